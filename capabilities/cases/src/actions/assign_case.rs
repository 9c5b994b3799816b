//! Gives a case to an officer, by hand.

use kernel::{AccountId, Failure};
use serde_json::json;
use store::{Work, args};

use crate::case::{Act, Case, CaseId, CaseRefusal};
use crate::records::{self, EntryKind, NewEntry};
use crate::events;

/// Who gets which case.
#[doc(alias = "asignación / reasignación interna")]
#[derive(Debug, Clone)]
pub struct AssignCase {
    /// The case.
    pub id: CaseId,
    /// The officer.
    pub to: AccountId,
    /// The version that was read, if the one who assigns looked at the case.
    pub version: Option<i64>,
}

/// Assigns it; assigning to the one who has it changes nothing.
pub async fn run(work: &mut Work<'_>, assign: &AssignCase) -> Result<Case, Failure<CaseRefusal>> {
    let before = records::load(work, assign.id).await?;
    if before.owner == Some(assign.to) {
        return Ok(before);
    }
    let officer = identity::api::officer(work, assign.to).await?.filter(|o| o.active);
    let officer = officer.ok_or(Failure::Refused(CaseRefusal::UnknownOfficer))?;
    let read = assign.version.unwrap_or(before.version);
    let mut case = before.apply_on(Act::Assign, read).map_err(Failure::Refused)?;
    case.owner = Some(assign.to);
    records::save(work, &case).await?;
    work.exec(records::SAVE_AREA, args![&officer.area, case.id]).await?;
    let author = records::actor_name(work.actor());
    let data = json!({ "owner": assign.to });
    let entry = NewEntry {
        case: case.id,
        kind: EntryKind::Assignment,
        author_name: &author,
        public: false,
        body: &officer.name,
        data: data.clone(),
    };
    records::add_entry(work, &entry).await?;
    work.announce(events::about(case.id, events::ASSIGNED, data));
    Ok(case)
}
