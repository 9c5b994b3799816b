//! The person is at the counter.

use serde_json::json;
use store::Work;

use super::{Refused, act, load, own, tell};
use crate::events;
use crate::ticket::{Act, Ticket, TicketId};

/// A turn whose person came.
#[derive(Debug, Clone, Copy)]
pub struct Begin {
    /// The turn.
    pub ticket: TicketId,
}

/// The attention begins.
///
/// # Errors
/// [`crate::HallRefusal`]: not called, or of another officer.
pub async fn run(work: &mut Work<'_>, command: &Begin) -> Result<Ticket, Refused> {
    let before = load(work, command.ticket).await?;
    own(work, before.officer)?;
    let after = act(work, &before, &Act::Begin, None).await?;
    tell(work, events::ATTENDED, &after, json!({ "counter": after.counter }));
    Ok(after)
}
