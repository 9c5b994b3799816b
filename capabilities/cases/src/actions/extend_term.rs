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
use crate::{events, records, sheet};

/// Until when and why.
#[doc(alias = "prórroga")]
#[derive(Debug, Clone)]
pub struct ExtendTerm {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// Which matter, if the filing was split: each has its own term.
    pub matter: Option<i64>,
    /// The new last day: a business day.
    pub to: Day,
    /// Why it cannot be answered before; the letter says it.
    pub reasons: String,
}

/// Extends it and issues the letter that tells so.
pub async fn run(work: &mut Work<'_>, wish: &ExtendTerm) -> Result<Moved, Failure<CaseRefusal>> {
    let reasons = term::reasons(&wish.reasons)?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let extended = extend(work, wish).await?;
    let law = match extended.rule.as_str() {
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
            extended.subject.as_deref().unwrap_or(&sheet.subject),
            day_with_year(extended.from, Lang::Es)
        ),
        decision: format!(
            "No podemos responderla en ese plazo, por esta razón:\n\n{reasons}\n\nLa responderemos a más \
             tardar el {} ({law}). Este plazo se prorroga una sola vez.",
            day_with_year(extended.to, Lang::Es)
        ),
        ..LetterText::default()
    };
    let subject = format!("Prórroga del plazo de la solicitud {}", sheet.number);
    let sent = outgoing::issue(work, &sheet, Writing { to: None, subject, text: &text, annexes: Vec::new() })
        .await?;
    let data =
        json!({ "due_on": extended.to, "matter": wish.matter, "number": sent.number, "code": sent.code });
    let told = extended.subject.map_or_else(|| reasons.clone(), |subject| format!("{subject}\n\n{reasons}"));
    let key = if wish.matter.is_some() { "matter-extended" } else { "extended" };
    term::tell(work, wish.id, (key, true, &told), data).await?;
    let data = match wish.matter {
        Some(matter) => json!({ "due_on": extended.to, "matter": matter }),
        None => json!({ "due_on": extended.to }),
    };
    work.announce(events::about(wish.id, events::EXTENDED, data));
    Ok(extended.moved)
}

/// What was extended.
struct Extended {
    /// Code of the rule that governs it.
    rule: String,
    /// The words of the matter; nothing for the whole case.
    subject: Option<String>,
    from: Day,
    to: Day,
    moved: Moved,
}

/// The whole case, or the matter that is named: a split filing has a term for each.
async fn extend(work: &mut Work<'_>, wish: &ExtendTerm) -> Result<Extended, Failure<CaseRefusal>> {
    records::act(work, wish.id, Act::Extend, wish.version).await?;
    let mut stored = term::load(work, wish.id).await?;
    let at = work.at();
    let calendar = stored.calendar.clone();
    if stored.matters.is_empty() {
        let next = stored.term.extend(at, wish.to, &calendar).map_err(term::refused)?;
        let moved = term::save(work, wish.id, &stored, &next, (&calendar, true, "extension")).await?;
        let (rule, from, to) = (stored.term.base.rule, stored.due_on, moved.due_on);
        return Ok(Extended { rule, subject: None, from, to, moved });
    }
    let open = stored.matters.iter_mut().find(|m| Some(m.number) == wish.matter && m.answered_at.is_none());
    let matter = open.ok_or(Failure::Refused(CaseRefusal::NoMatter))?;
    let from = matter.due_on;
    matter.extend((&stored.term, &stored.book), at, wish.to).map_err(term::refused)?;
    let (rule, subject, to) = (matter.regime.clone(), Some(matter.subject.clone()), matter.due_on);
    let next = stored.term.clone();
    let moved = term::save(work, wish.id, &stored, &next, (&calendar, true, "extension")).await?;
    Ok(Extended { rule, subject, from, to, moved })
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
    let (version, matter) = (fields.text("version").parse().ok(), fields.text("matter").parse().ok());
    let wish = ExtendTerm { id: place.id, version, matter, to, reasons };
    let actor = door.actor().clone();
    let done = door.store().write("cases.extend", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("extend", &fields), done, "cases-said-extended").await
}
