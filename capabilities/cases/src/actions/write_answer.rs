//! Writes the answer: saved as often as its author likes, until it waits for signature.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{AccountId, Failure};
use store::Work;
use web::{Door, Fields, Reply};

use crate::actions::keep_scratch;
use crate::actions::request_signature::{self, RequestSignature};
use crate::answer::{Answer, AnswerState, LetterText, MAX_PART, ResponseType};
use crate::appeals::{self, AppealsThatLie};
use crate::case::{Act, CaseId, CaseRefusal};
use crate::screens::office::case_sheet::{Place, finish};
use crate::{events, records};

/// The answer as it is now.
#[derive(Debug, Clone)]
pub struct WriteAnswer {
    /// The case.
    pub id: CaseId,
    /// The version of the answer that was read: 0 for the first.
    pub version: i64,
    /// What is decided, if it is.
    pub response: Option<ResponseType>,
    /// The letter.
    pub text: LetterText,
}

/// The longest rule of reserve, in characters.
pub(crate) const MAX_RESERVE: usize = 400;

/// Saves it; gives its new version. Whoever wrote last is the author.
pub async fn run(work: &mut Work<'_>, written: &WriteAnswer) -> Result<i64, Failure<CaseRefusal>> {
    let author = author(work)?;
    let case = records::load(work, written.id).await?;
    let before = records::answer_of(work, written.id).await?;
    let version = before.as_ref().map_or(0, |a| a.version);
    case.state.after(Act::WriteAnswer).map_err(Failure::Refused)?;
    if version != written.version {
        return Err(Failure::Refused(CaseRefusal::ChangedMeanwhile));
    }
    let mut text = clean(&written.text)?;
    if text.lies.is_some() {
        let kind = crate::sheet::kind_of(work, written.id).await?;
        text.appeals = appeals::put_into_words(&text, kind, written.response);
    }
    let review_note = before.map(|a| a.review_note).unwrap_or_default();
    let answer = Answer {
        state: AnswerState::Draft,
        response: written.response,
        text,
        author,
        review_note,
        signed: None,
        version: version + 1,
    };
    records::save_answer(work, written.id, &answer).await?;
    if case.state == crate::case::State::Received {
        records::act(work, written.id, Act::WriteAnswer, None).await?;
    }
    work.announce(events::bare(written.id, events::ANSWER_WRITTEN));
    Ok(answer.version)
}

fn author(work: &Work<'_>) -> Result<AccountId, Failure<CaseRefusal>> {
    match work.actor() {
        kernel::Actor::Program { id, .. } => Ok(*id),
        actor => actor.account().ok_or(Failure::Refused(CaseRefusal::UnknownOfficer)),
    }
}

fn clean(text: &LetterText) -> Result<LetterText, Failure<CaseRefusal>> {
    let part = |t: &String| match kernel::clean_text(t, MAX_PART) {
        Ok(text) => Ok(text),
        Err(kernel::TextProblem::Empty) => Ok(String::new()),
        Err(kernel::TextProblem::TooLong { .. }) => Err(Failure::Refused(CaseRefusal::BadText)),
    };
    Ok(LetterText {
        greeting: part(&text.greeting)?,
        facts: part(&text.facts)?,
        evidence: part(&text.evidence)?,
        decision: part(&text.decision)?,
        appeals: part(&text.appeals)?,
        lies: text.lies,
        reserve: kernel::clean_line(&text.reserve, MAX_RESERVE).unwrap_or_default(),
    })
}

/// The parts of the letter as a form has them.
pub(crate) fn letter_of(fields: &Fields) -> LetterText {
    let part = |name: &str| fields.text(name).to_owned();
    LetterText {
        greeting: part("greeting"),
        facts: part("facts"),
        evidence: part("evidence"),
        decision: part("decision"),
        appeals: part("appeals"),
        lies: AppealsThatLie::parse(fields.text("lies")),
        reserve: part("reserve"),
    }
}

/// `POST /bandeja/{id}/respuesta`: saves; with `then=sign` asks for the signature too. An incomplete letter
/// is saved all the same, and the page says what it lacks.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let written = WriteAnswer {
        id: place.id,
        version: fields.text("version").parse().unwrap_or(-1),
        response: ResponseType::parse(fields.text("response")),
        text: letter_of(&fields),
    };
    let actor = door.actor().clone();
    let saved = door.store().write("cases.write_answer", actor.clone(), written, |work, w| {
        Box::pin(async move {
            let version = run(work, w).await?;
            keep_scratch::forget(work, w.id, "answer").await?;
            Ok(version)
        })
    });
    let saved = saved.await;
    let version = match (&saved, fields.text("then")) {
        (Ok(version), "sign") => *version,
        _ => return finish(&door, place, ("answer", &fields), saved, "cases-office-said-saved").await,
    };
    let request = RequestSignature { id: place.id, version };
    let asked = door.store().write("cases.request_signature", actor, request, |work, r| {
        Box::pin(request_signature::run(work, r))
    });
    finish(&door, place, ("answer", &fields), asked.await, "cases-office-said-to-sign").await
}
