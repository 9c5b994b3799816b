//! What a booking gives to other devices: an entry for calendars, and a QR for the kiosk.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use kernel::{At, Fault};
use qrcode::QrCode;
use qrcode::render::svg;
use web::icalendar::{CalendarText, instant};
use web::{Door, Reply};

use super::booked;
use crate::booking::{Booking, State};
use crate::records::Served;

/// What the entry says besides the booking.
pub(crate) struct Entry<'a> {
    /// `Cita en Aguas de Miraflor: Facturación`.
    pub summary: &'a str,
    /// What to bring to mind.
    pub description: &'a str,
    /// Address of the booking's page.
    pub url: &'a str,
    /// Ids end with it (RFC 7986 §5.3).
    pub host: &'a str,
    /// When it was written.
    pub written_at: At,
}

/// One event with an hour and an alarm one hour before (RFC 5545 §3.6.1, §3.6.6). The same booking is the
/// same event: moving it raises `SEQUENCE`, giving it up cancels it.
pub(crate) fn text(booking: &Booking, service: &Served, entry: &Entry<'_>) -> String {
    let mut out = CalendarText::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//Cauce//Citas//ES");
    out.line("CALSCALE", "GREGORIAN");
    out.line("METHOD", "PUBLISH");
    out.line("BEGIN", "VEVENT");
    out.text("UID", &format!("appointment-{}@{}", booking.id, entry.host));
    out.line("DTSTAMP", &instant(entry.written_at));
    out.line("DTSTART", &instant(booking.starts_at));
    out.line("DTEND", &instant(booking.ends_at()));
    out.line("SEQUENCE", &booking.moves.to_string());
    let cancelled = booking.state == State::Cancelled;
    out.line("STATUS", if cancelled { "CANCELLED" } else { "CONFIRMED" });
    out.text("SUMMARY", entry.summary);
    out.text("LOCATION", &format!("{}, {}", service.site_name, service.address));
    out.text("DESCRIPTION", entry.description);
    out.line("URL", entry.url);
    if !cancelled {
        out.line("BEGIN", "VALARM");
        out.line("ACTION", "DISPLAY");
        out.text("DESCRIPTION", entry.summary);
        out.line("TRIGGER", "-PT1H");
        out.line("END", "VALARM");
    }
    out.line("END", "VEVENT");
    out.line("END", "VCALENDAR");
    out.finish()
}

/// `GET /citas/{key}/cita.ics`.
pub async fn file(door: Door, Path(key): Path<String>) -> Reply {
    let (booking, service) = booked(&door, &key).await?;
    let base = door.app().settings().base_url.trim_end_matches('/').to_owned();
    let host = base.split_once("://").map_or(base.as_str(), |(_, host)| host).to_owned();
    let company = door.site().short_name.clone();
    let summary = door.t_args(
        "appointments-calendar-summary",
        &[("company", &company), ("service", service.name_in(door.lang()))],
    );
    let description = door.t("appointments-calendar-description").into_owned();
    let entry = Entry {
        summary: &summary,
        description: &description,
        url: &format!("{base}/citas/{key}"),
        host: &host,
        written_at: door.at(),
    };
    let mut reply =
        web::download("cita.ics", "text/calendar; charset=utf-8", text(&booking, &service, &entry))?;
    reply.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(reply)
}

/// `GET /citas/{key}/qr.svg`: the QR (ISO/IEC 18004) that the kiosk reads; it leads to «I am here».
pub async fn qr(door: Door, Path(key): Path<String>) -> Reply {
    let (booking, _) = booked(&door, &key).await?;
    let address = format!("{}/citas/llegada/{}", door.app().settings().base_url, booking.key);
    let drawn = QrCode::new(address.as_bytes()).map_err(|e| Fault::because("drawing a QR", e))?;
    let picture = drawn.render::<svg::Color<'_>>().min_dimensions(184, 184).build();
    let mut reply = web::inline("qr.svg", "image/svg+xml", picture)?;
    reply.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400"));
    Ok(reply)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::tests::booking;

    #[test]
    fn an_entry_that_any_calendar_reads() {
        let service = crate::samples::served();
        let entry = Entry {
            summary: "Cita en Aguas; de Miraflor",
            description: "Traiga la factura,\nsi la tiene",
            url: "https://pqr.miraflor.example/citas/clave",
            host: "pqr.miraflor.example",
            written_at: At::parse("2026-11-20T09:00").expect("an instant"),
        };
        let written = text(&booking(), &service, &entry);
        assert!(written.lines().all(|line| line.len() <= 76) && written.ends_with("END:VCALENDAR\r\n"));
        // ten in the morning in Bogotá, which has no summer time
        for line in [
            "DTSTART:20261124T150000Z",
            "DTEND:20261124T152000Z",
            "STATUS:CONFIRMED",
            "SEQUENCE:0",
            "SUMMARY:Cita en Aguas\\; de Miraflor",
            "DESCRIPTION:Traiga la factura\\,\\nsi la tiene",
            "TRIGGER:-PT1H",
        ] {
            assert!(written.contains(&format!("\r\n{line}\r\n")), "{line}\n{written}");
        }
        let gone = Booking { state: State::Cancelled, moves: 2, ..booking() };
        let written = text(&gone, &service, &entry);
        assert!(written.contains("STATUS:CANCELLED\r\n") && written.contains("SEQUENCE:2\r\n"));
        assert!(!written.contains("VALARM"));
    }
}
