//! Why the settings of the hall are refused.

use kernel::Refusal;

/// Why a setting cannot be as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FloorRefusal {
    /// What stands in this field makes no sense.
    Bad(&'static str),
    /// Another one of the site has it.
    Taken(&'static str),
    /// Somebody changed it meanwhile.
    Changed,
    /// Somebody attends there now.
    InUse,
    /// There is no such thing.
    Unknown,
}

impl Refusal for FloorRefusal {
    fn code(&self) -> &'static str {
        match self {
            FloorRefusal::Bad("name") => "hall-floor-name",
            FloorRefusal::Bad("name_en") => "hall-floor-name-en",
            FloorRefusal::Bad("help" | "help_en") => "hall-floor-help",
            FloorRefusal::Bad("address") => "hall-floor-address",
            FloorRefusal::Bad("key") => "hall-floor-key",
            FloorRefusal::Bad("phone") => "hall-floor-phone",
            FloorRefusal::Bad("last_chair_cm") => "hall-floor-last-chair",
            FloorRefusal::Bad("alarm_minutes") => "hall-floor-alarm",
            FloorRefusal::Bad("day") => "hall-floor-day",
            FloorRefusal::Bad("reason") => "hall-floor-reason",
            FloorRefusal::Bad("number") => "hall-floor-number",
            FloorRefusal::Bad("place") => "hall-floor-place",
            FloorRefusal::Bad("daily_most") => "hall-floor-daily-most",
            FloorRefusal::Bad("topics") => "hall-floor-topics",
            FloorRefusal::Bad("services") => "hall-floor-services",
            FloorRefusal::Bad("from") => "hall-floor-from",
            FloorRefusal::Bad("until") => "hall-floor-until",
            FloorRefusal::Bad(name) if name.ends_with("prefix") => "hall-floor-prefix",
            FloorRefusal::Bad(name) if name.ends_with("es") || name.starts_with("opens") => {
                "hall-floor-hours"
            }
            FloorRefusal::Bad(_) => "hall-floor-policy",
            FloorRefusal::Taken("key") => "hall-floor-key-taken",
            FloorRefusal::Taken("number") => "hall-floor-number-taken",
            FloorRefusal::Taken("from") => "hall-floor-from-taken",
            FloorRefusal::Taken(_) => "hall-floor-prefix-taken",
            FloorRefusal::Changed => "hall-floor-changed",
            FloorRefusal::InUse => "hall-floor-in-use",
            FloorRefusal::Unknown => "hall-floor-unknown",
        }
    }

    fn status(&self) -> u16 {
        match self {
            FloorRefusal::Bad(_) => 422,
            FloorRefusal::Unknown => 404,
            _ => 409,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            FloorRefusal::Bad(field) | FloorRefusal::Taken(field) => Some(field),
            _ => None,
        }
    }
}
