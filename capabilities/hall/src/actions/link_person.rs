//! The officer looked the person up.

use people::PersonId;
use store::Work;

use super::{Refused, load};
use crate::records;
use crate::ticket::TicketId;

/// Whose turn it is.
#[derive(Debug, Clone, Copy)]
pub struct LinkPerson {
    /// The turn.
    pub ticket: TicketId,
    /// The person.
    pub person: PersonId,
}

/// Keeps whose turn it is. Not announced: the log carries no personal data.
///
/// # Errors
/// [`crate::HallRefusal::UnknownTicket`].
pub async fn run(work: &mut Work<'_>, command: &LinkPerson) -> Result<(), Refused> {
    let ticket = load(work, command.ticket).await?;
    Ok(records::link(work, ticket.id, Some(command.person), None).await?)
}
