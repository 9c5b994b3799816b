//! Corrects whether appeals lie against a decision, when what follows from its kind is not so in this one
//! (CPACA, art. 67: the notice says which appeals lie; a notice that says it wrongly is none, art. 72).

use axum::extract::Path;
use cases::CaseId;
use cases::actions::add_note::{self, AddNote};
use kernel::{Actor, Failure, Fault, clean_text};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use super::{keep, read_for};
use crate::notice::{Correction, State};
use crate::refusal::NoticeRefusal;
use crate::screens::sheet::{Place, finish, refuse};
use crate::terms::Terms;
use crate::{events, papers};

/// Which decision, and what is right.
#[derive(Debug, Clone)]
pub struct CorrectAppeals {
    /// The case.
    pub case: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// Whether appeals lie.
    pub lie: bool,
    /// Why.
    pub reason: String,
}

const MAX_REASON: usize = 1_000;

/// Writes it down, counts the days anew, and leaves an entry in the case.
pub async fn run(work: &mut Work<'_>, correct: &CorrectAppeals) -> Result<(), Failure<NoticeRefusal>> {
    let reason = clean_text(&correct.reason, MAX_REASON);
    let reason = reason.map_err(|_| Failure::Refused(NoticeRefusal::BadText { field: "reason" }))?;
    let acted = read_for(work, correct.case, correct.version).await?;
    let by_name = match work.actor() {
        Actor::Officer { name, .. } | Actor::Program { name, .. } => name.to_string(),
        Actor::Visitor | Actor::System(_) => String::new(),
    };
    let body = papers::t(
        if correct.lie { "notices-note-appeals-lie" } else { "notices-note-appeals-none" },
        &[("number", &acted.decision.outgoing_number), ("reason", &reason)],
    )?;
    let correction = Correction { on: work.today(), lie: correct.lie, reason, by_name };
    let book = deadlines::current(work).await?;
    let after =
        acted.stored.clone().correct_appeals(correction, &Terms::new(&book)).map_err(Failure::Refused)?;
    keep(work, &acted.stored, &after).await?;
    let served = matches!(after.state, State::Served | State::Final);
    let data = json!({
        "lie": correct.lie,
        "served": served,
        "appeal_until": after.service.and_then(|s| s.appeal_until),
        "final_on": after.service.map(|s| s.final_on),
        "was": acted.stored.service.and_then(|s| s.appeal_until),
    });
    work.announce(events::about((correct.case, after.part), events::APPEALS_CORRECTED, data));
    let noted = add_note::run(work, &AddNote { id: acted.decision.of_case(), body }).await;
    Ok(noted.map_err(|e| Fault::new(format!("an entry about a notice could not be written: {e}")))?)
}

/// `POST /notificaciones/{id}/recursos`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let lie = match fields.text("lie") {
        "yes" => true,
        "no" => false,
        _ => return refuse(&door, place, "appeals", &fields, NoticeRefusal::BadText { field: "lie" }).await,
    };
    let reason = fields.text("reason").to_owned();
    let correct = CorrectAppeals { case: place.case, version: place.version, lie, reason };
    let done =
        door.store().write("notices.correct_appeals", door.actor().clone(), correct, |work, correct| {
            Box::pin(run(work, correct))
        });
    finish(&door, place, "appeals", &fields, done.await, "notices-said-appeals").await
}
