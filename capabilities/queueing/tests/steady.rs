//! One hour for ever: formulas where there are any, and simulation in agreement with them.

use queueing::steady::{Answer, Computed, Mix, Question, QuestionRefusal, answer};
use queueing::{Class, Guard, Pattern, Policy, Weights, erlang, priority};

const HALL: Question = Question {
    arrivals_per_hour: 40.0,
    service_s: 360.0,
    counters: 5,
    patience_s: None,
    target_s: 300.0,
    mix: None,
};

fn with(policy: Policy) -> Question {
    Question { mix: Some(Mix { preferential: 0.3, community: 0.0, policy }), ..HALL }
}

fn asked(question: Question) -> Answer {
    answer(&question).unwrap()
}

#[test]
fn without_patience_it_is_erlang_c() {
    let told = asked(HALL);
    assert_eq!(
        (told.model, told.counters, told.stable, told.computed),
        ("M/M/c", 5, true, Computed::Formula)
    );
    // Known by hand: C(5, 4) = 128/231, so the wait is 360·128/231 seconds.
    assert!((told.probability_of_waiting - 128.0 / 231.0).abs() < 1e-12);
    assert!((told.mean_wait_seconds.unwrap() - 360.0 * 128.0 / 231.0).abs() < 1e-9);
    assert!((told.service_level - (1.0 - 128.0 / 231.0 * (-300.0_f64 / 360.0).exp())).abs() < 1e-12);
    assert_eq!((told.abandonment, told.offered_load_erlangs, told.occupancy), (0.0, 4.0, 0.8));
    assert!(told.classes.is_empty() && told.policy.is_none());
}

#[test]
fn with_patience_it_is_erlang_a() {
    let told = asked(Question { patience_s: Some(720.0), ..HALL });
    let exact = erlang::a(5, 4.0, 2.0);
    assert_eq!((told.model, told.stable), ("M/M/c+M", true));
    assert_eq!(told.abandonment, exact.abandonment);
    assert_eq!(told.mean_wait_seconds, Some(exact.mean_wait * 360.0));
    assert_eq!(told.service_level, exact.within(300.0 / 360.0));
    assert!(told.service_level_of_attended > told.service_level);
}

#[test]
fn a_full_hall_without_patience_has_no_mean_wait() {
    let told = asked(Question { counters: 4, ..HALL });
    assert!(!told.stable);
    assert_eq!((told.probability_of_waiting, told.mean_wait_seconds), (1.0, None));
    assert_eq!((told.service_level, told.occupancy), (0.0, 1.0));
    let classes = asked(Question { counters: 4, ..with(Policy::Strict(Guard::NONE)) }).classes;
    // The preferential ones do not feel it: 1/(c(1 - 0.3)) attentions.
    assert!((classes[0].mean_wait_seconds.unwrap() - 360.0 / (4.0 * 0.7)).abs() < 1e-9);
    assert_eq!((classes[1].mean_wait_seconds, classes[1].service_level), (None, 0.0));
    let guarded = asked(Question { counters: 4, ..with(Policy::default()) }).classes;
    assert!(guarded[0].mean_wait_seconds.is_some() && guarded[1].mean_wait_seconds.is_none());
    let weights = asked(Question { counters: 4, ..with(Policy::Accumulating(Weights::default())) }).classes;
    assert!(weights.iter().all(|one| one.mean_wait_seconds.is_none() && one.service_level == 0.0));
}

#[test]
fn classes_have_formulas_where_there_are_any() {
    let strict = asked(with(Policy::Strict(Guard::NONE))).classes;
    let exact = priority::strict(5, &[1.2, 0.0, 2.8]);
    let classes: Vec<Class> = strict.iter().map(|one| one.class).collect();
    assert_eq!(classes, [Class::Preferential, Class::General]);
    assert!((strict[0].mean_wait_seconds.unwrap() - exact[0] * 360.0).abs() < 1e-9);
    assert!((strict[1].mean_wait_seconds.unwrap() - exact[2] * 360.0).abs() < 1e-9);
    for one in &strict {
        assert_eq!((one.computed, one.service_level_computed), (Computed::Formula, Computed::Formula));
    }
    let weights = asked(with(Policy::Accumulating(Weights::default().without_guard()))).classes;
    let exact = priority::accumulating(5, &[1.2, 0.0, 2.8], &[5.0, 2.0, 1.0]);
    assert!((weights[0].mean_wait_seconds.unwrap() - exact[0] * 360.0).abs() < 1e-9);
    assert_eq!(
        (weights[1].computed, weights[1].service_level_computed),
        (Computed::Formula, Computed::Simulation)
    );
}

#[test]
fn simulated_classes_agree_with_the_whole() {
    let pattern = Policy::Alternating(Pattern::default());
    for question in
        [with(Policy::default()), with(pattern), Question { patience_s: Some(720.0), ..with(pattern) }]
    {
        let told = asked(question);
        let sum = |f: &dyn Fn(&queueing::steady::ClassAnswer) -> f64| {
            told.classes.iter().map(|one| f(one) * one.arrivals_per_hour).sum::<f64>() / 40.0
        };
        let mean = sum(&|one| one.mean_wait_seconds.unwrap());
        assert!((mean / told.mean_wait_seconds.unwrap() - 1.0).abs() < 0.003, "{told:?}");
        assert!((sum(&|one| one.abandonment) - told.abandonment).abs() < 0.002, "{told:?}");
        assert!((sum(&|one| one.service_level) - told.service_level_with_policy.unwrap()).abs() < 1e-12);
        assert!(told.classes[0].mean_wait_seconds < told.classes[1].mean_wait_seconds);
        assert_eq!(told.classes[0].computed, Computed::Simulation);
        assert_eq!(told, asked(question), "the same question, the same answer");
    }
}

#[test]
fn the_guard_that_never_acts_is_strict_priority() {
    let rare = Policy::Strict(Guard { after: 50, waited_s: 14_400, comparing: true });
    let (simulated, exact) = (asked(with(rare)).classes, asked(with(Policy::Strict(Guard::NONE))).classes);
    for (found, exact) in simulated.iter().zip(&exact) {
        let (a, b) = (found.mean_wait_seconds.unwrap(), exact.mean_wait_seconds.unwrap());
        assert!((a / b - 1.0).abs() < 0.02, "{a} {b}");
        assert!((found.service_level - exact.service_level).abs() < 0.01, "{found:?} {exact:?}");
    }
}

#[test]
fn absurd_values_are_refused_by_name() {
    let refused = |question: Question| answer(&question).unwrap_err();
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY, 100_001.0] {
        assert_eq!(refused(Question { arrivals_per_hour: bad, ..HALL }), QuestionRefusal::Arrivals);
        assert_eq!(refused(Question { service_s: bad * 10.0, ..HALL }), QuestionRefusal::Service);
        assert_eq!(refused(Question { patience_s: Some(bad), ..HALL }), QuestionRefusal::Patience);
    }
    for bad in [0, 10_001] {
        assert_eq!(refused(Question { counters: bad, ..HALL }), QuestionRefusal::Counters);
    }
    for bad in [-0.1, f64::NAN, 86_401.0] {
        assert_eq!(refused(Question { target_s: bad, ..HALL }), QuestionRefusal::Target);
    }
    for (preferential, community) in [(1.1, 0.0), (-0.1, 0.0), (0.6, 0.5), (f64::NAN, 0.0)] {
        let mix = Some(Mix { preferential, community, policy: Policy::default() });
        assert_eq!(refused(Question { mix, ..HALL }), QuestionRefusal::Shares);
    }
    let alone = Mix { preferential: 1.0, community: 0.0, policy: Policy::default() };
    assert_eq!(asked(Question { mix: Some(alone), ..HALL }).classes.len(), 1);
    assert!(answer(&Question { target_s: 0.0, ..HALL }).is_ok());
}
