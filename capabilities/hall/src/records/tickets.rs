//! Turns, their lives, calls, requests.

use cases::CaseId;
use kernel::{AccountId, At, Day, Fault, Lang};
use people::PersonId;
use queueing::Class;
use store::{Json, Look, Row, Work, args};

use super::Calling;
use super::{
    AHEAD_IN_LANE, COUNT_OF_SERVICE, END_INTERVAL, FIRST_OF_LANE, HEADS, HELD_BY_OFFICER, INSERT_INTERVAL,
    INSERT_TICKET, INTERVALS_OF, LEFT_AT_COUNTERS, LINK_TICKET, NUMBER_IS_GIVEN, OPEN_TICKETS, RANKS_BEHIND,
    SAVE_TICKET, TAKE_NUMBER, TICKET_AT_COUNTER, TICKET_BY_CODE, TICKET_BY_ID, TICKET_BY_SECRET,
    TICKETS_IN_LANE, TICKETS_IN_STATE, WAITING_COUNTS, keyed,
};
use crate::code::{Code, OFFLINE_NUMBERS};
use crate::lane::Lane;
use crate::site::{CounterId, ServiceId, SiteId};
use crate::support::{Need, PriorityGround};
use crate::ticket::{Interval, IntervalKind, Origin, Outcome, State, Ticket, TicketId};

fn lane(text: &str) -> Result<Lane, Fault> {
    keyed(text, Lane::parse)
}

fn read(mut row: Row) -> Result<Ticket, Fault> {
    let key = |row: &mut Row| row.take::<String>();
    Ok(Ticket {
        id: row.take()?,
        site: row.take()?,
        day: row.take()?,
        code: Code { prefix: row.take()?, number: row.take()? },
        service: row.take()?,
        class: keyed(&key(&mut row)?, Class::parse)?,
        state: keyed(&key(&mut row)?, State::parse)?,
        lane: lane(&key(&mut row)?)?,
        rank_at: row.take()?,
        origin: keyed(&key(&mut row)?, Origin::parse)?,
        language: keyed(&key(&mut row)?, Lang::parse)?,
        arrived_at: row.take()?,
        called_at: row.take()?,
        attended_at: row.take()?,
        ended_at: row.take()?,
        since: row.take()?,
        last_call_at: row.take()?,
        calls: row.take()?,
        shift: row.take()?,
        counter: row.take()?,
        officer: row.take()?,
        outcome: row.take::<Option<String>>()?.map(|k| keyed(&k, Outcome::parse)).transpose()?,
        topics: row.take::<Json<_>>()?.0,
        person: row.take()?,
        case: row.take()?,
        ground: row.take::<Option<String>>()?.map(|k| keyed(&k, PriorityGround::parse)).transpose()?,
        needs: row.take::<Json<Vec<Need>>>()?.0,
        version: row.take()?,
    })
}

fn read_all(rows: Vec<Row>) -> Result<Vec<Ticket>, Fault> {
    rows.into_iter().map(read).collect()
}

/// A turn.
pub async fn ticket(look: &mut Look<'_>, id: TicketId) -> Result<Option<Ticket>, Fault> {
    look.row(TICKET_BY_ID, args![id]).await?.map(read).transpose()
}

/// The turn behind the secret of a phone's page.
pub async fn ticket_by_secret(look: &mut Look<'_>, secret: &str) -> Result<Option<Ticket>, Fault> {
    look.row(TICKET_BY_SECRET, args![secret_hash(secret)]).await?.map(read).transpose()
}

/// The turn that is called by a code on a day.
pub async fn ticket_by_code(
    look: &mut Look<'_>,
    site: SiteId,
    day: Day,
    code: &Code,
) -> Result<Option<Ticket>, Fault> {
    look.row(TICKET_BY_CODE, args![site, day, &code.prefix, code.number]).await?.map(read).transpose()
}

/// The turn that was called to a counter or is attended there.
pub async fn ticket_at_counter(look: &mut Look<'_>, counter: CounterId) -> Result<Option<Ticket>, Fault> {
    look.row(TICKET_AT_COUNTER, args![counter]).await?.map(read).transpose()
}

/// What an officer put aside, longest first.
pub async fn held_by(
    look: &mut Look<'_>,
    site: SiteId,
    day: Day,
    officer: AccountId,
) -> Result<Vec<Ticket>, Fault> {
    read_all(look.rows(HELD_BY_OFFICER, args![site, day, officer]).await?)
}

/// The turns of a day in a state, in the order of their lines.
pub async fn tickets_in_state(
    look: &mut Look<'_>,
    site: SiteId,
    day: Day,
    state: State,
) -> Result<Vec<Ticket>, Fault> {
    read_all(look.rows(TICKETS_IN_STATE, args![site, day, state.key()]).await?)
}

/// Everybody who waits, first come first whatever the line.
pub async fn waiting(look: &mut Look<'_>, site: SiteId, day: Day) -> Result<Vec<Ticket>, Fault> {
    tickets_in_state(look, site, day, State::Waiting).await
}

/// Everybody who waits in a line.
pub async fn tickets_in_lane(look: &mut Look<'_>, lane: Lane, day: Day) -> Result<Vec<Ticket>, Fault> {
    read_all(look.rows(TICKETS_IN_LANE, args![lane.to_string(), day]).await?)
}

/// The turns of a day that are not over.
pub async fn open_tickets(look: &mut Look<'_>, site: SiteId, day: Day) -> Result<Vec<Ticket>, Fault> {
    read_all(look.rows(OPEN_TICKETS, args![site, day]).await?)
}

/// Turns of days before `day` that still stand at a counter.
pub(crate) async fn left_at_counters(look: &mut Look<'_>, day: Day) -> Result<Vec<Ticket>, Fault> {
    read_all(look.rows(LEFT_AT_COUNTERS, args![day]).await?)
}

/// How many wait in a line, for one service and class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneCount {
    /// The line.
    pub lane: Lane,
    /// The service.
    pub service: ServiceId,
    /// The class.
    pub class: Class,
    /// How many.
    pub count: i64,
    /// The instant that orders the first of them.
    pub first_at: At,
}

/// How many wait, by line, service and class.
pub async fn waiting_counts(look: &mut Look<'_>, site: SiteId, day: Day) -> Result<Vec<LaneCount>, Fault> {
    let rows = look.rows(WAITING_COUNTS, args![site, day]).await?;
    let count = |mut row: Row| {
        Ok(LaneCount {
            lane: lane(&row.take::<String>()?)?,
            service: row.take()?,
            class: keyed(&row.take::<String>()?, Class::parse)?,
            count: row.take()?,
            first_at: row.take()?,
        })
    };
    rows.into_iter().map(count).collect()
}

/// How many are before a turn in its line: of its own class those who came before, and everybody of the
/// classes that the policy puts first. At most 1,000 of each are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct AheadOf {
    /// Preferential people.
    pub preferential: i64,
    /// Community leaders.
    pub community: i64,
    /// The others.
    pub general: i64,
}

impl AheadOf {
    /// All of them.
    pub fn total(self) -> i64 {
        self.preferential + self.community + self.general
    }
}

/// How many are before a turn that waits.
pub async fn ahead_of(look: &mut Look<'_>, ticket: &Ticket) -> Result<AheadOf, Fault> {
    let mut ahead = AheadOf::default();
    for class in Class::ALL.iter().copied().filter(|c| *c <= ticket.class) {
        // of the classes that go first everybody counts, whenever they came
        let until = if class == ticket.class { ticket.rank_at } else { At(i64::MAX) };
        let lane = ticket.lane.to_string();
        let mut row = look.one(AHEAD_IN_LANE, args![lane, ticket.day, class.key(), until, ticket.id]).await?;
        let place = match class {
            Class::Preferential => &mut ahead.preferential,
            Class::Community => &mut ahead.community,
            Class::General => &mut ahead.general,
        };
        *place = row.take()?;
    }
    Ok(ahead)
}

/// The places of those of its class who wait behind a turn in its line, at most `most`.
pub(crate) async fn ranks_behind(look: &mut Look<'_>, ticket: &Ticket, most: i64) -> Result<Vec<At>, Fault> {
    let lane = ticket.lane.to_string();
    let values = args![lane, ticket.day, ticket.class.key(), ticket.rank_at, ticket.id, most];
    look.rows(RANKS_BEHIND, values).await?.into_iter().map(|mut row| row.take()).collect()
}

/// How many turns of a service were given on a day.
pub(crate) async fn count_of_service(
    look: &mut Look<'_>,
    site: SiteId,
    day: Day,
    service: ServiceId,
) -> Result<i64, Fault> {
    look.one(COUNT_OF_SERVICE, args![site, day, service]).await?.take()
}

/// The next number of a prefix, which counts from 1 each day.
pub(crate) async fn take_number(
    work: &mut Work<'_>,
    site: SiteId,
    day: Day,
    prefix: &str,
) -> Result<i64, Fault> {
    let (from, after) = (*OFFLINE_NUMBERS.start(), *OFFLINE_NUMBERS.end() + 1);
    work.one(TAKE_NUMBER, args![site, day, prefix, from, after]).await?.take()
}

pub(crate) async fn number_is_given(look: &mut Look<'_>, ticket: &Ticket) -> Result<bool, Fault> {
    let code = &ticket.code;
    let values = args![ticket.site, ticket.day, &code.prefix, code.number];
    Ok(look.one(NUMBER_IS_GIVEN, values).await?.take::<i64>()? > 0)
}

fn secret_hash(secret: &str) -> String {
    kernel::sha256_hex(secret.as_bytes())
}

pub(crate) async fn insert_ticket(
    work: &mut Work<'_>,
    ticket: &Ticket,
    secret: &str,
    note: Option<&str>,
) -> Result<(), Fault> {
    let values = args![
        ticket.id,
        ticket.site,
        ticket.day,
        &ticket.code.prefix,
        ticket.code.number,
        ticket.service,
        ticket.class.key(),
        ticket.lane.to_string(),
        ticket.rank_at,
        ticket.origin.key(),
        ticket.language.code(),
        ticket.arrived_at,
        ticket.person,
        ticket.ground.map(PriorityGround::key),
        Json(&ticket.needs),
        secret_hash(secret),
    ];
    work.exec(INSERT_TICKET, values).await?;
    open_interval(work, ticket, note).await
}

async fn open_interval(work: &mut Work<'_>, ticket: &Ticket, note: Option<&str>) -> Result<(), Fault> {
    let Some(kind) = ticket.kind() else { return Ok(()) };
    // the version rises with every change: it orders the life of the turn without counting it
    let values = args![
        ticket.id,
        ticket.version,
        kind.key(),
        ticket.since,
        ticket.service,
        ticket.counter,
        ticket.officer,
        note,
    ];
    work.exec(INSERT_INTERVAL, values).await.map(drop)
}

/// Saves `after` and its intervals; `false` if the turn was no longer as it was read.
pub(crate) async fn save(
    work: &mut Work<'_>,
    before: &Ticket,
    after: &Ticket,
    note: Option<&str>,
) -> Result<bool, Fault> {
    let values = args![
        after.service,
        after.class.key(),
        after.state.key(),
        after.lane.to_string(),
        after.rank_at,
        after.called_at,
        after.attended_at,
        after.ended_at,
        after.since,
        after.last_call_at,
        after.calls,
        after.shift,
        after.counter,
        after.officer,
        after.outcome.map(Outcome::key),
        Json(&after.topics),
        after.ground.map(PriorityGround::key),
        Json(&after.needs),
        after.version,
        after.id,
        before.version,
    ];
    if work.exec(SAVE_TICKET, values).await? != 1 {
        return Ok(false);
    }
    if after.turned(before) {
        work.exec(END_INTERVAL, args![after.since, after.id]).await?;
        open_interval(work, after, note).await?;
    }
    Ok(true)
}

/// Ties a turn to a person or a case; what is nothing stays as it was.
pub(crate) async fn link(
    work: &mut Work<'_>,
    ticket: TicketId,
    person: Option<PersonId>,
    case: Option<CaseId>,
) -> Result<(), Fault> {
    work.exec(LINK_TICKET, args![person, case, ticket]).await.map(drop)
}

/// The life of a turn, oldest first.
pub async fn intervals(look: &mut Look<'_>, ticket: TicketId) -> Result<Vec<Interval>, Fault> {
    let rows = look.rows(INTERVALS_OF, args![ticket]).await?;
    let interval = |mut row: Row| {
        Ok(Interval {
            kind: keyed(&row.take::<String>()?, IntervalKind::parse)?,
            started_at: row.take()?,
            ended_at: row.take()?,
            service: row.take()?,
            counter: row.take()?,
            officer: row.take()?,
            note: row.take()?,
        })
    };
    rows.into_iter().map(interval).collect()
}

/// The first of each line and class that a counter may call: class, turn, place in the line.
pub(crate) async fn heads(
    look: &mut Look<'_>,
    calling: &Calling,
    day: Day,
) -> Result<Vec<(Class, TicketId, At)>, Fault> {
    let (counter, officer) = (Lane::Counter(calling.place.counter), Lane::Officer(calling.place.officer));
    let values =
        args![calling.place.counter, counter.to_string(), officer.to_string(), day, calling.accessible,];
    let rows = look.rows(HEADS, values).await?;
    let head = |mut row: Row| Ok((keyed(&row.take::<String>()?, Class::parse)?, row.take()?, row.take()?));
    rows.into_iter().map(head).collect()
}

/// The place of the first of a line.
pub(crate) async fn first_of_lane(look: &mut Look<'_>, lane: Lane, day: Day) -> Result<Option<At>, Fault> {
    look.one(FIRST_OF_LANE, args![lane.to_string(), day]).await?.take()
}
