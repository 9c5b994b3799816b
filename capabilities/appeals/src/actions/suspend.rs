//! An appeal in time stops the firmness of the decision that it attacks (CPACA, arts. 79 and 87).

use cases::CaseId;
use kernel::{Day, Failure, Fault};
use notices::NoticeRefusal;
use notices::actions::contest;
use notices::actions::record_knowledge::{self, RecordKnowledge};
use store::Work;

use crate::records;

/// The notice of `parent` learns that an appeal was filed on `on`. Who appeals before the notice knows the
/// decision (CPACA, art. 72). A decision that has no notice yet learns it when the notice is opened.
pub(crate) async fn suspend(work: &mut Work<'_>, parent: CaseId, on: Day, number: &str) -> Result<(), Fault> {
    let Some(notice) = records::notice_of(work, parent).await? else { return Ok(()) };
    if notice.open {
        let what = format!("Presentó recurso contra la decisión: radicado {number}.");
        let knowledge = RecordKnowledge { case: parent, version: None, on, what, proof: None };
        tolerate(record_knowledge::run(work, &knowledge).await)?;
    }
    tolerate(contest::appeal_filed(work, parent, on).await)
}

/// The notice of `parent` learns when its decision is final, unless another appeal still stops it.
pub(crate) async fn release(work: &mut Work<'_>, parent: CaseId, final_on: Day) -> Result<(), Fault> {
    if records::of_parent(work, parent).await?.iter().any(|other| other.suspends()) {
        return Ok(());
    }
    tolerate(contest::appeals_resolved(work, parent, final_on).await)
}

/// The answer of the company is not final either while the Superintendence may still decide.
pub(crate) async fn suspend_own(work: &mut Work<'_>, case: CaseId, on: Day) -> Result<(), Fault> {
    tolerate(contest::appeal_filed(work, case, on).await)
}

/// The notice of the answer of the company learns when all is final.
pub(crate) async fn release_own(work: &mut Work<'_>, case: CaseId, final_on: Day) -> Result<(), Fault> {
    tolerate(contest::appeals_resolved(work, case, final_on).await)
}

/// A notice that is over, or not there, refuses; the appeal goes its way all the same.
fn tolerate<T>(done: Result<T, Failure<NoticeRefusal>>) -> Result<(), Fault> {
    match done {
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(Failure::Broke(fault)) => Err(fault),
    }
}
