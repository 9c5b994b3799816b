//! Writes down that what was decided was carried out, with its proof.

use axum::extract::Path;
use cases::CaseId;
use documents::StoredFile;
use kernel::{Day, Failure};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use super::{Refused, keep, load_for, officer_name, past, text};
use crate::events;
use crate::refusal::AppealRefusal;
use crate::remittal::Execution;
use crate::screens::sheet::{Place, again_saying, day_of, finish, keep_file};

/// What was done.
#[derive(Debug, Clone)]
pub struct RecordExecution {
    /// The case of the appeal.
    pub case: CaseId,
    /// The version that was read.
    pub version: i64,
    /// The day.
    pub on: Day,
    /// What.
    pub note: String,
    /// Its proof, kept before.
    pub proof: Option<StoredFile>,
}

/// Writes it down.
pub async fn run(work: &mut Work<'_>, done: &RecordExecution) -> Result<(), Refused> {
    let by_name = officer_name(work)?;
    let before = load_for(work, done.case, Some(done.version)).await?;
    let (on, note) = (past(work, done.on, "on")?, text(&done.note, "note", 4_000)?);
    let mut execution = Execution { on, note, proof: None, by_name };
    before.clone().executed(execution.clone()).map_err(Failure::Refused)?;
    if let Some(file) = &done.proof {
        let kept = documents::store_attachment(work, &cases::events::subject(done.case), file).await?;
        execution.proof = Some(kept.id);
    }
    let after = before.clone().executed(execution).map_err(Failure::Refused)?;
    keep(work, &before, &after).await?;
    work.announce(events::about(done.case, events::EXECUTED, json!({ "on": on })));
    Ok(())
}

/// `POST /recursos/{id}/cumplir`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let Some(on) = day_of(&fields, "on") else {
        let refused = Err(Failure::Refused(AppealRefusal::BadDay("on")));
        return finish::<()>(&door, place, "execution", &fields, refused, "").await;
    };
    let proof = match keep_file(&door, &fields).await? {
        Ok(file) => file,
        Err(sentence) => return again_saying(&door, place, "execution", &fields, "file", sentence).await,
    };
    let note = fields.text("note").to_owned();
    let done = RecordExecution { case: place.case, version: place.version, on, note, proof };
    let done = door
        .store()
        .write("appeals.execution", door.actor().clone(), done, |work, done| Box::pin(run(work, done)));
    finish(&door, place, "execution", &fields, done.await, "appeals-said-executed").await
}
