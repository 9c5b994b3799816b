//! Random lives of a term against a small model that walks day by day with its own holidays.

use deadlines::{Rulebook, Term, rule_for};
use kernel::jiff::ToSpan;
use kernel::{At, Day};
use proptest::prelude::*;

use super::day_model::{Model, Step, Stop, tried, works};

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1_u8..9).prop_map(Step::Sleep),
        1 => (0_u8..70).prop_map(Step::Extend),
        2 => Just(Step::Ask),
        1 => Just(Step::More),
        2 => Just(Step::Deliver),
        2 => (0_u8..34).prop_map(Step::Order),
        1 => (0_u8..34).prop_map(Step::Longer),
        1 => Just(Step::Close),
    ]
}

fn done(term: &Term, at: At, step: Step, due: Day, book: &Rulebook) -> Option<Term> {
    let c = &book.calendar;
    let later = |day: Day, n: u8| day.checked_add(i64::from(n).days()).unwrap();
    match step {
        Step::Sleep(_) => None,
        Step::Extend(n) => term.extend(at, later(due, n), c).ok(),
        Step::Ask => term.request_completion(at, c).ok(),
        Step::More => term.allow_more_time(at, c).ok(),
        Step::Deliver => term.resume(at, c).ok(),
        Step::Order(n) => term.order_evidence(at, later(at.day(), n), c).ok(),
        Step::Longer(n) => match term.course(c).unwrap().stage_on(at.day()) {
            deadlines::Stage::Evidence { until, .. } => term.extend_evidence(at, later(until, n), c).ok(),
            _ => None,
        },
        Step::Close => term.close_evidence(at, c).ok(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_happens_the_last_day_is_that_of_who_counts_day_by_day(
        start in 0_i64..300,
        kind in prop::sample::select(vec![
            ("claim", 15_u32, 1_u32),
            ("general-petition", 15, 2),
            ("consultation", 30, 2),
            ("information", 10, 2),
        ]),
        steps in prop::collection::vec(step(), 1..24),
    ) {
        let (kind, base, factor) = kind;
        let filed = "2026-01-02".parse::<Day>().unwrap().checked_add(start.days()).unwrap();
        let at = |day: Day, n: usize| At(At::start_of(day).0 + 36_000_000_000 + n as i64 * 1_000_000);
        let book = Rulebook::national();
        let mut term = Term::new(book.compute(rule_for(kind, filed).unwrap(), at(filed, 0)).unwrap());
        let mut m = Model::filed(filed, base, factor);
        for (n, step) in steps.into_iter().enumerate() {
            if let Step::Sleep(nights) = step {
                for _ in 0..nights {
                    m.sleep();
                }
            } else {
                let due = term.due_on(&book.calendar).unwrap();
                let real = done(&term, at(m.today, n + 1), step, due, &book);
                let model = tried(&m, step);
                let (known, of) = (m.today, (&m, &term));
                prop_assert_eq!(real.is_some(), model.is_some(), "{:?} on {} of {:?}", step, known, of);
                if let (Some(real), Some(model)) = (real, model) {
                    term = real;
                    m = model;
                }
            }
            prop_assert!(m.today >= m.filed);
            let awaited = matches!(m.stopped, Some(Stop::Person(last)) if m.today > last);
            if !m.over() && !awaited {
                prop_assert_eq!(term.due_on(&book.calendar).unwrap(), m.due(), "{:?} {:?}", m, term);
                prop_assert_eq!(term.course(&book.calendar).unwrap().deadline.ends_at.day(), m.due());
            }
            if m.over() {
                prop_assert!(term.due_on(&book.calendar).unwrap() <= m.today);
            }
        }
        let told = term.explain(&book.calendar).unwrap();
        let counted = told.iter().filter_map(|l| l.counted).collect::<Vec<_>>();
        prop_assert_eq!(&counted, &(1..=counted.len() as u32).collect::<Vec<_>>());
        prop_assert!(told.iter().all(|l| l.counted.is_none() || works(l.day)));
    }
}
