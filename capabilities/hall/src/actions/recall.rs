//! The same counter calls again.

use kernel::Failure;
use serde_json::json;
use store::Work;

use super::{Refused, act, keep, load, own, remembered, tell};
use crate::events;
use crate::records;
use crate::refusal::HallRefusal;
use crate::ticket::{Act, Ticket, TicketId};

/// Another call of a turn that was called.
#[derive(Debug, Clone)]
pub struct Recall {
    /// The turn.
    pub ticket: TicketId,
    /// The same key calls once.
    pub request: Option<String>,
}

const VERB: &str = "recall";

/// Calls again, not sooner than [`crate::CALL_SPACING_S`] after the last call.
///
/// # Errors
/// [`HallRefusal`]: not called, or called a moment ago.
pub async fn run(work: &mut Work<'_>, recall: &Recall) -> Result<Ticket, Refused> {
    let before = load(work, recall.ticket).await?;
    own(work, before.officer)?;
    if remembered::<TicketId>(work, recall.request.as_ref(), VERB).await?.is_some() {
        return Ok(before);
    }
    let after = act(work, &before, &Act::Recall, None).await?;
    let shift = before.shift.ok_or(Failure::Refused(HallRefusal::UnknownShift))?;
    let calling = records::calling(work, shift).await?;
    let counter = calling.ok_or(Failure::Refused(HallRefusal::UnknownShift))?.number;
    records::insert_call(work, &after, counter).await?;
    tell(work, events::RECALLED, &after, json!({ "counter": counter, "times": after.calls }));
    keep(work, recall.request.as_ref(), VERB, &after.id).await?;
    Ok(after)
}
