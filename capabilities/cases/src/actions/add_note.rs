//! A note that only the company sees.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Failure, clean_text};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use crate::actions::keep_scratch;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::events;
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};

/// The longest note, in characters.
pub const MAX_NOTE: usize = 10_000;

/// A note about a case.
#[derive(Debug, Clone)]
pub struct AddNote {
    /// The case.
    pub id: CaseId,
    /// What it says.
    pub body: String,
}

/// Writes the note and forgets its draft. A case that has ended still takes notes.
pub async fn run(work: &mut Work<'_>, note: &AddNote) -> Result<(), Failure<CaseRefusal>> {
    let body = clean_text(&note.body, MAX_NOTE).map_err(|_| Failure::Refused(CaseRefusal::BadText))?;
    let case = records::load(work, note.id).await?;
    case.state.after(Act::Note).map_err(Failure::Refused)?;
    let author = records::actor_name(work.actor());
    let entry = NewEntry {
        case: note.id,
        kind: EntryKind::Note,
        author_name: &author,
        public: false,
        body: &body,
        data: json!({}),
    };
    records::add_entry(work, &entry).await?;
    keep_scratch::forget(work, note.id, "note").await?;
    work.announce(events::bare(note.id, events::NOTED));
    Ok(())
}

/// `POST /bandeja/{id}/nota`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let note = AddNote { id: place.id, body: fields.text("body").to_owned() };
    let done =
        door.store().write("cases.note", door.actor().clone(), note, |work, n| Box::pin(run(work, n))).await;
    finish(&door, place, ("note", &fields), done, "cases-office-said-noted").await
}
