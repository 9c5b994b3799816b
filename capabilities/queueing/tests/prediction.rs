//! Whether eight of ten people wait as long as they were told, in simulated halls.

use queueing::predict::{Ahead, Cycle, Observed, Range, Waiting, calls_before, passing_share, wait};
use queueing::simulate::{Arrivals, Demand, End, Outcome, Person, SECOND, Span, Staffing, run};
use queueing::{Class, Pattern, Policy, Streak, Weights};

const COUNTERS: u32 = 4;
/// People of each class in an hour: for four counters and attentions of seven minutes a load of 0.96.
const HOURLY: [f64; 3] = [9.0, 1.0, 23.0];

/// A hall that has been busy for so many hours.
fn busy_hall(policy: &Policy, hours: i64, seed: u64) -> Outcome {
    let demand = Demand {
        service: 0,
        begins: 0,
        interval: 3600 * SECOND,
        expected: vec![HOURLY; hours as usize],
        attention: Span::Lognormal { mean_s: 420.0, variation: 0.8 },
        patience: None,
    };
    run(&Arrivals::Expected(vec![demand]), &Staffing::constant(COUNTERS), policy, seed)
}

fn call(person: &Person) -> Option<(i64, u32)> {
    match person.end {
        End::Called { at, counter } => Some((at, counter)),
        End::Left { .. } | End::Waiting => None,
    }
}

/// Those who were called, in the order of the calls.
fn by_call(outcome: &Outcome) -> Vec<Person> {
    let mut people: Vec<Person> = outcome.people.iter().filter(|one| call(one).is_some()).copied().collect();
    people.sort_by_key(|one| call(one).unwrap().0);
    people
}

fn waits_at(person: &Person, now: i64) -> bool {
    person.visit.at <= now && call(person).is_none_or(|(at, _)| at > now)
}

fn hour(at: i64) -> u8 {
    ((at / SECOND / 3600) % 168) as u8
}

/// What a hall knows after some days: how long each person took.
fn observed(policy: &Policy) -> Observed {
    let calls = by_call(&busy_hall(policy, 60, 99));
    let cycle = |one: &Person| Cycle {
        seconds: one.visit.attention / SECOND,
        hour_of_week: hour(call(one).unwrap().0),
    };
    Observed { cycles: calls.iter().map(cycle).collect() }
}

/// The prediction for somebody at the moment of the arrival, and the wait that came true.
fn told_and_true(
    policy: &Policy,
    outcome: &Outcome,
    calls: &[Person],
    me: &Person,
    seen: &Observed,
) -> Option<(Range, i64)> {
    let now = me.visit.at;
    let waiting: Vec<Waiting> = outcome
        .people
        .iter()
        .filter(|one| waits_at(one, now))
        .map(|one| Waiting { class: one.visit.class, waited_s: (now - one.visit.at) / SECOND })
        .collect();
    let mine = outcome.people.iter().filter(|one| waits_at(one, now)).position(|one| one == me)?;
    let before: Vec<&Person> = calls.iter().filter(|one| call(one).unwrap().0 <= now).collect();
    let streak = before.iter().fold(Streak::default(), |streak, one| streak.after(one.visit.class));
    let counters = (0..COUNTERS).map(|counter| {
        let last = before.iter().rev().find(|one| call(one).unwrap().1 == counter)?;
        let at = call(last).unwrap().0;
        (at + last.visit.attention > now).then_some((now - at) / SECOND)
    });
    let passing =
        Class::ALL.iter().map(|later| HOURLY[later.index()] * passing_share(policy, me.visit.class, *later));
    let pace_s = 420 / i64::from(COUNTERS);
    let ahead = Ahead {
        ahead: calls_before(policy, &waiting, mine, &streak, pace_s)?,
        passing_per_hour: passing.sum(),
        counters: counters.collect(),
        hour_of_week: hour(now),
    };
    let (called, _) = call(me)?;
    Some((wait(&ahead, seen)?, (called - now) / SECOND))
}

#[test]
fn eight_of_ten_wait_between_the_two_limits() {
    for policy in
        [Policy::default(), Policy::Accumulating(Weights::default()), Policy::Alternating(Pattern::default())]
    {
        let seen = observed(&policy);
        let mut by_class = [(0_u32, 0_u32); 3];
        for seed in 0..60 {
            let outcome = busy_hall(&policy, 14, seed);
            let calls = by_call(&outcome);
            // One in seven of those who had to wait, from the third to the twelfth hour.
            let waited = outcome.people.iter().filter(|one| one.wait().is_some_and(|wait| wait > 0));
            let asked = waited.filter(|one| (3..12).contains(&hour(one.visit.at))).step_by(7);
            for me in asked {
                let Some((range, came)) = told_and_true(&policy, &outcome, &calls, me, &seen) else {
                    panic!("nothing was told to {me:?}")
                };
                assert!(range.low_s <= range.high_s);
                let right = (range.low_s..=range.high_s).contains(&came);
                let tally = &mut by_class[me.visit.class.index()];
                *tally = (tally.0 + u32::from(right), tally.1 + 1);
            }
        }
        let share = |(right, all): (u32, u32)| f64::from(right) / f64::from(all);
        let all = by_class.iter().fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        println!("{policy:?}: {:.3} of {}, by class {:?}", share(all), all.1, by_class.map(share));
        assert!((0.74..=0.9).contains(&share(all)), "{policy:?}: {}", share(all));
        for class in [Class::Preferential, Class::General] {
            let share = share(by_class[class.index()]);
            assert!((0.7..=0.93).contains(&share), "{policy:?}, {class:?}: {share}");
        }
    }
}

fn many(seconds: i64, hour_of_week: u8, count: usize) -> Vec<Cycle> {
    vec![Cycle { seconds, hour_of_week }; count]
}

#[test]
fn too_few_observations_are_admitted() {
    let ahead = Ahead { ahead: 3, counters: vec![Some(10)], hour_of_week: 9, ..Ahead::default() };
    assert_eq!(wait(&ahead, &Observed { cycles: many(300, 9, 29) }), None);
    assert!(wait(&ahead, &Observed { cycles: many(300, 9, 30) }).is_some());
    let nobody_attends = Ahead { counters: Vec::new(), ..ahead.clone() };
    assert_eq!(wait(&nobody_attends, &Observed { cycles: many(300, 9, 99) }), None);
    let flooded = Ahead { passing_per_hour: 100.0, ..ahead };
    assert_eq!(wait(&flooded, &Observed { cycles: many(300, 9, 99) }), None, "nobody can tell");
}

#[test]
fn the_hour_of_the_week_counts_then_that_of_the_day_then_all() {
    let ahead = Ahead { ahead: 1, counters: vec![Some(0)], hour_of_week: 9, ..Ahead::default() };
    let told = |cycles: Vec<Vec<Cycle>>| wait(&ahead, &Observed { cycles: cycles.concat() }).unwrap().low_s;
    assert_eq!(told(vec![many(300, 9, 100), many(500, 33, 190), many(700, 5, 900)]), 600);
    assert_eq!(told(vec![many(500, 33, 100), many(700, 5, 900)]), 1000);
    assert_eq!(told(vec![many(500, 33, 29), many(500, 5, 1)]), 1000);
}

#[test]
fn sure_halls_give_sure_waits() {
    let seen = Observed { cycles: many(300, 0, 50) };
    let told = |ahead: u32, counters: &[Option<i64>]| {
        wait(&Ahead { ahead, counters: counters.to_vec(), ..Ahead::default() }, &seen).unwrap()
    };
    assert_eq!(told(0, &[None]), Range { low_s: 0, high_s: 0 }, "an idle counter calls at once");
    assert_eq!(told(0, &[Some(100)]), Range { low_s: 200, high_s: 200 });
    assert_eq!(told(2, &[Some(100), Some(200)]), Range { low_s: 400, high_s: 400 });
    assert_eq!(told(2, &[Some(900)]).low_s, 900, "one that lasts longer than any is as good as new");
    let weird = Observed { cycles: many(0, 0, 50) };
    assert!(wait(&Ahead { ahead: 5, counters: vec![Some(-3)], ..Ahead::default() }, &weird).is_some());
}

#[test]
fn those_before_are_counted_by_playing_the_policy() {
    let of = |class, waited_s| Waiting { class, waited_s };
    let waiting = [
        of(Class::General, 900),
        of(Class::General, 800),
        of(Class::Preferential, 50),
        of(Class::Preferential, 40),
        of(Class::Community, 30),
        of(Class::Preferential, 20),
        of(Class::Preferential, 10),
    ];
    let before = |me| calls_before(&Policy::default(), &waiting, me, &Streak::default(), 60);
    // three preferential, the guarded general one, the last preferential, then by wait
    assert_eq!([2, 3, 5, 0, 6, 1, 4].map(before), [0, 1, 2, 3, 4, 5, 6].map(Some));
    assert_eq!(before(7), None);
    let weights = Policy::Accumulating(Weights::default());
    assert_eq!(calls_before(&weights, &waiting, 0, &Streak::default(), 0), Some(0));
}
