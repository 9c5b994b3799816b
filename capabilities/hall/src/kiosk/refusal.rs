//! Why a kiosk cannot be enrolled.

use kernel::Refusal;

/// Why something cannot be done with a kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KioskRefusal {
    /// No such site or kiosk.
    Unknown,
    /// A name is missing or too long.
    BadName,
    /// Numbers outside of 900 to 999, or none at all.
    BadRange,
    /// Another kiosk of the site gives one of these numbers.
    RangeTaken,
    /// The printer is no address in the network of the site.
    BadPrinter,
    /// No clip (MP4 or WebM), or too large.
    BadClip,
}

impl Refusal for KioskRefusal {
    fn code(&self) -> &'static str {
        match self {
            KioskRefusal::Unknown => "hall-kiosk-unknown",
            KioskRefusal::BadName => "hall-kiosk-bad-name",
            KioskRefusal::BadRange => "hall-kiosk-bad-range",
            KioskRefusal::RangeTaken => "hall-kiosk-range-taken",
            KioskRefusal::BadPrinter => "hall-kiosk-bad-printer",
            KioskRefusal::BadClip => "hall-kiosk-bad-clip",
        }
    }

    fn status(&self) -> u16 {
        if *self == KioskRefusal::Unknown { 404 } else { 422 }
    }

    fn field(&self) -> Option<&str> {
        match self {
            KioskRefusal::Unknown => None,
            KioskRefusal::BadName => Some("name"),
            KioskRefusal::BadRange | KioskRefusal::RangeTaken => Some("first"),
            KioskRefusal::BadPrinter => Some("printer"),
            KioskRefusal::BadClip => Some("clip"),
        }
    }
}
