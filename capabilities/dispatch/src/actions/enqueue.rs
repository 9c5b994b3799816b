//! Puts a message into the outbox, in the transaction of the caller: it is sent if, and only if, that
//! transaction is committed.

use kernel::Failure;
use store::Work;

use crate::{MessageId, MessageRefusal, NewMessage, events, records};

/// Stores `new` for sending. Refuses what could never be sent (address, emptiness, size); a caller for whom
/// the mail is secondary may go on without it.
pub async fn enqueue(work: &mut Work<'_>, new: NewMessage) -> Result<MessageId, Failure<MessageRefusal>> {
    let message = new.accept(work.new_id(), work.at()).map_err(Failure::Refused)?;
    records::insert(work, &message).await?;
    events::queued(work, message.id, &message.purpose, &message.subject_ref);
    Ok(message.id)
}
