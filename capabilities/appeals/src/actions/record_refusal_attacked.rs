//! Writes down that the person attacked the refusal of the subsidiary appeal before the Superintendence
//! (recurso de queja: CPACA, art. 74, num. 3). It is filed there; the company learns of it.

use axum::extract::Path;
use cases::CaseId;
use kernel::{Day, Failure};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use super::{Refused, keep, line, load_for, officer_name, past};
use crate::events;
use crate::refusal::AppealRefusal;
use crate::remittal::AdmissibilityAppeal;
use crate::screens::sheet::{Place, day_of, finish};

/// What was learned.
#[derive(Debug, Clone)]
pub struct RecordRefusalAttacked {
    /// The case of the appeal.
    pub case: CaseId,
    /// The version that was read.
    pub version: i64,
    /// The day on which it was filed there.
    pub filed_on: Day,
    /// Its number there.
    pub number: String,
}

/// Writes it down.
pub async fn run(work: &mut Work<'_>, attacked: &RecordRefusalAttacked) -> Result<(), Refused> {
    let by_name = officer_name(work)?;
    let before = load_for(work, attacked.case, Some(attacked.version)).await?;
    let filed_on = past(work, attacked.filed_on, "filed_on")?;
    let appeal = AdmissibilityAppeal {
        filed_on,
        number: line(&attacked.number, "number", 60)?,
        on_time: before.course.refusal_until.map(|until| filed_on <= until),
        by_name,
    };
    let after = before.clone().refusal_attacked(appeal).map_err(Failure::Refused)?;
    keep(work, &before, &after).await?;
    let data = json!({ "filed_on": filed_on });
    work.announce(events::about(attacked.case, events::REFUSAL_ATTACKED, data));
    Ok(())
}

/// `POST /recursos/{id}/queja`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let Some(filed_on) = day_of(&fields, "filed_on") else {
        let refused = Err(Failure::Refused(AppealRefusal::BadDay("filed_on")));
        return finish::<()>(&door, place, "queja", &fields, refused, "").await;
    };
    let number = fields.text("number").to_owned();
    let attacked = RecordRefusalAttacked { case: place.case, version: place.version, filed_on, number };
    let done = door
        .store()
        .write("appeals.refusal_attacked", door.actor().clone(), attacked, |work, a| Box::pin(run(work, a)));
    finish(&door, place, "queja", &fields, done.await, "appeals-said-queja").await
}
