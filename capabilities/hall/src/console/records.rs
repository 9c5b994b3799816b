//! The only file of the console that speaks to the database; it only reads.

use cases::CaseId;
use kernel::{At, Day, Fault};
use people::PersonId;
use queueing::{Class, Head, Heads, Policy, Streak};
use store::{Json, Look, Row, args};

use crate::code::Code;
use crate::lane::Lane;
use crate::records::{self, Calling, LaneCount};
use crate::shift::Shift;
use crate::site::{Counter, CounterId, Service, ServiceId, Site, SiteId, Takes};
use crate::support::Need;
use crate::ticket::{Outcome, State, TicketId};

store::queries! { "queries.sql" =>
    NEXT_FOR_COUNTER, LONGEST_WAITING, ABSENT_OF_DAY, AT_COUNTERS, NOTE_OF_TURN, TURNS_OF_PERSON,
    CASES_OF_PERSON, NUMBER_OF_CASE
}

/// Most people of a list; the counts are of all.
pub(super) const MOST_WAITING: i64 = 200;
const MOST_NEXT: usize = 6;

/// Somebody in a line, or absent.
#[derive(Debug, Clone)]
pub(super) struct Waiter {
    pub id: TicketId,
    pub code: Code,
    pub class: Class,
    pub rank_at: At,
    pub arrived_at: At,
    pub service: ServiceId,
    pub lane: Lane,
    pub needs: Vec<Need>,
}

fn broken(what: &'static str) -> Fault {
    Fault::new(what)
}

fn waiter(mut row: Row) -> Result<Waiter, Fault> {
    Ok(Waiter {
        id: row.take()?,
        code: Code { prefix: row.take()?, number: row.take()? },
        class: Class::parse(&row.take::<String>()?).ok_or(broken("a stored class is one of its list"))?,
        rank_at: row.take()?,
        arrived_at: row.take()?,
        service: row.take()?,
        lane: Lane::parse(&row.take::<String>()?).ok_or(broken("a stored line is one"))?,
        needs: row.take::<Json<Vec<Need>>>()?.0,
    })
}

/// What every screen of the hall's people shows.
#[derive(Debug, Clone)]
pub(super) struct Floor {
    pub site: Site,
    pub services: Vec<Service>,
    pub counters: Vec<Counter>,
    pub shifts: Vec<Shift>,
    pub counts: Vec<LaneCount>,
    pub policy: Policy,
}

pub(super) async fn floor(look: &mut Look<'_>, site: Site, at: At) -> Result<Floor, Fault> {
    let id = site.id;
    Ok(Floor {
        services: records::services_of_site(look, id).await?.into_iter().filter(|s| s.active).collect(),
        counters: records::counters_of_site(look, id).await?.into_iter().filter(|c| c.active).collect(),
        shifts: records::open_shifts(look, id).await?,
        counts: records::waiting_counts(look, id, at.day()).await?,
        policy: records::policy_at(look, id, at).await?,
        site,
    })
}

/// The sites that are used.
pub(super) async fn active_sites(look: &mut Look<'_>) -> Result<Vec<Site>, Fault> {
    Ok(records::sites(look).await?.into_iter().filter(|s| s.active).collect())
}

/// Who will be called at a counter and in which order, if nobody else calls meanwhile: the policy of the
/// site is asked as often as people are shown.
pub(super) async fn next_for(
    look: &mut Look<'_>,
    shift: &Shift,
    policy: &Policy,
    now: At,
) -> Result<Vec<Waiter>, Fault> {
    let Some(calling) = records::calling(look, shift.id).await? else { return Ok(Vec::new()) };
    let mut lines = Vec::new();
    for class in Class::ALL.iter().copied() {
        let taken = calling.takes == Takes::All || class == Class::Preferential;
        let found = if taken { next_of_class(look, &calling, now.day(), class).await? } else { Vec::new() };
        lines.push((class, found));
    }
    let streak = records::streak(look, &calling).await?;
    Ok(in_order(lines, policy, streak, (calling.takes, now)))
}

async fn next_of_class(
    look: &mut Look<'_>,
    calling: &Calling,
    day: Day,
    class: Class,
) -> Result<Vec<Waiter>, Fault> {
    let (counter, officer) = (Lane::Counter(calling.place.counter), Lane::Officer(calling.place.officer));
    let values = args![
        day,
        class.key(),
        counter.to_string(),
        officer.to_string(),
        calling.place.counter,
        calling.accessible,
        MOST_NEXT as i64,
    ];
    look.rows(NEXT_FOR_COUNTER, values).await?.into_iter().map(waiter).collect()
}

/// The order of the calls: `lines` holds each class, first come first.
fn in_order(
    mut lines: Vec<(Class, Vec<Waiter>)>,
    policy: &Policy,
    mut streak: Streak,
    (takes, now): (Takes, At),
) -> Vec<Waiter> {
    let mut order = Vec::new();
    while order.len() < MOST_NEXT {
        let head = |class: Class| {
            let (_, line) = lines.iter().find(|(c, _)| *c == class)?;
            line.first().map(|w| Head { waited_s: now.seconds_since(w.rank_at) })
        };
        let heads = Heads {
            preferential: head(Class::Preferential),
            community: head(Class::Community),
            general: head(Class::General),
        };
        let class = match takes {
            Takes::Preferential => heads.preferential.map(|_| Class::Preferential),
            Takes::All => policy.choose(&heads, &streak),
        };
        let Some(line) = class.and_then(|class| lines.iter_mut().find(|(c, _)| *c == class)) else { break };
        streak = streak.after(line.0);
        order.push(line.1.remove(0));
    }
    order
}

pub(super) async fn longest_waiting(
    look: &mut Look<'_>,
    site: SiteId,
    day: Day,
) -> Result<Vec<Waiter>, Fault> {
    look.rows(LONGEST_WAITING, args![site, day, MOST_WAITING]).await?.into_iter().map(waiter).collect()
}

pub(super) async fn absent(look: &mut Look<'_>, site: SiteId, day: Day) -> Result<Vec<Waiter>, Fault> {
    look.rows(ABSENT_OF_DAY, args![site, day, MOST_WAITING]).await?.into_iter().map(waiter).collect()
}

/// The turn before a counter.
#[derive(Debug, Clone)]
pub(super) struct AtCounter {
    pub counter: CounterId,
    pub ticket: TicketId,
    pub code: Code,
    pub state: State,
    pub since: At,
    pub service: ServiceId,
}

pub(super) async fn at_counters(
    look: &mut Look<'_>,
    site: SiteId,
    day: Day,
) -> Result<Vec<AtCounter>, Fault> {
    let read = |mut row: Row| {
        Ok(AtCounter {
            counter: row.take()?,
            ticket: row.take()?,
            code: Code { prefix: row.take()?, number: row.take()? },
            state: State::parse(&row.take::<String>()?).ok_or(broken("a stored state is one of its list"))?,
            since: row.take()?,
            service: row.take()?,
        })
    };
    look.rows(AT_COUNTERS, args![site, day]).await?.into_iter().map(read).collect()
}

/// What somebody noted about a turn last.
pub(super) async fn note(look: &mut Look<'_>, ticket: TicketId) -> Result<Option<String>, Fault> {
    look.row(NOTE_OF_TURN, args![ticket]).await?.map(|mut row| row.take()).transpose()
}

/// An earlier visit.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub day: Day,
    pub code: Code,
    pub service: (String, String),
    pub outcome: Option<Outcome>,
}

pub(super) async fn visits(
    look: &mut Look<'_>,
    person: PersonId,
    but: TicketId,
) -> Result<Vec<Visit>, Fault> {
    let read = |mut row: Row| {
        Ok(Visit {
            day: row.take()?,
            code: Code { prefix: row.take()?, number: row.take()? },
            service: (row.take()?, row.take()?),
            outcome: row.take::<Option<String>>()?.and_then(|key| Outcome::parse(&key)),
        })
    };
    look.rows(TURNS_OF_PERSON, args![person, but]).await?.into_iter().map(read).collect()
}

/// A case of the person.
#[derive(Debug, Clone)]
pub(super) struct CaseLine {
    pub id: CaseId,
    pub number: String,
    pub subject: String,
    pub filed_at: At,
    pub due_on: Day,
    pub decided_at: Option<At>,
}

pub(super) async fn cases_of(look: &mut Look<'_>, person: PersonId) -> Result<Vec<CaseLine>, Fault> {
    let read = |mut row: Row| {
        Ok(CaseLine {
            id: row.take()?,
            number: row.take()?,
            subject: row.take()?,
            filed_at: row.take()?,
            due_on: row.take()?,
            decided_at: row.take()?,
        })
    };
    look.rows(CASES_OF_PERSON, args![person]).await?.into_iter().map(read).collect()
}

pub(super) async fn number_of_case(look: &mut Look<'_>, case: CaseId) -> Result<Option<String>, Fault> {
    look.row(NUMBER_OF_CASE, args![case]).await?.map(|mut row| row.take()).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    #[test]
    fn every_query_of_the_file_has_its_constant() {
        assert_eq!(store::check_queries(ALL, FILE), Vec::<String>::new());
    }

    fn line(class: Class, minutes: &[i64]) -> (Class, Vec<Waiter>) {
        let one = |m: &i64| Waiter {
            id: Id::new(At(*m), [1; 16]),
            code: Code::new(&class.key()[..1], *m),
            class,
            rank_at: At(0).plus_minutes(*m),
            arrived_at: At(0).plus_minutes(*m),
            service: Id::new(At(1), [2; 16]),
            lane: Lane::Service(Id::new(At(1), [2; 16])),
            needs: Vec::new(),
        };
        (class, minutes.iter().map(one).collect())
    }

    #[test]
    fn the_order_shown_is_that_of_the_policy() {
        let lines = || {
            vec![
                line(Class::Preferential, &[50, 51, 52, 53]),
                line(Class::Community, &[2]),
                line(Class::General, &[1, 3]),
            ]
        };
        let now = At(0).plus_minutes(60);
        let shown = |takes| {
            let order = in_order(lines(), &Policy::default(), Streak::default(), (takes, now));
            order.iter().map(|w| format!("{}{}", w.code.prefix, w.code.number)).collect::<Vec<_>>()
        };
        // three preferential people, then one of the others who has waited longer: the guard of the law
        assert_eq!(shown(Takes::All), ["p50", "p51", "p52", "g1", "p53", "c2"]);
        assert_eq!(shown(Takes::Preferential), ["p50", "p51", "p52", "p53"]);
    }
}
