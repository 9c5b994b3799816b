//! What another policy would have done: the people who really came, the counters as they really were open.

use std::collections::HashMap;

use kernel::At;
use queueing::simulate::{Arrivals, Counter, Figures, Open, Services, Staffing, Visit, run};
use queueing::{Class, Policy};

use crate::site::{CounterId, ServiceId};

/// With fewer people than this nothing is said: chance would decide.
pub(crate) const FEWEST: usize = 50;
/// The wait that is counted as good, in seconds.
pub(crate) const TARGET_S: i64 = 15 * 60;

/// Somebody who came.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past {
    pub service: ServiceId,
    pub class: Class,
    pub arrived: At,
    /// From when to when a counter was busy with the person; nothing for those who left.
    pub attended: Option<(At, At)>,
    pub ended: At,
}

/// A counter that was open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PastShift {
    pub counter: CounterId,
    pub opened: At,
    pub closed: At,
}

/// A span of the past of one site.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recorded {
    pub people: Vec<Past>,
    pub shifts: Vec<PastShift>,
    /// Which services each counter attends.
    pub takes: HashMap<CounterId, Vec<ServiceId>>,
}

/// The figures of one policy: of each class in the order of [`Class::ALL`], and of all.
pub(crate) type Waits = [Figures; 4];

impl Recorded {
    /// Whether it is enough to say something.
    pub fn says_something(&self) -> bool {
        self.people.len() >= FEWEST && !self.shifts.is_empty()
    }

    /// How long people would have waited.
    pub fn under(&self, policy: &Policy) -> Waits {
        let numbers = self.numbers();
        let number = |service: &ServiceId| numbers.get(service).copied().unwrap_or(0);
        let visits = self.people.iter().map(|p| Visit {
            at: p.arrived.0,
            class: p.class,
            service: number(&p.service),
            attention: p.attended.map_or(0, |(from, to)| to.0 - from.0).max(1),
            patience: p.attended.is_none().then(|| p.ended.0 - p.arrived.0),
        });
        let outcome = run(&Arrivals::Recorded(visits.collect()), &self.staffing(&numbers), policy, 1);
        let [a, b, c] = [Class::Preferential, Class::Community, Class::General];
        [a, b, c]
            .map(Some)
            .into_iter()
            .chain([None])
            .map(|class| match class {
                Some(class) => outcome.class(class, TARGET_S),
                None => outcome.overall(TARGET_S),
            })
            .collect::<Vec<_>>()
            .try_into()
            .unwrap_or_else(|_| unreachable!("four figures"))
    }

    fn numbers(&self) -> HashMap<ServiceId, u8> {
        let mut numbers = HashMap::new();
        for person in &self.people {
            let next = u8::try_from(numbers.len()).unwrap_or(u8::MAX);
            numbers.entry(person.service).or_insert(next);
        }
        numbers
    }

    fn staffing(&self, numbers: &HashMap<ServiceId, u8>) -> Staffing {
        let mut counters: Vec<(CounterId, Counter)> = Vec::new();
        for shift in &self.shifts {
            let open = Open { from: shift.opened.0, until: shift.closed.0, overtime: true };
            match counters.last_mut() {
                Some((id, counter)) if *id == shift.counter => counter.open.push(open),
                _ => {
                    let services = self.takes.get(&shift.counter).map_or(&[][..], Vec::as_slice);
                    let taken: Vec<u8> = services.iter().filter_map(|s| numbers.get(s).copied()).collect();
                    counters.push((shift.counter, Counter { takes: Services::of(&taken), open: vec![open] }));
                }
            }
        }
        Staffing { counters: counters.into_iter().map(|(_, counter)| counter).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use queueing::{Guard, Weights};

    /// One counter, ten hours, somebody every five minutes who needs five and a bit: a line grows.
    fn busy() -> Recorded {
        let service = ServiceId::new(At(0), [1; 16]);
        let counter = CounterId::new(At(0), [2; 16]);
        let start = At::parse("2026-11-20T08:00").expect("an instant");
        let at = |minute: i64| start.plus_minutes(minute);
        let people = (0..100).map(|n| Past {
            service,
            class: if n % 3 == 0 { Class::Preferential } else { Class::General },
            arrived: at(n * 5),
            attended: Some((at(n * 5), at(n * 5 + 6))),
            ended: at(n * 5 + 6),
        });
        Recorded {
            people: people.collect(),
            shifts: vec![PastShift { counter, opened: at(0), closed: at(600) }],
            takes: HashMap::from([(counter, vec![service])]),
        }
    }

    #[test]
    fn the_strict_policy_protects_more_than_equal_weights() {
        let recorded = busy();
        assert!(recorded.says_something());
        let strict = recorded.under(&Policy::Strict(Guard::default()));
        let equal = Weights { preferential: 1, community: 1, general: 1, most_in_a_row: 10 };
        let equal = recorded.under(&Policy::Accumulating(equal));
        assert!(strict[0].mean_s < equal[0].mean_s, "{} {}", strict[0].mean_s, equal[0].mean_s);
        assert!(strict[2].mean_s > equal[2].mean_s);
        // everybody is called in the end, whatever the order
        assert_eq!((strict[3].called, equal[3].called), (100, 100));
    }
}
