//! An attention is put aside for a moment: the person fetches a paper, and the counter is free meanwhile.

use serde_json::json;
use store::Work;

use super::{Refused, act, load, own, tell};
use crate::events;
use crate::ticket::{Act, Ticket, TicketId};

/// A turn to put aside.
#[derive(Debug, Clone, Copy)]
pub struct Hold {
    /// The turn.
    pub ticket: TicketId,
}

/// Puts it aside.
///
/// # Errors
/// [`crate::HallRefusal`]: not attended, or of another officer.
pub async fn run(work: &mut Work<'_>, command: &Hold) -> Result<Ticket, Refused> {
    let before = load(work, command.ticket).await?;
    own(work, before.officer)?;
    let after = act(work, &before, &Act::Hold, None).await?;
    tell(work, events::HELD, &after, json!({}));
    Ok(after)
}
