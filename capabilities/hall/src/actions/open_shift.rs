//! An officer sits down at a counter.

use kernel::{AccountId, Actor, Failure};
use serde_json::json;
use store::{Event, Work};

use super::{Refused, act, end_the_night, refuse, site_of, tell};
use crate::events;
use crate::lane::Lane;
use crate::permissions;
use crate::records::{self, Through};
use crate::refusal::HallRefusal;
use crate::shift::{Place, Shift};
use crate::site::{CounterId, SiteId};
use crate::support::Need;
use crate::ticket::Act;

/// A counter to open.
#[derive(Debug, Clone, Copy)]
pub struct OpenShift {
    /// The counter.
    pub counter: CounterId,
    /// Who attends, if it is not the actor: only who leads the hall, a program or Cauce opens for others.
    pub officer: Option<AccountId>,
}

/// Opens the counter. Opened twice by the same officer, it is the same shift.
///
/// # Errors
/// [`HallRefusal::CounterTaken`] with its name if somebody else attends there;
/// [`HallRefusal::AlreadyAtCounter`] if the officer attends elsewhere.
pub async fn run(work: &mut Work<'_>, open: &OpenShift) -> Result<Shift, Refused> {
    let site = site_of(work, Through::Counter(open.counter), HallRefusal::UnknownCounter).await?;
    let officer = who(work.actor(), open.officer)?;
    let counter = records::counter(work, open.counter).await?;
    let counter = counter.ok_or(Failure::Refused(HallRefusal::UnknownCounter))?;
    if !(counter.active && site.active) {
        return refuse(HallRefusal::CounterInactive);
    }
    let today = work.today();
    end_the_night::leave_counters(work, today).await?;
    if let Some(theirs) = records::shift_at_counter(work, counter.id).await? {
        if theirs.officer == officer {
            return Ok(theirs);
        }
        return refuse(HallRefusal::CounterTaken { counter: counter.name, officer: theirs.officer_name });
    }
    if let Some(other) = records::shift_of_officer(work, officer).await? {
        return refuse(HallRefusal::AlreadyAtCounter { counter: other.counter_name });
    }
    let place = Place { shift: work.new_id(), counter: counter.id, officer };
    records::insert_shift(work, site.id, place).await?;
    let shift = records::shift(work, place.shift).await?;
    let shift = shift.ok_or(Failure::Refused(HallRefusal::UnknownShift))?;
    tell_shift(work, &shift, "open");
    gather_those_who_sign(work, site.id, officer).await?;
    Ok(shift)
}

fn who(actor: &Actor, named: Option<AccountId>) -> Result<AccountId, Refused> {
    let own = actor.account();
    match named {
        None => own.ok_or(Failure::Refused(HallRefusal::NotAnOfficer)),
        Some(id) if own == Some(id) => Ok(id),
        Some(id) if matches!(actor, Actor::Program { .. }) || actor.may(permissions::LEAD) => Ok(id),
        Some(_) => refuse(HallRefusal::NotYours),
    }
}

/// Announces what happened to a shift.
pub(crate) fn tell_shift(work: &mut Work<'_>, shift: &Shift, state: &'static str) {
    let data = json!({ "shift": shift.id, "counter": shift.counter_number, "state": state });
    work.announce(Event { kind: events::SHIFT, subject: events::subject(shift.site), data });
}

/// Who needs sign language and waits in a common line goes to the officer who is certified and has just come.
async fn gather_those_who_sign(work: &mut Work<'_>, site: SiteId, officer: AccountId) -> Result<(), Refused> {
    let day = work.today();
    if !records::skills_of(work, officer, day).await?.contains(&Need::SignLanguage) {
        return Ok(());
    }
    let waiting = records::waiting(work, site, day).await?;
    let theirs =
        |t: &&crate::Ticket| t.needs.contains(&Need::SignLanguage) && matches!(t.lane, Lane::Service(_));
    for ticket in waiting.iter().filter(theirs) {
        let (lane, service) = (Lane::Officer(officer), ticket.service);
        let after = act(work, ticket, &Act::Move { lane, service }, None).await?;
        tell(work, events::MOVED, &after, json!({ "lane": after.lane }));
    }
    Ok(())
}
