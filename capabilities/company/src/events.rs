//! What we announce: which version of the profile counts, and which part changed.

use serde_json::json;
use store::{Event, Work};

/// The set-up is done; data: `version`.
pub const CREATED: &str = "company.created";
/// The profile or a setting changed; data: `version`, `part` (`profile`, `brand`, `address`, `numbers`).
pub const CHANGED: &str = "company.changed";

/// Every kind.
pub const ALL: &[&str] = &[CREATED, CHANGED];

/// The subject of all of them: nodes that hear it read the company again.
pub const SUBJECT: &str = "company/profile";

pub(crate) fn tell(work: &mut Work<'_>, kind: &'static str, version: u32, part: &str) {
    let data = json!({ "version": version, "part": part });
    work.announce(Event { kind, subject: SUBJECT.to_owned(), data });
}
