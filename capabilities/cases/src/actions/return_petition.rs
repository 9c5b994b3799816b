//! A petition that nobody understands is returned to be clarified; a disrespectful one, with the permission
//! of who signs, to be written again. The person has ten business days (CPACA, art. 19).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Failure, Lang};
use serde_json::json;
use store::{Work, args};
use web::format::day_with_year;
use web::{Door, Fields, Problem, Reply};

use crate::answer::LetterText;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::kind::keyed;
use crate::outgoing::{self, Writing};
use crate::records::steps::{self, refused};
use crate::records::term::{self, Moved};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};
use crate::{events, permissions, referral, sheet};

keyed! {
    /// Why a petition is returned.
    Oddity {
        /// Its purpose is not understood. One that lacks something is completed, never returned.
        #[doc(alias = "petición oscura")]
        Obscure = "obscure",
        /// It is disrespectful.
        #[doc(alias = "petición irrespetuosa")]
        Disrespectful = "disrespectful",
    }
}

/// What is returned, and why.
#[derive(Debug, Clone)]
pub struct ReturnPetition {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// Why.
    pub why: Oddity,
    /// What the person is told.
    pub reasons: String,
}

/// Returns it by letter; the term stands until the person writes again.
pub async fn run(work: &mut Work<'_>, wish: &ReturnPetition) -> Result<Moved, Failure<CaseRefusal>> {
    let reasons = referral::reasons(&wish.reasons).map_err(refused)?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let of = (wish.id, Act::AskPerson, wish.version);
    let (_, moved) =
        term::change(work, of, "clarification", |t, at| t.term.ask_clarification(at, &t.calendar)).await?;
    let until = moved.until.unwrap_or(moved.due_on);
    let (cannot, do_it) = match wish.why {
        Oddity::Obscure => ("No entendimos qué nos pide", "aclararla"),
        Oddity::Disrespectful => {
            ("La solicitud usa palabras irrespetuosas y así no la podemos tramitar", "escribirla de nuevo")
        }
    };
    let text = LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {} recibimos su solicitud {}.",
            day_with_year(sheet.filed_at.day(), Lang::Es),
            sheet.number
        ),
        decision: format!(
            "{cannot}:\n\n{reasons}\n\nPuede {do_it} hasta el {} en la página de su caso o por \
            cualquiera de nuestros \
             canales. Mientras tanto no corre el plazo para responderle. Si no lo hace, la archivaremos, \
             y podrá \
             presentarla de nuevo cuando quiera (artículo 19 de la Ley 1437 de 2011).",
            day_with_year(until, Lang::Es)
        ),
        ..LetterText::default()
    };
    let subject = format!("Devolución de la solicitud {}", sheet.number);
    let writing = Writing { to: None, subject, text: &text, annexes: Vec::new() };
    let sent = outgoing::issue(work, &sheet, writing).await?;
    let row = args![wish.id, wish.why.key(), &reasons, work.at(), until];
    work.exec(steps::INSERT_ODD, row).await?;
    let name = records::actor_name(work.actor());
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: true,
        body: &reasons,
        data: json!({
            "key": format!("returned-{}", wish.why.key()),
            "until": until,
            "number": sent.number,
            "code": sent.code,
        }),
    };
    records::add_entry(work, &entry).await?;
    work.announce(events::about(wish.id, events::RETURNED_OBSCURE, json!({ "until": until })));
    Ok(moved)
}

/// `POST /bandeja/{id}/aclarar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let why = Oddity::parse(fields.text("why")).unwrap_or(Oddity::Obscure);
    if why == Oddity::Disrespectful && !door.actor().may(permissions::SIGN) {
        return Err(Problem::forbidden());
    }
    let reasons = fields.text("reasons").to_owned();
    let wish = ReturnPetition { id: place.id, version: fields.text("version").parse().ok(), why, reasons };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.return_petition", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("odd", &fields), done, "cases-said-petition-returned").await
}
