//! Answers one matter of a split filing by its own letter; the last one is answered by the answer of the
//! case.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Failure, Lang, clean_line};
use serde_json::json;
use store::{Work, args};
use web::format::day_with_year;
use web::{Door, Fields, Reply};

use crate::actions::write_answer::MAX_RESERVE;
use crate::answer::{Answer, AnswerState, LetterText, ResponseType};
use crate::appeals::AppealsThatLie;
use crate::case::{Act, CaseId, CaseRefusal, LetterPart};
use crate::matter::Matter;
use crate::outgoing::{self, Outgoing, Writing};
use crate::records::{self, term};
use crate::screens::office::case_sheet::{Place, finish};
use crate::sheet::Sheet;
use crate::{events, sheet};

/// Which matter, and what is answered.
#[derive(Debug, Clone)]
pub struct AnswerMatter {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// Number of the matter.
    pub matter: i64,
    /// What is decided about it.
    pub response: Option<ResponseType>,
    /// Which appeals lie against it.
    pub lies: Option<AppealsThatLie>,
    /// The rule of reserve, if information is denied; else empty.
    pub reserve: String,
    /// The answer on its merits.
    pub decision: String,
}

/// A matter that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredMatter {
    /// Id of its letter as a decision of its own.
    pub letter: CaseId,
    /// The letter.
    pub sent: Outgoing,
}

/// Answers it; the case is due when the next matter is.
pub async fn run(work: &mut Work<'_>, wish: &AnswerMatter) -> Result<AnsweredMatter, Failure<CaseRefusal>> {
    let decision = term::reasons(&wish.decision)?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    records::act(work, wish.id, Act::Split, wish.version).await?;
    let mut stored = term::load(work, wish.id).await?;
    let open = stored.matters.iter().filter(|m| m.answered_at.is_none()).count();
    let matter = stored.matters.iter_mut().find(|m| m.number == wish.matter && m.answered_at.is_none());
    let Some(matter) = matter.filter(|_| open > 1) else {
        return Err(Failure::Refused(CaseRefusal::NoMatter));
    };
    let mut text = LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {} recibimos su solicitud {}. Este oficio responde uno de sus asuntos: «{}». Los demás \
             se responden aparte.",
            day_with_year(sheet.filed_at.day(), Lang::Es),
            sheet.number,
            matter.subject
        ),
        decision: decision.clone(),
        lies: wish.lies,
        reserve: clean_line(&wish.reserve, MAX_RESERVE).unwrap_or_default(),
        ..LetterText::default()
    };
    let response = check(work, &sheet, matter, (wish.response, &mut text)).await?;
    let subject = format!("Respuesta al asunto {} de la solicitud {}", matter.number, sheet.number);
    let sent = outgoing::issue(work, &sheet, Writing { to: None, subject, text: &text, annexes: Vec::new() })
        .await?;
    matter.answered_at = Some(sent.at);
    matter.answer.clone_from(&sent.number);
    matter.result = Some(response);
    let done = matter.clone();
    term::save_matter(work, wish.id, &done).await?;
    // a decision of its own, which is notified by itself
    let letter: CaseId = work.new_id();
    work.exec(term::SAVE_MATTER_LETTER, args![letter, &sent.code, wish.id, done.number]).await?;
    let (next, calendar) = (stored.term.clone(), stored.calendar.clone());
    let moved = term::save(work, wish.id, &stored, &next, (&calendar, true, "matters")).await?;
    let data = json!({ "matter": wish.matter, "number": sent.number, "code": sent.code });
    term::tell(
        work,
        wish.id,
        ("matter-answered", true, &format!("{}. {}\n\n{decision}", done.number, done.subject)),
        data,
    )
    .await?;
    let data = json!({ "matter": wish.matter, "due_on": moved.due_on, "letter": letter });
    work.announce(events::about(wish.id, events::MATTER_ANSWERED, data));
    Ok(AnsweredMatter { letter, sent })
}

/// What the law asks of any decision: what is decided, and which appeals lie (CPACA, art. 67).
async fn check(
    work: &mut Work<'_>,
    sheet: &Sheet,
    matter: &Matter,
    (response, text): (Option<ResponseType>, &mut LetterText),
) -> Result<ResponseType, Failure<CaseRefusal>> {
    let author = work.actor().account().ok_or(Failure::Refused(CaseRefusal::UnknownOfficer))?;
    text.appeals = text.lies.map(|lies| lies.words(sheet.kind, response)).unwrap_or_default();
    let (state, review_note) = (AnswerState::Draft, String::new());
    let answer =
        Answer { state, response, text: text.clone(), author, review_note, signed: None, version: 1 };
    if let Some(part) = answer.missing(sheet.kind) {
        return Err(Failure::Refused(CaseRefusal::IncompleteLetter(part)));
    }
    let causes = catalog::causes(work).await?;
    let cause = matter.cause.as_deref().or(sheet.cause.as_deref());
    let cause = cause.and_then(|code| causes.find(code, work.today()));
    answer.check_content(sheet.kind, cause).map_err(Failure::Refused)?;
    response.ok_or(Failure::Refused(CaseRefusal::IncompleteLetter(LetterPart::Response)))
}

/// `POST /bandeja/{id}/asuntos/responder`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let wish = AnswerMatter {
        id: place.id,
        version: fields.text("version").parse().ok(),
        matter: fields.text("matter").parse().unwrap_or(0),
        response: ResponseType::parse(fields.text("response")),
        lies: AppealsThatLie::parse(fields.text("lies")),
        reserve: fields.text("reserve").to_owned(),
        decision: fields.text("reasons").to_owned(),
    };
    let actor = door.actor().clone();
    let done = door.store().write("cases.answer_matter", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("answer-matter", &fields), done, "cases-said-matter-answered").await
}
