//! A turn that was put aside goes on.

use kernel::Failure;
use serde_json::json;
use store::Work;

use super::{Refused, act, free_counter, load, refuse, tell};
use crate::events;
use crate::records;
use crate::refusal::HallRefusal;
use crate::shift::ShiftId;
use crate::ticket::{Act, Ticket, TicketId};

/// A held turn, and the shift that takes it up: the same or another.
#[derive(Debug, Clone, Copy)]
pub struct Resume {
    /// The turn.
    pub ticket: TicketId,
    /// The shift.
    pub shift: ShiftId,
}

/// The attention goes on at the counter of the shift.
///
/// # Errors
/// [`HallRefusal`]: not held, or the counter is not free.
pub async fn run(work: &mut Work<'_>, command: &Resume) -> Result<Ticket, Refused> {
    let before = load(work, command.ticket).await?;
    let calling = records::calling(work, command.shift).await?;
    let calling = calling.filter(|c| c.site == before.site);
    let calling = calling.ok_or(Failure::Refused(HallRefusal::UnknownShift))?;
    if before.day != work.today() {
        return refuse(HallRefusal::AnotherDay);
    }
    free_counter(work, &calling).await?;
    let after = act(work, &before, &Act::Resume(calling.place), None).await?;
    tell(work, events::RESUMED, &after, json!({ "counter": calling.number }));
    Ok(after)
}
