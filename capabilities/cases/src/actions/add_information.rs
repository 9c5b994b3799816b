//! The person adds something to a case: a text, files, or both.

use documents::StoredFile;
use kernel::{Failure, TextProblem, clean_text};
use serde_json::json;
use store::{Work, args};

use super::resume_term::{self, ResumeTerm};
use crate::case::{Act, CaseId, CaseRefusal, State};
use crate::events;
use crate::records::{self, EntryKind, NewEntry};

/// The longest addition, in characters.
pub const MAX_INFORMATION: usize = 10_000;

/// What the person adds.
#[derive(Debug, Clone)]
pub struct AddInformation {
    /// The same key twice adds once.
    pub request_key: String,
    /// The case.
    pub id: CaseId,
    /// What it says; may be empty if there are files.
    pub body: String,
    /// Files, already kept as blobs.
    pub files: Vec<StoredFile>,
}

/// Adds it to the timeline.
pub async fn run(work: &mut Work<'_>, added: &AddInformation) -> Result<(), Failure<CaseRefusal>> {
    let body = match clean_text(&added.body, MAX_INFORMATION) {
        Ok(body) => body,
        Err(TextProblem::Empty) if !added.files.is_empty() => String::new(),
        Err(_) => return Err(Failure::Refused(CaseRefusal::BadText)),
    };
    let claim = args![&added.request_key, "", added.id, work.at()];
    if work.exec(records::CLAIM_REQUEST, claim).await? == 0 {
        return Ok(());
    }
    records::act(work, added.id, Act::AddInformation, None).await?;
    for file in &added.files {
        documents::store_attachment(work, &events::subject(added.id), file).await?;
    }
    let hashes: Vec<String> = added.files.iter().map(|f| f.sha256.to_string()).collect();
    let entry = NewEntry {
        case: added.id,
        kind: EntryKind::Information,
        author_name: &records::actor_name(work.actor()),
        public: true,
        body: &body,
        data: json!({ "files": hashes }),
    };
    records::add_entry(work, &entry).await?;
    resume(work, added.id).await?;
    let files = added.files.len();
    work.announce(events::about(added.id, events::INFORMATION_ADDED, json!({ "files": files })));
    Ok(())
}

/// What was awaited came: the term runs again (CPACA, arts. 17 and 19).
async fn resume(work: &mut Work<'_>, id: CaseId) -> Result<(), Failure<CaseRefusal>> {
    if records::load(work, id).await?.state != State::AwaitingPerson {
        return Ok(());
    }
    let note = String::new();
    match resume_term::run(work, &ResumeTerm { id, version: None, note }).await {
        // somebody else's way of waiting has its own end
        Err(Failure::Refused(CaseRefusal::Term(deadlines::TermRefusal::NothingAsked))) => Ok(()),
        done => done.map(|_| ()),
    }
}
