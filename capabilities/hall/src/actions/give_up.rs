//! Somebody gives their turn up.

use serde_json::json;
use store::Work;

use super::{Refused, act, by_secret, load, tell};
use crate::events;
use crate::ticket::{Act, State, Ticket, TicketId};

/// The person gives it up, on their own phone.
#[derive(Debug, Clone)]
pub struct GiveUp {
    /// The secret of their page.
    pub secret: String,
}

/// Ends the turn. Told twice, it is answered the same.
///
/// # Errors
/// [`crate::HallRefusal`]: no such turn, or it is attended or over.
pub async fn run(work: &mut Work<'_>, command: &GiveUp) -> Result<Ticket, Refused> {
    let before = by_secret(work, &command.secret).await?;
    leave(work, before).await
}

/// The same for somebody who tells the host.
///
/// # Errors
/// As [`run`].
pub async fn told(work: &mut Work<'_>, ticket: &TicketId) -> Result<Ticket, Refused> {
    let before = load(work, *ticket).await?;
    leave(work, before).await
}

async fn leave(work: &mut Work<'_>, before: Ticket) -> Result<Ticket, Refused> {
    if before.state == State::Gone {
        return Ok(before);
    }
    let after = act(work, &before, &Act::GiveUp, None).await?;
    tell(work, events::GONE, &after, json!({}));
    Ok(after)
}
