//! What cases announce. `data` holds ids, codes and dates; never names or texts.

use serde_json::{Value, json};
use store::Event;

use crate::case::CaseId;

/// Filed: `number`, `kind`, `channel`, `service`, `due_on`.
pub const FILED: &str = "cases.filed";
/// Kind, service or cause changed: `kind`, `cause`.
pub const CLASSIFIED: &str = "cases.classified";
/// Given to an officer: `owner`.
pub const ASSIGNED: &str = "cases.assigned";
/// A note inside the company.
pub const NOTED: &str = "cases.noted";
/// The person added something: `files`.
pub const INFORMATION_ADDED: &str = "cases.information_added";
/// The answer was written or changed.
pub const ANSWER_WRITTEN: &str = "cases.answer_written";
/// The answer waits for signature.
pub const SIGNATURE_REQUESTED: &str = "cases.signature_requested";
/// The answer went back to its author.
pub const ANSWER_RETURNED: &str = "cases.answer_returned";
/// Signed: `number` (outgoing), `response`, `on_time`.
pub const ANSWERED: &str = "cases.answered";
/// The person withdrew.
pub const WITHDRAWN: &str = "cases.withdrawn";

/// Every kind of event of this capability.
pub const ALL: &[&str] = &[
    FILED,
    CLASSIFIED,
    ASSIGNED,
    NOTED,
    INFORMATION_ADDED,
    ANSWER_WRITTEN,
    SIGNATURE_REQUESTED,
    ANSWER_RETURNED,
    ANSWERED,
    WITHDRAWN,
];

/// The subject under which everything about a case is announced.
pub fn subject(id: CaseId) -> String {
    format!("cases/{id}")
}

/// An event about a case.
pub fn about(id: CaseId, kind: &'static str, data: Value) -> Event {
    Event { kind, subject: subject(id), data }
}

/// An event that says nothing but that it happened.
pub fn bare(id: CaseId, kind: &'static str) -> Event {
    about(id, kind, json!({}))
}
