//! Says which decision an appeal attacks, for one that was filed without saying so.

use axum::extract::Path;
use cases::{CaseId, sheet};
use kernel::Failure;
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use super::{Refused, attacked, keep, line, load_for, officer_name, suspend};
use crate::admissibility::Timeliness;
use crate::appeal::Warning;
use crate::events;
use crate::refusal::AppealRefusal;
use crate::screens::sheet::{Place, finish};

/// Which decision.
#[derive(Debug, Clone)]
pub struct NameDecision {
    /// The case of the appeal.
    pub case: CaseId,
    /// The version that was read.
    pub version: i64,
    /// Filing number of the case that was decided.
    pub number: String,
}

/// Writes it down; the days are counted now.
pub async fn run(work: &mut Work<'_>, named: &NameDecision) -> Result<(), Refused> {
    officer_name(work)?;
    let refused = |r| Failure::Refused(r);
    let number = line(&named.number, "number", 60)?;
    let before = load_for(work, named.case, Some(named.version)).await?;
    let parent = sheet::id_by_number(work, &number).await?;
    let parent = parent.filter(|p| *p != named.case).ok_or(refused(AppealRefusal::BadText("number")))?;
    let attacked = attacked(work, parent).await?.ok_or(refused(AppealRefusal::Unknown))?;
    if !attacked.is_decided() {
        return Err(refused(AppealRefusal::NothingDecided));
    }
    let mut after = before.clone().name_decision(parent).map_err(refused)?;
    let book = deadlines::current(work).await?;
    let window = attacked.notice.as_ref().and_then(|n| n.window);
    let timeliness = Timeliness::of(window, after.filed_on, &book.calendar).map_err(|e| refused(e.into()))?;
    after.course.timeliness = Some(timeliness);
    after.course.warnings = attacked.warnings();
    if !timeliness.suspends() {
        after.course.warnings.insert(0, Warning::Late);
    }
    keep(work, &before, &after).await?;
    cases::actions::link_appeal::run(work, named.case, parent).await?;
    let suspends = timeliness.suspends();
    let data = json!({ "parent": parent, "suspends": suspends });
    work.announce(events::about(named.case, events::DECISION_NAMED, data));
    if suspends {
        let own = sheet::load(work, named.case).await?.ok_or(refused(AppealRefusal::Unknown))?;
        suspend(work, parent, after.filed_on, &own.number).await?;
    }
    Ok(())
}

/// `POST /recursos/{id}/decision`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let named =
        NameDecision { case: place.case, version: place.version, number: fields.text("number").to_owned() };
    let done = door.store().write("appeals.name_decision", door.actor().clone(), named, |work, named| {
        Box::pin(run(work, named))
    });
    finish(&door, place, "decision", &fields, done.await, "appeals-said-named").await
}
