//! What cases announce. `data` holds ids, codes and dates; never names or texts.

use serde_json::{Value, json};
use store::Event;

use crate::case::CaseId;

/// Filed: `number`, `kind`, `channel`, `service`, `due_on`.
pub const FILED: &str = "cases.filed";
/// Kind, service or cause changed: `kind`, `was` (the kind before), `service`, `cause`, `priority`.
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
/// Answered: `number` (outgoing), `response`, `on_time`; `verbal` if it was told at once, on the record.
pub const ANSWERED: &str = "cases.answered";
/// The person withdrew.
pub const WITHDRAWN: &str = "cases.withdrawn";

/// The term passed without an answer: `at` and `recognize_until` (RFC 3339).
pub const SILENCE_OCCURRED: &str = "cases.silence_occurred";
/// The silence was recognized: `in_time`. [`ANSWERED`] follows.
pub const SILENCE_RECOGNIZED: &str = "cases.silence_recognized";
/// The silence was contested: `ground`.
pub const SILENCE_CONTESTED: &str = "cases.silence_contested";
/// Returned to be clarified or written again: `until`.
pub const RETURNED_OBSCURE: &str = "cases.returned_obscure";
/// Sent to the competent body: `body`, `number` (outgoing), `late`.
pub const REFERRED: &str = "cases.referred";
/// Another regime governs it, or the same was confirmed: `regime`, `due_on`.
pub const REGIME_CHANGED: &str = "cases.regime_changed";
/// It was split into matters: `matters`, `due_on`.
pub const SPLIT: &str = "cases.split";
/// One of its matters was answered: `matter`, `due_on`.
pub const MATTER_ANSWERED: &str = "cases.matter_answered";
/// The term was extended: `due_on`; of a matter alone, its number as `matter`.
pub const EXTENDED: &str = "cases.extended";
/// The person was asked for what is missing, or has more time for it: `until`.
pub const COMPLETION_REQUESTED: &str = "cases.completion_requested";
/// What was asked for came, or is not needed: `due_on`.
pub const COMPLETED: &str = "cases.completed";
/// Evidence is taken, or takes longer: `until`.
pub const EVIDENCE_ORDERED: &str = "cases.evidence_ordered";
/// The evidence ended: `due_on`.
pub const EVIDENCE_CLOSED: &str = "cases.evidence_closed";
/// Closed by a reasoned act: `ground`.
pub const ARCHIVED: &str = "cases.archived";
/// A calendar or a parameter moved its last day: `old`, `new`.
pub const RECALCULATED: &str = "cases.recalculated";

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
    RECALCULATED,
    ARCHIVED,
    EVIDENCE_CLOSED,
    EVIDENCE_ORDERED,
    COMPLETED,
    COMPLETION_REQUESTED,
    EXTENDED,
    MATTER_ANSWERED,
    SPLIT,
    REGIME_CHANGED,
    RETURNED_OBSCURE,
    SILENCE_OCCURRED,
    SILENCE_RECOGNIZED,
    SILENCE_CONTESTED,
    REFERRED,
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
