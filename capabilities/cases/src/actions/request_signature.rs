//! Gives a complete answer to the one who signs.

use kernel::Failure;
use serde_json::json;
use store::Work;

use crate::answer::AnswerState;
use crate::case::{Act, CaseId, CaseRefusal, LetterPart};
use crate::records::{self, EntryKind, NewEntry};
use crate::{events, sheet};

/// Which answer.
#[derive(Debug, Clone)]
pub struct RequestSignature {
    /// The case.
    pub id: CaseId,
    /// The version of the answer that was read.
    pub version: i64,
}

/// Asks for the signature; refuses an incomplete letter, naming the first part that is missing.
pub async fn run(work: &mut Work<'_>, request: &RequestSignature) -> Result<(), Failure<CaseRefusal>> {
    let refused = |r| Failure::Refused(r);
    let case = records::load(work, request.id).await?;
    case.state.after(Act::RequestSignature).map_err(refused)?;
    let sheet = sheet::load(work, request.id).await?.ok_or(refused(CaseRefusal::Unknown))?;
    let missing = refused(CaseRefusal::IncompleteLetter(LetterPart::Response));
    let mut answer = records::answer_of(work, request.id).await?.ok_or(missing)?;
    if answer.version != request.version {
        return Err(refused(CaseRefusal::ChangedMeanwhile));
    }
    if let Some(part) = answer.missing(sheet.kind) {
        return Err(refused(CaseRefusal::IncompleteLetter(part)));
    }
    let causes = catalog::causes(work).await?;
    let cause = sheet.cause.as_deref().and_then(|code| causes.find(code, work.today()));
    answer.check_content(sheet.kind, cause).map_err(refused)?;
    answer.state = AnswerState::InReview;
    answer.version += 1;
    records::save_answer(work, request.id, &answer).await?;
    records::act(work, request.id, Act::RequestSignature, None).await?;
    let author = records::actor_name(work.actor());
    let entry = NewEntry {
        case: request.id,
        kind: EntryKind::SignatureRequest,
        author_name: &author,
        public: false,
        body: "",
        data: json!({}),
    };
    records::add_entry(work, &entry).await?;
    work.announce(events::bare(request.id, events::SIGNATURE_REQUESTED));
    Ok(())
}
