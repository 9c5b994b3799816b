//! Gives an answer back to its author with a comment.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Failure, clean_text};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use crate::answer::AnswerState;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::events;
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};

/// What is to be changed.
#[derive(Debug, Clone)]
pub struct ReturnAnswer {
    /// The case.
    pub id: CaseId,
    /// What the author must look at; never empty.
    pub note: String,
}

/// Returns it.
pub async fn run(work: &mut Work<'_>, returned: &ReturnAnswer) -> Result<(), Failure<CaseRefusal>> {
    let note = clean_text(&returned.note, 2_000).map_err(|_| Failure::Refused(CaseRefusal::BadText))?;
    records::act(work, returned.id, Act::ReturnAnswer, None).await?;
    let nothing = Failure::Refused(CaseRefusal::NothingToSign);
    let mut answer = records::answer_of(work, returned.id).await?.ok_or(nothing)?;
    answer.state = AnswerState::Returned;
    answer.review_note = note.clone();
    answer.version += 1;
    records::save_answer(work, returned.id, &answer).await?;
    let author = records::actor_name(work.actor());
    let entry = NewEntry {
        case: returned.id,
        kind: EntryKind::Return,
        author_name: &author,
        public: false,
        body: &note,
        data: json!({}),
    };
    records::add_entry(work, &entry).await?;
    work.announce(events::bare(returned.id, events::ANSWER_RETURNED));
    Ok(())
}

/// `POST /bandeja/{id}/devolver`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let returned = ReturnAnswer { id: place.id, note: fields.text("note").to_owned() };
    let actor = door.actor().clone();
    let done = door.store().write("cases.return", actor, returned, |work, r| Box::pin(run(work, r))).await;
    finish(&door, place, ("return", &fields), done, "cases-office-said-returned").await
}
