//! A case was filed at the counter, or treated there.

use cases::CaseId;
use store::Work;

use super::{Refused, load};
use crate::records;
use crate::ticket::TicketId;

/// The case of a turn.
#[derive(Debug, Clone, Copy)]
pub struct LinkCase {
    /// The turn.
    pub ticket: TicketId,
    /// The case.
    pub case: CaseId,
}

/// Keeps the case with the turn.
///
/// # Errors
/// [`crate::HallRefusal::UnknownTicket`].
pub async fn run(work: &mut Work<'_>, command: &LinkCase) -> Result<(), Refused> {
    let ticket = load(work, command.ticket).await?;
    Ok(records::link(work, ticket.id, None, Some(command.case)).await?)
}
