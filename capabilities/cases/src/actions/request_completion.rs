//! Asks the person, once and within ten business days of the filing, for what the petition lacks; the term
//! does not run while they have their month (CPACA, art. 17). A claim about personal data: within five, and
//! two months (Ley 1581 de 2012, art. 15).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Day, Failure, Lang};
use serde_json::json;
use store::Work;
use web::format::day_with_year;
use web::{Door, Fields, Reply};

use crate::answer::LetterText;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::outgoing::{self, Writing};
use crate::records::term::{self, Moved};
use crate::screens::office::case_sheet::{Place, finish};
use crate::sheet::Sheet;
use crate::{events, sheet};

/// What is missing.
#[doc(alias = "requerimiento de completar")]
#[derive(Debug, Clone)]
pub struct RequestCompletion {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// What is missing and why it is needed: the person reads it.
    pub what: String,
}

/// Asks for it by letter; the term stands from today.
pub async fn run(work: &mut Work<'_>, wish: &RequestCompletion) -> Result<Moved, Failure<CaseRefusal>> {
    let what = term::reasons(&wish.what)?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let of = (wish.id, Act::AskPerson, wish.version);
    let (before, moved) =
        term::change(work, of, "completion", |t, at| t.term.request_completion(at, &t.calendar)).await?;
    let until = moved.until.unwrap_or(moved.due_on);
    let sent = outgoing::issue(
        work,
        &sheet,
        Writing {
            to: None,
            subject: format!("Lo que falta para resolver la solicitud {}", sheet.number),
            text: &letter(&sheet, &what, until, before.term.is_data_claim()),
            annexes: Vec::new(),
        },
    )
    .await?;
    let data = json!({ "until": until, "number": sent.number, "code": sent.code });
    let key = if before.term.is_data_claim() { "data-completion-requested" } else { "completion-requested" };
    term::tell(work, wish.id, (key, true, &what), data).await?;
    work.announce(events::about(wish.id, events::COMPLETION_REQUESTED, json!({ "until": until })));
    Ok(moved)
}

fn letter(sheet: &Sheet, what: &str, until: Day, data_claim: bool) -> LetterText {
    let until = day_with_year(until, Lang::Es);
    let rules = match data_claim {
        true => format!(
            "Puede entregarlo hasta el {until} por cualquiera de nuestros canales. Mientras tanto no corre \
             el plazo para responderle; sigue el día hábil siguiente a la entrega. Si pasan esos dos \
             meses y no lo entrega, se entenderá que desistió del reclamo, y podrá presentarlo de nuevo \
             cuando quiera (artículo 15 de la Ley 1581 de 2012)."
        ),
        false => format!(
            "Puede entregarlo hasta el {until} por cualquiera de nuestros canales. Antes de ese día puede \
             pedir hasta un mes más. Mientras tanto no corre el plazo para responderle; sigue el día hábil \
             siguiente a la entrega. Si no lo entrega, se entenderá que desistió, y podrá presentarla de \
             nuevo cuando quiera (artículo 17 de la Ley 1437 de 2011)."
        ),
    };
    LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {} recibimos su solicitud {}, sobre «{}».",
            day_with_year(sheet.filed_at.day(), Lang::Es),
            sheet.number,
            sheet.subject
        ),
        decision: format!("Para resolverla nos falta esto:\n\n{what}\n\n{rules}"),
        ..LetterText::default()
    }
}

/// `POST /bandeja/{id}/completar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let what = fields.text("reasons").to_owned();
    let wish = RequestCompletion { id: place.id, version: fields.text("version").parse().ok(), what };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.request_completion", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("completion", &fields), done, "cases-said-completion-requested").await
}
