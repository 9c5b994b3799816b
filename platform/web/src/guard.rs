//! Lets a request into a route, or says no.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::access::Verdict;
use crate::capability::Credential;
use crate::routes::Rule;
use crate::visit::Visit;
use crate::{Access, App, Problem, reply};

/// Most bytes of an ordinary form.
pub(crate) const FORM_BYTES: usize = 64 * 1024;
/// Most bytes of a JSON body.
pub(crate) const JSON_BYTES: usize = 256 * 1024;

/// How many bytes the body may have; travels with the request to `Fields`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BodyLimit(pub usize);

/// Runs the rule of a route, cheapest questions first. What it gives back is answered instead of asking the
/// handler.
pub(crate) async fn turn_away(rule: &Rule, request: &mut Request, app: &App) -> Option<Response> {
    if let Some(path) = set_up_first(rule, app) {
        return Some(reply::see_other(path));
    }
    admit(rule, request, app).await.err().map(IntoResponse::into_response)
}

async fn admit(rule: &Rule, request: &mut Request, app: &App) -> Result<(), Problem> {
    let visit = request.extensions().get::<Arc<Visit>>().cloned();
    let visit =
        visit.ok_or_else(|| Problem::broken("the route was mounted without the middleware of web"))?;
    if !rule.plumbing {
        throttle(rule, app, &visit)?;
        identify(app, &visit).await?;
        judge(rule.access, app, &visit)?;
    }
    limit_body(rule, request)
}

/// Without a company there is nothing to attend: everything leads to the set-up.
fn set_up_first(rule: &Rule, app: &App) -> Option<&'static str> {
    if rule.plumbing || rule.access == Access::FirstRun || app.site().exists {
        return None;
    }
    app.first_run_path()
}

fn throttle(rule: &Rule, app: &App, visit: &Visit) -> Result<(), Problem> {
    let Some(limit) = rule.limit else { return Ok(()) };
    app.limiter().take(rule.id, limit, visit.client, visit.at).map_err(|seconds| {
        metrics::counter!("http_throttled_total", "path" => rule.path).increment(1);
        Problem::too_many(seconds)
    })
}

async fn identify(app: &App, visit: &Visit) -> Result<(), Problem> {
    let credential = match (&visit.bearer, &visit.session) {
        (Some(token), _) => Credential::Bearer(token),
        (None, Some(token)) => Credential::Session(token),
        (None, None) => return Ok(()),
    };
    let identity = app.gatekeeper().identify(app, credential).await?;
    // nobody else writes this cell: each request passes one guard
    let _ = visit.identity.set(identity);
    Ok(())
}

fn judge(access: Access, app: &App, visit: &Visit) -> Result<(), Problem> {
    match access.judge(visit.actor(), app.site().exists) {
        Verdict::Open => Ok(()),
        Verdict::WhoAreYou => Err(Problem::who_are_you()),
        Verdict::Forbidden => Err(Problem::forbidden()),
        Verdict::Hidden => Err(Problem::not_found()),
    }
}

fn limit_body(rule: &Rule, request: &mut Request) -> Result<(), Problem> {
    let is_json = |value: &HeaderValue| value.as_bytes().starts_with(b"application/json");
    let json = request.headers().get(header::CONTENT_TYPE).is_some_and(is_json);
    let most = rule.body.unwrap_or(if json { JSON_BYTES } else { FORM_BYTES });
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > most as u64) {
        return Err(Problem::too_large(most));
    }
    DefaultBodyLimit::max(most).apply(request);
    request.extensions_mut().insert(BodyLimit(most));
    Ok(())
}

/// What a program is told when it may not enter (RFC 9110 §11.6.1).
pub(crate) const CHALLENGE: (header::HeaderName, HeaderValue) =
    (header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));

/// The status of [`Problem::who_are_you`].
pub(crate) const WHO_ARE_YOU: StatusCode = StatusCode::UNAUTHORIZED;
