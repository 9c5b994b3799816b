//! Sends what belongs to another body to it, with a covering letter, and tells the person (CPACA, art. 21).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use documents::Annex;
use kernel::{Failure, Lang};
use serde_json::json;
use store::{Work, args};
use web::format::day_with_year;
use web::{Door, Fields, Reply};

use crate::answer::{LetterText, ResponseType};
use crate::case::{Act, CaseId, CaseRefusal};
use crate::outgoing::{self, Outgoing, Writing};
use crate::records::steps::{self, refused};
use crate::records::{self, EntryKind, NewEntry};
use crate::referral::{self, CompetentBody};
use crate::screens::office::case_sheet::{Place, finish};
use crate::{events, sheet};

/// To whom and why.
#[doc(alias = "traslado por competencia")]
#[derive(Debug, Clone)]
pub struct ReferCase {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// The competent body.
    pub body: CompetentBody,
    /// Why it is competent: the letter says it.
    pub reasons: String,
}

/// Refers it. After the five business days it is late, which is written down, and still done.
pub async fn run(work: &mut Work<'_>, wish: &ReferCase) -> Result<Outgoing, Failure<CaseRefusal>> {
    let body = wish.body.check().map_err(refused)?;
    let reasons = referral::reasons(&wish.reasons).map_err(refused)?;
    records::act(work, wish.id, Act::Refer, wish.version).await?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let book = deadlines::current(work).await?;
    let term = referral::referral_term(sheet.filed_at, &book);
    let late = term.is_some_and(|term| work.at() > term.ends_at);
    let text = LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {} recibimos la solicitud {}, sobre «{}».",
            day_with_year(sheet.filed_at.day(), Lang::Es),
            sheet.number,
            sheet.subject
        ),
        decision: format!(
            "Lo que se pide le corresponde a ustedes y no a esta empresa, por esta \
            razón:\n\n{reasons}\n\nPor eso les \
             enviamos la solicitud con sus anexos (artículo 21 de la Ley 1437 de 2011). El plazo para \
             responderla corre \
             desde el día siguiente al que la reciban. Enviamos copia de este oficio a quien la presentó."
        ),
        ..LetterText::default()
    };
    let files = documents::attachments_of(work, &events::subject(wish.id)).await?;
    let annexes = files
        .iter()
        .map(|f| Annex { name: f.file.name.clone(), size: f.file.size, sha256: f.file.sha256 })
        .collect();
    let subject = format!("Traslado por competencia de la solicitud {}", sheet.number);
    let writing = Writing { to: Some(body.addressee()), subject, text: &text, annexes };
    let sent = outgoing::issue(work, &sheet, writing).await?;

    let result = ResponseType::Referred.key();
    let row = args![&body.name, sent.at, &sent.number, &sent.code, result, wish.id];
    work.exec(steps::SAVE_REFERRED_TO, row).await?;
    let row = args![
        wish.id,
        &body.name,
        &body.address,
        &body.email,
        &reasons,
        sent.at,
        late,
        &sent.number,
        &sent.code,
        work.actor().trace()
    ];
    work.exec(steps::INSERT_REFERRAL, row).await?;
    let name = records::actor_name(work.actor());
    let told = format!("{}\n\n{reasons}", body.name);
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: true,
        body: &told,
        data: json!({ "key": if late { "referred-late" } else { "referred" }, "number": sent.number }),
    };
    records::add_entry(work, &entry).await?;
    let data = json!({ "body": body.name, "number": sent.number, "late": late });
    work.announce(events::about(wish.id, events::REFERRED, data));
    Ok(sent)
}

/// `POST /bandeja/{id}/trasladar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let text = |name: &str| fields.text(name).to_owned();
    let wish = ReferCase {
        id: place.id,
        version: fields.text("version").parse().ok(),
        body: CompetentBody {
            name: text("body_name"),
            address: text("body_address"),
            email: text("body_email"),
        },
        reasons: text("reasons"),
    };
    let actor = door.actor().clone();
    let done = door.store().write("cases.refer", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("refer", &fields), done, "cases-said-referred").await
}
