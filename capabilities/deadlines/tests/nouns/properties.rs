//! What must hold for every filing, calendar and term.

use deadlines::{Calendar, Closure, Count, Parameters, RULES, Reading, Rule, Why, compute, standing};
use kernel::jiff::ToSpan;
use kernel::{At, Day};
use proptest::prelude::*;

const STRICT: Parameters = Parameters {
    reading: Reading::Strict,
    closing_time: kernel::jiff::civil::Time::constant(17, 0, 0, 0),
    extra_alarm_days: 1,
};
const DEFERRED: Parameters = Parameters { reading: Reading::Deferred, ..STRICT };

fn rule(n: u32) -> Rule {
    Rule { count: Count::BusinessDays(n), ..RULES[0] }
}

/// Any minute from 1990 to 2080.
fn instant() -> impl Strategy<Value = At> {
    let minutes = |text: &str| At::parse(text).unwrap().0 / 60_000_000;
    (minutes("1990-01-01T00:00")..minutes("2080-01-01T00:00")).prop_map(|m| At(m * 60_000_000))
}

fn closures() -> impl Strategy<Value = Vec<i64>> {
    proptest::collection::vec(0_i64..90, 0..20)
}

fn calendar(saturday: bool, from: Day, offsets: &[i64]) -> Calendar {
    let closures = offsets.iter().map(|days| Closure {
        day: from.checked_add(days.days()).unwrap(),
        act_number: "Acto 1".into(),
        reason: "Suspensión".into(),
        suspends_terms: true,
    });
    Calendar::new(1, saturday, closures.collect()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_due_day_is_a_business_day_after_the_filing(
        at in instant(), n in 1_u32..70, saturday: bool, offsets in closures(), deferred: bool
    ) {
        let calendar = calendar(saturday, at.day(), &offsets);
        let parameters = if deferred { DEFERRED } else { STRICT };
        for count in [Count::BusinessDays(n), Count::CalendarDays(n), Count::Months(n)] {
            let deadline = compute(&Rule { count, ..RULES[0] }, at, &calendar, &parameters).unwrap();
            prop_assert!(calendar.is_business_day(deadline.due_on).unwrap());
            prop_assert!(at.day() <= deadline.deemed_received_on);
            prop_assert!(deadline.deemed_received_on < deadline.first_counted_day);
            prop_assert!(deadline.first_counted_day <= deadline.alarm_on);
            prop_assert!(deadline.alarm_on <= deadline.due_on);
            prop_assert_eq!(deadline.ends_at.day(), deadline.due_on);
            prop_assert_eq!(At(deadline.ends_at.0 + 1), At::start_of(deadline.due_on.tomorrow().unwrap()));
        }
    }

    #[test]
    fn later_filings_are_never_due_earlier(
        a in instant(), minutes in 0_i64..60_000, n in 1_u32..70, deferred: bool
    ) {
        let national = Calendar::national();
        let parameters = if deferred { DEFERRED } else { STRICT };
        for count in [Count::BusinessDays(n), Count::CalendarDays(n), Count::Months(n)] {
            let rule = Rule { count, ..RULES[0] };
            let due = |at| compute(&rule, at, &national, &parameters).unwrap().due_on;
            prop_assert!(due(a) <= due(a.plus_minutes(minutes)));
        }
    }

    #[test]
    fn another_closed_day_never_makes_a_term_end_earlier(
        at in instant(), n in 1_u32..40, offsets in closures(), one in 0_i64..90
    ) {
        let before = calendar(false, at.day(), &offsets);
        let after = calendar(false, at.day(), &[offsets, vec![one]].concat());
        for parameters in [STRICT, DEFERRED] {
            let due = |calendar| compute(&rule(n), at, calendar, &parameters).unwrap().due_on;
            prop_assert!(due(&before) <= due(&after));
        }
    }

    #[test]
    fn deferred_is_strict_or_one_business_day_more(at in instant(), n in 1_u32..70, offsets in closures()) {
        let calendar = calendar(false, at.day(), &offsets);
        let strict = compute(&rule(n), at, &calendar, &STRICT).unwrap().due_on;
        let deferred = compute(&rule(n), at, &calendar, &DEFERRED).unwrap().due_on;
        prop_assert!(deferred == strict || deferred == calendar.next_business_day(strict).unwrap());
    }

    #[test]
    fn saturdays_never_make_a_term_longer(at in instant(), n in 1_u32..70, offsets in closures()) {
        let due = |saturday| {
            compute(&rule(n), at, &calendar(saturday, at.day(), &offsets), &STRICT).unwrap().due_on
        };
        prop_assert!(due(true) <= due(false));
    }

    #[test]
    fn counting_day_by_day_gives_the_same(
        at in instant(), n in 1_u32..400, saturday: bool, offsets in closures()
    ) {
        let from = at.day();
        let calendar = calendar(saturday, from, &offsets);
        let (mut slow, mut left) = (from, n);
        while left > 0 {
            slow = slow.tomorrow().unwrap();
            left -= u32::from(calendar.is_business_day(slow).unwrap());
        }
        let fast = calendar.add_business_days(from, n).unwrap();
        prop_assert_eq!(fast, slow);
        prop_assert_eq!(calendar.business_days_between(from, fast).unwrap(), i64::from(n));
        prop_assert_eq!(calendar.business_days_between(fast, from).unwrap(), -i64::from(n));
        let back = calendar.subtract_business_days(fast, n).unwrap();
        prop_assert!(back <= from && calendar.business_days_between(back, from).unwrap() == 0);
    }

    #[test]
    fn the_explanation_counts_every_day_once_and_ends_on_the_due_day(
        at in instant(), n in 1_u32..40, saturday: bool, offsets in closures(), deferred: bool
    ) {
        let calendar = calendar(saturday, at.day(), &offsets);
        let parameters = if deferred { DEFERRED } else { STRICT };
        let deadline = compute(&rule(n), at, &calendar, &parameters).unwrap();
        let lines = deadline.explain(&calendar).unwrap();
        let counted: Vec<_> = lines.iter().filter_map(|l| l.counted).collect();
        prop_assert_eq!(counted, (1..=n).collect::<Vec<_>>());
        prop_assert_eq!(lines[0].day, at.day());
        prop_assert_eq!(lines.last().unwrap().day, deadline.due_on);
        prop_assert_eq!(lines.iter().find(|l| l.counted == Some(1)).unwrap().day, deadline.first_counted_day);
        for pair in lines.windows(2) {
            prop_assert_eq!(pair[0].day.tomorrow().unwrap(), pair[1].day);
        }
        for line in &lines {
            let counted = matches!(line.why, Why::Counted { n } if line.counted == Some(n));
            prop_assert_eq!(line.counted.is_some(), counted);
            if line.counted.is_some() {
                prop_assert!(calendar.is_business_day(line.day).unwrap());
            }
        }
    }

    #[test]
    fn the_light_only_gets_worse(at in instant(), n in 1_u32..40) {
        let national = Calendar::national();
        let deadline = compute(&rule(n), at, &national, &STRICT).unwrap();
        let lights: Vec<_> = at.day().series(1.day()).take(80)
            .map(|today| standing(deadline.due_on, today, &national).unwrap().light()).collect();
        prop_assert!(lights.is_sorted());
    }
}
