//! The table of `docs/adr/0009-calling-policy.md` is what the simulation says.

use queueing::simulate::{Arrivals, Demand, Figures, Outcome, SECOND, Span, Staffing, run};
use queueing::{Class, Guard, Pattern, Policy, Weights};

/// A day of nine hours with a morning peak, 165 people when `busy` is 1; attentions of seven minutes.
fn day(busy: f64, preferential: f64) -> Arrivals {
    let people = [28.0, 31.0, 24.0, 18.0, 10.0, 14.0, 17.0, 15.0, 8.0];
    let (community, general) = (0.04, 0.96 - preferential);
    let hour = |n: &f64| [n * busy * preferential, n * busy * community, n * busy * general];
    Arrivals::Expected(vec![Demand {
        service: 0,
        begins: 0,
        interval: 3600 * SECOND,
        expected: people.iter().map(hour).collect(),
        attention: Span::Lognormal { mean_s: 420.0, variation: 0.8 },
        patience: Some(Span::Exponential { mean_s: 5400.0 }),
    }])
}

fn hundred_days(arrivals: &Arrivals, policy: &Policy) -> [Figures; 2] {
    let staffing = Staffing::by_interval(0, 3600 * SECOND, &[3, 4, 4, 3, 2, 2, 2, 2, 2]);
    let mut all = Outcome { people: Vec::new() };
    for seed in 0..100 {
        all.people.extend(run(arrivals, &staffing, policy, seed).people);
    }
    [Class::Preferential, Class::General].map(|class| all.class(class, 600))
}

#[test]
fn the_decision_shows_what_the_simulation_says() {
    let decision = include_str!("../../../docs/adr/0009-calling-policy.md");
    let literal = Guard { comparing: false, ..Guard::default() };
    let policies = [
        ("strict without a guard", Policy::Strict(Guard::NONE)),
        ("**strict, comparing guard**", Policy::default()),
        ("strict, literal guard", Policy::Strict(literal)),
        ("accumulating 5 : 2 : 1", Policy::Accumulating(Weights::default())),
        ("alternating 2 : 1, comparing", Policy::Alternating(Pattern::default())),
        (
            "alternating 1 : 1, literal",
            Policy::Alternating(Pattern { preferential: 1, others: 1, comparing: false }),
        ),
    ];
    let days = [("usual", 1.0, 0.3), ("after billing", 1.3, 0.3), ("mostly preferential", 1.0, 0.8)];
    let mut table = String::new();
    for (day_name, busy, share) in days {
        let arrivals = day(busy, share);
        for (name, policy) in &policies {
            let [theirs, others] = hundred_days(&arrivals, policy);
            let minutes = |seconds: f64| format!("{:.1}", seconds / 60.0);
            let cells = [
                day_name.to_string(),
                name.to_string(),
                minutes(theirs.mean_s),
                minutes(theirs.p95_s),
                minutes(others.mean_s),
                minutes(others.p95_s),
                format!("{:.0}", others.worst_s / 60.0),
            ];
            table += &format!("| {} |\n", cells.join(" | "));
        }
    }
    assert!(decision.contains(&table), "the table is now:\n{table}");
}
