//! `/sala/{site}/kiosco/cita`: who has an appointment shows its code to the reader, which types like a
//! keyboard. The capability of appointments gives the turn; this page only leads there.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use web::{Door, Fields, PageFrame, Reply};

use super::device::Device;
use super::shell::{self, Shell, fresh};

#[derive(Template)]
#[template(path = "kiosk/appointment.html")]
pub(crate) struct AppointmentPage {
    pub page: PageFrame,
    pub shell: Shell,
    pub typed: String,
    pub refused: String,
}

impl AppointmentPage {
    pub(crate) fn new(
        page: PageFrame,
        device: &Device,
        at: kernel::At,
        typed: Option<&str>,
    ) -> AppointmentPage {
        let refused = typed.map(|_| page.t("hall-kiosk-appointment-wrong").into_owned()).unwrap_or_default();
        let page = if typed.is_some() { page.failed() } else { page };
        let typed = typed.unwrap_or_default().to_owned();
        AppointmentPage { shell: Shell::new(device, at, "cita"), page, typed, refused }
    }
}

/// The key in what the reader typed: the address of the QR, or the key alone.
pub(crate) fn key(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let last = typed.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let plain = (6..=64).contains(&last.len()) && last.chars().all(|c| c.is_ascii_alphanumeric());
    plain.then(|| last.to_owned())
}

/// The field.
pub(crate) async fn show(door: Door, Path(site): Path<String>, headers: HeaderMap) -> Reply {
    match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => {
            let page = door.page("hall-kiosk-appointment");
            fresh(web::html(AppointmentPage::new(page, &device, door.at(), None)))
        }
        Err(page) => Ok(page),
    }
}

/// Leads to the arrival of the appointment.
pub(crate) async fn submit(
    door: Door,
    Path(site): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Reply {
    let device = match shell::device_or_page(&door, &headers, &site).await? {
        Ok(device) => device,
        Err(page) => return Ok(page),
    };
    let typed = fields.text("codigo");
    match key(typed) {
        Some(key) => web::redirect(&format!("/citas/llegada/{key}")),
        None => {
            let shown: String = typed.chars().take(80).collect();
            let page = door.page("hall-kiosk-appointment");
            web::html_status(422, AppointmentPage::new(page, &device, door.at(), Some(&shown)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_types_an_address_or_a_key() {
        let is = |typed: &str| key(typed);
        assert_eq!(is("https://x.example/citas/llegada/ABCDEF23\r\n"), Some("ABCDEF23".into()));
        assert_eq!(is(" abcdef23 "), Some("abcdef23".into()));
        for wrong in ["", "/", "abc", "https://x.example/?q=<script>", "ñandúes1"] {
            assert_eq!(is(wrong), None, "{wrong}");
        }
    }
}
