//! The day of a site is closed by an explicit act that lists who was left.

use kernel::{Day, Failure};
use serde_json::json;
use store::{Event, Work};

use super::{Refused, end_the_night, refuse, site_of};
use crate::events;
use crate::records::{self, Through};
use crate::refusal::HallRefusal;
use crate::site::SiteId;
use crate::ticket::{Act, State, Ticket};

/// A day to close: today, or one that nobody closed.
#[derive(Debug, Clone)]
pub struct CloseDay {
    /// Where.
    pub site: SiteId,
    /// Which day.
    pub day: Day,
    /// What the coordinator writes about it; at most 500 characters, may be empty.
    pub note: String,
}

/// Who was left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayClosed {
    /// Waited, were called or put aside, and nobody attended them.
    pub unattended: Vec<Ticket>,
    /// Were at a counter whose officer never said how it ended.
    pub unrecorded: Vec<Ticket>,
    /// Did not come when called.
    pub absent: Vec<Ticket>,
}

/// Closes it: every turn ends, open shifts of the day end, grounds and needs are wiped. No more turns that
/// day.
///
/// # Errors
/// [`HallRefusal`]: a day that has not come, or closed before.
pub async fn run(work: &mut Work<'_>, close: &CloseDay) -> Result<DayClosed, Refused> {
    let site = site_of(work, Through::Site(close.site), HallRefusal::UnknownSite).await?;
    if close.day > work.today() {
        return refuse(HallRefusal::DayNotCome);
    }
    if records::day_closing(work, site.id, close.day).await?.is_some() {
        return refuse(HallRefusal::DayAlreadyClosed);
    }
    let note = close.note.trim();
    let note = kernel::clean_text(note, 500).or(if note.is_empty() { Ok(String::new()) } else { Err(()) });
    let note = note.map_err(|()| Failure::Refused(HallRefusal::BadText { field: "note" }))?;
    let at = end_the_night::within(close.day, work.at());
    let mut left = DayClosed::default();
    for before in records::open_tickets(work, site.id, close.day).await? {
        let after = before.apply(&Act::CloseDay, at).map_err(Failure::Refused)?;
        if !records::save(work, &before, &after, None).await? {
            return refuse(HallRefusal::ChangedMeanwhile);
        }
        match after.state {
            State::Unattended => left.unattended.push(after),
            State::Absent => left.absent.push(after),
            _ => left.unrecorded.push(after),
        }
    }
    end_the_night::close_shifts(work, site.id, close.day).await?;
    records::wipe_day(work, site.id, close.day).await?;
    let ids: Vec<_> = left.unattended.iter().map(|t| t.id).collect();
    if !records::insert_day(work, site.id, close.day, &ids, &note).await? {
        return refuse(HallRefusal::DayAlreadyClosed);
    }
    let data = json!({ "day": close.day, "left_over": ids.len() });
    work.announce(Event { kind: events::DAY_CLOSED, subject: events::subject(site.id), data });
    Ok(left)
}
