//! A year of the service room: 3,600 people a month, with the peaks of the morning and of the days after
//! the bills. Every day is a small simulation of its own: people arrive, counters open and close by the
//! hour, those of the office behind help when the line grows, the preferential go first with one general
//! after three of them, some leave, some do not come when called.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use cases::ContactChannel;
use hall::actions::bring_history::{self, BringHistory, PastDay, PastShift, PastTurn};
use hall::actions::found_site::Founded;
use hall::{Class, Origin, Outcome, State};
use kernel::{AccountId, Actor, At, Day, Fault, jiff::ToSpan};
use store::Store;

use super::dice::Dice;
use super::hall::{COUNTER_SERVICES, told};
use super::hall_ratings;
use super::office::{Office, moment};
use super::play::Cast;
use super::rhythm::{OFFICE_HOURS, SEASON, weight};

/// People a month.
const VOLUME: i64 = 3_600;
/// Days that are written together.
const TOGETHER: usize = 25;
/// Who attends at each counter, by place in the staff.
const AT_COUNTER: [usize; 6] = [11, 9, 0, 10, 14, 5];
/// From which minute to which each counter is open.
const HOURS: [(i64, i64); 6] = [(420, 990), (420, 990), (450, 960), (480, 930), (480, 960), (480, 900)];
/// How many must wait, besides the preferential, before each counter calls: the last four have other work
/// too and help when the line grows.
const HELPS_FROM: [usize; 6] = [0, 0, 2, 4, 6, 8];
/// In the last minutes before the doors close everybody helps.
const LAST_MINUTES: i64 = 60;

/// Writes every day on which the company worked, from `first` and before `today`.
pub async fn year(
    store: &Store,
    office: &Office,
    cast: &Cast,
    room: &Founded,
    (first, today): (Day, Day),
) -> Result<usize, Fault> {
    let dice = Dice::new(super::SEED, "hall year");
    let officers: Vec<AccountId> = AT_COUNTER.iter().map(|place| cast.officers[*place].0).collect();
    let days = days(office, &dice, (first, today), room, &officers);
    let mut written = 0;
    for part in days.chunks(TOGETHER) {
        let bring = BringHistory { site: room.site, days: part.to_vec() };
        let done = store.write("demo.hall_year", Actor::System("demo"), bring, |work, bring| {
            Box::pin(async move { bring_history::run(work, bring).await })
        });
        written += told(done.await)?;
    }
    hall_ratings::year(store, room, &days).await?;
    Ok(written)
}

fn days(
    office: &Office,
    dice: &Dice,
    (first, today): (Day, Day),
    room: &Founded,
    officers: &[AccountId],
) -> Vec<PastDay> {
    let mut all = Vec::new();
    let mut month = first.first_of_month();
    while month < today {
        let days: Vec<Day> =
            (0..i64::from(month.days_in_month())).map(|n| month.saturating_add(n.days())).collect();
        let of = |day: Day| weight(day, ContactChannel::Counter, office);
        let sum: i64 = days.iter().map(|d| of(*d)).sum();
        let expected = VOLUME * SEASON[usize::try_from(month.month() - 1).unwrap_or(0)] / 1_000;
        for day in days.into_iter().filter(|d| office.is_open(*d) && *d >= first && *d < today) {
            let luck = dice.between(850, 1_150);
            let people = expected * of(day) * luck / 1_000 / sum.max(1);
            all.push(one_day(day, people, dice, room, officers));
        }
        month = month.saturating_add(1.month());
    }
    all
}

/// Somebody who waits, with the patience that they brought.
struct Waiting {
    turn: PastTurn,
    leaves_at: At,
}

fn one_day(day: Day, people: i64, dice: &Dice, room: &Founded, officers: &[AccountId]) -> PastDay {
    let at = |minute: i64| At::start_of(day).plus_minutes(minute);
    let closes = at(990);
    let mut arrivals: Vec<Waiting> = (0..people).map(|_| somebody(day, dice, room)).collect();
    arrivals.sort_by_key(|w| w.turn.arrived_at);
    let mut free = BinaryHeap::new();
    for (counter, (from, _)) in HOURS.iter().enumerate() {
        free.push(Reverse((at(*from).plus_seconds(dice.between(0, 240)), counter)));
    }
    let mut arrivals = VecDeque::from(arrivals);
    let (mut lines, mut over): (Vec<Waiting>, Vec<PastTurn>) = (Vec::new(), Vec::new());
    let mut in_a_row = 0;
    while let Some(Reverse((now, counter))) = free.pop() {
        while arrivals.front().is_some_and(|w| w.turn.arrived_at <= now) {
            lines.extend(arrivals.pop_front());
        }
        let (gone, stay) = lines.into_iter().partition(|w| w.leaves_at <= now);
        lines = stay;
        over.extend(Vec::<Waiting>::into_iter(gone).map(|w| ended(w.turn, State::Gone, w.leaves_at)));
        if now >= at(HOURS[counter].1) && (lines.is_empty() || now >= closes) {
            continue;
        }
        let others = lines.iter().filter(|w| w.turn.class != Class::Preferential).count();
        let helps = others >= HELPS_FROM[counter] || now >= closes.plus_minutes(-LAST_MINUTES);
        match choose(&lines, counter, room, in_a_row).filter(|_| helps) {
            Some(place) => {
                let w = lines.remove(place);
                in_a_row = if w.turn.class == Class::Preferential { in_a_row + 1 } else { 0 };
                let place = (room.counters[counter], officers[counter]);
                let (turn, until) = attend(w.turn, now, place, dice);
                over.push(turn);
                free.push(Reverse((until, counter)));
            }
            // nobody for this counter: it looks again when somebody may have come
            None if now < closes => free.push(Reverse((now.plus_seconds(30), counter))),
            None => {}
        }
    }
    let left =
        lines.into_iter().chain(arrivals).map(|w| ended(w.turn, State::Unattended, closes.plus_minutes(20)));
    over.extend(left);
    over.sort_by_key(|t| t.arrived_at);
    let shift = |(n, (from, to)): (usize, &(i64, i64))| PastShift {
        counter: room.counters[n],
        officer: officers[n],
        opened_at: at(*from),
        closed_at: at(*to).plus_minutes(15),
    };
    PastDay { day, shifts: HOURS.iter().enumerate().map(shift).collect(), turns: over }
}

fn somebody(day: Day, dice: &Dice, room: &Founded) -> Waiting {
    let hour = dice.weighted(OFFICE_HOURS.iter().copied()) as i64;
    let minute = (7 + hour) * 60 + dice.between(0, if hour == 9 { 25 } else { 59 });
    let arrived_at = moment(day, minute, dice);
    let class =
        [Class::General, Class::Preferential, Class::Community][dice.weighted([70, 27, 3].into_iter())];
    let service = dice.weighted([46, 18, 12, 16, 8].into_iter());
    let origin = [Origin::Kiosk, Origin::Host, Origin::Phone][dice.weighted([72, 18, 10].into_iter())];
    // three of a hundred have little patience; most wait more than an hour
    let patience = if dice.permille(35) { dice.between(4, 25) } else { dice.between(60, 200) };
    let turn = PastTurn {
        service: room.services[service.min(room.services.len() - 1)],
        class,
        origin,
        arrived_at,
        called_at: None,
        attended_at: None,
        ended_at: arrived_at,
        state: State::Gone,
        at: None,
        outcome: None,
    };
    Waiting { turn, leaves_at: arrived_at.plus_minutes(patience) }
}

/// Who is called: the first counter calls the preferential only; elsewhere one of the others after three of
/// them.
fn choose(lines: &[Waiting], counter: usize, room: &Founded, in_a_row: i64) -> Option<usize> {
    let serves = |w: &&Waiting| {
        let service = room.services.iter().position(|s| *s == w.turn.service).unwrap_or(0);
        COUNTER_SERVICES[counter].contains(&service)
    };
    let first = |class: Class| lines.iter().position(|w| w.turn.class == class && serves(&w));
    let preferential = first(Class::Preferential);
    let others = || first(Class::Community).or_else(|| first(Class::General));
    match (counter, preferential) {
        (0, found) => found,
        (_, Some(_)) if in_a_row >= 3 => others().or(preferential),
        (_, found) => found.or_else(others),
    }
}

/// What becomes of who is called, and until when the counter is busy.
fn attend(mut turn: PastTurn, now: At, place: (hall::CounterId, AccountId), dice: &Dice) -> (PastTurn, At) {
    turn.called_at = Some(now);
    turn.at = Some(place);
    if dice.permille(22) {
        let until = now.plus_seconds(dice.between(50, 90));
        return (ended(turn, State::Absent, until), until);
    }
    let begun = now.plus_seconds(dice.between(8, 45));
    // two draws: most attentions are short, a few are long
    let seconds = dice.between(145, 540) + if dice.permille(220) { dice.between(160, 900) } else { 0 };
    let until = begun.plus_seconds(seconds);
    turn.attended_at = Some(begun);
    let outcomes = [
        Outcome::Resolved,
        Outcome::Informed,
        Outcome::Filed,
        Outcome::Paid,
        Outcome::Pending,
        Outcome::Referred,
    ];
    turn.outcome = Some(outcomes[dice.weighted([46, 26, 12, 9, 4, 3].into_iter())]);
    (ended(turn, State::Finished, until), until.plus_seconds(dice.between(5, 40)))
}

fn ended(turn: PastTurn, state: State, at: At) -> PastTurn {
    PastTurn { state, ended_at: at.max(turn.arrived_at), ..turn }
}
