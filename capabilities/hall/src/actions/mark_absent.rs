//! A person who was called did not come.

use serde_json::json;
use store::Work;

use super::{Refused, act, load, own, tell};
use crate::events;
use crate::ticket::{Act, Ticket, TicketId};

/// A turn whose person did not come.
#[derive(Debug, Clone, Copy)]
pub struct MarkAbsent {
    /// The turn.
    pub ticket: TicketId,
}

/// Marks the person absent, after [`crate::CALLS_BEFORE_ABSENT`] calls, the last of them
/// [`crate::CALL_SPACING_S`] seconds ago. Reversible the same day: see `bring_back`.
///
/// # Errors
/// [`crate::HallRefusal`]: not called, or not often or long enough.
pub async fn run(work: &mut Work<'_>, command: &MarkAbsent) -> Result<Ticket, Refused> {
    let before = load(work, command.ticket).await?;
    own(work, before.officer)?;
    let after = act(work, &before, &Act::MarkAbsent, None).await?;
    tell(work, events::ABSENT, &after, json!({}));
    Ok(after)
}
