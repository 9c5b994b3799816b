//! Days of the past come in at once: from the queue manager that a company had before, or from a story that
//! is told. They are written as they ended; nothing is announced, and nobody gets a number twice.

use std::collections::HashMap;

use kernel::{AccountId, At, Day};
use queueing::Class;
use serde_json::{Value, json};
use store::Work;

use super::{Refused, refuse, site_of};
use crate::records::{self, Through};
use crate::refusal::HallRefusal;
use crate::site::{CounterId, ServiceId, SiteId};
use crate::ticket::{Origin, Outcome, State};

/// A turn of the past.
#[derive(Debug, Clone)]
pub struct PastTurn {
    /// The service.
    pub service: ServiceId,
    /// In which order it was called.
    pub class: Class,
    /// Where it was taken.
    pub origin: Origin,
    /// When it was taken.
    pub arrived_at: At,
    /// When it was called first.
    pub called_at: Option<At>,
    /// When its attention began.
    pub attended_at: Option<At>,
    /// When it was over.
    pub ended_at: At,
    /// How: finished, gone, absent or unattended.
    pub state: State,
    /// Where and by whom it was called.
    pub at: Option<(CounterId, AccountId)>,
    /// How the attention ended.
    pub outcome: Option<Outcome>,
}

/// An officer at a counter on a day of the past.
#[derive(Debug, Clone, Copy)]
pub struct PastShift {
    /// The counter.
    pub counter: CounterId,
    /// The officer.
    pub officer: AccountId,
    /// Since when.
    pub opened_at: At,
    /// Until when.
    pub closed_at: At,
}

/// A day of the past, closed.
#[derive(Debug, Clone)]
pub struct PastDay {
    /// The day.
    pub day: Day,
    /// Who attended.
    pub shifts: Vec<PastShift>,
    /// Who came, by arrival.
    pub turns: Vec<PastTurn>,
}

/// Days of a site.
#[derive(Debug, Clone)]
pub struct BringHistory {
    /// The site.
    pub site: SiteId,
    /// The days, none of which has turns here.
    pub days: Vec<PastDay>,
}

/// Writes them; how many turns.
///
/// # Errors
/// [`HallRefusal`]: a day that is not over, or is here already; a turn that is not over or not of its day.
pub async fn run(work: &mut Work<'_>, bring: &BringHistory) -> Result<usize, Refused> {
    let site = site_of(work, Through::Site(bring.site), HallRefusal::UnknownSite).await?;
    let mut services: HashMap<ServiceId, String> = HashMap::new();
    for service in records::services_of_site(work, site.id).await? {
        services.insert(service.id, service.prefix);
    }
    let (mut turns, mut shifts) = (Vec::new(), Vec::new());
    for past in &bring.days {
        if past.day >= work.today() {
            return refuse(HallRefusal::DayNotCome);
        }
        if records::day_closing(work, site.id, past.day).await?.is_some() {
            return refuse(HallRefusal::DayAlreadyClosed);
        }
        let mut numbers: HashMap<&str, i64> = HashMap::new();
        let mut left = Vec::new();
        for turn in &past.turns {
            let prefix = match turn.class {
                Class::Preferential => &site.preferential_prefix,
                Class::Community => &site.community_prefix,
                Class::General => match services.get(&turn.service) {
                    Some(prefix) => prefix,
                    None => return refuse(HallRefusal::UnknownService),
                },
            };
            let over =
                matches!(turn.state, State::Finished | State::Gone | State::Absent | State::Unattended);
            if turn.arrived_at.day() != past.day || !over {
                return refuse(HallRefusal::AnotherDay);
            }
            let number = numbers.entry(prefix).or_default();
            *number += 1;
            let id: crate::TicketId = kernel::Id::new(turn.arrived_at, work.chance().bytes16());
            if turn.state == State::Unattended {
                left.push(id);
            }
            turns.push(row(id, past.day, prefix, *number, turn));
        }
        for s in &past.shifts {
            let id: crate::ShiftId = kernel::Id::new(s.opened_at, work.chance().bytes16());
            shifts.push(json!([id, s.counter, s.officer, s.opened_at.0, s.closed_at.0]));
        }
        records::insert_day(work, site.id, past.day, &left, "").await?;
    }
    records::insert_past(work, site.id, &turns, &shifts).await?;
    Ok(turns.len())
}

fn row(id: crate::TicketId, day: Day, prefix: &str, number: i64, turn: &PastTurn) -> Value {
    let at = |at: Option<At>| at.map(|a| a.0);
    json!([
        id,
        day.to_string(),
        prefix,
        number,
        turn.service,
        turn.class.key(),
        turn.state.key(),
        turn.origin.key(),
        turn.arrived_at.0,
        at(turn.called_at),
        at(turn.attended_at),
        turn.ended_at.0,
        turn.at.map(|a| a.0),
        turn.at.map(|a| a.1),
        turn.outcome.map(Outcome::key),
    ])
}
