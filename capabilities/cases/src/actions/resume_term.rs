//! What was asked of the person came, or the company found that nothing is missing: the days that were left
//! run again from the next business day (CPACA, arts. 17 and 19).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::Failure;
use serde_json::json;
use store::{Work, args};
use web::{Door, Fields, Reply};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::events;
use crate::records::steps;
use crate::records::term::{self, Moved};
use crate::screens::office::case_sheet::{Place, finish};

/// Which case, and what came.
#[derive(Debug, Clone)]
pub struct ResumeTerm {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// What the person delivered, or why nothing is missing; may be empty.
    pub note: String,
}

/// Resumes it.
pub async fn run(work: &mut Work<'_>, wish: &ResumeTerm) -> Result<Moved, Failure<CaseRefusal>> {
    let note = kernel::clean_text(&wish.note, term::MAX_REASONS).unwrap_or_default();
    let of = (wish.id, Act::Resume, wish.version);
    let (_, moved) = term::change(work, of, "completion", |t, at| t.term.resume(at, &t.calendar)).await?;
    // what was returned because nobody understood it is clarified
    work.exec(steps::SETTLE_ODD, args![work.at(), wish.id]).await?;
    let data = json!({ "due_on": moved.due_on });
    term::tell(work, wish.id, ("resumed", true, &note), data.clone()).await?;
    work.announce(events::about(wish.id, events::COMPLETED, data));
    Ok(moved)
}

/// `POST /bandeja/{id}/reanudar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let note = fields.text("reasons").to_owned();
    let wish = ResumeTerm { id: place.id, version: fields.text("version").parse().ok(), note };
    let actor = door.actor().clone();
    let done = door.store().write("cases.resume", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("resume", &fields), done, "cases-said-resumed").await
}
