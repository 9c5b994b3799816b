//! Gives a case to an officer, by hand.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{AccountId, Failure, Id};
use serde_json::json;
use store::{Work, args};
use web::{Door, Fields, Problem, Reply};

use crate::case::{Act, Case, CaseId, CaseRefusal};
use crate::events;
use crate::lists::{self, Filter, Which};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};

/// Who gets which case.
#[doc(alias = "asignación")]
#[doc(alias = "reasignación")]
#[derive(Debug, Clone)]
pub struct AssignCase {
    /// The case.
    pub id: CaseId,
    /// The officer.
    pub to: AccountId,
    /// The version that was read, if the one who assigns looked at the case.
    pub version: Option<i64>,
}

/// Assigns it; assigning to the one who has it changes nothing.
pub async fn run(work: &mut Work<'_>, assign: &AssignCase) -> Result<Case, Failure<CaseRefusal>> {
    let before = records::load(work, assign.id).await?;
    before.state.after(Act::Assign).map_err(Failure::Refused)?;
    if before.owner == Some(assign.to) {
        return Ok(before);
    }
    let officer = identity::api::officer(work, assign.to).await?.filter(|o| o.active);
    let officer = officer.ok_or(Failure::Refused(CaseRefusal::UnknownOfficer))?;
    let read = assign.version.unwrap_or(before.version);
    let mut case = before.apply_on(Act::Assign, read).map_err(Failure::Refused)?;
    case.owner = Some(assign.to);
    records::save(work, &case).await?;
    work.exec(records::SAVE_AREA, args![&officer.area, case.id]).await?;
    let author = records::actor_name(work.actor());
    let data = json!({ "owner": assign.to });
    let entry = NewEntry {
        case: case.id,
        kind: EntryKind::Assignment,
        author_name: &author,
        public: false,
        body: &officer.name,
        data: data.clone(),
    };
    records::add_entry(work, &entry).await?;
    work.announce(events::about(case.id, events::ASSIGNED, data));
    Ok(case)
}

/// `POST /bandeja/{id}/asignar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let version = fields.text("version").parse().ok();
    let Some(to) = Id::parse(fields.text("officer")) else {
        let refused: Result<(), _> = Err(Failure::Refused(CaseRefusal::UnknownOfficer));
        return finish(&door, place, ("assign", &fields), refused, "").await;
    };
    let assign = AssignCase { id: place.id, to, version };
    let done = door
        .store()
        .write("cases.assign", door.actor().clone(), assign, |work, a| Box::pin(run(work, a)))
        .await;
    finish(&door, place, ("assign", &fields), done, "cases-office-said-assigned").await
}

/// `POST /bandeja/{id}/tomar`: whoever looks takes it.
pub async fn take(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let to = door.actor().account().ok_or_else(Problem::forbidden)?;
    let assign = AssignCase { id: place.id, to, version: fields.text("version").parse().ok() };
    let done = door
        .store()
        .write("cases.assign", door.actor().clone(), assign, |work, a| Box::pin(run(work, a)))
        .await;
    finish(&door, place, ("take", &fields), done, "cases-office-said-taken").await
}

/// `POST /bandeja/tomar`: whoever looks takes the case of nobody that is due first.
pub async fn take_one(door: Door) -> Reply {
    let to = door.actor().account().ok_or_else(Problem::forbidden)?;
    let done = door.store().write("cases.assign", door.actor().clone(), to, |work, to| {
        Box::pin(async move {
            let free = lists::by_due_date(work, Which::OfNobody, &Filter::default(), None, 1).await?.pop();
            let Some(first) = free else { return Ok(None) };
            let assign = AssignCase { id: first.id, to: *to, version: None };
            Ok::<_, Failure<CaseRefusal>>(Some(run(work, &assign).await?.id))
        })
    });
    match done.await? {
        Some(id) => web::redirect_saying(door.app(), &format!("/bandeja/{id}"), "cases-office-said-taken"),
        None => web::redirect_saying(door.app(), "/bandeja", "cases-office-said-none-left"),
    }
}
