//! What came late because a channel of the company failed is in time: the case names the outage (CPACA, art.
//! 62, num. 2).

use std::collections::HashMap;

use axum::extract::{Path, Query};
use deadlines::rule_for;
use kernel::{Failure, Id};
use serde_json::json;
use store::{Json, Work, args};
use web::{Door, Fields, Reply};

use crate::case::{Act, CaseId, CaseRefusal};
use crate::outage::OutageId;
use crate::records::steps::{self, refused};
use crate::records::{self, EntryKind, NewEntry};
use crate::screens::office::case_sheet::{Place, finish};
use crate::sheet;
use crate::step_refusal::StepRefusal;

/// Which case, and because of which outage.
#[derive(Debug, Clone, Copy)]
pub struct AcceptLateFiling {
    /// The case.
    pub id: CaseId,
    /// The outage.
    pub outage: Option<OutageId>,
}

/// The warning of a claim on an old bill.
pub(crate) const OLD_BILL: &str = "bill_older_than_five_months";

/// Accepts it: the warning goes, the hold on the bill comes.
pub async fn run(work: &mut Work<'_>, wish: &AcceptLateFiling) -> Result<(), Failure<CaseRefusal>> {
    let named = wish.outage.ok_or(refused(StepRefusal::NoOutage))?;
    let outage = steps::outage_by_id(work, named).await?.ok_or(refused(StepRefusal::NoOutage))?;
    let sheet = sheet::load(work, wish.id).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let late = sheet.warnings.iter().any(|w| w == OLD_BILL);
    let issued = sheet.bill_issued_on.filter(|_| late).ok_or(refused(StepRefusal::NothingLate))?;
    let book = deadlines::current(work).await?;
    let no_term = |_| refused(StepRefusal::NoTerm);
    let rule = rule_for("RECLAMO_FACTURA", issued).map_err(no_term)?;
    let last = book.compute(rule, kernel::At::start_of(issued)).map_err(no_term)?.due_on;
    if !outage.excuses(last, sheet.filed_at, &book).map_err(refused)? {
        return Err(refused(StepRefusal::OutagePassed));
    }
    records::act(work, wish.id, Act::Classify, None).await?;
    let warnings: Vec<&String> = sheet.warnings.iter().filter(|w| *w != OLD_BILL).collect();
    work.exec(steps::SAVE_WARNINGS, args![Json(&warnings), wish.id]).await?;
    work.exec(steps::INSERT_LATE_FILING, args![wish.id, named, work.at()]).await?;
    super::hold_bill::renew(work, wish.id).await?;
    let name = records::actor_name(work.actor());
    let entry = NewEntry {
        case: wish.id,
        kind: EntryKind::Step,
        author_name: &name,
        public: true,
        body: &outage.note,
        data: json!({ "key": "late-accepted", "outage": named }),
    };
    Ok(records::add_entry(work, &entry).await?)
}

/// `POST /bandeja/{id}/falla`.
pub async fn submit(
    door: Door,
    Path(id): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    fields: Fields,
) -> Reply {
    let place = Place::read(&id, &asked)?;
    let wish = AcceptLateFiling { id: place.id, outage: Id::parse(fields.text("outage")) };
    let actor = door.actor().clone();
    let done = door.store().write("cases.accept_late", actor, wish, |work, w| Box::pin(run(work, w))).await;
    finish(&door, place, ("late", &fields), done, "cases-said-late-accepted").await
}
