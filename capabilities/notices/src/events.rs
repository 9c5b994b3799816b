//! What notices announce, with the subject of the case (`cases/<id>`). `data.case` is the id again;
//! `data.matter` is there if only one matter of it was decided, and `data.letter` is then the id of that
//! decision. `data.was` is the day on which the step before was due. Ids, codes and dates only.

use cases::CaseId;
use serde_json::{Value, json};
use store::{Event, Work};

use crate::decision::Part;
use crate::notice::{Notice, State};

/// A notice is open: `plan`, `due_on`.
pub const OPENED: &str = "notices.opened";
/// The message with the decision left: `until`, the last day before the person is summoned.
pub const ELECTRONIC_SENT: &str = "notices.electronic_sent";
/// The company has to summon: `until`.
pub const SUMMONS_DUE: &str = "notices.summons_due";
/// The person was summoned: `until`.
pub const SUMMONED: &str = "notices.summoned";
/// The company has to deliver or publish the notice: `until`.
pub const POSTING_DUE: &str = "notices.posting_due";
/// The notice was delivered or hangs: `effective_on`, `down_on`.
pub const POSTED: &str = "notices.posted";
/// The notice was taken down from the board: `down_on`, the day of the law.
pub const TAKEN_DOWN: &str = "notices.taken_down";
/// The person is notified: `how`, `effective_on`, `appeal_until`, `final_on`.
pub const SERVED: &str = "notices.served";
/// An officer corrected whether appeals lie: `lie`, `served` (whether the person is notified),
/// `appeal_until`, `final_on`.
pub const APPEALS_CORRECTED: &str = "notices.appeals_corrected";
/// The decision is final: `final_on`.
pub const FINAL: &str = "notices.final";

/// Every kind of event of this capability.
pub const ALL: &[&str] = &[
    OPENED,
    ELECTRONIC_SENT,
    SUMMONS_DUE,
    SUMMONED,
    POSTING_DUE,
    POSTED,
    TAKEN_DOWN,
    SERVED,
    APPEALS_CORRECTED,
    FINAL,
];

/// An event about the notice of a decision.
pub(crate) fn about((id, part): (CaseId, Option<Part>), kind: &'static str, mut data: Value) -> Event {
    let case = part.map_or(id, |part| part.case);
    data["case"] = json!(case);
    if let Some(part) = part {
        data["matter"] = json!(part.number);
        data["letter"] = json!(id);
    }
    Event { kind, subject: cases::events::subject(case), data }
}

/// Tells what is different between two moments of a notice. What came and went between them is told too, if
/// something follows from it.
pub(crate) fn tell(work: &mut Work<'_>, before: &Notice, after: &Notice) {
    let (of, was) = ((after.case, after.part), before.due_on);
    if after.state != before.state {
        let until = json!({ "until": after.due_on, "was": was });
        let kind = match after.state {
            State::ElectronicSent => Some(ELECTRONIC_SENT),
            State::SummonsDue => Some(SUMMONS_DUE),
            State::Summoned => Some(SUMMONED),
            State::PostingDue => Some(POSTING_DUE),
            _ => None,
        };
        work_tell(work, of, kind, until);
    }
    if let (Some(service), false) = (after.service, after.posting == before.posting) {
        let down_on = after.posting.and_then(|p| p.down_on);
        let data = json!({ "effective_on": service.effective_on, "down_on": down_on, "was": was });
        work.announce(about(of, POSTED, data));
    }
    if let (Some(s), true, false) = (after.service, before.state.is_open(), after.state.is_open()) {
        let data = json!({ "how": s.how, "effective_on": s.effective_on, "appeal_until": s.appeal_until,
            "final_on": s.final_on, "was": was });
        work.announce(about(of, SERVED, data));
    }
    if let (Some(s), State::Final, true) = (after.service, after.state, before.state != State::Final) {
        let data = json!({ "final_on": s.final_on, "was": s.appeal_until });
        work.announce(about(of, FINAL, data));
    }
}

fn work_tell(work: &mut Work<'_>, of: (CaseId, Option<Part>), kind: Option<&'static str>, data: Value) {
    if let Some(kind) = kind {
        work.announce(about(of, kind, data));
    }
}
