//! What the hall announces, with the subject of its site (`hall/<site id>`). `data` carries ids, codes and
//! instants, never a name nor the reason of a preference.

use crate::site::SiteId;

/// The subject of everything that happens in a site.
pub fn subject(site: SiteId) -> String {
    format!("hall/{site}")
}

/// Somebody took a turn: `ticket`, `code`, `service`, `class`, `origin`, `lane` (an
/// officer's, if the person waits for one alone).
pub const TAKEN: &str = "hall.taken";
/// A turn was called to a counter: `ticket`, `code`, `counter` (its number), `class`.
pub const CALLED: &str = "hall.called";
/// Called again: `ticket`, `code`, `counter`, `times`.
pub const RECALLED: &str = "hall.recalled";
/// The person is at the counter: `ticket`, `counter`.
pub const ATTENDED: &str = "hall.attended";
/// The person did not come when called: `ticket`, `code`.
pub const ABSENT: &str = "hall.absent";
/// An absent person came the same day and waits again: `ticket`, `code`.
pub const RETURNED: &str = "hall.returned";
/// The turn is put aside for a moment: `ticket`.
pub const HELD: &str = "hall.held";
/// A held turn goes on: `ticket`, `counter`.
pub const RESUMED: &str = "hall.resumed";
/// The turn waits again in another lane: `ticket`, `code`, `lane`.
pub const TRANSFERRED: &str = "hall.transferred";
/// The attention ended: `ticket`, `counter_id`, `officer_id`, `service_id`, `result`.
pub const FINISHED: &str = "hall.finished";
/// The person gave the turn up: `ticket`, `code`.
pub const GONE: &str = "hall.gone";
/// Class, service or place in the line changed: `ticket`, `code`.
pub const MOVED: &str = "hall.moved";
/// An officer opened, paused, took up again or closed a counter: `shift`, `counter`, `state`.
pub const SHIFT: &str = "hall.shift";
/// A line was opened or closed for the day: `service`, `open`.
pub const LINE: &str = "hall.line";
/// The day was closed: `day`, `left_over` (how many).
pub const DAY_CLOSED: &str = "hall.day_closed";
/// A close was taken back the same day: `day`, `waiting` (how many wait again).
pub const DAY_REOPENED: &str = "hall.day_reopened";
/// Settings of the site changed: `what`.
pub const CHANGED: &str = "hall.changed";
/// The board shows an emergency, or no longer: `on`.
pub const EMERGENCY: &str = "hall.emergency";

/// All of them.
pub const ALL: &[&str] = &[
    TAKEN,
    CALLED,
    RECALLED,
    ATTENDED,
    ABSENT,
    RETURNED,
    HELD,
    RESUMED,
    TRANSFERRED,
    FINISHED,
    GONE,
    MOVED,
    SHIFT,
    LINE,
    DAY_CLOSED,
    DAY_REOPENED,
    CHANGED,
    EMERGENCY,
];
