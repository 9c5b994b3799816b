//! How many counters a day needs, and what a given plan would give: by simulation of many such days.

use crate::simulate::{Arrivals, Demand, Figures, Outcome, Staffing, run};
use crate::{Class, Policy, erlang};

/// What is wanted of every interval of the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// The wait that counts as good, in seconds.
    pub within_s: i64,
    /// Share of the preferential people (0 to 1) that must not wait longer.
    pub preferential: Option<f64>,
    /// Share of all people that must not wait longer.
    pub overall: Option<f64>,
}

/// The day for which counters are planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// Who is expected, all demands with the same beginning and intervals as here.
    pub demands: Vec<Demand>,
    /// When the hall opens, in microseconds from any origin.
    pub begins: i64,
    /// Length of an interval, in microseconds.
    pub interval: i64,
    /// The calling policy.
    pub policy: Policy,
    /// How many such days are simulated; more make the figures smoother.
    pub days: u32,
    /// For the randomness; the same seed gives the same plan.
    pub seed: u64,
}

/// Figures of one interval, of those who came in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// Counters that are open.
    pub counters: u32,
    /// Of everybody.
    pub overall: Figures,
    /// By class, in the order of [`Class::ALL`].
    pub classes: [Figures; 3],
}

/// What a plan would give; counts are sums over all simulated days.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicted {
    /// By interval of arrival.
    pub intervals: Vec<Interval>,
    /// Of the whole day.
    pub overall: Figures,
    /// Of the whole day by class, in the order of [`Class::ALL`].
    pub classes: [Figures; 3],
    /// Share of the open counters' time in which they attend; overtime counts as attention.
    pub occupancy: f64,
}

/// A plan that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Counters by interval.
    pub counters: Vec<u32>,
    /// Whether every interval reaches the goal; if not, more counters than allowed would be needed.
    pub reached: bool,
    /// What it would give.
    pub predicted: Predicted,
}

/// What these counters by interval would give against a target in seconds. Counters that are open in the last
/// interval attend whoever still waits at its end.
#[doc(alias = "pronóstico de la sala")]
pub fn predicted(day: &Day, counters: &[u32], target_s: i64) -> Predicted {
    let staffing = Staffing::by_interval(day.begins, day.interval, counters);
    let mut all = Outcome { people: Vec::new() };
    let arrivals = Arrivals::Expected(day.demands.clone());
    for number in 0..day.days.max(1) {
        let seed = day.seed.wrapping_add(u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        all.people.extend(run(&arrivals, &staffing, &day.policy, seed).people);
    }
    let by = |class| all.by_interval(day.begins, day.interval, class, target_s);
    let (overall, classes) = (by(None), [0, 1, 2].map(|place| by(Some(Class::ALL[place]))));
    let none = Figures { within: 1.0, ..Figures::default() };
    let intervals = counters.iter().enumerate().map(|(at, count)| Interval {
        counters: *count,
        overall: overall.get(at).copied().unwrap_or(none),
        classes: [0, 1, 2].map(|class| classes[class].get(at).copied().unwrap_or(none)),
    });
    let open: i64 = counters.iter().map(|count| i64::from(*count) * day.interval).sum();
    let open_s = open as f64 / crate::simulate::SECOND as f64 * f64::from(day.days.max(1));
    Predicted {
        intervals: intervals.collect(),
        overall: all.overall(target_s),
        classes: [0, 1, 2].map(|place| all.class(Class::ALL[place], target_s)),
        occupancy: if open_s > 0.0 { all.busy_s() / open_s } else { 0.0 },
    }
}

impl Goal {
    fn is_reached(&self, interval: &Interval) -> bool {
        let preferential = &interval.classes[Class::Preferential.index()];
        self.preferential.is_none_or(|share| preferential.within >= share)
            && self.overall.is_none_or(|share| interval.overall.within >= share)
    }
}

/// A plan with as few counters as the goal allows, at most `most` in an interval, and at least one wherever
/// people are expected: no single counter can be taken away from it. The search begins at what Erlang's
/// formulas say of each interval alone, adds where the simulation misses the goal (or before, when the
/// interval is full and inherits a queue) and then takes away what is not needed.
#[doc(alias = "planeación de ventanillas")]
pub fn least(day: &Day, goal: &Goal, most: u32) -> Plan {
    let expected = expected(day);
    let mut counters: Vec<u32> =
        (0..expected.len()).map(|at| by_formula(day, goal, &expected, at, most)).collect();
    let mut now = predicted(day, &counters, goal.within_s);
    while let Some(missed) = now.intervals.iter().position(|one| !goal.is_reached(one)) {
        let Some(more) = (0..=missed).rev().find(|at| counters[*at] < most) else { break };
        counters[more] += 1;
        now = predicted(day, &counters, goal.within_s);
    }
    let reached = now.intervals.iter().all(|one| goal.is_reached(one));
    let mut at = counters.len();
    while reached && at > 0 {
        let fewest = u32::from(expected[at - 1] > 0.0);
        if counters[at - 1] > fewest {
            counters[at - 1] -= 1;
            let fewer = predicted(day, &counters, goal.within_s);
            if fewer.intervals.iter().all(|one| goal.is_reached(one)) {
                now = fewer;
                // What was needed before may not be any more.
                at = counters.len();
                continue;
            }
            counters[at - 1] += 1;
        }
        at -= 1;
    }
    Plan { counters, reached, predicted: now }
}

/// People expected in each interval, of all demands.
fn expected(day: &Day) -> Vec<f64> {
    let length = day.demands.iter().map(|demand| demand.expected.len()).max().unwrap_or(0);
    let of = |at: usize| {
        day.demands.iter().filter_map(|demand| demand.expected.get(at)).flatten().copied().sum::<f64>()
    };
    (0..length).map(of).collect()
}

/// Where the search begins: what Erlang C, or A with patience, asks for if the interval lasted for ever.
fn by_formula(day: &Day, goal: &Goal, expected: &[f64], at: usize, most: u32) -> u32 {
    if expected[at] <= 0.0 {
        return 0;
    }
    let of = |demand: &Demand| demand.expected.get(at).map_or(0.0, |people| people.iter().sum::<f64>());
    let work_s: f64 = day.demands.iter().map(|demand| of(demand) * demand.attention.mean_s()).sum();
    let attention_s = work_s / expected[at];
    let interval_s = day.interval as f64 / crate::simulate::SECOND as f64;
    let offered = work_s / interval_s;
    let patient = day.demands.iter().find_map(|demand| demand.patience);
    let target = goal.within_s as f64 / attention_s;
    let wanted = goal.overall.unwrap_or(0.0);
    let enough = |counters: &u32| match patient {
        Some(patience) => {
            erlang::a(*counters, offered, patience.mean_s() / attention_s).within(target) >= wanted
        }
        None => erlang::within(*counters, offered, target) >= wanted,
    };
    (1..=most).find(enough).unwrap_or(most)
}
