//! The planner: enough counters, none too many, and the same figures for the same plan.

use queueing::simulate::{Demand, SECOND, Span};
use queueing::staffing::{Day, Goal, least, predicted};
use queueing::{Class, Policy};

const HOUR: i64 = 3600 * SECOND;

/// A morning peak, half an hour at a time.
fn day() -> Day {
    let people = [8.0, 14.0, 16.0, 12.0, 8.0, 5.0, 3.0, 2.0];
    Day {
        demands: vec![Demand {
            service: 0,
            begins: 8 * HOUR,
            interval: HOUR / 2,
            expected: people.iter().map(|n| [n * 0.3, n * 0.05, n * 0.65]).collect(),
            attention: Span::Lognormal { mean_s: 360.0, variation: 0.7 },
            patience: Some(Span::Exponential { mean_s: 3600.0 }),
        }],
        begins: 8 * HOUR,
        interval: HOUR / 2,
        policy: Policy::default(),
        days: 60,
        seed: 7,
    }
}

#[test]
fn the_plan_reaches_the_goal_and_can_spare_no_counter() {
    let day = day();
    let goal = Goal { within_s: 600, preferential: Some(0.95), overall: Some(0.8) };
    let plan = least(&day, &goal, 10);
    assert!(plan.reached);
    let good = |counters: &[u32]| {
        let predicted = predicted(&day, counters, goal.within_s);
        let intervals = &predicted.intervals;
        intervals.iter().all(|one| one.classes[0].within >= 0.95 && one.overall.within >= 0.8)
    };
    assert!(good(&plan.counters));
    for at in 0..plan.counters.len() {
        let mut fewer = plan.counters.clone();
        fewer[at] -= 1;
        assert!(fewer[at] == 0 || !good(&fewer), "{:?} can spare one at {at}", plan.counters);
    }
    // The peak needs more than the end.
    assert!(plan.counters[2] > plan.counters[7], "{:?}", plan.counters);
    assert_eq!(plan, least(&day, &goal, 10), "the same seed, the same plan");
}

#[test]
fn a_higher_goal_never_needs_fewer_counters_in_all() {
    let sum = |share| -> u32 {
        let goal = Goal { within_s: 300, preferential: None, overall: Some(share) };
        least(&day(), &goal, 12).counters.iter().sum()
    };
    assert!(sum(0.6) < sum(0.9) && sum(0.9) <= sum(0.98));
}

#[test]
fn what_cannot_be_reached_is_told() {
    let goal = Goal { within_s: 60, preferential: Some(0.99), overall: Some(0.99) };
    let plan = least(&day(), &goal, 2);
    assert!(!plan.reached && plan.counters.iter().all(|count| *count <= 2));
    let empty = Day { demands: Vec::new(), ..day() };
    let plan = least(&empty, &goal, 2);
    assert!(plan.reached && plan.counters.is_empty());
    let no_goal = Goal { within_s: 60, preferential: None, overall: None };
    let plan = least(&day(), &no_goal, 5);
    assert_eq!(plan.counters, [1; 8], "somebody attends wherever people come");
}

#[test]
fn the_figures_of_a_plan_add_up() {
    let day = day();
    let told = predicted(&day, &[2, 3, 3, 3, 2, 2, 1, 1], 600);
    assert_eq!(told.intervals.len(), 8);
    let came: usize = told.intervals.iter().map(|one| one.overall.came).sum();
    assert_eq!(came, told.overall.came);
    assert_eq!(came, told.classes.iter().map(|one| one.came).sum::<usize>());
    // 68 people are expected on each of 60 days
    assert!((3_800..4_360).contains(&came), "{came}");
    assert!(told.occupancy > 0.5 && told.occupancy < 1.05, "{}", told.occupancy);
    let preferential = &told.classes[Class::Preferential.index()];
    assert!(preferential.p95_s < told.classes[Class::General.index()].p95_s);
    assert_eq!(told.overall.waiting, 0, "whoever came within hours is attended or leaves");
    assert_eq!(told, predicted(&day, &[2, 3, 3, 3, 2, 2, 1, 1], 600));
}
