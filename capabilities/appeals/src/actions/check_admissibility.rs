//! An officer looks at each requirement and admits or refuses the appeal (CPACA, arts. 77 and 78). A
//! refusal gets the draft of its reasoned letter, which a second person signs like any answer.

use axum::extract::Path;
use cases::actions::write_answer::{self, WriteAnswer};
use cases::{CaseId, ResponseType, records as case_records};
use kernel::Failure;
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use super::{Refused, keep, load_for, officer_name, optional};
use crate::admissibility::{Checklist, Mark, Payment, Requirement};
use crate::appeal::Verdict;
use crate::refusal::AppealRefusal;
use crate::refusal_letter;
use crate::screens::sheet::{Place, finish};
use crate::{events, records};

/// What was found.
#[derive(Debug, Clone)]
pub struct CheckAdmissibility {
    /// The case of the appeal.
    pub case: CaseId,
    /// The version that was read.
    pub version: i64,
    /// What was looked at.
    pub checklist: Checklist,
    /// Whether it is admitted.
    pub admit: bool,
}

const MAX_NOTE: usize = 2_000;

/// Writes it down. May be done anew until the answer is signed.
pub async fn run(work: &mut Work<'_>, check: &CheckAdmissibility) -> Result<(), Refused> {
    let by_name = officer_name(work)?;
    let before = load_for(work, check.case, Some(check.version)).await?;
    let mut checklist = check.checklist.clone();
    for mark in &mut checklist.marks {
        mark.note = optional(&mark.note, mark.requirement.key(), MAX_NOTE)?;
    }
    checklist.payment_note = optional(&checklist.payment_note, "payment_note", MAX_NOTE)?;
    let verdict = Verdict { admitted: check.admit, on: work.today(), by_name };
    let after = before.clone().check(checklist, verdict).map_err(Failure::Refused)?;
    keep(work, &before, &after).await?;
    let kind = if check.admit { events::ADMITTED } else { events::REFUSED };
    work.announce(events::about(check.case, kind, json!({})));
    if !check.admit && case_records::answer_of(work, check.case).await?.is_none() {
        let own = records::head(work, check.case).await?.ok_or(Failure::Refused(AppealRefusal::Unknown))?;
        let parent = match after.parent {
            Some(parent) => records::head(work, parent).await?,
            None => None,
        };
        let written = WriteAnswer {
            id: check.case,
            version: 0,
            response: Some(ResponseType::Inadmissible),
            text: refusal_letter::draft(&after, &own, parent.as_ref()),
        };
        let written = write_answer::run(work, &written).await;
        written.map_err(|failure| failure.map_refusal(AppealRefusal::Case))?;
    }
    Ok(())
}

/// The checklist as the form has it.
pub(crate) fn read(fields: &Fields) -> Checklist {
    let mark = |requirement: &Requirement| {
        let key = requirement.key();
        let met = match fields.text(key) {
            "yes" => true,
            "no" => false,
            _ => return None,
        };
        let note = fields.text(&format!("{key}_note")).to_owned();
        Some(Mark { requirement: *requirement, met, note })
    };
    Checklist {
        marks: Requirement::ALL.iter().filter_map(mark).collect(),
        payment: Payment::parse(fields.text("payment")),
        payment_note: fields.text("payment_note").to_owned(),
    }
}

/// `POST /recursos/{id}/admision`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let admit = match fields.text("verdict") {
        "admit" => true,
        "refuse" => false,
        _ => {
            let refused = Err(Failure::Refused(AppealRefusal::NotChosen("verdict")));
            return finish::<()>(&door, place, "check", &fields, refused, "").await;
        }
    };
    let (case, version, checklist) = (place.case, place.version, read(&fields));
    let check = CheckAdmissibility { case, version, checklist, admit };
    let done = door
        .store()
        .write("appeals.check", door.actor().clone(), check, |work, check| Box::pin(run(work, check)));
    let said = if admit { "appeals-said-admitted" } else { "appeals-said-refused" };
    finish(&door, place, "check", &fields, done.await, said).await
}
