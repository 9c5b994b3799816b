//! Splits a filing that asks several things into numbered matters, each with its regime and its term. The
//! case is due when the first of them is.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::Failure;
use serde_json::json;
use store::{Work, args};
use web::{Door, Fields, Reply};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::events;
use crate::matter::{AskedMatter, MOST_MATTERS, Matter};
use crate::records;
use crate::records::term::{self, Moved};
use crate::screens::office::case_sheet::{Place, finish};

/// What the filing asks.
#[doc(alias = "asuntos")]
#[derive(Debug, Clone)]
pub struct SplitMatters {
    /// The case.
    pub id: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// Each, in order.
    pub matters: Vec<AskedMatter>,
}

/// Splits it. It can be split again while no matter was answered. A matter due later than the case was told
/// never moves the day of the case: the first matter must be due then or before.
pub async fn run(work: &mut Work<'_>, wish: &SplitMatters) -> Result<Moved, Failure<CaseRefusal>> {
    records::act(work, wish.id, Act::Split, wish.version).await?;
    let mut stored = term::load(work, wish.id).await?;
    if stored.matters.iter().any(|m| m.answered_at.is_some()) {
        return Err(Failure::Refused(CaseRefusal::NoMatter));
    }
    let causes = catalog::causes(work).await?;
    let about = (stored.service.as_deref(), &*causes, work.today());
    let matters =
        Matter::split(&wish.matters, (&stored.term, &stored.book), about).map_err(Failure::Refused)?;
    let first = matters.iter().map(|m| m.due_on).min().unwrap_or(stored.due_on);
    if first > stored.told {
        return Err(Failure::Refused(CaseRefusal::LaterThanTold));
    }
    work.exec(term::DELETE_MATTERS, args![wish.id]).await?;
    stored.matters = matters;
    let next = stored.term.clone();
    let calendar = stored.calendar.clone();
    let moved = term::save(work, wish.id, &stored, &next, (&calendar, true, "matters")).await?;
    let data = json!({ "matters": wish.matters.len(), "due_on": moved.due_on });
    let list: Vec<String> = stored.matters.iter().map(|m| format!("{}. {}", m.number, m.subject)).collect();
    term::tell(work, wish.id, ("split", true, &list.join("\n")), data.clone()).await?;
    work.announce(events::about(wish.id, events::SPLIT, data));
    Ok(moved)
}

/// The matters as a form has them: the lines with words.
pub(crate) fn of_form(fields: &Fields) -> Vec<AskedMatter> {
    let (mut services, mut causes) = (fields.all("matter_service"), fields.all("matter_cause"));
    let lines = fields.all("regime").zip(fields.all("subject")).map(|(regime, subject)| AskedMatter {
        service: services.next().unwrap_or_default().to_owned(),
        cause: causes.next().unwrap_or_default().to_owned(),
        ..AskedMatter::new(regime, subject)
    });
    lines.filter(|m| !m.subject.trim().is_empty()).take(MOST_MATTERS + 1).collect()
}

/// `POST /bandeja/{id}/asuntos`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let matters = of_form(&fields);
    let wish = SplitMatters { id: place.id, version: fields.text("version").parse().ok(), matters };
    let actor = door.actor().clone();
    let done = door.store().write("cases.split", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("matters", &fields), done, "cases-said-split").await
}
