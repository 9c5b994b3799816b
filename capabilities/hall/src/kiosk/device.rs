//! Which screen asks: a kiosk is enrolled once, by opening its address with the key, and is known by a
//! cookie.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use kernel::{Failure, Never};
use web::{Door, PageFrame, Problem, Reply};

use super::records::{self, Kiosk};
use crate::records::site_by_key;
use crate::site::Site;

const COOKIE: &str = "kiosco";
const REACH: &str = "alcance";
/// Ten years: a screen on the wall is enrolled once.
const YEARS: u32 = 10 * 365 * 86_400;
/// Letters and digits of a key: 117 bits.
pub(crate) const KEY_LENGTH: usize = 24;

/// The screen that asks.
#[derive(Debug, Clone)]
pub(crate) struct Device {
    pub kiosk: Kiosk,
    pub site: Site,
    /// Whether its buttons are low.
    pub reach: bool,
}

#[derive(Template)]
#[template(path = "kiosk/unknown.html")]
pub(crate) struct UnknownPage {
    pub page: PageFrame,
}

fn cookie<'h>(headers: &'h HeaderMap, wanted: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut pairs = lines.flat_map(|l| l.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

async fn find(door: &Door, site: String, key: String) -> Result<Option<(Kiosk, Site)>, Problem> {
    let found = door.store().read("hall.kiosk", (site, key), |look, (site, key)| {
        Box::pin(async move {
            let Some(site) = site_by_key(look, site).await? else { return Ok(None) };
            let kiosk = records::kiosk_by_key(look, key).await?;
            let kiosk = kiosk.filter(|k| k.site == site.id && site.active);
            Ok::<_, Failure<Never>>(Some(kiosk.map(|k| (k, site))))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// The kiosk of this browser; nothing if it was not enrolled at this site.
pub(crate) async fn device(door: &Door, headers: &HeaderMap, site: &str) -> Result<Option<Device>, Problem> {
    let key = cookie(headers, COOKIE).unwrap_or_default().to_owned();
    let reach = cookie(headers, REACH) == Some("si");
    let found = find(door, site.to_owned(), key).await?;
    Ok(found.map(|(kiosk, site)| Device { kiosk, site, reach }))
}

/// How a screen is enrolled.
pub(crate) fn unknown(door: &Door) -> Reply {
    web::html_status(403, UnknownPage { page: door.page("hall-kiosk-unknown-title") })
}

/// `GET /sala/{site}/kiosco/{key}`: enrols this browser.
pub(crate) async fn enrol(door: Door, Path((site, key)): Path<(String, String)>) -> Reply {
    if find(&door, site.clone(), key.clone()).await?.is_none() {
        return unknown(&door);
    }
    let mut response = web::redirect(&base(&site))?;
    // a key of the list has letters and digits alone
    keep(&door, &mut response, COOKIE, &key, "/sala", YEARS);
    Ok(response)
}

/// Where the pages of the kiosk of a site are.
pub(crate) fn base(site: &str) -> String {
    format!("/sala/{}/kiosco", web::percent(site))
}

/// Sets a cookie; no seconds: it is taken away.
pub(crate) fn keep(
    door: &Door,
    response: &mut axum::response::Response,
    name: &str,
    value: &str,
    path: &str,
    seconds: u32,
) {
    let secure = if door.app().settings().secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path={path}; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

const LOOKS: [&str; 3] = ["letra", "contraste", "lang"];

/// Whether somebody chose letters, contrast, language or low buttons.
pub(crate) fn has_looks(headers: &HeaderMap) -> bool {
    LOOKS.iter().chain(&[REACH]).any(|name| cookie(headers, name).is_some_and(|value| !value.is_empty()))
}

/// The next person finds the screen as it is for everybody.
pub(crate) fn forget_looks(door: &Door, response: &mut axum::response::Response) {
    for name in LOOKS {
        keep(door, response, name, "", "/", 0);
    }
    keep(door, response, REACH, "", "/sala", 0);
}

/// Buttons low, or where they were.
pub(crate) fn keep_reach(door: &Door, response: &mut axum::response::Response, on: bool) {
    keep(door, response, REACH, "si", "/sala", if on { 3600 } else { 0 });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; kiosco=ABC; alcance=si"));
        assert_eq!((cookie(&headers, COOKIE), cookie(&headers, REACH)), (Some("ABC"), Some("si")));
        assert_eq!(cookie(&headers, "osco"), None);
        assert_eq!(cookie(&HeaderMap::new(), COOKIE), None);
    }
}
