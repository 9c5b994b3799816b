//! Writes a [`Problem`] for whoever asked: a page, problem+json (RFC 9457), or the way to the log-in.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::Lang;
use serde::Serialize;

use crate::frame::PageFrame;
use crate::visit::Visit;
use crate::{App, Door, Problem, reply};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: PageFrame,
    sentence: String,
    article: Option<&'static str>,
    trace: String,
    ours: bool,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    trace: &'a str,
}

const HX_REDIRECT: HeaderName = HeaderName::from_static("hx-redirect");
const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

/// The answer to a problem. The one place where faults are logged; the span says which route it was, by its
/// pattern, because a path can hold a secret.
pub(crate) fn write(app: &App, visit: &Arc<Visit>, problem: &Problem) -> Response {
    let parts = problem.parts();
    if let Some(fault) = &parts.fault {
        tracing::error!(trace = %visit.trace, %fault, "request failed");
    }
    let mut response = if visit.json {
        as_json(app, visit, problem)
    } else if problem.status() == 401 {
        as_log_in(visit)
    } else {
        as_page(app, visit, problem)
    };
    for (name, value) in &parts.headers {
        response.headers_mut().insert(name, value.clone());
    }
    response
}

fn sentence(app: &App, visit: &Visit, problem: &Problem) -> String {
    let site = app.site();
    let args = problem.sentence_args(visit.lang);
    let mut args: Vec<(&str, &str)> = args.iter().map(|(n, v)| (*n, v.as_str())).collect();
    args.push(("phone", site.phone()));
    app.texts().t_args(visit.lang, &problem.parts().key, &args)
}

fn title_key(status: u16) -> &'static str {
    match status {
        400 | 415 => "web-error-400",
        401 => "web-error-401",
        403 => "web-error-403",
        404 => "web-error-404",
        405 => "web-error-405",
        409 => "web-error-409",
        413 => "web-error-413",
        429 => "web-error-429",
        503 => "web-error-503",
        400..=499 => "web-error-422",
        _ => "web-error-500",
    }
}

fn as_json(app: &App, visit: &Visit, problem: &Problem) -> Response {
    let parts = problem.parts();
    let detail = sentence(app, visit, problem);
    let body = ProblemJson {
        r#type: format!("urn:cauce:problem:{}", parts.code),
        title: &app.texts().t(visit.lang, title_key(parts.status.as_u16())),
        status: parts.status.as_u16(),
        detail: &detail,
        code: &parts.code,
        field: parts.field.as_deref(),
        article: parts.article,
        reason: parts.detail.as_deref(),
        trace: &visit.trace,
    };
    let text = serde_json::to_vec(&body).unwrap_or_default();
    (parts.status, [(header::CONTENT_TYPE, PROBLEM_JSON)], text).into_response()
}

/// To the log-in page, and after it back to where the person was (only for pages, not for forms).
fn as_log_in(visit: &Visit) -> Response {
    let place = match visit.is_get && !visit.fragment {
        true => format!("/entrar?volver={}", reply::percent(visit.place())),
        false => "/entrar".to_owned(),
    };
    match (visit.fragment, HeaderValue::try_from(&place)) {
        (true, Ok(to)) => (axum::http::StatusCode::UNAUTHORIZED, [(HX_REDIRECT, to)]).into_response(),
        _ => reply::see_other(&place),
    }
}

fn as_page(app: &App, visit: &Arc<Visit>, problem: &Problem) -> Response {
    let status = problem.status();
    let page = Door::new(app.clone(), Arc::clone(visit)).page(title_key(status.as_u16()));
    let page = ErrorPage {
        page,
        sentence: sentence(app, visit, problem),
        article: problem.parts().article,
        trace: visit.trace.clone(),
        ours: status.is_server_error(),
    };
    match reply::html_status(status.as_u16(), page) {
        Ok(response) => response,
        // the page about the failure failed: say it in plain words
        Err(_) => (status, "Algo falló de nuestro lado.").into_response(),
    }
}

/// The error page in its states, for the test that renders every page.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let page = |key: &str, code: &str, ours: bool, article| {
        let page = PageFrame::sample(lang, key, &[]);
        let sentence = page.t_args(code, &[("phone", "116"), ("max", "10 MB"), ("minutes", "5")]);
        let trace = "0123456789abcdef".to_owned();
        ErrorPage { page, sentence, article, trace, ours }
            .render()
            .unwrap_or_else(|e| panic!("error page: {e}"))
    };
    vec![
        ("error-404", page("web-error-404", "problem-not-found", false, None)),
        ("error-413", page("web-error-413", "problem-too-large", false, None)),
        (
            "error-422",
            page("web-error-422", "problem-unprocessable", false, Some("Ley 142 de 1994, art. 158")),
        ),
        ("error-429", page("web-error-429", "problem-too-many", false, None)),
        ("error-500", page("web-error-500", "problem-broken", true, None)),
    ]
}
