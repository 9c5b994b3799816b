//! Orders evidence by a written act within the term: which test, why, and the day on which it ends; the term
//! stands meanwhile (CPACA, arts. 40 and 79; Ley 142 de 1994, art. 158).

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

/// Which evidence.
#[doc(alias = "práctica de pruebas")]
#[derive(Debug, Clone)]
pub struct OrderEvidence {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// The last day of the evidence: a business day, at most thirty away.
    pub until: Day,
    /// Which test and why: the act says it.
    pub what: String,
    /// Whether evidence that is being taken gets more days.
    pub longer: bool,
}

/// Orders it, or gives it more days, and issues the act.
pub async fn run(work: &mut Work<'_>, wish: &OrderEvidence) -> Result<Moved, Failure<CaseRefusal>> {
    let what = term::reasons(&wish.what)?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let of = (wish.id, Act::Evidence, wish.version);
    let (_, moved) = term::change(work, of, "evidence", |t, at| match wish.longer {
        true => t.term.extend_evidence(at, wish.until, &t.calendar),
        false => t.term.order_evidence(at, wish.until, &t.calendar),
    })
    .await?;
    let until = day_with_year(wish.until, Lang::Es);
    let verb = if wish.longer { "Ampliamos el período de pruebas" } else { "Ordenamos practicar pruebas" };
    let text = LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {} recibimos su solicitud {}, sobre «{}».",
            day_with_year(sheet.filed_at.day(), Lang::Es),
            sheet.number,
            sheet.subject
        ),
        decision: format!(
            "{verb}, dentro del término para responder:\n\n{what}\n\nEl período de pruebas termina el \
             {until}. Mientras tanto no corre el plazo para responderle; sigue el día hábil siguiente, y \
             responderemos a más tardar el {} (artículos 40 y 79 de la Ley 1437 de 2011 y 158 de la Ley \
             142 de 1994).",
            day_with_year(moved.due_on, Lang::Es)
        ),
        ..LetterText::default()
    };
    let subject = format!("Pruebas en la solicitud {}", sheet.number);
    let sent = outgoing::issue(work, &sheet, Writing { to: None, subject, text: &text, annexes: Vec::new() })
        .await?;
    let key = if wish.longer { "evidence-extended" } else { "evidence-ordered" };
    let data =
        json!({ "until": wish.until, "due_on": moved.due_on, "number": sent.number, "code": sent.code });
    term::tell(work, wish.id, (key, true, &what), data).await?;
    work.announce(events::about(wish.id, events::EVIDENCE_ORDERED, json!({ "until": wish.until })));
    Ok(moved)
}

/// `POST /bandeja/{id}/pruebas`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let Ok(until) = fields.text("day").parse() else {
        let refused: Result<(), _> = Err(Failure::Refused(CaseRefusal::NoDay));
        return finish(&door, place, ("evidence", &fields), refused, "").await;
    };
    let wish = OrderEvidence {
        id: place.id,
        version: fields.text("version").parse().ok(),
        until,
        what: fields.text("reasons").to_owned(),
        longer: fields.text("then") == "longer",
    };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.order_evidence", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("evidence", &fields), done, "cases-said-evidence-ordered").await
}
