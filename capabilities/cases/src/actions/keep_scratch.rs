//! Keeps what an officer half-typed in a box of a case, so that nothing is lost when the browser closes.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::{AccountId, Failure, Fault};
use store::{Json, Work, args};
use web::{Door, Fields, Problem, Reply};

use crate::case::{CaseId, CaseRefusal};
use crate::records;
use crate::screens::office::case_sheet::Place;
use crate::screens::office::composer::{scratch_of, worth_keeping};

/// The boxes of the sheet.
const BOXES: [&str; 2] = ["answer", "note"];

/// A half-typed text.
#[derive(Debug, Clone)]
pub struct KeepScratch {
    /// The case.
    pub id: CaseId,
    /// Whose text.
    pub account: AccountId,
    /// `answer` or `note`.
    pub name: &'static str,
    /// Field and value.
    pub fields: HashMap<String, String>,
}

/// Keeps it instead of what was kept before; an empty one is forgotten.
pub async fn run(work: &mut Work<'_>, scratch: &KeepScratch) -> Result<(), Failure<CaseRefusal>> {
    records::load(work, scratch.id).await?;
    let s = scratch;
    if worth_keeping(&s.fields) {
        let row = args![s.id, s.account, s.name, Json(&s.fields), work.at()];
        work.exec(records::SAVE_SCRATCH, row).await?;
    } else {
        work.exec(records::DELETE_SCRATCH, args![s.id, s.account, s.name]).await?;
    }
    Ok(())
}

/// Forgets what the actor half-typed in a box: it was saved properly.
pub(crate) async fn forget(work: &mut Work<'_>, id: CaseId, name: &str) -> Result<(), Fault> {
    if let Some(account) = work.actor().account() {
        work.exec(records::DELETE_SCRATCH, args![id, account, name]).await?;
    }
    Ok(())
}

/// `POST /bandeja/{id}/borrador`: the script sends it while somebody types; 204.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let account = door.actor().account().ok_or_else(Problem::forbidden)?;
    let asked = fields.text("box");
    let name = BOXES.into_iter().find(|name| *name == asked);
    let name = name.ok_or_else(|| Problem::bad_request("box is answer or note"))?;
    let scratch = KeepScratch { id: place.id, account, name, fields: scratch_of(&fields) };
    let actor = door.actor().clone();
    door.store().write("cases.keep_scratch", actor, scratch, |work, s| Box::pin(run(work, s))).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
