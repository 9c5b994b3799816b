//! A note that only the company sees.

use kernel::{Failure, clean_text};
use serde_json::json;
use store::{Work, args};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::records::{self, EntryKind, NewEntry};
use crate::events;

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
    if let Some(account) = work.actor().account() {
        work.exec(records::DELETE_SCRATCH, args![note.id, account, "note"]).await?;
    }
    work.announce(events::bare(note.id, events::NOTED));
    Ok(())
}
