//! The simulation against the formulas, and as a hall: opening hours, services, patience.

use queueing::simulate::{
    Arrivals, Counter, Demand, End, Open, Outcome, SECOND, Services, Span, Staffing, Visit, quantile, run,
};
use queueing::{Class, Guard, Policy, Weights, erlang, priority};

const ATTENTION_S: f64 = 600.0;

/// People at one rate: the erlangs of each class for so many people in all.
fn crowd(loads: [f64; 3], people: f64, patience: Option<f64>) -> Arrivals {
    let offered: f64 = loads.iter().sum();
    Arrivals::Expected(vec![Demand {
        service: 0,
        begins: 0,
        interval: (people / offered * ATTENTION_S) as i64 * SECOND,
        expected: vec![loads.map(|load| load / offered * people)],
        attention: Span::Exponential { mean_s: ATTENTION_S },
        patience: patience.map(|times| Span::Exponential { mean_s: times * ATTENTION_S }),
    }])
}

/// Mean waits of the classes in mean attentions, each with its standard error, from 16 independent halls.
fn waits(loads: [f64; 3], counters: u32, policy: Policy, patience: Option<f64>) -> [(f64, f64); 3] {
    let runs: Vec<Outcome> = (0..16)
        .map(|seed| run(&crowd(loads, 60_000.0, patience), &Staffing::constant(counters), &policy, seed))
        .collect();
    [0, 1, 2].map(|class| {
        let of = |outcome: &Outcome| outcome.class(Class::ALL[class], 0).mean_all_s / ATTENTION_S;
        spread(&runs.iter().map(of).collect::<Vec<_>>())
    })
}

fn spread(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let square = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, (square / n).sqrt())
}

/// Within 3.3 standard errors (one in a thousand by chance, and the seeds are fixed), a start in an empty
/// hall and whole seconds in the comparison of waits granted.
fn assert_agrees(found: (f64, f64), exact: f64, what: &str) {
    let granted = 3.3 * found.1 + 0.004 * exact + 0.001;
    assert!((found.0 - exact).abs() < granted, "{what}: {found:?} and {exact}");
    assert!(found.1 < 0.05 * exact, "{what}: too vague to say anything: {found:?}");
}

#[test]
fn strict_priority_waits_as_the_formula_says() {
    let loads = [0.9, 0.3, 1.3];
    let found = waits(loads, 3, Policy::Strict(Guard::NONE), None);
    for (class, exact) in priority::strict(3, &loads).into_iter().enumerate() {
        assert_agrees(found[class], exact, &format!("class {class}"));
    }
}

#[test]
fn accumulating_priority_waits_as_the_formula_says() {
    // Without community leaders, for whom our rule is stricter than the formula.
    let loads = [1.2, 0.0, 2.9];
    let weights = Weights { preferential: 4, community: 2, general: 1, most_in_a_row: 10 }.without_guard();
    let found = waits(loads, 5, Policy::Accumulating(weights), None);
    let exact = priority::accumulating(5, &loads, &[4.0, 2.0, 1.0]);
    assert_agrees(found[0], exact[0], "preferential");
    assert_agrees(found[2], exact[2], "general");
}

#[test]
fn impatient_people_are_erlang_a() {
    for (offered, patience) in [(4.0, 2.0), (7.0, 1.0)] {
        let outcomes: Vec<Outcome> = (0..16)
            .map(|seed| {
                let arrivals = crowd([0.0, 0.0, offered], 40_000.0, Some(patience));
                run(&arrivals, &Staffing::constant(5), &Policy::default(), seed)
            })
            .collect();
        let figures = |f: &dyn Fn(&queueing::simulate::Figures) -> f64| {
            spread(&outcomes.iter().map(|one| f(&one.overall(300))).collect::<Vec<_>>())
        };
        let exact = erlang::a(5, offered, patience);
        assert_agrees(figures(&|f| f.abandonment), exact.abandonment, "abandonment");
        assert_agrees(figures(&|f| f.mean_all_s / ATTENTION_S), exact.mean_wait, "mean wait");
        assert_agrees(figures(&|f| f.mean_s / ATTENTION_S), exact.mean_wait_attended, "of the attended");
        assert_agrees(figures(&|f| f.within), exact.within(0.5), "within the target");
        assert_agrees(figures(&|f| f.had_to_wait), exact.probability_of_waiting, "waiting");
    }
}

#[test]
fn the_service_level_of_a_class_is_that_of_the_transform() {
    let loads = [0.9, 0.0, 1.6];
    let outcomes = (0..12).map(|seed| {
        run(&crowd(loads, 60_000.0, None), &Staffing::constant(3), &Policy::Strict(Guard::NONE), seed)
    });
    let levels: Vec<f64> = outcomes.map(|one| one.class(Class::General, 600).within).collect();
    assert_agrees(spread(&levels), priority::strict_within(3, &loads, 2, 1.0), "general within ten minutes");
}

#[test]
fn the_same_seed_gives_the_same_hall_and_another_gives_another() {
    let play = |seed| {
        run(&crowd([1.0, 0.2, 2.0], 500.0, Some(1.0)), &Staffing::constant(3), &Policy::default(), seed)
    };
    assert_eq!(play(5), play(5));
    assert_ne!(play(5), play(6));
}

fn visit(at_s: i64, class: Class, service: u8, attention_s: i64) -> Visit {
    Visit { at: at_s * SECOND, class, service, attention: attention_s * SECOND, patience: None }
}

fn called(outcome: &Outcome) -> Vec<Option<(i64, u32)>> {
    let of = |end: End| match end {
        End::Called { at, counter } => Some((at / SECOND, counter)),
        End::Left { .. } | End::Waiting => None,
    };
    outcome.people.iter().map(|person| of(person.end)).collect()
}

#[test]
fn a_counter_takes_its_services_only_and_the_longest_waiting_of_them() {
    let open = vec![Open { from: 0, until: 10_000 * SECOND, overtime: false }];
    let staffing = Staffing {
        counters: vec![
            Counter { takes: Services::of(&[1]), open: open.clone() },
            Counter { takes: Services::of(&[1, 2]), open },
        ],
    };
    let people = [
        visit(0, Class::General, 2, 100),
        visit(1, Class::General, 2, 100),
        visit(2, Class::General, 1, 50),
        visit(3, Class::General, 1, 50),
        visit(4, Class::General, 3, 50),
    ];
    let outcome = run(&Arrivals::Recorded(people.to_vec()), &staffing, &Policy::default(), 0);
    assert_eq!(called(&outcome), [Some((0, 1)), Some((100, 1)), Some((2, 0)), Some((52, 0)), None]);
    assert_eq!(outcome.people[4].end, End::Waiting);
}

#[test]
fn whoever_came_within_hours_is_attended_and_the_night_waits() {
    let hour = 3600 * SECOND;
    let mut staffing = Staffing::by_interval(8 * hour, hour, &[1, 2, 1]);
    staffing.add_day(32 * hour, hour, &[1]);
    let long = 5000;
    let people = [
        visit(7 * 3600, Class::General, 0, 60),
        visit(10 * 3600 + 3500, Class::General, 0, long),
        visit(10 * 3600 + 3510, Class::General, 0, long),
        visit(11 * 3600 + 600, Class::General, 0, 60),
        visit(22 * 3600, Class::General, 0, 60),
        visit(33 * 3600, Class::General, 0, 60),
    ];
    let outcome = run(&Arrivals::Recorded(people.to_vec()), &staffing, &Policy::default(), 0);
    let first = 10 * 3600 + 3500;
    let expected = [
        Some((8 * 3600, 0)),
        Some((first, 0)),
        Some((first + long, 0)),
        Some((first + 2 * long, 0)),
        Some((32 * 3600, 0)),
        None,
    ];
    assert_eq!(called(&outcome), expected);
    let night = Staffing {
        counters: vec![Counter {
            takes: Services::ALL,
            open: vec![
                Open { from: 0, until: 100 * SECOND, overtime: false },
                Open { from: 500 * SECOND, until: 600 * SECOND, overtime: false },
            ],
        }],
    };
    let people = [visit(90, Class::General, 0, 30), visit(95, Class::General, 0, 30)];
    let outcome = run(&Arrivals::Recorded(people.to_vec()), &night, &Policy::default(), 0);
    assert_eq!(called(&outcome), [Some((90, 0)), Some((500, 0))], "without overtime the second waits");
}

#[test]
fn who_leaves_is_counted_at_the_end_of_the_patience() {
    let mut people = vec![visit(0, Class::General, 0, 1000), visit(10, Class::General, 0, 10)];
    people.push(Visit { patience: Some(50 * SECOND), ..visit(20, Class::Preferential, 0, 10) });
    let outcome = run(&Arrivals::Recorded(people), &Staffing::constant(1), &Policy::default(), 0);
    assert_eq!(outcome.people[2].end, End::Left { at: 70 * SECOND });
    let figures = outcome.overall(60);
    assert_eq!((figures.came, figures.called, figures.abandoned, figures.waiting), (3, 2, 1, 0));
    assert_eq!((figures.mean_s, figures.median_s, figures.worst_s), (495.0, 0.0, 990.0));
    assert!((figures.mean_all_s - 1040.0 / 3.0).abs() < 1e-9 && (figures.within - 1.0 / 3.0).abs() < 1e-9);
    let by_minute = outcome.by_interval(0, 15 * SECOND, Some(Class::General), 60);
    assert_eq!(by_minute.iter().map(|one| one.came).collect::<Vec<_>>(), [2]);
    assert_eq!(outcome.busy_s(), 1010.0);
}

#[test]
fn nobody_and_no_counters_are_halls_too() {
    let nobody = Arrivals::Recorded(Vec::new());
    let figures = run(&nobody, &Staffing::constant(2), &Policy::default(), 0).overall(60);
    assert_eq!((figures.came, figures.within, figures.worst_s), (0, 1.0, 0.0));
    let one = Arrivals::Recorded(vec![visit(5, Class::Community, 63, 60)]);
    for staffing in [Staffing::default(), Staffing::by_interval(0, SECOND, &[])] {
        assert_eq!(run(&one, &staffing, &Policy::default(), 0).overall(60).waiting, 1);
    }
    let odd = Visit { attention: -5, patience: Some(-5), ..visit(5, Class::General, 70, 1) };
    let outcome = run(&Arrivals::Recorded(vec![odd]), &Staffing::constant(1), &Policy::default(), 0);
    assert_eq!(outcome.overall(60).abandoned, 1, "a service that no counter takes");
}

#[test]
fn quantiles_are_of_the_nearest_rank() {
    let values: Vec<i64> = (1..=10).collect();
    let at = |part| quantile(&values, part);
    assert_eq!(
        (at(0.5), at(0.8), at(0.95), at(1.0), at(0.0)),
        (Some(5), Some(8), Some(10), Some(10), Some(1))
    );
    assert_eq!(quantile(&[], 0.5), None);
}
