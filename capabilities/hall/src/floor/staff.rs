//! How many counters each hour of a weekday needs, from who really came in the last weeks.

use std::collections::BTreeSet;

use kernel::Day;
use queueing::simulate::{Demand, SECOND, Span};
use queueing::staffing::{Day as Planned, Goal, Plan, Predicted, least, predicted};
use queueing::{Class, Policy};

use super::rehearsal::{FEWEST, Past};

/// So many days like this one are simulated; more are smoother and slower.
const DAYS: u32 = 12;
/// The most counters that are proposed for an hour.
pub(crate) const MOST: u32 = 30;

/// A weekday as it was: the mean of the weeks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Usual {
    /// The first hour with people.
    pub first_hour: i64,
    /// People expected by hour, by class in the order of [`Class::ALL`].
    pub expected: Vec<[f64; 3]>,
    /// Mean attention, in seconds.
    pub attention_s: f64,
    /// Deviation of the attention divided by its mean.
    pub variation: f64,
    /// On how many days this stands.
    pub days: usize,
    /// On how many people.
    pub people: usize,
}

impl Usual {
    /// What a weekday (1 is Monday) was like; nothing when too few people came to say so.
    pub fn of(people: &[Past], weekday: i64) -> Option<Usual> {
        let like = |day: Day| i64::from(day.weekday().to_monday_one_offset()) == weekday;
        let those: Vec<_> = people.iter().filter(|p| like(p.arrived.day())).collect();
        let days = those.iter().map(|p| p.arrived.day()).collect::<BTreeSet<_>>().len();
        let hour = |p: &&Past| i64::from(p.arrived.zoned().hour());
        let (first, last) = (those.iter().map(hour).min()?, those.iter().map(hour).max()?);
        if those.len() < FEWEST {
            return None;
        }
        let mut expected = vec![[0.0; 3]; usize::try_from(last - first + 1).ok()?];
        for person in &those {
            let at = usize::try_from(hour(person) - first).ok()?;
            expected[at][person.class.index()] += 1.0 / days as f64;
        }
        let seconds = |p: &&Past| p.attended.map(|(from, to)| to.seconds_since(from).max(1) as f64);
        let lengths: Vec<f64> = those.iter().filter_map(seconds).collect();
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        let variance = lengths.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / lengths.len().max(1) as f64;
        (mean > 0.0).then(|| Usual {
            first_hour: first,
            expected,
            attention_s: mean,
            variation: (variance.sqrt() / mean).clamp(0.05, 3.0),
            days,
            people: those.len(),
        })
    }

    fn planned(&self, policy: Policy) -> Planned {
        let attention = Span::Lognormal { mean_s: self.attention_s, variation: self.variation };
        let interval = 3_600 * SECOND;
        let demand = Demand {
            service: 0,
            begins: 0,
            interval,
            expected: self.expected.clone(),
            attention,
            patience: None,
        };
        Planned { demands: vec![demand], begins: 0, interval, policy, days: DAYS, seed: 1 }
    }

    /// The fewest counters by hour with which this share of the preferential people and of all wait no
    /// longer.
    pub fn least(&self, policy: Policy, within_s: i64, share: f64) -> Plan {
        let goal = Goal { within_s, preferential: Some(share), overall: Some(share) };
        least(&self.planned(policy), &goal, MOST)
    }

    /// What these counters by hour would give.
    pub fn with(&self, policy: Policy, counters: &[u32], within_s: i64) -> Predicted {
        predicted(&self.planned(policy), counters, within_s)
    }

    /// Everybody expected in an hour.
    pub fn people_at(&self, at: usize) -> f64 {
        self.expected.get(at).map_or(0.0, |by_class| by_class.iter().sum())
    }

    /// Preferential people expected in an hour.
    pub fn preferential_at(&self, at: usize) -> f64 {
        self.expected.get(at).map_or(0.0, |by_class| by_class[Class::Preferential.index()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::ServiceId;
    use kernel::At;

    /// Four Mondays with twenty people from eight to nine and ten from nine to ten, six minutes each.
    fn mondays() -> Vec<Past> {
        let mut all = Vec::new();
        for week in 0..4 {
            let start = At::parse("2026-10-19T08:00").expect("a Monday").plus_days(7 * week);
            for n in 0..30 {
                let arrived = start.plus_minutes(if n < 20 { n * 3 } else { 60 + (n - 20) * 6 });
                all.push(Past {
                    service: ServiceId::new(At(0), [1; 16]),
                    class: if n % 3 == 0 { Class::Preferential } else { Class::General },
                    arrived,
                    attended: Some((arrived, arrived.plus_minutes(6))),
                    ended: arrived.plus_minutes(6),
                });
            }
        }
        all
    }

    #[test]
    fn a_weekday_is_the_mean_of_its_days() {
        let usual = Usual::of(&mondays(), 1).expect("enough people");
        assert_eq!((usual.first_hour, usual.days, usual.people), (8, 4, 120));
        assert!((usual.people_at(0) - 20.0).abs() < 1e-9 && (usual.people_at(1) - 10.0).abs() < 1e-9);
        assert!((usual.preferential_at(0) - 7.0).abs() < 1e-9);
        assert!((usual.attention_s - 360.0).abs() < 1e-9);
        assert_eq!(Usual::of(&mondays(), 2), None);
    }

    #[test]
    fn the_plan_reaches_the_goal_and_one_counter_less_does_not() {
        let usual = Usual::of(&mondays(), 1).expect("enough people");
        let plan = usual.least(Policy::default(), 300, 0.9);
        assert!(plan.reached && plan.counters[0] > plan.counters[1], "{:?}", plan.counters);
        let fewer = [plan.counters[0] - 1, plan.counters[1]];
        let worse = usual.with(Policy::default(), &fewer, 300);
        assert!(worse.intervals.iter().any(|i| i.overall.within < 0.9 || i.classes[0].within < 0.9));
    }
}
