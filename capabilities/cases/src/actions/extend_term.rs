//! Extends the term, exceptionally and once, and tells the person before it ends, with the reasons (CPACA,
//! art. 14, paragraph; Ley 1581 de 2012, arts. 14 and 15).

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
use crate::{events, sheet};

/// Until when and why.
#[doc(alias = "prórroga")]
#[derive(Debug, Clone)]
pub struct ExtendTerm {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// The new last day: a business day.
    pub to: Day,
    /// Why it cannot be answered before; the letter says it.
    pub reasons: String,
}

/// Extends it and issues the letter that tells so.
pub async fn run(work: &mut Work<'_>, wish: &ExtendTerm) -> Result<Moved, Failure<CaseRefusal>> {
    let reasons = term::reasons(&wish.reasons)?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let of = (wish.id, Act::Extend, wish.version);
    let (before, moved) =
        term::change(work, of, "extension", |t, at| t.term.extend(at, wish.to, &t.calendar)).await?;
    let law = match before.term.base.rule.as_str() {
        "HABEAS_DATA_CONSULTA" => "artículo 14 de la Ley 1581 de 2012",
        "HABEAS_DATA_RECLAMO" => "artículo 15 de la Ley 1581 de 2012",
        _ => "parágrafo del artículo 14 de la Ley 1437 de 2011",
    };
    let text = LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {} recibimos su solicitud {}, sobre «{}». El plazo para responderla vence el {}.",
            day_with_year(sheet.filed_at.day(), Lang::Es),
            sheet.number,
            sheet.subject,
            day_with_year(before.due_on, Lang::Es)
        ),
        decision: format!(
            "No podemos responderla en ese plazo, por esta razón:\n\n{reasons}\n\nLa responderemos a más \
             tardar el {} ({law}). Este plazo se prorroga una sola vez.",
            day_with_year(moved.due_on, Lang::Es)
        ),
        ..LetterText::default()
    };
    let subject = format!("Prórroga del plazo de la solicitud {}", sheet.number);
    let sent = outgoing::issue(work, &sheet, Writing { to: None, subject, text: &text, annexes: Vec::new() })
        .await?;
    let data = json!({ "due_on": moved.due_on, "number": sent.number, "code": sent.code });
    term::tell(work, wish.id, ("extended", true, &reasons), data).await?;
    work.announce(events::about(wish.id, events::EXTENDED, json!({ "due_on": moved.due_on })));
    Ok(moved)
}

/// `POST /bandeja/{id}/prorroga`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let Ok(to) = fields.text("day").parse() else {
        let refused: Result<(), _> = Err(Failure::Refused(CaseRefusal::NoDay));
        return finish(&door, place, ("extend", &fields), refused, "").await;
    };
    let reasons = fields.text("reasons").to_owned();
    let wish = ExtendTerm { id: place.id, version: fields.text("version").parse().ok(), to, reasons };
    let actor = door.actor().clone();
    let done = door.store().write("cases.extend", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("extend", &fields), done, "cases-said-extended").await
}
