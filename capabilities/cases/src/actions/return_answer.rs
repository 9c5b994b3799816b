//! Gives an answer back to its author with a comment.

use kernel::{Failure, clean_text};
use serde_json::json;
use store::Work;

use crate::answer::AnswerState;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::records::{self, EntryKind, NewEntry};
use crate::events;

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
