//! Somebody lets the others pass.

use serde_json::json;
use store::Work;

use super::{Refused, act, by_secret, tell};
use crate::events;
use crate::ticket::{Act, Ticket};

/// The person wants to be later, on their own phone.
#[derive(Debug, Clone)]
pub struct SwapForLater {
    /// The secret of their page.
    pub secret: String,
}

/// Puts the turn at the end of its line.
///
/// # Errors
/// [`crate::HallRefusal`]: no such turn, or it does not wait.
pub async fn run(work: &mut Work<'_>, command: &SwapForLater) -> Result<Ticket, Refused> {
    let before = by_secret(work, &command.secret).await?;
    let after = act(work, &before, &Act::SwapForLater, None).await?;
    tell(work, events::MOVED, &after, json!({ "lane": after.lane }));
    Ok(after)
}
