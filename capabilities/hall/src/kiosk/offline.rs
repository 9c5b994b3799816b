//! What the kiosk keeps for when the server does not answer: one page, its worker, and the heartbeat.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::IntoResponse;
use queueing::Class;
use serde::Serialize;
use web::{Door, PageFrame, Problem, Reply};

use super::choose::{LineView, Offline, Seen, look_at};
use super::device::{self, Device};
use super::shell::{self, Shell, fresh};

#[derive(Template)]
#[template(path = "kiosk/offline.html")]
pub(crate) struct OfflinePage {
    pub page: PageFrame,
    pub shell: Shell,
    pub offline: Offline,
    /// Every line with its letter, whether it is open now or not: the page is kept for later.
    pub lines: Vec<(LineView, String)>,
}

impl OfflinePage {
    pub(crate) fn new(page: PageFrame, device: &Device, seen: &Seen, at: kernel::At) -> OfflinePage {
        let lines = LineView::all(&page, &seen.lines).into_iter();
        OfflinePage {
            shell: Shell::new(device, at, "sin-linea"),
            offline: Offline::new(device),
            lines: lines.zip(seen.lines.iter().map(|l| l.service.prefix.clone())).collect(),
            page,
        }
    }
}

/// `GET /sala/{site}/kiosco/sin-linea`.
pub(crate) async fn show(door: Door, Path(site): Path<String>, headers: HeaderMap) -> Reply {
    let device = match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => device,
        Err(page) => return Ok(page),
    };
    let seen = look_at(&door, &device, Class::General).await?;
    let page = OfflinePage::new(door.page("hall-kiosk-offline-title"), &device, &seen, door.at());
    fresh(web::html(page))
}

/// `GET /sala/{site}/kiosco/trabajador.js`: the service worker; it stands below the kiosk so that it may keep
/// the kiosk's pages alone.
pub(crate) async fn worker(Path(site): Path<String>) -> Reply {
    let name = assets::url("kiosk_worker.js").strip_prefix("/e/").unwrap_or_default();
    let file = assets::get(name, assets::Encoding::Identity).ok_or_else(Problem::not_found)?;
    let mut response = file.bytes.into_owned().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(scope) = HeaderValue::from_str(&device::base(&site)) {
        headers.insert("service-worker-allowed", scope);
    }
    Ok(response)
}

#[derive(Serialize)]
struct Beat {
    enrolled: bool,
    shut: bool,
    /// Changes when the lines do.
    lines: Vec<(String, bool)>,
}

/// `GET /sala/{site}/kiosco/estado`: the heartbeat.
pub(crate) async fn state(door: Door, Path(site): Path<String>, headers: HeaderMap) -> Reply {
    let Some(device) = device::device(&door, &headers, &site).await? else {
        return fresh(web::json(&Beat { enrolled: false, shut: true, lines: Vec::new() }));
    };
    let seen = look_at(&door, &device, Class::General).await?;
    let lines = seen.lines.iter().map(|l| (l.service.key.clone(), l.shut.is_none())).collect();
    fresh(web::json(&Beat { enrolled: true, shut: seen.shut.is_some(), lines }))
}
