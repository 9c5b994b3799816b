//! What every calling policy promises.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use queueing::simulate::{Arrivals, Demand, SECOND, Span, Staffing, run};
use queueing::{Class, Guard, Head, Heads, Pattern, Policy, PolicyRefusal, Streak, Weights};

fn policies() -> impl Strategy<Value = Policy> {
    let weights = (1..=100_u32, 1..=100_u32, 1..=100_u32, 1..=50_u32).prop_map(|(a, b, c, most)| {
        let mut all = [a, b, c];
        all.sort_unstable();
        Policy::Accumulating(Weights {
            preferential: all[2],
            community: all[1],
            general: all[0],
            most_in_a_row: most,
        })
    });
    prop_oneof![
        (1..=50_u32, 0..=14_400_i64, any::<bool>())
            .prop_map(|(after, waited_s, comparing)| Policy::Strict(Guard { after, waited_s, comparing })),
        weights,
        (1..=50_u32, any::<bool>())
            .prop_flat_map(|(most, comparing)| (Just(most), 1..=most, Just(comparing)))
            .prop_map(|(preferential, others, comparing)| {
                Policy::Alternating(Pattern { preferential, others, comparing })
            }),
    ]
}

fn heads() -> impl Strategy<Value = Heads> {
    let head = || proptest::option::of((0..20_000_i64).prop_map(|waited_s| Head { waited_s }));
    (head(), head(), head()).prop_map(|(preferential, community, general)| Heads {
        preferential,
        community,
        general,
    })
}

fn streaks() -> impl Strategy<Value = Streak> {
    (0..100_u32, any::<bool>()).prop_map(|(calls, preferential)| {
        if preferential {
            Streak { preferential: calls, others: 0 }
        } else {
            Streak { preferential: 0, others: calls }
        }
    })
}

/// Two hours after it came (plus what the guard waits for), the person has been called after so many calls
/// at most, with `before` people there already and new preferential ones all the time.
fn calls_until(policy: &Policy, class: Class, before: i64, others_come: bool) -> Option<i64> {
    // A call every ten seconds; instants in calls. The person came at 0, `before` preferential ones earlier.
    let (pace, mut streak) = (10, Streak::default());
    let mut lines: [std::collections::VecDeque<i64>; 3] = Default::default();
    lines[0].extend((1..=before).rev().map(|n| -n));
    lines[class.index()].push_back(0);
    for call in 1..20_000 {
        if others_come {
            // More preferential people than calls, and others between them.
            lines[0].push_back(call);
            lines[0].extend((call % 2 == 0).then_some(call));
            lines[2].push_back(call);
        }
        let head = |line: usize| lines[line].front().map(|at| Head { waited_s: (call - at) * pace });
        let heads = Heads { preferential: head(0), community: head(1), general: head(2) };
        let chosen = policy.choose(&heads, &streak).unwrap();
        streak = streak.after(chosen);
        if lines[chosen.index()].pop_front() == Some(0) && chosen == class {
            return Some(call);
        }
    }
    None
}

proptest! {
    #[test]
    fn somebody_is_called_if_somebody_waits(policy in policies(), heads in heads(), streak in streaks()) {
        let chosen = policy.choose(&heads, &streak);
        prop_assert_eq!(chosen, policy.choose(&heads, &streak));
        match chosen {
            Some(class) => prop_assert!(heads.of(class).is_some()),
            None => prop_assert_eq!(heads, Heads::default()),
        }
    }

    #[test]
    fn community_is_never_called_while_a_preferential_person_waits(
        policy in policies(), heads in heads(), streak in streaks(),
    ) {
        if heads.preferential.is_some() {
            prop_assert_ne!(policy.choose(&heads, &streak), Some(Class::Community));
        }
    }

    #[test]
    fn whoever_passes_a_preferential_person_has_waited_longer(
        policy in policies(), heads in heads(), streak in streaks(),
    ) {
        prop_assume!(policy.protects_always());
        if let (Some(first), Some(Class::General)) = (heads.preferential, policy.choose(&heads, &streak)) {
            prop_assert!(heads.general.unwrap().waited_s > first.waited_s);
        }
    }

    /// More preferential people come than are called, for ever: the general person is called nevertheless,
    /// at the latest when those who were there are, the guard's wait is over and its row is complete.
    #[test]
    fn nobody_starves(policy in policies(), before in 0..40_i64) {
        prop_assert_eq!(policy.check(), Ok(()));
        let (row, guard_calls) = match policy {
            Policy::Strict(guard) => (guard.after, guard.waited_s / 10),
            Policy::Accumulating(weights) => (weights.most_in_a_row, 0),
            Policy::Alternating(pattern) => (pattern.preferential, 0),
        };
        let most = before + guard_calls + i64::from(row) + 2;
        let calls = calls_until(&policy, Class::General, before, true);
        prop_assert!(calls.is_some_and(|calls| calls <= most), "{calls:?} of {most}");
        // A preferential one is called after those before, and those whom a row of others lets in between.
        let calls = calls_until(&policy, Class::Preferential, before, true);
        prop_assert!(calls.is_some_and(|calls| calls <= 2 * (before + 1) + 50), "{calls:?}");
        // A leader of the community, as soon as no preferential person waits.
        let calls = calls_until(&policy, Class::Community, before, false);
        prop_assert_eq!(calls, Some(before + 1));
    }

    #[test]
    fn a_policy_survives_the_database(policy in policies()) {
        let text = serde_json::to_string(&policy).unwrap();
        prop_assert_eq!(serde_json::from_str::<Policy>(&text).unwrap(), policy);
    }
}

/// The same cases in every run: a mean of chance must not fail by chance.
fn repeatable(cases: u32) -> ProptestConfig {
    ProptestConfig { rng_seed: RngSeed::Fixed(20_261_122), ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(repeatable(60))]

    /// At any load and any share, with people coming alike: the mean wait of the protected is not longer.
    #[test]
    fn preferential_people_do_not_wait_longer_on_average(
        policy in policies(), share in 0.05..0.95_f64, load in 0.5..1.3_f64, seed in any::<u64>(),
    ) {
        prop_assume!(policy.protects_always());
        let people = 12_000.0;
        let demand = Demand {
            service: 0,
            begins: 0,
            interval: (people / (3.0 * load) * 300.0) as i64 * SECOND,
            expected: vec![[share * people, 0.1 * (1.0 - share) * people, 0.9 * (1.0 - share) * people]],
            attention: Span::Exponential { mean_s: 300.0 },
            patience: None,
        };
        let outcome = run(&Arrivals::Expected(vec![demand]), &Staffing::constant(3), &policy, seed);
        let of = |class| outcome.class(class, 300).mean_s;
        let (preferential, general) = (of(Class::Preferential), of(Class::General));
        // Where all wait in order but for chance, the two means differ by chance alone.
        prop_assert!(preferential <= general * 1.1 + 5.0, "{preferential} and {general}");
    }
}

#[test]
fn the_default_is_checked_and_protects() {
    assert_eq!(Policy::default().check(), Ok(()));
    assert!(Policy::default().protects_always());
    for policy in [Policy::Accumulating(Weights::default()), Policy::Alternating(Pattern::default())] {
        assert_eq!(policy.check(), Ok(()));
        assert!(policy.protects_always());
    }
}

#[test]
fn what_cannot_govern_is_refused() {
    let refused = |policy: Policy| policy.check().unwrap_err();
    let guard = Guard::default();
    assert_eq!(refused(Policy::Strict(Guard::NONE)), PolicyRefusal::InARow);
    assert_eq!(refused(Policy::Strict(Guard { after: 0, ..guard })), PolicyRefusal::InARow);
    assert_eq!(refused(Policy::Strict(Guard { waited_s: -1, ..guard })), PolicyRefusal::GuardWait);
    assert_eq!(refused(Policy::Strict(Guard { waited_s: 14_401, ..guard })), PolicyRefusal::GuardWait);
    let weights = Weights::default();
    assert_eq!(refused(Policy::Accumulating(Weights { general: 0, ..weights })), PolicyRefusal::Weight);
    assert_eq!(
        refused(Policy::Accumulating(Weights { preferential: 101, ..weights })),
        PolicyRefusal::Weight
    );
    assert_eq!(
        refused(Policy::Accumulating(Weights { community: 6, ..weights })),
        PolicyRefusal::WeightsOrder
    );
    assert_eq!(refused(Policy::Accumulating(weights.without_guard())), PolicyRefusal::InARow);
    let pattern = Pattern { preferential: 1, others: 2, comparing: true };
    assert_eq!(refused(Policy::Alternating(pattern)), PolicyRefusal::PatternOrder);
    assert_eq!(
        refused(Policy::Alternating(Pattern { preferential: 0, others: 0, ..pattern })),
        PolicyRefusal::InARow
    );
    assert!(
        serde_json::from_str::<Policy>(r#"{"kind":"strict","after":3,"waited_s":60,"extra":1}"#).is_err()
    );
    assert!(serde_json::from_str::<Policy>(r#"{"kind":"random"}"#).is_err());
    let old = serde_json::from_str::<Policy>(r#"{"kind":"strict","after":3,"waited_s":60}"#).unwrap();
    assert_eq!(old, Policy::Strict(Guard { after: 3, waited_s: 60, comparing: true }));
}

#[test]
fn each_policy_chooses_as_its_words_say() {
    let head = |waited_s| Some(Head { waited_s });
    let both = |preferential, general| Heads {
        preferential: head(preferential),
        community: None,
        general: head(general),
    };
    let row = |preferential| Streak { preferential, others: 0 };
    let strict = Policy::Strict(Guard { after: 3, waited_s: 600, comparing: true });
    assert_eq!(strict.choose(&both(10, 900), &row(2)), Some(Class::Preferential));
    assert_eq!(strict.choose(&both(10, 900), &row(3)), Some(Class::General));
    assert_eq!(strict.choose(&both(10, 600), &row(3)), Some(Class::Preferential), "not longer than T2");
    assert_eq!(strict.choose(&both(900, 900), &row(3)), Some(Class::Preferential), "not longer than theirs");
    let literal = Policy::Strict(Guard { after: 3, waited_s: 600, comparing: false });
    assert_eq!(literal.choose(&both(900, 700), &row(3)), Some(Class::General));
    let leaders = Heads { preferential: None, community: head(5), general: head(500) };
    assert_eq!(strict.choose(&leaders, &row(0)), Some(Class::Community));
    let leaders = Heads { general: head(601), ..leaders };
    assert_eq!(strict.choose(&leaders, &row(0)), Some(Class::General));

    let weights =
        Policy::Accumulating(Weights { preferential: 5, community: 2, general: 1, most_in_a_row: 10 });
    assert_eq!(weights.choose(&both(10, 50), &row(0)), Some(Class::Preferential), "a tie is theirs");
    assert_eq!(weights.choose(&both(10, 51), &row(0)), Some(Class::General));
    assert_eq!(weights.choose(&both(10, 11), &row(10)), Some(Class::General), "the row is complete");
    assert_eq!(weights.choose(&leaders, &row(0)), Some(Class::General));

    let pattern = Policy::Alternating(Pattern { preferential: 2, others: 2, comparing: true });
    assert_eq!(pattern.choose(&both(10, 50), &row(1)), Some(Class::Preferential));
    assert_eq!(pattern.choose(&both(10, 50), &row(2)), Some(Class::General));
    assert_eq!(pattern.choose(&both(10, 50), &row(2).after(Class::General)), Some(Class::General));
    let twice = row(2).after(Class::General).after(Class::Community);
    assert_eq!(pattern.choose(&both(10, 50), &twice), Some(Class::Preferential));
    assert_eq!(pattern.choose(&both(50, 10), &row(2)), Some(Class::Preferential));
}
