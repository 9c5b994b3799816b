//! Says what a case really is: kind, service, the regulator's cause, urgency.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::Failure;
use serde_json::json;
use store::{Work, args};
use web::{Door, Fields, Reply};

use crate::case::{Act, Case, CaseId, CaseRefusal};
use crate::events;
use crate::kind::{CaseKind, Priority};
use crate::records::term::{self, StoredTerm};
use crate::records::{self, EntryKind, NewEntry};
use crate::regime::{self, Facts};
use crate::screens::office::case_sheet::{Place, finish};

/// What an officer finds that it is.
#[derive(Debug, Clone)]
pub struct ClassifyCase {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// What it is.
    pub kind: CaseKind,
    /// Key of the utility service.
    pub service: Option<String>,
    /// Code of the regulator's cause.
    pub cause: Option<String>,
    /// Urgency.
    pub priority: Priority,
}

/// Classifies it. If the new kind has an earlier due date it applies at once; a later one never does by
/// itself, because the person was told the earlier.
pub async fn run(work: &mut Work<'_>, classified: &ClassifyCase) -> Result<Case, Failure<CaseRefusal>> {
    if let Some(code) = &classified.cause {
        let service = classified.service.as_deref().and_then(catalog::UtilityService::parse);
        let fits = |c: &catalog::Cause| service.is_none_or(|s| c.allowed(s) != catalog::Allowed::No);
        let causes = catalog::causes(work).await?;
        if !causes.find(code, work.today()).is_some_and(fits) {
            return Err(Failure::Refused(CaseRefusal::BadCause));
        }
    }
    let case = records::act(work, classified.id, Act::Classify, classified.version).await?;
    let before = term::load(work, classified.id).await?;
    let c = classified;
    let row = args![c.kind.key(), &c.service, &c.cause, c.priority.key(), c.id];
    work.exec(records::SAVE_CLASSIFICATION, row).await?;
    bring_forward(work, classified, &before).await?;
    let data = json!({
        "kind": c.kind, "was": before.kind, "service": c.service, "cause": c.cause, "priority": c.priority,
    });
    let author = records::actor_name(work.actor());
    let entry = NewEntry {
        case: case.id,
        kind: EntryKind::Classification,
        author_name: &author,
        public: false,
        body: "",
        data: data.clone(),
    };
    records::insert_entry(work, &entry, work.at()).await?;
    work.announce(events::about(case.id, events::CLASSIFIED, data));
    Ok(case)
}

/// The regime of the new kind, if its last day is not later than the one that the person was told.
async fn bring_forward(
    work: &mut Work<'_>,
    classified: &ClassifyCase,
    stored: &StoredTerm,
) -> Result<(), Failure<CaseRefusal>> {
    let facts = Facts {
        kind: classified.kind,
        about_service: classified.service.is_some(),
        about_own_contract: stored.own_contract,
    };
    let code = regime::propose(facts).code;
    if code == stored.term.base.rule || !stored.matters.is_empty() || stored.silent {
        return Ok(());
    }
    let Ok(rule) = deadlines::rule_for(code, stored.term.base.filed_at.day()) else { return Ok(()) };
    let next = stored.term.under(rule, &stored.book).map_err(term::refused)?;
    let calendar = &stored.book.calendar;
    let due_on = next.due_on(calendar).map_err(term::refused)?;
    if due_on < stored.told {
        term::save(work, classified.id, stored, &next, (calendar, false, "classification")).await?;
    }
    Ok(())
}

/// `POST /bandeja/{id}/clasificar`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let chosen = |name: &str| Some(fields.text(name).to_owned()).filter(|text| !text.is_empty());
    let service = chosen("service").filter(|s| catalog::UtilityService::parse(s).is_some());
    let Some(kind) = CaseKind::parse(fields.text("kind")) else {
        let refused: Result<(), _> = Err(Failure::Refused(CaseRefusal::BadCause));
        return finish(&door, place, ("classify", &fields), refused, "").await;
    };
    let classified = ClassifyCase {
        id: place.id,
        version: fields.text("version").parse().ok(),
        kind,
        service,
        cause: chosen("cause"),
        priority: Priority::parse(fields.text("priority")).unwrap_or(Priority::None),
    };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.classify", actor, classified, |work, c| Box::pin(run(work, c))).await;
    finish(&door, place, ("classify", &fields), done, "cases-office-said-classified").await
}
