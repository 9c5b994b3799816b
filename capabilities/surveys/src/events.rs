//! What surveys announce, with the subject of the site (`surveys/<site id>`). The log keeps the order of
//! things for ever, so an event says nothing of the answer: neither whose it is nor what it says.

/// An attention ended and may be rated: no data.
pub const OPENED: &str = "surveys.opened";
/// Somebody rated an attention: no data.
pub const ANSWERED: &str = "surveys.answered";
/// How a site asks was changed: no data.
pub const CHANGED: &str = "surveys.changed";

/// All of them.
pub const ALL: &[&str] = &[OPENED, ANSWERED, CHANGED];

/// The subject of a site.
pub(crate) fn subject(site: &str) -> String {
    format!("surveys/{site}")
}
