//! The person let their days pass without completing or clarifying: a reasoned act archives the petition. It
//! is proposed by a timer and never done by itself; the person may file again (CPACA, arts. 17 and 19; Ley
//! 1581 de 2012, art. 15).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use deadlines::{Asked, Stage};
use futures::future::BoxFuture;
use kernel::{Failure, Fault, Lang};
use serde_json::json;
use store::{Moment, Work, args};
use web::format::day_with_year;
use web::{Door, Fields, Reply};

use crate::answer::{LetterText, ResponseType};
use crate::case::{Act, CaseId, CaseRefusal};
use crate::outgoing::{self, Outgoing, Writing};
use crate::records::{self, term};
use crate::screens::office::case_sheet::{Place, finish};
use crate::{events, sheet};

/// Which case, and why.
#[doc(alias = "desistimiento tácito")]
#[derive(Debug, Clone)]
pub struct ArchiveLapsed {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// The reasons of the act.
    pub reasons: String,
}

/// Archives it and issues the act, against which only reconsideration lies.
pub async fn run(work: &mut Work<'_>, wish: &ArchiveLapsed) -> Result<Outgoing, Failure<CaseRefusal>> {
    let reasons = term::reasons(&wish.reasons)?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    records::act(work, wish.id, Act::Archive, wish.version).await?;
    let stored = term::load(work, wish.id).await?;
    let course = stored.term.course(&stored.calendar).map_err(term::refused)?;
    let Stage::Awaiting { asked, until, .. } = course.stage else {
        return Err(Failure::Refused(CaseRefusal::NothingAsked));
    };
    if !course.lapsed_on(work.today()) {
        return Err(Failure::Refused(CaseRefusal::PersonInTime));
    }
    let (law, what, ground) = match asked {
        Asked::Completion if stored.term.is_data_claim() => {
            ("artículo 15 de la Ley 1581 de 2012", "completarla", "not_completed")
        }
        Asked::Completion => ("artículo 17 de la Ley 1437 de 2011", "completarla", "not_completed"),
        Asked::Clarification => ("artículo 19 de la Ley 1437 de 2011", "aclararla", "not_clarified"),
    };
    let text = LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {} recibimos su solicitud {}, sobre «{}». Le pedimos {what} y el plazo terminó el {}.",
            day_with_year(sheet.filed_at.day(), Lang::Es),
            sheet.number,
            sheet.subject,
            day_with_year(until, Lang::Es)
        ),
        decision: format!(
            "Declaramos el desistimiento tácito y archivamos la solicitud ({law}), por esta \
             razón:\n\n{reasons}\n\nUsted puede presentarla de nuevo cuando quiera, con lo que faltaba."
        ),
        appeals: "Contra esta decisión procede únicamente el recurso de reposición ante esta empresa, \
         dentro de los cinco (5) días hábiles siguientes a su notificación."
            .into(),
        ..LetterText::default()
    };
    let subject = format!("Archivo de la solicitud {}", sheet.number);
    let sent = outgoing::issue(work, &sheet, Writing { to: None, subject, text: &text, annexes: Vec::new() })
        .await?;
    let row = args![sent.at, &sent.number, &sent.code, ResponseType::Archived.key(), wish.id];
    work.exec(records::SAVE_ANSWERED, row).await?;
    let data = json!({ "number": sent.number, "code": sent.code, "ground": ground });
    term::tell(work, wish.id, ("archived", true, &reasons), data).await?;
    work.announce(events::about(wish.id, events::ARCHIVED, json!({ "ground": ground })));
    Ok(sent)
}

/// Each morning: whose days ended yesterday. The officers read it in the case; nothing is archived by
/// itself.
pub(crate) fn propose<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let yesterday = moment.planned.plus_days(-1).day();
        let mut found: Vec<CaseId> = Vec::new();
        for mut row in work.rows(term::PAUSED_UNTIL_DAY, args![yesterday]).await? {
            found.push(row.take()?);
        }
        for id in found {
            term::tell(work, id, ("archive-proposed", false, ""), json!({ "until": yesterday })).await?;
        }
        Ok(())
    })
}

/// `POST /bandeja/{id}/archivar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let reasons = fields.text("reasons").to_owned();
    let wish = ArchiveLapsed { id: place.id, version: fields.text("version").parse().ok(), reasons };
    let actor = door.actor().clone();
    let done = door.store().write("cases.archive", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("archive", &fields), done, "cases-said-archived").await
}
