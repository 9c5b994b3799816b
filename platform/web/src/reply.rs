//! The answers that handlers give.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Fault;
use serde::Serialize;

use crate::{App, Problem, cookies};

/// What a handler gives back.
pub type Reply = Result<Response, Problem>;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A page, 200.
pub fn html(page: impl Template) -> Reply {
    html_status(200, page)
}

/// Room for a page, in bytes: most need less, and then nothing is copied while it grows.
const PAGE: usize = 32 * 1024;

/// A page with another status: 422 for a form with errors (its `PageFrame` says `failed()`).
pub fn html_status(status: u16, page: impl Template) -> Reply {
    let mut text = String::with_capacity(PAGE);
    page.render_into(&mut text).map_err(|e| Fault::because("rendering a page", e))?;
    let status = StatusCode::from_u16(status).map_err(|e| Fault::because("choosing a status", e))?;
    Ok((status, [(header::CONTENT_TYPE, HTML)], text).into_response())
}

/// A section for the page of another capability: see [`crate::Panel`].
pub fn panel(section: impl Template) -> Result<Option<String>, Problem> {
    Ok(Some(section.render().map_err(|e| Fault::because("rendering a panel", e))?))
}

/// To another page of this site after a form was done (303, RFC 9110 §15.4.4).
pub fn redirect(to: &str) -> Reply {
    Ok(see_other(to))
}

/// Like [`redirect`]; the next page shows the sentence `key`.
pub fn redirect_saying(app: &App, to: &str, key: &str) -> Reply {
    let mut response = see_other(to);
    response.headers_mut().append(header::SET_COOKIE, cookies::flash(key, app.settings().secure));
    Ok(response)
}

pub(crate) fn see_other(to: &str) -> Response {
    let place = HeaderValue::try_from(escape_location(to)).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response()
}

/// `Location` is ASCII (RFC 9110 §10.2.2): what is not is percent-encoded, so that no line can be broken.
fn escape_location(to: &str) -> String {
    let mut out = String::with_capacity(to.len());
    for byte in to.bytes() {
        match byte {
            0x21..=0x7e => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// JSON, 200.
pub fn json(value: &impl Serialize) -> Reply {
    json_status(200, value)
}

/// JSON with another status: 201 for something made.
pub fn json_status(status: u16, value: &impl Serialize) -> Reply {
    let text = serde_json::to_vec(value).map_err(|e| Fault::because("writing JSON", e))?;
    let status = StatusCode::from_u16(status).map_err(|e| Fault::because("choosing a status", e))?;
    Ok((status, [(header::CONTENT_TYPE, JSON)], text).into_response())
}

/// There is no such thing.
pub fn not_found() -> Reply {
    Err(Problem::not_found())
}

/// A file to keep. `name` may have any letters (RFC 6266, RFC 8187).
pub fn download(name: &str, content_type: &'static str, bytes: impl Into<Body>) -> Reply {
    Ok(file("attachment", name, content_type, bytes.into()))
}

/// A file that the browser shows if it can: a PDF, a photo.
pub fn inline(name: &str, content_type: &'static str, bytes: impl Into<Body>) -> Reply {
    Ok(file("inline", name, content_type, bytes.into()))
}

fn file(how: &str, name: &str, content_type: &'static str, body: Body) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let encoded = percent(name);
    let disposition = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let disposition = HeaderValue::try_from(disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static(content_type);
    (StatusCode::OK, [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], body)
        .into_response()
}

/// Everything but unreserved characters (RFC 3986 §2.3) percent-encoded: for a value in a URL.
pub fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A table for Excel of Colombia: UTF-8 with BOM, `;` between cells, CRLF. Cells that a spreadsheet would
/// run as a formula get an apostrophe in front.
pub fn csv(name: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Reply {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    download(name, "text/csv; charset=utf-8", text)
}

fn csv_cell(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let guard = if risky { "'" } else { "" };
    if cell.contains(['"', ';', '\n', '\r']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

/// `place` if it is a path of this site, else `/`: for “come back to where you were”. `//host`, `/\host`
/// and everything with control characters lead elsewhere and are refused.
pub fn local_path(place: &str) -> &str {
    let bytes = place.as_bytes();
    let local = bytes.first() == Some(&b'/')
        && !matches!(bytes.get(1), Some(b'/' | b'\\'))
        && place.len() <= 2_000
        && !place.chars().any(|c| c.is_control() || c == '\\');
    if local { place } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_cannot_become_formulas() {
        assert_eq!(csv_cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(csv_cell("-12.5"), "-12.5");
        assert_eq!(csv_cell("@x"), "'@x");
        assert_eq!(csv_cell("a;b"), "\"a;b\"");
    }

    #[test]
    fn only_paths_of_this_site_come_back() {
        for evil in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "",
            "x",
            "/a\r\nX: y",
            "/a\\b",
            "javascript:1",
        ] {
            assert_eq!(local_path(evil), "/", "{evil:?}");
        }
        assert_eq!(local_path("/pqr/nueva/2?a=b&c=%2F%2F"), "/pqr/nueva/2?a=b&c=%2F%2F");
    }

    proptest! {
        #[test]
        fn a_redirect_is_always_one_ascii_line(to in "\\PC*") {
            let response = see_other(&to);
            let place = response.headers()[header::LOCATION].to_str().unwrap().to_owned();
            prop_assert!(place.bytes().all(|b| (0x21..=0x7e).contains(&b)));
        }

        #[test]
        fn a_download_survives_any_name(name in "\\PC*") {
            let response = file("attachment", &name, "application/pdf", Body::empty());
            let disposition = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
            prop_assert!(disposition.starts_with("attachment; filename=\""));
        }
    }
}
