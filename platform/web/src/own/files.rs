//! Style sheets, scripts, icons, fonts; the company's palette, mark and art.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use assets::art::{self, Plate};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

use crate::site::SiteInfo;
use crate::{App, Problem, Reply};

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// A hashed file: the browser keeps it for ever.
pub(super) async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Reply {
    let accept = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let file = assets::get(&path, assets::Encoding::from_header(accept)).ok_or_else(Problem::not_found)?;
    if headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag.as_bytes() == file.etag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::CACHE_CONTROL, FOREVER)]).into_response());
    }
    let bytes = match file.bytes {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let mut response = Body::from(bytes).into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.mime));
    out.insert(header::CACHE_CONTROL, if file.immutable { FOREVER } else { HOUR });
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&file.etag) {
        out.insert(header::ETAG, tag);
    }
    if let Some(encoding) = file.encoding.header() {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

/// Changes whenever the company's look changes: part of the addresses, so that browsers may keep them.
pub(crate) fn brand_version(site: &SiteInfo) -> String {
    // the seed of the art comes from the name
    let mut hasher = DefaultHasher::new();
    site.brand.css("/arte").hash(&mut hasher);
    site.name.hash(&mut hasher);
    format!("{:08x}", hasher.finish() as u32)
}

/// The company's colours, over those of the base.
pub(super) async fn brand_css(State(app): State<App>) -> Response {
    still("text/css; charset=utf-8", app.site().brand.css("/arte"))
}

/// The network of pipes, drawn for the company; `marca.svg` is its mark.
pub(super) async fn art(State(app): State<App>, Path(plate): Path<String>) -> Reply {
    let site = app.site();
    let name = plate.strip_suffix(".svg").ok_or_else(Problem::not_found)?;
    if name == "marca" {
        return Ok(still("image/svg+xml", art::mark(&site.brand)));
    }
    let plate = Plate::named(name).ok_or_else(Problem::not_found)?;
    Ok(still("image/svg+xml", art::red(seed(&site), plate, &site.brand)))
}

/// The company's mark.
pub(super) async fn mark(State(app): State<App>) -> Response {
    still("image/svg+xml", art::mark(&app.site().brand))
}

fn seed(site: &Arc<SiteInfo>) -> u64 {
    // FNV-1a, so that the art of a company is the same on every machine and version of the compiler
    site.name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

fn still(kind: &'static str, text: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CACHE_CONTROL, HOUR)], text)
        .into_response()
}

/// Search machines see the citizens' pages; personal pages are behind numbers and codes anyway.
pub(super) async fn robots() -> Response {
    const TEXT: &str = "User-agent: *\nDisallow: /api/\nDisallow: /e/\nDisallow: /entrar\nDisallow: /live\n\
                        Disallow: /preferencias\n";
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], TEXT).into_response()
}
