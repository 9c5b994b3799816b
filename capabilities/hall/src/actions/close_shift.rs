//! An officer leaves the counter.

use serde_json::json;
use store::Work;

use super::pause::{open, save};
use super::{Refused, act, lane_for, refuse, tell};
use crate::events;
use crate::lane::Lane;
use crate::records;
use crate::refusal::HallRefusal;
use crate::shift::{Shift, ShiftId};
use crate::ticket::Act;

/// A shift to close.
#[derive(Debug, Clone, Copy)]
pub struct CloseShift {
    /// Which.
    pub shift: ShiftId,
}

/// Closes it. Who waited for this counter or this officer alone goes back to the line of their service, at
/// the place of their arrival: nobody waits for an empty chair.
///
/// # Errors
/// [`HallRefusal`]: closed, of somebody else, or a person is before the counter.
pub async fn run(work: &mut Work<'_>, close: &CloseShift) -> Result<Shift, Refused> {
    let shift = open(work, close.shift).await?;
    if let Some(ticket) = records::ticket_at_counter(work, shift.counter).await? {
        return refuse(HallRefusal::CounterBusy { code: ticket.code.to_string() });
    }
    let at = work.at();
    records::end_pause(work, shift.id, at).await?;
    let closed = Shift { closed_at: Some(at), paused_since: None, pause_reason: None, ..shift };
    let closed = save(work, closed, "closed").await?;
    give_back(work, &closed).await?;
    Ok(closed)
}

/// Sends who waited for this shift alone back to the common lines.
pub(super) async fn give_back(work: &mut Work<'_>, shift: &Shift) -> Result<(), Refused> {
    let day = work.today();
    for own in [Lane::Counter(shift.counter), Lane::Officer(shift.officer)] {
        for ticket in records::tickets_in_lane(work, own, day).await? {
            let lane = lane_for(work, ticket.site, ticket.service, &ticket.needs, day).await?;
            let service = ticket.service;
            let after = act(work, &ticket, &Act::Move { lane, service }, None).await?;
            tell(work, events::MOVED, &after, json!({ "lane": after.lane }));
        }
    }
    Ok(())
}
