//! Writes down what the Superintendence decided, with its resolution.

use axum::extract::Path;
use cases::CaseId;
use documents::StoredFile;
use kernel::{At, Day, Failure};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use super::{Refused, keep, line, load_for, officer_name, optional, past};
use crate::refusal::AppealRefusal;
use crate::remittal::{Outcome, SuperintendenceResult};
use crate::screens::sheet::{Place, again_saying, day_of, finish, keep_file};
use crate::{events, terms};

/// What came.
#[derive(Debug, Clone)]
pub struct RecordResult {
    /// The case of the appeal.
    pub case: CaseId,
    /// The version that was read.
    pub version: i64,
    /// What was decided.
    pub outcome: Outcome,
    /// Number of the resolution.
    pub number: String,
    /// Day of the resolution.
    pub on: Day,
    /// Day on which it was notified.
    pub served_on: Day,
    /// What must be done, or why it came back.
    pub note: String,
    /// The resolution, kept before.
    pub file: Option<StoredFile>,
}

/// Writes it down: what must be done is to be carried out, what came back is to be sent again.
pub async fn run(work: &mut Work<'_>, result: &RecordResult) -> Result<(), Refused> {
    let by_name = officer_name(work)?;
    let before = load_for(work, result.case, Some(result.version)).await?;
    let (on, served_on) = (past(work, result.on, "on")?, past(work, result.served_on, "served_on")?);
    let number = line(&result.number, "number", 60)?;
    let note = optional(&result.note, "note", 4_000)?;
    let book = deadlines::current(work).await?;
    let counted = |e: deadlines::DeadlineRefusal| Failure::Refused(AppealRefusal::from(e));
    let clock = terms::remittal_clock(&book, At::start_of(served_on)).map_err(counted)?;
    let final_on = terms::day_after(&book, served_on).map_err(counted)?;
    let mut noted = SuperintendenceResult {
        outcome: result.outcome,
        number,
        on,
        served_on,
        note,
        file: None,
        about_refusal: false,
        by_name,
    };
    // refused before anything is attached: nothing is left half done
    before.clone().resolved(noted.clone(), final_on, clock).map_err(Failure::Refused)?;
    if let Some(file) = &result.file {
        let kept = documents::store_attachment(work, &cases::events::subject(result.case), file).await?;
        noted.file = Some(kept.id);
    }
    let after = before.clone().resolved(noted, final_on, clock).map_err(Failure::Refused)?;
    keep(work, &before, &after).await?;
    let data = json!({ "outcome": result.outcome, "served_on": served_on });
    work.announce(events::about(result.case, events::RESOLVED, data));
    Ok(())
}

/// `POST /recursos/{id}/resultado`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let read = || {
        let outcome = Outcome::parse(fields.text("outcome")).ok_or(AppealRefusal::NotChosen("outcome"))?;
        let on = day_of(&fields, "on").ok_or(AppealRefusal::BadDay("on"))?;
        let served_on = day_of(&fields, "served_on").ok_or(AppealRefusal::BadDay("served_on"))?;
        Ok((outcome, on, served_on))
    };
    let (outcome, on, served_on) = match read() {
        Ok(read) => read,
        Err(refusal) => {
            let refused = Err(Failure::Refused(refusal));
            return finish::<()>(&door, place, "result", &fields, refused, "").await;
        }
    };
    let file = match keep_file(&door, &fields).await? {
        Ok(file) => file,
        Err(sentence) => return again_saying(&door, place, "result", &fields, "file", sentence).await,
    };
    let result = RecordResult {
        case: place.case,
        version: place.version,
        outcome,
        number: fields.text("number").to_owned(),
        on,
        served_on,
        note: fields.text("note").to_owned(),
        file,
    };
    let done = door
        .store()
        .write("appeals.result", door.actor().clone(), result, |work, result| Box::pin(run(work, result)));
    finish(&door, place, "result", &fields, done.await, "appeals-said-resolved").await
}
