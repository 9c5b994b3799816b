//! A repeated petition may be answered by reference to an earlier answer, unless the right cannot be waived
//! or what was missing then has come (CPACA, art. 19). Whoever refers it says whether an exception holds, and
//! it is written down. The letter is written; somebody signs it as any other.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Failure, Id, Lang};
use serde_json::json;
use store::{Work, args};
use web::format::day_with_year;
use web::{Door, Fields, Reply};

use crate::actions::write_answer::{self, WriteAnswer};
use crate::answer::LetterText;
use crate::appeals::AppealsThatLie;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::kind::keyed;
use crate::records::steps::{self, EarlierAnswer, refused};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};
use crate::sheet::{self, Sheet};
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
    /// Whether one of the exceptions holds; nothing if nobody said it.
    pub exception: Option<RepeatException>,
}

keyed! {
    /// Why a repeated petition may not be referred to the earlier answer (CPACA, art. 19).
    RepeatException {
        /// No exception holds: it may be.
        None = "none",
        /// The right cannot be waived.
        Inalienable = "inalienable",
        /// The earlier one was refused because something was missing, and now it came.
        Supplied = "supplied",
    }
}

/// Writes the letter that refers to the earlier answer. If an exception holds it writes down that one does,
/// and which: the case is answered on its merits, and nobody may refer it to the earlier answer any more.
pub async fn run(work: &mut Work<'_>, wish: &ReferToEarlier) -> Result<(), Failure<CaseRefusal>> {
    let exception = wish.exception.ok_or(refused(StepRefusal::NoExceptionSaid))?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    sheet.state.after(Act::WriteAnswer).map_err(Failure::Refused)?;
    let from = sheet.filed_at.plus_days(-DAYS_BACK);
    let found = steps::earlier_answers(work, &sheet, from).await?;
    let earlier = found.into_iter().find(|e| Some(e.id) == wish.earlier);
    let earlier = earlier.ok_or(refused(StepRefusal::NoEarlierAnswer))?;
    let said = steps::repeat_of(work, wish.id).await?.map(|(exception, _)| exception);
    if exception == RepeatException::None && said.is_some_and(|e| e != RepeatException::None) {
        return Err(refused(StepRefusal::RepeatedException));
    }
    if exception == RepeatException::None {
        write_reference(work, &sheet, &earlier).await?;
    }
    work.exec(steps::INSERT_REPEAT, args![wish.id, earlier.id, exception.key(), work.at()]).await?;
    let name = records::actor_name(work.actor());
    let key = match exception {
        RepeatException::None => "repeated",
        RepeatException::Inalienable => "repeated-inalienable",
        RepeatException::Supplied => "repeated-supplied",
    };
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: false,
        body: &earlier.number,
        data: json!({ "key": key, "earlier": earlier.id, "exception": exception }),
    };
    Ok(records::add_entry(work, &entry).await?)
}

async fn write_reference(
    work: &mut Work<'_>,
    sheet: &Sheet,
    earlier: &EarlierAnswer,
) -> Result<(), Failure<CaseRefusal>> {
    let version = records::answer_of(work, sheet.id).await?.map_or(0, |answer| answer.version);
    let causes = catalog::causes(work).await?;
    let cause = sheet.cause.as_deref().and_then(|code| causes.find(code, work.today()));
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
        lies: AppealsThatLie::usual(sheet.kind, cause),
        ..LetterText::default()
    };
    let written = WriteAnswer { id: sheet.id, version, response: earlier.result, text };
    write_answer::run(work, &written).await.map(drop)
}

/// `POST /bandeja/{id}/repetida`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let exception = RepeatException::parse(fields.text("exception"));
    let wish = ReferToEarlier { id: place.id, earlier: Id::parse(fields.text("earlier")), exception };
    let actor = door.actor().clone();
    let done = door.store().write("cases.repeated", actor, wish, |work, w| Box::pin(run(work, w))).await;
    let say = match exception {
        Some(RepeatException::None) | None => "cases-said-repeated",
        Some(_) => "cases-said-repeated-exception",
    };
    finish(&door, place, ("repeated", &fields), done, say).await
}
