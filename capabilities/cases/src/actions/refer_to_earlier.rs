//! A repeated petition may be answered by reference to an earlier answer, unless the right cannot be waived
//! or what was missing then has come (CPACA, art. 19). The letter is written; somebody signs it as any other.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Failure, Id, Lang};
use serde_json::json;
use store::{Work, args};
use web::format::day_with_year;
use web::{Door, Fields, Reply};

use crate::actions::write_answer::{self, WriteAnswer};
use crate::answer::{LetterText, usual_appeals};
use crate::case::{CaseId, CaseRefusal};
use crate::records::steps::{self, refused};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};
use crate::sheet;
use crate::step_refusal::StepRefusal;

/// So many days back an earlier answer is looked for.
pub(crate) const DAYS_BACK: i64 = 90;

/// Which answer it repeats.
#[derive(Debug, Clone, Copy)]
pub struct ReferToEarlier {
    /// The case.
    pub id: CaseId,
    /// The case that was answered before.
    pub earlier: Option<CaseId>,
    /// One of the two exceptions holds: it is answered on its merits.
    pub exception: bool,
}

/// Writes the letter that refers to it.
pub async fn run(work: &mut Work<'_>, wish: &ReferToEarlier) -> Result<(), Failure<CaseRefusal>> {
    if wish.exception {
        return Err(refused(StepRefusal::RepeatedException));
    }
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let from = sheet.filed_at.plus_days(-DAYS_BACK);
    let found = steps::earlier_answers(work, &sheet, from).await?;
    let earlier = found.into_iter().find(|e| Some(e.id) == wish.earlier);
    let earlier = earlier.ok_or(refused(StepRefusal::NoEarlierAnswer))?;
    let version = records::answer_of(work, wish.id).await?.map_or(0, |answer| answer.version);
    let text = LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {} recibimos su solicitud {}, en la que pide lo mismo que en la solicitud {}.",
            day_with_year(sheet.filed_at.day(), Lang::Es),
            sheet.number,
            earlier.number
        ),
        decision: format!(
            "A eso le respondimos el {} con el oficio {}, que puede leer y verificar con el código {}. \
            Nos remitimos a \
             esa respuesta (artículo 19 de la Ley 1437 de 2011).",
            day_with_year(earlier.answered_at.day(), Lang::Es),
            earlier.outgoing_number,
            earlier.letter_code
        ),
        appeals: usual_appeals(sheet.kind).to_owned(),
        ..LetterText::default()
    };
    let written = WriteAnswer { id: wish.id, version, response: earlier.result, text };
    write_answer::run(work, &written).await?;
    work.exec(steps::INSERT_REPEAT, args![wish.id, earlier.id, work.at()]).await?;
    let name = records::actor_name(work.actor());
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: false,
        body: &earlier.number,
        data: json!({ "key": "repeated", "earlier": earlier.id, "exception": false }),
    };
    Ok(records::add_entry(work, &entry).await?)
}

/// `POST /bandeja/{id}/repetida`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let exception = fields.ticked("inalienable") || fields.ticked("supplied");
    let wish = ReferToEarlier { id: place.id, earlier: Id::parse(fields.text("earlier")), exception };
    let actor = door.actor().clone();
    let done = door.store().write("cases.repeated", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("repeated", &fields), done, "cases-said-repeated").await
}
