//! What became of everybody, and the figures of it. Every figure is counted from people who can be shown.

use super::{SECOND, Visit};
use crate::Class;

/// What became of everybody, in order of arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The people.
    pub people: Vec<Person>,
}

/// A person and what became of the turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Who came.
    pub visit: Visit,
    /// How the wait ended.
    pub end: End,
}

/// How a wait ended. Instants are in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Called by a counter, and attended.
    Called {
        /// When.
        at: i64,
        /// By which counter of the staffing.
        counter: u32,
    },
    /// Left without being called.
    Left {
        /// When.
        at: i64,
    },
    /// Still there when nobody attended any more.
    Waiting,
}

impl Person {
    /// Somebody who has just come: still waiting, or gone when the patience is over and nobody calls.
    pub(super) fn waiting(visit: Visit) -> Person {
        let end = match visit.patience {
            Some(patience) => End::Left { at: visit.at.saturating_add(patience.max(0)) },
            None => End::Waiting,
        };
        Person { visit, end }
    }

    /// How long the person waited until called, in microseconds.
    pub fn wait(&self) -> Option<i64> {
        match self.end {
            End::Called { at, .. } => Some(at - self.visit.at),
            End::Left { .. } | End::Waiting => None,
        }
    }
}

/// The figures of a group of people. Waits are those of the people who were called, in seconds; a group in
/// which nobody was called has none.
#[doc(alias = "cifras de la sala")]
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures {
    /// How many came.
    pub came: usize,
    /// How many were called.
    pub called: usize,
    /// How many left before.
    pub abandoned: usize,
    /// How many were neither called nor left.
    pub waiting: usize,
    /// Mean wait.
    pub mean_s: f64,
    /// Half of them waited at most this.
    pub median_s: f64,
    /// Eighty of a hundred waited at most this.
    pub p80_s: f64,
    /// Ninety-five of a hundred waited at most this.
    pub p95_s: f64,
    /// The longest wait.
    pub worst_s: f64,
    /// Mean time in the queue of all who were called or left: what Erlang A calls the mean wait.
    pub mean_all_s: f64,
    /// Share of all who came that were called within the target; 1 when nobody came. Who leaves or still
    /// waits counts against it.
    pub within: f64,
    /// Share of all who came and left; 0 when nobody came.
    pub abandonment: f64,
    /// Share of those who were called or left after waiting at all.
    pub had_to_wait: f64,
}

/// The value that at least the share `part` (0 to 1) of the sorted values do not exceed: nearest rank,
/// without interpolation. Nothing of nothing.
pub fn quantile(sorted: &[i64], part: f64) -> Option<i64> {
    let rank = (part.clamp(0.0, 1.0) * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied()
}

fn seconds(micros: i64) -> f64 {
    micros as f64 / SECOND as f64
}

impl Figures {
    /// The figures of these people against a target in seconds.
    pub fn of<'a>(people: impl Iterator<Item = &'a Person>, target_s: i64) -> Figures {
        let mut figures = Figures::default();
        let mut waits = Vec::new();
        let (mut lost, mut waited) = (0.0, 0_usize);
        for person in people {
            figures.came += 1;
            match person.end {
                End::Called { at, .. } => waits.push(at - person.visit.at),
                End::Left { at } => {
                    figures.abandoned += 1;
                    waited += 1;
                    lost += seconds(at - person.visit.at);
                }
                End::Waiting => figures.waiting += 1,
            }
        }
        waits.sort_unstable();
        figures.called = waits.len();
        waited += waits.iter().filter(|wait| **wait > 0).count();
        let sum: f64 = waits.iter().copied().map(seconds).sum();
        let share = |part: f64, whole: usize, of_none: f64| {
            if whole == 0 { of_none } else { part / whole as f64 }
        };
        let at = |part| quantile(&waits, part).map_or(0.0, seconds);
        let within = waits.partition_point(|wait| *wait <= target_s.saturating_mul(SECOND));
        let ended = figures.called + figures.abandoned;
        Figures {
            mean_s: share(sum, figures.called, 0.0),
            median_s: at(0.5),
            p80_s: at(0.8),
            p95_s: at(0.95),
            worst_s: at(1.0),
            mean_all_s: share(sum + lost, ended, 0.0),
            within: share(within as f64, figures.came, 1.0),
            abandonment: share(figures.abandoned as f64, figures.came, 0.0),
            had_to_wait: share(waited as f64, ended, 0.0),
            ..figures
        }
    }
}

impl Outcome {
    /// The figures of everybody.
    pub fn overall(&self, target_s: i64) -> Figures {
        Figures::of(self.people.iter(), target_s)
    }

    /// The figures of a class.
    pub fn class(&self, class: Class, target_s: i64) -> Figures {
        Figures::of(self.people.iter().filter(|person| person.visit.class == class), target_s)
    }

    /// The figures of those who came in each interval from `begins` on, by class or of all; times in
    /// microseconds. Intervals after the last arrival are not listed; those without people are.
    pub fn by_interval(
        &self,
        begins: i64,
        interval: i64,
        class: Option<Class>,
        target_s: i64,
    ) -> Vec<Figures> {
        let mut groups: Vec<Vec<&Person>> = Vec::new();
        for person in &self.people {
            let place = (person.visit.at - begins).div_euclid(interval.max(1));
            let Ok(place) = usize::try_from(place) else { continue };
            if class.is_some_and(|class| class != person.visit.class) {
                continue;
            }
            if groups.len() <= place {
                groups.resize_with(place + 1, Vec::new);
            }
            groups[place].push(person);
        }
        groups.into_iter().map(|group| Figures::of(group.into_iter(), target_s)).collect()
    }

    /// Time during which counters were busy, in seconds.
    pub fn busy_s(&self) -> f64 {
        let called = self.people.iter().filter(|person| person.wait().is_some());
        called.map(|person| seconds(person.visit.attention.max(0))).sum()
    }
}
