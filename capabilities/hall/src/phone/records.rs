//! The only file of the phone that speaks to the database.

use kernel::{At, Day, Fault, Lang};
use store::{Look, Row, Work, args};

use super::pusher::PushSubscription;
use super::step::Facts;
use crate::code::Code;
use crate::ticket::{State, TicketId};

store::queries! { "queries.sql" =>
    SUBSCRIBE_PUSH, PUSH_OF_TICKET, UNSUBSCRIBE_PUSH, PUSHES_TO_LOOK_AT, CLAIM_PUSH, TOLD_PUSH, POSTPONE_PUSH,
    FORGET_PUSH, FORGET_PUSHES_BEFORE
}

/// What the page of a turn says of the messages to its phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Minutes of notice.
    pub notice: i64,
    /// Whether the person was told to leave.
    pub told: bool,
}

/// A phone that asked to be told, with its turn.
#[derive(Debug, Clone)]
pub(crate) struct Push {
    pub ticket: TicketId,
    pub version: i64,
    /// How often the next message was tried.
    pub tries: i64,
    pub to: PushSubscription,
    pub lang: Lang,
    pub facts: Facts,
    /// How often the person was called since they last waited.
    pub calls: i64,
    pub code: Code,
    /// Number of the counter to which the turn was called.
    pub counter: Option<i64>,
}

/// A phone, for a turn; another one of the same turn is told no more.
pub(crate) async fn subscribe(
    work: &mut Work<'_>,
    ticket: TicketId,
    vapid: &str,
    to: &PushSubscription,
    (notice, lang): (i64, Lang),
) -> Result<(), Fault> {
    let PushSubscription { endpoint, p256dh, auth } = to;
    let values = args![ticket, vapid, endpoint, p256dh, auth, notice, lang.code(), work.at()];
    work.exec(SUBSCRIBE_PUSH, values).await.map(drop)
}

pub(crate) async fn asked(look: &mut Look<'_>, ticket: TicketId) -> Result<Option<Asked>, Fault> {
    let read = |mut row: Row| -> Result<Asked, Fault> {
        Ok(Asked { notice: row.take()?, told: row.take::<Option<At>>()?.is_some() })
    };
    look.row(PUSH_OF_TICKET, args![ticket]).await?.map(read).transpose()
}

pub(crate) async fn unsubscribe(work: &mut Work<'_>, ticket: TicketId) -> Result<(), Fault> {
    work.exec(UNSUBSCRIBE_PUSH, args![ticket]).await.map(drop)
}

/// The phones that subscribed with a key of ours and may be told something at `now`.
pub(crate) async fn pushes(look: &mut Look<'_>, vapid: &str, now: At) -> Result<Vec<Push>, Fault> {
    let rows = look.rows(PUSHES_TO_LOOK_AT, args![vapid, now]).await?;
    rows.into_iter().map(|row| read(row, now.day())).collect()
}

fn read(mut row: Row, today: Day) -> Result<Push, Fault> {
    let wrong = || Fault::new("a stored key is one of its list");
    let (ticket, version, tries) = (row.take()?, row.take()?, row.take()?);
    let to = PushSubscription { endpoint: row.take()?, p256dh: row.take()?, auth: row.take()? };
    let lang = Lang::parse(&row.take::<String>()?).ok_or_else(wrong)?;
    let notice = row.take()?;
    let leave_told = row.take::<Option<At>>()?.is_some();
    let call_told_at = row.take()?;
    let state = State::parse(&row.take::<String>()?).ok_or_else(wrong)?;
    let of_today = row.take::<Day>()? == today;
    let over = row.take::<Option<At>>()?.is_some() || !of_today;
    let last_call_at = row.take()?;
    let facts = Facts { state, over, last_call_at, notice, leave_told, call_told_at };
    let calls = row.take()?;
    let code = Code { prefix: row.take()?, number: row.take()? };
    Ok(Push { ticket, version, tries, to, lang, facts, calls, code, counter: row.take()? })
}

/// Nobody else tells this phone anything before `until`. False when somebody was faster.
pub(crate) async fn claim(
    work: &mut Work<'_>,
    (ticket, version): (TicketId, i64),
    until: At,
) -> Result<bool, Fault> {
    Ok(work.exec(CLAIM_PUSH, args![until, ticket, version]).await? == 1)
}

/// What was told: that it is time to leave, or a call.
pub(crate) async fn told(
    work: &mut Work<'_>,
    (ticket, version): (TicketId, i64),
    (leave, call): (Option<At>, Option<At>),
) -> Result<(), Fault> {
    work.exec(TOLD_PUSH, args![leave, call, ticket, version]).await.map(drop)
}

pub(crate) async fn postpone(
    work: &mut Work<'_>,
    (ticket, version): (TicketId, i64),
    until: At,
) -> Result<(), Fault> {
    work.exec(POSTPONE_PUSH, args![until, ticket, version]).await.map(drop)
}

/// Unless the phone asked anew meanwhile.
pub(crate) async fn forget(work: &mut Work<'_>, (ticket, version): (TicketId, i64)) -> Result<(), Fault> {
    work.exec(FORGET_PUSH, args![ticket, version]).await.map(drop)
}

pub(crate) async fn forget_before(work: &mut Work<'_>, at: At) -> Result<(), Fault> {
    work.exec(FORGET_PUSHES_BEFORE, args![at]).await.map(drop)
}
