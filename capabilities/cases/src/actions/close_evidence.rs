//! Closes the evidence before its last day: the days that were left run again from the next business day
//! (CPACA, arts. 40 and 79).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::Failure;
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::events;
use crate::records::term::{self, Moved};
use crate::screens::office::case_sheet::{Place, finish};

/// Which case, and what the evidence showed.
#[derive(Debug, Clone)]
pub struct CloseEvidence {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// What it showed; may be empty.
    pub note: String,
}

/// Closes it.
pub async fn run(work: &mut Work<'_>, wish: &CloseEvidence) -> Result<Moved, Failure<CaseRefusal>> {
    let note = kernel::clean_text(&wish.note, term::MAX_REASONS).unwrap_or_default();
    let of = (wish.id, Act::Evidence, wish.version);
    let (_, moved) =
        term::change(work, of, "evidence", |t, at| t.term.close_evidence(at, &t.calendar)).await?;
    let data = json!({ "due_on": moved.due_on });
    term::tell(work, wish.id, ("evidence-closed", true, &note), data.clone()).await?;
    work.announce(events::about(wish.id, events::EVIDENCE_CLOSED, data));
    Ok(moved)
}

/// `POST /bandeja/{id}/pruebas/cerrar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let note = fields.text("reasons").to_owned();
    let wish = CloseEvidence { id: place.id, version: fields.text("version").parse().ok(), note };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.close_evidence", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("evidence", &fields), done, "cases-said-evidence-closed").await
}
