//! What is kept beside the turns: streaks, calls, requests, closed days, what was observed.

use kernel::{At, Day, Fault};
use queueing::{Class, Streak};
use store::{Json, Look, Row, Work, args};

use super::{
    Calling, DAY_CLOSING, DAYS_NOT_CLOSED, FORGET_CLOSING, FORGET_REQUESTS, INSERT_CALL, INSERT_DAY,
    INSERT_REOPENING, KEEP_REQUEST, OBSERVED_TURNS, RECENT_CALLS, REOPENINGS, REQUEST, SAVE_STREAK, STREAK,
    WIPE_BEFORE, WIPE_DAY, keyed,
};
use crate::site::{ServiceId, SiteId};
use crate::ticket::{State, Ticket, TicketId};

pub(crate) async fn streak(look: &mut Look<'_>, calling: &Calling) -> Result<Streak, Fault> {
    let Some(mut row) = look.row(STREAK, args![calling.site, &calling.pool]).await? else {
        return Ok(Streak::default());
    };
    Ok(Streak { preferential: row.take()?, others: row.take()? })
}

pub(crate) async fn save_streak(work: &mut Work<'_>, calling: &Calling, after: Streak) -> Result<(), Fault> {
    let values = args![calling.site, &calling.pool, after.preferential, after.others];
    work.exec(SAVE_STREAK, values).await.map(drop)
}

/// A call, as the board says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallLine {
    /// When.
    pub at: At,
    /// Which turn.
    pub ticket: TicketId,
    /// What is said.
    pub code: String,
    /// Number of the counter.
    pub counter: i64,
    /// Which call it is: 2 for the second.
    pub times: i64,
}

/// The last `most` calls of a site since an instant, newest first.
pub async fn recent_calls(
    look: &mut Look<'_>,
    site: SiteId,
    since: At,
    most: i64,
) -> Result<Vec<CallLine>, Fault> {
    let rows = look.rows(RECENT_CALLS, args![site, since, most]).await?;
    let line = |mut row: Row| {
        Ok(CallLine {
            at: row.take()?,
            ticket: row.take()?,
            code: row.take()?,
            counter: row.take()?,
            times: row.take()?,
        })
    };
    rows.into_iter().map(line).collect()
}

pub(crate) async fn insert_call(work: &mut Work<'_>, ticket: &Ticket, counter: i64) -> Result<(), Fault> {
    let values = args![ticket.site, work.at(), ticket.id, ticket.code.to_string(), counter, ticket.calls];
    work.exec(INSERT_CALL, values).await.map(drop)
}

/// The verb and the answer of a request that was made before.
pub(crate) async fn request(look: &mut Look<'_>, key: &str) -> Result<Option<(String, String)>, Fault> {
    let Some(mut row) = look.row(REQUEST, args![key]).await? else { return Ok(None) };
    Ok(Some((row.take()?, row.take()?)))
}

/// Keeps the answer to a request; `false` if the key is taken.
pub(crate) async fn keep_request(
    work: &mut Work<'_>,
    key: &str,
    verb: &str,
    answer: String,
) -> Result<bool, Fault> {
    let at = work.at();
    Ok(work.exec(KEEP_REQUEST, args![key, verb, answer, at]).await? == 1)
}

/// Wipes what is sensitive of a day.
pub(crate) async fn wipe_day(work: &mut Work<'_>, site: SiteId, day: Day) -> Result<(), Fault> {
    work.exec(WIPE_DAY, args![site, day]).await.map(drop)
}

/// Wipes what is sensitive of every day before `day`, and the requests from before `at`.
pub(crate) async fn wipe_before(work: &mut Work<'_>, day: Day, at: At) -> Result<(), Fault> {
    work.exec(WIPE_BEFORE, args![day]).await?;
    work.exec(FORGET_REQUESTS, args![at]).await.map(drop)
}

/// Keeps that a day is closed; `false` if it was before.
pub(crate) async fn insert_day(
    work: &mut Work<'_>,
    site: SiteId,
    day: Day,
    left_over: &[TicketId],
    note: &str,
) -> Result<bool, Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    Ok(work.exec(INSERT_DAY, args![site, day, at, by, Json(left_over), note]).await? == 1)
}

/// How a day was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// When.
    pub closed_at: At,
    /// The turns that nobody attended.
    pub left_over: Vec<TicketId>,
    /// What was written.
    pub note: String,
}

/// How a day was closed; nothing if it is not.
pub async fn day_closing(look: &mut Look<'_>, site: SiteId, day: Day) -> Result<Option<Closing>, Fault> {
    let Some(mut row) = look.row(DAY_CLOSING, args![site, day]).await? else { return Ok(None) };
    Ok(Some(Closing { closed_at: row.take()?, left_over: row.take::<Json<_>>()?.0, note: row.take()? }))
}

/// A day that was closed and went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopening {
    /// When it was reopened.
    pub at: At,
    /// The name of who did; empty if they are no officer any more.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When it had been closed.
    pub closed_at: At,
    /// What was written then.
    pub note: String,
    /// How many of those who were left wait again.
    pub waiting: i64,
}

/// Takes the close of a day back and keeps that it was taken back.
pub(crate) async fn reopen_day(
    work: &mut Work<'_>,
    (site, day): (SiteId, Day),
    closing: &Closing,
    reason: &str,
    waiting: i64,
) -> Result<(), Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    work.exec(FORGET_CLOSING, args![site, day]).await?;
    let values = args![site, day, at, by, reason, closing.closed_at, &closing.note, waiting];
    work.exec(INSERT_REOPENING, values).await.map(drop)
}

/// How often a day was reopened, oldest first.
pub async fn reopenings(look: &mut Look<'_>, site: SiteId, day: Day) -> Result<Vec<Reopening>, Fault> {
    let read = |mut row: Row| {
        Ok(Reopening {
            at: row.take()?,
            by: row.take()?,
            reason: row.take()?,
            closed_at: row.take()?,
            note: row.take()?,
            waiting: row.take()?,
        })
    };
    look.rows(REOPENINGS, args![site, day]).await?.into_iter().map(read).collect()
}

/// Days before `day` with turns that nobody ended: they wait for their closing.
pub async fn days_not_closed(look: &mut Look<'_>, site: SiteId, day: Day) -> Result<Vec<Day>, Fault> {
    look.rows(DAYS_NOT_CLOSED, args![site, day]).await?.into_iter().map(|mut row| row.take()).collect()
}

/// What a turn tells the prediction of waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObservedTurn {
    /// When it was taken.
    pub arrived_at: At,
    /// When it was called first.
    pub called_at: Option<At>,
    /// When its attention began.
    pub attended_at: Option<At>,
    /// When it was over.
    pub ended_at: Option<At>,
    /// Its class.
    pub class: Class,
    /// How it ended.
    pub state: State,
}

/// The turns of a service that were taken between two instants, oldest first.
pub async fn observed_turns(
    look: &mut Look<'_>,
    site: SiteId,
    service: ServiceId,
    from: At,
    until: At,
) -> Result<Vec<ObservedTurn>, Fault> {
    let rows = look.rows(OBSERVED_TURNS, args![site, service, from, until]).await?;
    let turn = |mut row: Row| {
        Ok(ObservedTurn {
            arrived_at: row.take()?,
            called_at: row.take()?,
            attended_at: row.take()?,
            ended_at: row.take()?,
            class: keyed(&row.take::<String>()?, Class::parse)?,
            state: keyed(&row.take::<String>()?, State::parse)?,
        })
    };
    rows.into_iter().map(turn).collect()
}
