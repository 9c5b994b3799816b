//! The turn goes to another line: of a service, a counter, an officer.

use kernel::{At, keyed};
use serde_json::json;
use store::Work;

use super::{Refused, act, check_lane, clean, load, own, tell};
use crate::events;
use crate::lane::Lane;
use crate::records;
use crate::ticket::{Act, Ticket, TicketId};

keyed! {
    /// Where in the new line.
    Placing {
        /// Before everybody who is there.
        First = "first",
        /// After everybody.
        Last = "last",
        /// Where the arrival puts it.
        KeepArrival = "keep_arrival",
    }
}

/// A transfer.
#[derive(Debug, Clone)]
pub struct Transfer {
    /// The turn: called, attended or held.
    pub ticket: TicketId,
    /// The new line.
    pub to: Lane,
    /// Where in it.
    pub place: Placing,
    /// What the next officer should know; at most 300 characters.
    pub note: String,
}

/// Transfers; the person waits again. Who transfers has the turn, or leads the hall.
///
/// # Errors
/// [`crate::HallRefusal`]: the turn waits or is over, or nobody attends in that line.
pub async fn run(work: &mut Work<'_>, transfer: &Transfer) -> Result<Ticket, Refused> {
    let before = load(work, transfer.ticket).await?;
    own(work, before.officer)?;
    let note = match transfer.note.trim() {
        "" => None,
        text => Some(clean(text, "note", 300)?),
    };
    let service = check_lane(work, &before, transfer.to).await?;
    let rank_at = match transfer.place {
        Placing::Last => work.at(),
        Placing::KeepArrival => before.arrived_at,
        Placing::First => {
            let first = records::first_of_lane(work, transfer.to, before.day).await?;
            first.map_or(before.arrived_at, |first| At(first.0 - 1).min(before.arrived_at))
        }
    };
    let moved = Act::Transfer { lane: transfer.to, service, rank_at };
    let after = act(work, &before, &moved, note.as_deref()).await?;
    tell(work, events::TRANSFERRED, &after, json!({ "lane": after.lane }));
    Ok(after)
}
