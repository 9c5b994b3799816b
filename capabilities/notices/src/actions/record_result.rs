//! Writes down what came of a letter, with the proof of the carrier. The delivery of a notice is what makes
//! it take effect (CPACA, art. 69).

use axum::extract::Path;
use cases::CaseId;
use documents::StoredFile;
use kernel::{Day, Failure, clean_text};
use store::Work;
use web::{Door, Fields, Reply};

use super::{act, read_for};
use crate::act::{Act, AttemptKind, Outcome};
use crate::attempt::AttemptId;
use crate::refusal::NoticeRefusal;
use crate::screens::sheet::{Place, day_of, finish, keep_proof, refuse};
use crate::{records, sending};

/// What came of which attempt.
#[derive(Debug, Clone)]
pub struct RecordResult {
    /// The case.
    pub case: CaseId,
    /// The version that was read; nothing for what a mail server tells.
    pub version: Option<i64>,
    /// The attempt.
    pub attempt: AttemptId,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// On which day.
    pub on: Day,
    /// Number of the carrier; empty leaves what is there.
    pub guide: String,
    /// What the officer adds.
    pub note: String,
    /// The scanned proof, kept before.
    pub proof: Option<StoredFile>,
}

const MAX_NOTE: usize = 500;

/// Writes it down.
pub async fn run(work: &mut Work<'_>, result: &RecordResult) -> Result<(), Failure<NoticeRefusal>> {
    let refused = Failure::Refused;
    let outcome = result.outcome.ok_or(refused(NoticeRefusal::BadResult))?;
    let guide = sending::guide(&result.guide).map_err(refused)?;
    let acted = read_for(work, result.case, result.version).await?;
    let attempts = records::attempts(work, result.case).await?;
    let attempt = attempts.into_iter().find(|a| a.id == result.attempt);
    let mut attempt = attempt.ok_or(refused(NoticeRefusal::Unknown))?;
    attempt = attempt.with_result(outcome, result.on).map_err(refused)?;
    if !guide.is_empty() {
        attempt.guide = guide;
    }
    if !result.note.trim().is_empty() {
        let note = clean_text(&result.note, MAX_NOTE);
        attempt.note = note.map_err(|_| refused(NoticeRefusal::BadText { field: "note" }))?;
    }
    if let Some(file) = &result.proof {
        let kept = documents::store_attachment(work, &records::subject(result.case), file).await?;
        attempt.proof = Some(kept.id);
        attempt.proof_sha256 = Some(file.sha256.to_string());
    }
    records::save_result(work, &attempt).await?;
    let happened = match (attempt.kind, outcome) {
        (AttemptKind::Aviso, Outcome::Delivered) => Some(Act::Delivered { on: result.on }),
        (_, outcome) if outcome.is_failure() => Some(Act::CameBack { on: result.on }),
        _ => None,
    };
    match happened {
        Some(done) if acted.notice.state.is_open() => act(work, acted, &done).await.map(drop),
        // a proof that comes after the person was notified otherwise is kept and moves nothing
        _ if result.on > work.today() => Err(refused(NoticeRefusal::InTheFuture)),
        _ => Ok(()),
    }
}

/// `POST /notificaciones/{id}/intentos/{attempt}`.
pub async fn submit(door: Door, Path((id, attempt)): Path<(String, String)>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let Some(attempt) = AttemptId::parse(&attempt) else { return web::not_found() };
    let on = match day_of(&fields) {
        Ok(on) => on,
        Err(refusal) => return refuse(&door, place, "result", &fields, refusal).await,
    };
    let proof = match keep_proof(&door, &fields).await? {
        Ok(proof) => proof,
        Err(sentence) => {
            return crate::screens::sheet::again_saying(&door, place, "result", &fields, "proof", sentence)
                .await;
        }
    };
    let result = RecordResult {
        case: place.case,
        version: place.version,
        attempt,
        outcome: Outcome::parse(fields.text("result")),
        on,
        guide: fields.text("guide").to_owned(),
        note: fields.text("note").to_owned(),
        proof,
    };
    let done = door
        .store()
        .write("notices.result", door.actor().clone(), result, |work, result| Box::pin(run(work, result)));
    finish(&door, place, "result", &fields, done.await, "notices-said-result").await
}
