//! What is counted and how. Pure.

use kernel::{At, Day};
use queueing::Class;

use crate::ticket::State;

/// What the figures need of a turn. Services, counters and officers are places in [`super::records::Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fact {
    pub arrived_at: At,
    pub called_at: Option<At>,
    pub attended_at: Option<At>,
    pub ended_at: Option<At>,
    pub state: State,
    pub class: Class,
    pub service: u16,
    pub counter: Option<u16>,
    pub officer: Option<u16>,
}

impl Fact {
    /// Seconds from the arrival to the first call; nothing if it was never called.
    pub(crate) fn wait_s(&self) -> Option<i64> {
        self.called_at.map(|called| called.seconds_since(self.arrived_at).max(0))
    }

    /// Seconds from the beginning of the attention to its end; nothing if it did not begin or goes on.
    pub(crate) fn attention_s(&self) -> Option<i64> {
        let (begun, ended) = (self.attended_at?, self.ended_at?);
        (self.state == State::Finished).then(|| ended.seconds_since(begun).max(0))
    }
}

/// The value at rank ⌈p·n/100⌉ of the sorted ones (nearest rank, as NIST handbook 2.6.2 calls the simplest
/// of its definitions): it is always a wait that somebody had. Nothing of nothing.
pub(crate) fn nearest_rank(sorted: &[i64], percent: usize) -> Option<i64> {
    let rank = (percent * sorted.len()).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

/// Four of the values of a duration, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Spread {
    pub median: Option<i64>,
    pub p80: Option<i64>,
    pub p95: Option<i64>,
    pub worst: Option<i64>,
}

impl Spread {
    fn of(mut all: Vec<i64>) -> Spread {
        all.sort_unstable();
        let at = |percent| nearest_rank(&all, percent);
        Spread { median: at(50), p80: at(80), p95: at(95), worst: at(100) }
    }
}

/// The figures of some turns. Every turn is in exactly one of `attended`, `gone`, `absent`, `unattended`
/// and `open`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Figures {
    pub arrived: i64,
    pub attended: i64,
    pub gone: i64,
    pub absent: i64,
    pub unattended: i64,
    pub open: i64,
    pub wait: Spread,
    pub attention: Spread,
}

/// Where a turn is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Attended,
    Gone,
    Absent,
    Unattended,
    Open,
}

impl Fate {
    /// By its state: an attention that goes on is counted as attended.
    pub(crate) fn of(state: State) -> Fate {
        match state {
            State::Finished | State::Attended | State::Held => Fate::Attended,
            State::Gone => Fate::Gone,
            State::Absent => Fate::Absent,
            State::Unattended => Fate::Unattended,
            State::Waiting | State::Called => Fate::Open,
        }
    }
}

impl Figures {
    pub(crate) fn of<'a>(facts: impl Iterator<Item = &'a Fact>) -> Figures {
        let mut all = Figures::default();
        let (mut waits, mut attentions) = (Vec::new(), Vec::new());
        for fact in facts {
            all.arrived += 1;
            match Fate::of(fact.state) {
                Fate::Attended => all.attended += 1,
                Fate::Gone => all.gone += 1,
                Fate::Absent => all.absent += 1,
                Fate::Unattended => all.unattended += 1,
                Fate::Open => all.open += 1,
            }
            waits.extend(fact.wait_s());
            attentions.extend(fact.attention_s());
        }
        Figures { wait: Spread::of(waits), attention: Spread::of(attentions), ..all }
    }
}

/// By what the rows of the table differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Hour,
    Weekday,
    Day,
    Month,
    Service,
    Counter,
    Class,
    Officer,
}

impl By {
    /// All, in the order of the page, with their word in the address.
    pub(crate) const ALL: [(By, &'static str); 8] = [
        (By::Hour, "hora"),
        (By::Weekday, "semana"),
        (By::Day, "dia"),
        (By::Month, "mes"),
        (By::Service, "servicio"),
        (By::Counter, "modulo"),
        (By::Class, "clase"),
        (By::Officer, "funcionario"),
    ];

    pub(crate) fn parse(text: &str) -> Option<By> {
        By::ALL.into_iter().find(|(_, word)| *word == text).map(|(by, _)| by)
    }

    pub(crate) fn word(self) -> &'static str {
        By::ALL.into_iter().find(|(by, _)| *by == self).map_or("hora", |(_, word)| word)
    }
}

/// What a row of the table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// Hour of the day or of the week, 0 to 23, 1 to 7.
    Number(i64),
    /// A day, or the first of a month.
    Day(Day),
    /// A place in the names; nobody comes last.
    Name(u16),
    Nobody,
}

impl Key {
    pub(crate) fn of(fact: &Fact, by: By) -> Key {
        let named = |place: Option<u16>| place.map_or(Key::Nobody, Key::Name);
        match by {
            By::Hour => Key::Number(hour(fact.arrived_at)),
            By::Weekday => Key::Number(weekday(fact.arrived_at)),
            By::Day => Key::Day(fact.arrived_at.day()),
            By::Month => Key::Day(fact.arrived_at.day().first_of_month()),
            By::Service => Key::Name(fact.service),
            By::Counter => named(fact.counter),
            By::Class => Key::Number(fact.class.index() as i64),
            By::Officer => named(fact.officer),
        }
    }
}

/// Bogotá has been five hours behind UTC, without summer time, since April 1993 (IANA time zone database,
/// `America/Bogota`).
const OFFSET_US: i64 = -5 * 3_600 * 1_000_000;
const HOUR_US: i64 = 3_600 * 1_000_000;

/// The civil hour, as the queries compute it too.
pub(crate) fn hour(at: At) -> i64 {
    (at.0 + OFFSET_US).div_euclid(HOUR_US).rem_euclid(24)
}

/// 1 is Monday; the first of January of 1970 was a Thursday.
pub(crate) fn weekday(at: At) -> i64 {
    ((at.0 + OFFSET_US).div_euclid(24 * HOUR_US) + 3).rem_euclid(7) + 1
}

/// The rows of the table, in their order.
pub(crate) fn table(facts: &[Fact], by: By) -> Vec<(Key, Figures)> {
    let mut keyed: Vec<(Key, &Fact)> = facts.iter().map(|f| (Key::of(f, by), f)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    let groups = keyed.chunk_by(|a, b| a.0 == b.0);
    groups.map(|group| (group[0].0, Figures::of(group.iter().map(|(_, fact)| *fact)))).collect()
}

#[cfg(test)]
#[path = "stats_tests.rs"]
mod tests;
