//! What follows for an appeal when its case is classified as something else, or as an appeal again.

use cases::actions::add_note::{self, AddNote};
use cases::{CaseId, sheet};
use kernel::{At, Fault};
use serde_json::json;
use store::Work;

use super::{fault_only, keep, suspend};
use crate::appeal::AppealCase;
use crate::{events, records, terms};

/// Closes the appeal of a case that is none: its answer is that of what it is now, and the decision that it
/// attacked is final when it would have been without it (CPACA, art. 87, num. 3). One that was answered
/// goes its way: what was signed stands.
pub(crate) async fn away(work: &mut Work<'_>, case: CaseId, at: At) -> Result<(), Fault> {
    let Some(before) = records::load(work, case).await? else { return Ok(()) };
    let of_notice = match before.parent {
        Some(parent) => records::final_on_of(work, parent).await?,
        None => None,
    };
    let final_on = match of_notice {
        Some(day) => day,
        None => {
            let book = deadlines::current(work).await?;
            let next = terms::day_after(&book, at.day());
            next.map_err(|e| Fault::new(format!("a term of an appeal: {e:?}")))?
        }
    };
    let after = before.clone().reclassified(at.day(), final_on);
    if after == before {
        return Ok(());
    }
    fault_only(keep(work, &before, &after).await, "an appeal could not be closed")?;
    work.announce(events::about(case, events::RECLASSIFIED, json!({ "parent": before.parent })));
    note(work, &after, "appeals-note-reclassified").await
}

/// Opens the appeal again of a case that was found to be one after all; `false` if it was not closed so.
pub(crate) async fn back(work: &mut Work<'_>, case: CaseId) -> Result<bool, Fault> {
    let Some(before) = records::load(work, case).await? else { return Ok(false) };
    let Some(sheet) = sheet::load(work, case).await? else { return Ok(false) };
    let after = before.clone().classified_again(sheet.deadline.due_on);
    if after == before {
        return Ok(false);
    }
    fault_only(keep(work, &before, &after).await, "an appeal could not be opened again")?;
    let data = json!({
        "parent": after.parent, "subsidiary": after.appeal.is_subsidiary(), "suspends": after.suspends(),
    });
    work.announce(events::about(case, events::FILED, data));
    if let Some(parent) = after.parent.filter(|_| after.suspends()) {
        suspend(work, parent, after.filed_on, &sheet.number).await?;
    }
    note(work, &after, "appeals-note-classified-again").await?;
    Ok(true)
}

/// An entry of the case, for whoever reads its course.
async fn note(work: &mut Work<'_>, appeal: &AppealCase, key: &str) -> Result<(), Fault> {
    let decision = match appeal.parent {
        Some(parent) => {
            records::head(work, parent).await?.and_then(|head| head.outgoing_number.or(Some(head.number)))
        }
        None => None,
    };
    let body = crate::words::t(key, &[("decision", decision.as_deref().unwrap_or("—"))])?;
    let done = add_note::run(work, &AddNote { id: appeal.case, body }).await;
    fault_only(done, "an entry about an appeal could not be written")
}
