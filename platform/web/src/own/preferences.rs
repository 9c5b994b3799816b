//! Language, letters, contrast: chosen once, kept in this browser, applied by the server without a flash.

use askama::Template;
use axum::extract::{Query, RawQuery};
use axum::http::header;
use kernel::Lang;

use crate::cookies::{self, Letter};
use crate::frame::PageFrame;
use crate::{Door, Fields, Reply, reply};

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage {
    page: PageFrame,
    back: String,
}

/// The page of preferences, the statement of accessibility and the help for keyboards.
pub(super) async fn show(door: Door, Query(query): Query<Vec<(String, String)>>) -> Reply {
    let back =
        query.iter().find(|(name, _)| name == "volver").map_or("/accesibilidad", |(_, to)| to.as_str());
    let back = reply::local_path(back).to_owned();
    reply::html(AccessibilityPage { page: door.page("web-a11y-title"), back })
}

/// The form: works without script.
pub(super) async fn choose(door: Door, fields: Fields) -> Reply {
    keep(&door, &fields)
}

/// The links «English», «Letra grande»: only looks change, so a link is enough.
pub(super) async fn choose_by_link(door: Door, RawQuery(query): RawQuery) -> Reply {
    let query = query.unwrap_or_default();
    keep(&door, &Fields::from_pairs(form_urlencoded::parse(query.as_bytes()).take(10)))
}

fn keep(door: &Door, fields: &Fields) -> Reply {
    let secure = door.app().settings().secure;
    let lang = fields.get("lang").and_then(Lang::parse).map(Lang::code);
    let letter = fields.get("letra").and_then(Letter::parse).map(Letter::word);
    let contrast = fields.get("contraste").filter(|word| matches!(*word, "alto" | "normal"));
    let mut response = reply::see_other(reply::local_path(fields.text("volver")));
    for (name, value) in [("lang", lang), ("letra", letter), ("contraste", contrast)] {
        if let Some(value) = value {
            let cookie = cookies::preference(name, value, secure);
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let page = PageFrame::sample(lang, "web-a11y-title", &[]);
    let page = AccessibilityPage { page, back: "/".into() };
    vec![("accessibility", page.render().unwrap_or_else(|e| panic!("accessibility.html: {e}")))]
}
