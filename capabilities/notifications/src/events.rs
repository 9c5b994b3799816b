//! What notifications announces. The subject is `notifications/<account>`: the screens of that officer.

use kernel::AccountId;
use serde_json::{Value, json};
use store::Event;

/// An officer was told something: `count` new notices.
pub const TOLD: &str = "notifications.told";
/// An officer read: `count` notices.
pub const READ: &str = "notifications.read";
/// The working hours changed: `opens`, `closes` in minutes after midnight.
pub const HOURS_CHANGED: &str = "notifications.hours_changed";
/// An officer has a new calendar address, or has none any more: `alive`.
pub const FEED_CHANGED: &str = "notifications.feed_changed";

/// Every kind of event of this capability.
pub const ALL: &[&str] = &[TOLD, READ, HOURS_CHANGED, FEED_CHANGED];

/// The subject of the screens of one officer.
pub fn subject(account: AccountId) -> String {
    format!("notifications/{account}")
}

pub(crate) fn of(account: AccountId, kind: &'static str, data: Value) -> Event {
    Event { kind, subject: subject(account), data }
}

pub(crate) fn counted(account: AccountId, kind: &'static str, count: usize) -> Event {
    of(account, kind, json!({ "count": count }))
}
