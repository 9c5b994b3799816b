//! The host sends somebody who waits to another line.

use serde_json::json;
use store::Work;

use super::{Refused, act, check_lane, load, tell};
use crate::events;
use crate::lane::Lane;
use crate::ticket::{Act, Ticket, TicketId};

/// A move.
#[derive(Debug, Clone, Copy)]
pub struct MoveTo {
    /// The turn, which waits.
    pub ticket: TicketId,
    /// The new line.
    pub to: Lane,
}

/// Moves; the place by arrival stays.
///
/// # Errors
/// [`crate::HallRefusal`]: the turn does not wait, or nobody attends in that line.
pub async fn run(work: &mut Work<'_>, command: &MoveTo) -> Result<Ticket, Refused> {
    let before = load(work, command.ticket).await?;
    let service = check_lane(work, &before, command.to).await?;
    let after = act(work, &before, &Act::Move { lane: command.to, service }, None).await?;
    tell(work, events::MOVED, &after, json!({ "lane": after.lane }));
    Ok(after)
}
