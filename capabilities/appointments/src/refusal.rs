//! Why something about an appointment is refused, and what can be done instead.

use hall::HallRefusal;
use kernel::{At, Lang, Refusal};

/// Why something cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppointmentRefusal {
    /// No such booking.
    Unknown,
    /// That service is not given by appointment, or no longer.
    NotOffered,
    /// No appointment begins then.
    NoSuchHour,
    /// That hour is over or too near.
    TooSoon,
    /// That day is too far away.
    TooFar,
    /// Somebody else took the last place.
    Full,
    /// This person has an open appointment for that service.
    AlreadyBooked,
    /// It was given up, attended or missed: nothing changes any more.
    Over,
    /// Moved too often.
    MovedTooOften,
    /// Too early to say that one has arrived.
    TooEarly {
        /// From when.
        from: At,
    },
    /// A number of the settings makes no sense.
    BadOffer {
        /// Its name in the form.
        field: &'static str,
    },
    /// Two offers would sell the same minutes.
    Overlaps,
    /// Somebody changed it meanwhile.
    ChangedMeanwhile,
    /// The hall refused the turn.
    Hall(HallRefusal),
}

impl From<HallRefusal> for AppointmentRefusal {
    fn from(refusal: HallRefusal) -> AppointmentRefusal {
        AppointmentRefusal::Hall(refusal)
    }
}

impl Refusal for AppointmentRefusal {
    fn code(&self) -> &'static str {
        match self {
            AppointmentRefusal::Unknown => "appointments-unknown",
            AppointmentRefusal::NotOffered => "appointments-not-offered",
            AppointmentRefusal::NoSuchHour => "appointments-no-such-hour",
            AppointmentRefusal::TooSoon => "appointments-too-soon",
            AppointmentRefusal::TooFar => "appointments-too-far",
            AppointmentRefusal::Full => "appointments-full",
            AppointmentRefusal::AlreadyBooked => "appointments-already-booked",
            AppointmentRefusal::Over => "appointments-over",
            AppointmentRefusal::MovedTooOften => "appointments-moved-too-often",
            AppointmentRefusal::TooEarly { .. } => "appointments-too-early",
            AppointmentRefusal::BadOffer { .. } => "appointments-bad-offer",
            AppointmentRefusal::Overlaps => "appointments-overlaps",
            AppointmentRefusal::ChangedMeanwhile => "appointments-changed-meanwhile",
            AppointmentRefusal::Hall(refusal) => refusal.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            AppointmentRefusal::Unknown | AppointmentRefusal::NotOffered => 404,
            AppointmentRefusal::NoSuchHour
            | AppointmentRefusal::TooSoon
            | AppointmentRefusal::TooFar
            | AppointmentRefusal::BadOffer { .. }
            | AppointmentRefusal::Overlaps => 422,
            AppointmentRefusal::Hall(refusal) => refusal.status(),
            _ => 409,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            AppointmentRefusal::BadOffer { field } => Some(field),
            AppointmentRefusal::Overlaps => Some("from"),
            AppointmentRefusal::NoSuchHour
            | AppointmentRefusal::TooSoon
            | AppointmentRefusal::TooFar
            | AppointmentRefusal::Full => Some("hora"),
            AppointmentRefusal::Hall(refusal) => refusal.field(),
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            AppointmentRefusal::TooEarly { from } => {
                vec![("from", web::format::moment(*from, Lang::Es))]
            }
            AppointmentRefusal::BadOffer { field } => vec![("field", (*field).to_owned())],
            AppointmentRefusal::Hall(refusal) => refusal.args(),
            _ => Vec::new(),
        }
    }
}
