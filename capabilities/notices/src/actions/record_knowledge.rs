//! The person showed that they know the decision: spoke of it, acted upon it, appealed (CPACA, art. 72).

use axum::extract::Path;
use cases::CaseId;
use documents::StoredFile;
use kernel::{At, Day, Failure, clean_text};
use store::Work;
use web::{Door, Fields, Reply};

use super::{act, read_for};
use crate::act::{Act, AttemptKind, Outcome, Via};
use crate::attempt::NewAttempt;
use crate::notice::Notice;
use crate::records;
use crate::refusal::NoticeRefusal;
use crate::screens::sheet::{Place, again_saying, day_of, finish, keep_proof, refuse};

/// What the person did, when.
#[derive(Debug, Clone)]
pub struct RecordKnowledge {
    /// The case.
    pub case: CaseId,
    /// The version that was read; nothing for another capability: an appeal shows it by itself.
    pub version: Option<i64>,
    /// The day.
    pub on: Day,
    /// What they did.
    pub what: String,
    /// What proves it, kept before.
    pub proof: Option<StoredFile>,
}

const MAX_WHAT: usize = 1_000;

/// Writes it down: the person is notified that day.
pub async fn run(work: &mut Work<'_>, knowledge: &RecordKnowledge) -> Result<Notice, Failure<NoticeRefusal>> {
    let what = clean_text(&knowledge.what, MAX_WHAT);
    let what = what.map_err(|_| Failure::Refused(NoticeRefusal::BadText { field: "what" }))?;
    let acted = read_for(work, knowledge.case, knowledge.version).await?;
    let proof = match &knowledge.proof {
        Some(file) => {
            let kept = documents::store_attachment(work, &records::subject(knowledge.case), file).await?;
            Some((kept.id, file.sha256.to_string()))
        }
        None => None,
    };
    let today = work.today();
    let sent_at = if knowledge.on == today { work.at() } else { At::start_of(knowledge.on) };
    let attempt = NewAttempt {
        case: knowledge.case,
        kind: AttemptKind::Implied,
        via: Via::Counter,
        address: "",
        sent_at,
        guide: "",
        paper: None,
        result: Some((Outcome::Delivered, knowledge.on)),
        note: &what,
        proof: proof.as_ref().map(|(id, sha256)| (*id, sha256.as_str())),
    };
    records::insert_attempt(work, &attempt).await?;
    act(work, acted, &Act::ShowedKnowledge { on: knowledge.on }).await
}

/// `POST /notificaciones/{id}/conducta`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let on = match day_of(&fields) {
        Ok(on) => on,
        Err(refusal) => return refuse(&door, place, "knowledge", &fields, refusal).await,
    };
    let proof = match keep_proof(&door, &fields).await? {
        Ok(proof) => proof,
        Err(sentence) => return again_saying(&door, place, "knowledge", &fields, "proof", sentence).await,
    };
    let knowledge = RecordKnowledge {
        case: place.case,
        version: place.version,
        on,
        what: fields.text("what").to_owned(),
        proof,
    };
    let done = door.store().write("notices.knowledge", door.actor().clone(), knowledge, |work, knowledge| {
        Box::pin(async move { run(work, knowledge).await.map(drop) })
    });
    finish(&door, place, "knowledge", &fields, done.await, "notices-said-served").await
}
