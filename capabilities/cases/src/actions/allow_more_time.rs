//! The person asks for another month to complete the petition, before theirs ends, once (CPACA, art. 17).
//! They ask on their page, or an officer records it.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::Failure;
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::events;
use crate::records::term::{self, Moved};
use crate::screens::office::case_sheet::{Place, finish};
use crate::screens::tracking::course;

/// Which case.
#[derive(Debug, Clone)]
pub struct AllowMoreTime {
    /// The case.
    pub id: CaseId,
    /// The version that was read; nothing from the person.
    pub version: Option<i64>,
}

/// Gives the month.
pub async fn run(work: &mut Work<'_>, wish: &AllowMoreTime) -> Result<Moved, Failure<CaseRefusal>> {
    let of = (wish.id, Act::AllowMoreTime, wish.version);
    let (_, moved) =
        term::change(work, of, "completion", |t, at| t.term.allow_more_time(at, &t.calendar)).await?;
    let data = json!({ "until": moved.until });
    term::tell(work, wish.id, ("more-time", true, ""), data.clone()).await?;
    work.announce(events::about(wish.id, events::COMPLETION_REQUESTED, data));
    Ok(moved)
}

/// `POST /bandeja/{id}/mas-tiempo`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let wish = AllowMoreTime { id: place.id, version: fields.text("version").parse().ok() };
    let actor = door.actor().clone();
    let done = door.store().write("cases.more_time", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("resume", &fields), done, "cases-said-more-time").await
}

/// `POST /seguimiento/{key}/mas-tiempo`. Asking twice is asking once.
pub async fn by_person(door: Door, Path(key): Path<String>) -> Reply {
    let course = course(&door, key).await?;
    let back = format!("/seguimiento/{}", course.sheet.tracking_key);
    let wish = AllowMoreTime { id: course.sheet.id, version: None };
    let actor = door.actor().clone();
    let done = door.store().write("cases.more_time", actor, wish, |work, w| Box::pin(run(work, w))).await;
    let said = match done {
        Ok(_) | Err(Failure::Refused(CaseRefusal::Term(deadlines::TermRefusal::MoreTimeTwice))) => {
            "cases-said-more-time-person"
        }
        Err(Failure::Refused(_)) => "cases-said-no-more-time",
        Err(Failure::Broke(fault)) => return Err(fault.into()),
    };
    web::redirect_saying(door.app(), &back, said)
}
