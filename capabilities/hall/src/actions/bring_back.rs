//! An absent person came after all, the same day.

use serde_json::json;
use store::Work;

use super::{Refused, act, lane_for, load, tell};
use crate::events;
use crate::lane::Lane;
use crate::ticket::{Act, Ticket, TicketId};

/// A turn whose person is back.
#[derive(Debug, Clone, Copy)]
pub struct BringBack {
    /// The turn.
    pub ticket: TicketId,
}

/// Puts the person back in the line at the place of their arrival: they have waited that time already.
///
/// # Errors
/// [`crate::HallRefusal`]: not absent, or of another day.
pub async fn run(work: &mut Work<'_>, command: &BringBack) -> Result<Ticket, Refused> {
    let before = load(work, command.ticket).await?;
    let mut after = act(work, &before, &Act::BringBack, None).await?;
    // the counter or officer whose line it was may have gone
    if !matches!(after.lane, Lane::Service(_)) {
        let lane = lane_for(work, after.site, after.service, &after.needs, after.day).await?;
        if lane != after.lane {
            let service = after.service;
            after = act(work, &after, &Act::Move { lane, service }, None).await?;
        }
    }
    tell(work, events::RETURNED, &after, json!({}));
    Ok(after)
}
