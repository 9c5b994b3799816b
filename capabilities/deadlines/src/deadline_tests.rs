use super::*;
use crate::calendar::Closure;
use crate::rules::{RULES, rule_for};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn due(kind: &str, filed_at: &str, parameters: &Parameters) -> Deadline {
    let at = At::parse(filed_at).unwrap();
    compute(rule_for(kind, at.day()).unwrap(), at, &Calendar::national(), parameters).unwrap()
}

fn strict(kind: &str, filed_at: &str) -> Deadline {
    due(kind, filed_at, &Parameters::default())
}

fn deferred(kind: &str, filed_at: &str) -> Deadline {
    due(kind, filed_at, &Parameters { reading: Reading::Deferred, ..Parameters::default() })
}

#[test]
fn a_deadline_keeps_what_produced_it() {
    let deadline = strict("claim", "2026-03-13T08:00");
    assert_eq!(
        deadline,
        Deadline {
            rule: "PQR_SPD".into(),
            rule_valid_from: day("1995-12-05"),
            filed_at: At::parse("2026-03-13T08:00").unwrap(),
            deemed_received_on: day("2026-03-13"),
            first_counted_day: day("2026-03-16"),
            due_on: day("2026-04-08"),
            alarm_on: day("2026-04-07"),
            ends_at: At(At::parse("2026-04-09T00:00").unwrap().0 - 1),
            calendar_version: "co-2026-06-01/0".into(),
            reading: Reading::Strict,
        }
    );
    assert_eq!(deadline.ends_at.zoned().to_string(), "2026-04-08T23:59:59.999999-05:00[-05:00]");
    assert_eq!(deadline.rule().map(|r| r.code), Some("PQR_SPD"));
    let stored = serde_json::to_string(&deadline).unwrap();
    assert_eq!(serde_json::from_str::<Deadline>(&stored).unwrap(), deadline);
}

#[test]
fn strict_ignores_the_hour_and_the_day_is_that_of_bogota() {
    // 18:59 and 19:00 of Bogota lie on two days of UTC; 23:59:59 is still the same day here.
    for filed_at in ["2026-03-13T00:00", "2026-03-13T18:59", "2026-03-13T19:00", "2026-03-13T23:59:59"] {
        let deadline = strict("claim", filed_at);
        assert_eq!(deadline.deemed_received_on, day("2026-03-13"), "{filed_at}");
        assert_eq!(deadline.due_on, day("2026-04-08"), "{filed_at}");
    }
    assert_eq!(strict("claim", "2026-03-14T04:59:59Z").due_on, day("2026-04-08"));
    assert_eq!(strict("claim", "2026-03-16T05:00:00Z").due_on, day("2026-04-09"));
}

#[test]
fn the_year_changes_at_midnight_of_bogota() {
    assert_eq!(strict("information", "2025-12-31T23:59:59").due_on, day("2026-01-16"));
    assert_eq!(strict("information", "2026-01-01T00:00").due_on, day("2026-01-16"));
    assert_eq!(strict("information", "2026-01-02T00:00").due_on, day("2026-01-19"));
}

#[test]
fn deferred_moves_what_comes_after_hours_or_on_a_day_off() {
    // On time at the very closing hour; one second later it is of the next business day.
    let on_time = deferred("claim", "2026-03-13T17:00:00");
    assert_eq!((on_time.deemed_received_on, on_time.due_on), (day("2026-03-13"), day("2026-04-08")));
    let late = deferred("claim", "2026-03-13T17:00:01");
    assert_eq!((late.deemed_received_on, late.due_on), (day("2026-03-16"), day("2026-04-09")));
    assert_eq!(late.first_counted_day, day("2026-03-17"));
    assert_eq!(late.reading, Reading::Deferred);
    let saturday = deferred("claim", "2026-04-04T10:00");
    assert_eq!((saturday.deemed_received_on, saturday.due_on), (day("2026-04-06"), day("2026-04-27")));
    assert_eq!(strict("claim", "2026-04-04T10:00").due_on, day("2026-04-24"));
}

#[test]
fn the_alarm_never_sounds_before_the_first_day() {
    let with = |days| Parameters { extra_alarm_days: days, ..Parameters::default() };
    assert_eq!(due("transfer", "2027-03-19T08:00", &with(0)).alarm_on, day("2027-03-31"));
    assert_eq!(due("transfer", "2027-03-19T08:00", &with(2)).alarm_on, day("2027-03-29"));
    assert_eq!(due("transfer", "2027-03-19T08:00", &with(9)).alarm_on, day("2027-03-23"));
}

#[test]
fn hours_run_by_the_clock_over_days_off() {
    let deadline = strict("recognition", "2026-04-09T00:00");
    assert_eq!(deadline.ends_at, At::parse("2026-04-12T00:00").unwrap());
    assert_eq!(deadline.due_on, day("2026-04-11")); // a Saturday
    assert_eq!(deadline.first_counted_day, day("2026-04-09"));
    assert_eq!(deadline.alarm_on, day("2026-04-09"));
    assert_eq!(deadline.deemed_received_on, day("2026-04-09"));
    assert_eq!(deferred("recognition", "2026-04-09T20:00").ends_at, At::parse("2026-04-12T20:00").unwrap());
    assert_eq!(strict("recognition", "2026-04-09T20:00").due_on, day("2026-04-12"));
}

#[test]
fn calendar_days_and_months_end_on_a_business_day() {
    let rule = Rule { count: Count::CalendarDays(20), ..RULES[0] };
    let at = At::parse("2026-03-13T08:00").unwrap();
    let compute = |rule| compute(rule, at, &Calendar::national(), &Parameters::default()).unwrap();
    let deadline = compute(&rule);
    assert_eq!(deadline.due_on, day("2026-04-06")); // 2 April is Maundy Thursday
    assert_eq!(deadline.first_counted_day, day("2026-03-14"));
    let month = compute(&Rule { count: Count::Months(1), ..RULES[0] });
    assert_eq!((month.first_counted_day, month.due_on), (day("2026-03-14"), day("2026-04-13")));
}

#[test]
fn a_suspension_of_terms_moves_the_due_day_and_a_closed_door_does_not() {
    let at = At::parse("2026-03-13T08:00").unwrap();
    let due_with = |suspends_terms| {
        let act_number = "Resolución 9 de 2026".into();
        let closure =
            Closure { day: day("2026-03-20"), act_number, reason: "Mudanza".into(), suspends_terms };
        let calendar = Calendar::new(7, false, vec![closure]).unwrap();
        compute(&RULES[0], at, &calendar, &Parameters::default()).unwrap()
    };
    assert_eq!(due_with(false).due_on, day("2026-04-08"));
    assert_eq!(due_with(true).due_on, day("2026-04-09"));
    assert_eq!(due_with(true).calendar_version, "co-2026-06-01/7");
}

#[test]
fn instants_outside_the_calendar_are_refused() {
    for at in [At(i64::MIN), At(i64::MAX), At(0), At::parse("2199-12-31T23:59").unwrap()] {
        for rule in RULES {
            assert!(
                compute(rule, at, &Calendar::national(), &Parameters::default()).is_err(),
                "{}",
                rule.code
            );
        }
    }
}

#[test]
fn an_extension_has_its_limit_or_is_refused() {
    let national = Calendar::national();
    let limit = |kind: &str, filed_at: &str| {
        let deadline = strict(kind, filed_at);
        deadline.latest_extension(deadline.rule().unwrap(), &national)
    };
    assert_eq!(limit("general-petition", "2026-03-13T08:00"), Ok(day("2026-04-29")));
    assert_eq!(limit("habeas-data-claim", "2026-05-29T08:00"), Ok(day("2026-07-06")));
    assert_eq!(limit("complete-petition", "2026-01-31T08:00"), Ok(day("2026-04-06")));
    assert_eq!(
        limit("claim", "2026-03-13T08:00"),
        Err(DeadlineRefusal::NotExtendable { code: "PQR_SPD".into() })
    );
    let odd = Rule { count: Count::Months(1), extension: ExtensionPolicy::TotalFactor(2), ..RULES[0] };
    assert!(strict("claim", "2026-03-13T08:00").latest_extension(&odd, &national).is_err());
}
