//! The phone of a turn asks to be told, or not to be told any more.

use kernel::{Failure, Lang};
use store::Work;

use super::pusher::PushSubscription;
use super::records;
use super::refusal::PushRefusal;
use crate::records::ticket_by_secret;
use crate::ticket::Ticket;

/// A phone that wants to be told.
#[derive(Debug, Clone)]
pub(crate) struct Subscribe {
    /// The secret of its page.
    pub secret: String,
    /// The key of ours with which it subscribed.
    pub vapid: String,
    /// Where it is reached; checked.
    pub to: PushSubscription,
    /// Minutes of notice: one of `step::NOTICES`.
    pub notice: i64,
    /// The language of its page.
    pub lang: Lang,
}

type Told<T> = Result<T, Failure<PushRefusal>>;

async fn turn(work: &mut Work<'_>, secret: &str) -> Told<Ticket> {
    let found = ticket_by_secret(work, secret).await?;
    found.ok_or(Failure::Refused(PushRefusal::UnknownTurn))
}

/// Keeps it. Asked again, the new one counts, and everything can be told anew.
///
/// # Errors
/// [`PushRefusal`]: no such turn, or it is over.
pub(crate) async fn run(work: &mut Work<'_>, command: &Subscribe) -> Told<()> {
    let ticket = turn(work, &command.secret).await?;
    if ticket.ended_at.is_some() || ticket.day != work.today() {
        return Err(Failure::Refused(PushRefusal::Over));
    }
    let Subscribe { vapid, to, notice, lang, .. } = command;
    Ok(records::subscribe(work, ticket.id, vapid, to, (*notice, *lang)).await?)
}

/// Forgets it. Told twice, it is answered the same.
///
/// # Errors
/// [`PushRefusal::UnknownTurn`].
pub(crate) async fn undo(work: &mut Work<'_>, secret: &str) -> Told<()> {
    let ticket = turn(work, secret).await?;
    Ok(records::unsubscribe(work, ticket.id).await?)
}
