//! What the night does when nobody did it in the evening: counters are left, what is sensitive is wiped.
//! The day itself stays open until the coordinator closes it, with the list of who was left.

use kernel::{At, Day, Failure, Fault};
use store::Work;

use super::Refused;
use crate::records::{self, Through, enter};
use crate::shift::Shift;
use crate::site::SiteId;
use crate::ticket::Act;

/// The last instant of a day, or `at` if that is earlier.
pub(crate) fn within(day: Day, at: At) -> At {
    at.min(At(At::start_of(day.tomorrow().unwrap_or(day)).0 - 1))
}

/// Before the day `today` begins: ends what stood at counters, closes the shifts, wipes grounds and needs of
/// earlier days and the requests that are a day old.
///
/// # Errors
/// Only faults.
pub async fn run(work: &mut Work<'_>, today: Day) -> Result<(), Fault> {
    leave_counters(work, today).await.map_err(only_fault)?;
    records::wipe_before(work, today, At::start_of(today).plus_days(-1)).await
}

fn only_fault(failure: Refused) -> Fault {
    match failure {
        Failure::Refused(refusal) => Fault::new(format!("the night cannot end a turn: {refusal:?}")),
        Failure::Broke(fault) => fault,
    }
}

/// Ends what earlier days left at counters, and their shifts: an officer who went home without a word does
/// not block the counter of the morning.
pub(crate) async fn leave_counters(work: &mut Work<'_>, today: Day) -> Result<(), Refused> {
    for ticket in records::left_at_counters(work, today).await? {
        enter(work, Through::Site(ticket.site)).await?;
        // another node may have ended it while this one waited for the site
        let Some(before) = records::ticket(work, ticket.id).await? else { continue };
        let Ok(after) = before.apply(&Act::CloseDay, within(before.day, work.at())) else { continue };
        records::save(work, &before, &after, None).await?;
    }
    for shift in records::shifts_before(work, At::start_of(today)).await? {
        end_shift(work, shift).await?;
    }
    Ok(())
}

/// Closes the shifts of a site that were opened on a day or before.
pub(super) async fn close_shifts(work: &mut Work<'_>, site: SiteId, day: Day) -> Result<(), Refused> {
    let until = At(within(day, At(i64::MAX)).0 + 1);
    let open = records::shifts_before(work, until).await?;
    for shift in open.into_iter().filter(|s| s.site == site) {
        end_shift(work, shift).await?;
    }
    Ok(())
}

async fn end_shift(work: &mut Work<'_>, shift: Shift) -> Result<(), Refused> {
    let at = within(shift.opened_at.day(), work.at()).max(shift.opened_at);
    records::end_pause(work, shift.id, at).await?;
    let closed = Shift { closed_at: Some(at), paused_since: None, pause_reason: None, ..shift };
    if records::save_shift(work, &closed).await? {
        super::open_shift::tell_shift(work, &closed, "closed");
    }
    Ok(())
}
