//! What appeals announce, with the subject of the case of the appeal (`cases/<id>`). `data` holds ids,
//! codes and dates only.

use cases::CaseId;
use serde_json::{Value, json};
use store::{Event, Work};

use crate::appeal::AppealCase;

/// Filed: `parent` (may be nothing), `subsidiary`, `suspends`.
pub const FILED: &str = "appeals.filed";
/// Somebody said which decision it attacks: `parent`, `suspends`.
pub const DECISION_NAMED: &str = "appeals.decision_named";
/// Admitted.
pub const ADMITTED: &str = "appeals.admitted";
/// Found inadmissible; the letter that says so is still to be signed.
pub const REFUSED: &str = "appeals.refused";
/// The answer was signed and the file has to go: `remit_by`.
pub const REMITTAL_DUE: &str = "appeals.remittal_due";
/// Its case was classified as something else: it is no appeal.
pub const RECLASSIFIED: &str = "appeals.reclassified";
/// The file went to the Superintendence: `number`, `remitted_on`.
pub const REMITTED: &str = "appeals.remitted";
/// The refusal was attacked before the Superintendence: `filed_on`.
pub const REFUSAL_ATTACKED: &str = "appeals.refusal_attacked";
/// The Superintendence decided: `outcome`, `served_on`.
pub const RESOLVED: &str = "appeals.resolved";
/// What was decided was carried out: `on`.
pub const EXECUTED: &str = "appeals.executed";
/// The decision that was attacked is final: `parent`, `final_on`.
pub const FINAL: &str = "appeals.final";

/// About the case whose decision is attacked: an appeal against it is somewhere else now: `appeal`,
/// `state`. Whoever looks at that case, the person too, sees it at once.
pub const AGAINST: &str = "appeals.against";

/// Every kind of event of this capability.
pub const ALL: &[&str] = &[
    FILED,
    DECISION_NAMED,
    ADMITTED,
    REFUSED,
    REMITTAL_DUE,
    RECLASSIFIED,
    REMITTED,
    REFUSAL_ATTACKED,
    RESOLVED,
    EXECUTED,
    FINAL,
    AGAINST,
];

/// An event about the case of an appeal.
pub(crate) fn about(case: CaseId, kind: &'static str, mut data: Value) -> Event {
    data["case"] = json!(case);
    Event { kind, subject: cases::events::subject(case), data }
}

/// Tells the case whose decision it attacks where an appeal is.
pub(crate) fn tell_parent(work: &mut Work<'_>, appeal: &AppealCase) {
    if let Some(parent) = appeal.parent {
        let data = json!({ "appeal": appeal.case, "state": appeal.state });
        work.announce(Event { kind: AGAINST, subject: cases::events::subject(parent), data });
    }
}
