//! What appointments announce, with the subject `appointments/<booking id>`. `data` carries ids, codes and
//! instants, never who booked nor what support they need.

use store::{Event, Work};

use crate::booking::Booking;

/// An hour was booked: `site`, `service`, `starts_at`, `origin`.
pub const BOOKED: &str = "appointments.booked";
/// A booking has another hour: `site`, `service`, `starts_at`.
pub const MOVED: &str = "appointments.moved";
/// A booking was given up, and its hour is free again: `site`, `service`, `starts_at`.
pub const CANCELLED: &str = "appointments.cancelled";
/// The person came and has a turn: `site`, `service`, `ticket`.
pub const ARRIVED: &str = "appointments.arrived";
/// The person did not come in time: `site`, `service`, `starts_at`.
pub const MISSED: &str = "appointments.missed";
/// The reminder of the day before was handed to the post: `site`, `service`.
pub const REMINDED: &str = "appointments.reminded";
/// The hours of a service or its rules were changed: `service`, `what`. Subject `appointments/<service id>`.
pub const CHANGED: &str = "appointments.changed";

/// All of them.
pub const ALL: &[&str] = &[BOOKED, MOVED, CANCELLED, ARRIVED, MISSED, REMINDED, CHANGED];

/// The subject of a booking.
pub fn subject(id: impl std::fmt::Display) -> String {
    format!("appointments/{id}")
}

pub(crate) fn tell(work: &mut Work<'_>, kind: &'static str, booking: &Booking) {
    let mut data = serde_json::json!({
        "site": booking.site.to_string(),
        "service": booking.service.to_string(),
        "starts_at": booking.starts_at.0,
    });
    match kind {
        BOOKED => data["origin"] = booking.origin.key().into(),
        ARRIVED => data["ticket"] = booking.ticket.map(|t| t.to_string()).into(),
        _ => {}
    }
    work.announce(Event { kind, subject: subject(booking.id), data });
}

pub(crate) fn changed(work: &mut Work<'_>, service: hall::ServiceId, what: &str) {
    let data = serde_json::json!({ "service": service.to_string(), "what": what });
    work.announce(Event { kind: CHANGED, subject: subject(service), data });
}
