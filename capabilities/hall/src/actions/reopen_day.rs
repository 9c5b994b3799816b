//! A day that was closed too early goes on, until its midnight.

use kernel::{Day, Failure};
use serde_json::json;
use store::{Event, Work};

use super::{Refused, clean, refuse, site_of};
use crate::events;
use crate::records::{self, Through};
use crate::refusal::HallRefusal;
use crate::site::SiteId;
use crate::ticket::{Act, State};

/// A day to reopen: today.
#[derive(Debug, Clone)]
pub struct ReopenDay {
    /// Where.
    pub site: SiteId,
    /// Which day.
    pub day: Day,
    /// Why; one line, at most 200 characters.
    pub reason: String,
}

/// Takes the close back and keeps that, with its reason: turns are given again, who was left waits in their
/// place, who had not come may still come back. Grounds and needs stay wiped, and counters are opened anew.
/// How many wait again.
///
/// # Errors
/// [`HallRefusal`]: a day that is over or that nobody closed; no reason.
pub async fn run(work: &mut Work<'_>, reopen: &ReopenDay) -> Result<usize, Refused> {
    let site = site_of(work, Through::Site(reopen.site), HallRefusal::UnknownSite).await?;
    let reason = clean(&reopen.reason, "reason", 200)?;
    if reopen.day != work.today() {
        return refuse(HallRefusal::DayIsOver);
    }
    let Some(closing) = records::day_closing(work, site.id, reopen.day).await? else {
        return refuse(HallRefusal::DayNotClosed);
    };
    let mut waiting = 0;
    for state in [State::Unattended, State::Absent] {
        let left = records::tickets_in_state(work, site.id, reopen.day, state).await?;
        for before in left.iter().filter(|t| t.ended_at.is_some()) {
            let after = before.apply(&Act::ReopenDay, work.at()).map_err(Failure::Refused)?;
            if !records::save(work, before, &after, None).await? {
                return refuse(HallRefusal::ChangedMeanwhile);
            }
            waiting += usize::from(after.state == State::Waiting);
        }
    }
    let count = i64::try_from(waiting).unwrap_or(i64::MAX);
    records::reopen_day(work, (site.id, reopen.day), &closing, &reason, count).await?;
    let data = json!({ "day": reopen.day, "waiting": waiting });
    work.announce(Event { kind: events::DAY_REOPENED, subject: events::subject(site.id), data });
    Ok(waiting)
}
