//! A chosen number is called out of its order, with a reason that stays in the life of the turn.

use kernel::Failure;
use store::Work;

use super::call_next::{Called, called_before, tell_call};
use super::{Refused, act, clean, free_counter, keep, refuse, site_of};
use crate::records::{self, Through};
use crate::refusal::HallRefusal;
use crate::shift::ShiftId;
use crate::ticket::{Act, TicketId};

/// A call of a chosen turn.
#[derive(Debug, Clone)]
pub struct CallDirect {
    /// The shift at the counter.
    pub shift: ShiftId,
    /// The turn: it waits, was put aside, or was absent.
    pub ticket: TicketId,
    /// Why: 1 to 200 characters.
    pub reason: String,
    /// The same key calls once.
    pub request: Option<String>,
}

const VERB: &str = "call_direct";

/// Calls it. The streak of the policy stays as it was.
///
/// # Errors
/// [`HallRefusal`]: as `call_next`, or the turn is elsewhere.
pub async fn run(work: &mut Work<'_>, call: &CallDirect) -> Result<Called, Refused> {
    let site = site_of(work, Through::Shift(call.shift), HallRefusal::UnknownShift).await?;
    if let Some(before) = called_before(work, call.request.as_ref(), VERB).await? {
        return Ok(before);
    }
    let reason = clean(&call.reason, "reason", 200)?;
    let calling = records::calling(work, call.shift).await?;
    let calling = calling.ok_or(Failure::Refused(HallRefusal::UnknownShift))?;
    free_counter(work, &calling).await?;
    let ticket = records::ticket(work, call.ticket).await?.filter(|t| t.site == site.id);
    let ticket = ticket.ok_or(Failure::Refused(HallRefusal::UnknownTicket))?;
    if ticket.day != work.today() {
        return refuse(HallRefusal::AnotherDay);
    }
    let after = act(work, &ticket, &Act::CallDirect(calling.place), Some(&reason)).await?;
    let called = tell_call(work, &calling, &after).await?;
    keep(work, call.request.as_ref(), VERB, &called).await?;
    Ok(called)
}
