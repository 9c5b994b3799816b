use super::*;
use kernel::Refusal;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn closure(on: &str, act_number: &str, suspends_terms: bool) -> Closure {
    Closure { day: day(on), act_number: act_number.into(), reason: "Fiestas".into(), suspends_terms }
}

fn with(closures: Vec<Closure>) -> Calendar {
    Calendar::new(1, false, closures).unwrap()
}

#[test]
fn the_table_covers_exactly_the_years_it_says() {
    let national = Calendar::national();
    assert_eq!(civil::day(FIRST), day("1984-01-01"));
    assert_eq!(civil::day(FIRST + LENGTH - 1), day("2199-12-31"));
    assert_eq!(national.is_business_day(day("1984-01-02")), Ok(true));
    assert_eq!(national.is_business_day(day("2199-12-31")), Ok(true));
    let outside = |d| Err(DeadlineRefusal::OutsideCalendar { day: d });
    assert_eq!(national.is_business_day(day("1983-12-31")), outside(day("1983-12-31")));
    assert_eq!(national.is_business_day(day("2200-01-01")), outside(day("2200-01-01")));
    assert_eq!(national.holidays_on(day("2200-01-01")), Vec::<&HolidayRule>::new());
}

#[test]
fn the_national_edition_is_the_day_of_the_newest_law() {
    let newest = crate::holidays::HOLIDAYS.iter().map(|h| h.valid_from).max().unwrap();
    assert_eq!(newest.to_string(), NATIONAL_EDITION);
    assert_eq!(Calendar::national().version(), "co-2026-06-01/0");
    assert_eq!(with(vec![]).version(), "co-2026-06-01/1");
}

#[test]
fn weekends_and_holidays_are_not_business_days() {
    let national = Calendar::national();
    for (text, business) in [
        ("2026-04-01", true),  // Wednesday
        ("2026-04-02", false), // Maundy Thursday
        ("2026-04-04", false), // Saturday
        ("2026-04-05", false), // Sunday
        ("2026-04-06", true),
        ("2026-07-13", false), // Ley 2578 of 2026
        ("2025-07-14", true),  // not yet in 2025
        ("2026-12-24", true),
        ("2026-12-25", false),
    ] {
        assert_eq!(national.is_business_day(day(text)), Ok(business), "{text}");
    }
    assert!(!national.saturday_is_business());
}

#[test]
fn saturdays_count_only_by_parameter_and_never_when_they_are_holidays() {
    let saturdays = Calendar::new(1, true, vec![]).unwrap();
    assert!(saturdays.saturday_is_business());
    assert_eq!(saturdays.is_business_day(day("2026-04-04")), Ok(true));
    assert_eq!(saturdays.is_business_day(day("2026-04-05")), Ok(false));
    assert_eq!(saturdays.is_business_day(day("2024-07-20")), Ok(false)); // Independence, a Saturday
    assert_eq!(saturdays.is_business_day(day("2026-04-03")), Ok(false));
}

#[test]
fn a_closed_door_stops_terms_only_with_an_act_that_says_so() {
    let wednesday = day("2026-04-08");
    for (act, suspends, business) in
        [("Resolución 45", true, false), ("Resolución 45", false, true), ("  ", true, true)]
    {
        let calendar = with(vec![closure("2026-04-08", act, suspends)]);
        assert_eq!(calendar.is_business_day(wednesday), Ok(business), "{act} {suspends}");
        assert_eq!(calendar.closure_on(wednesday).is_some(), !business);
        assert_eq!(calendar.closures().len(), 1);
        assert_eq!(calendar.closure_on(day("2026-04-09")), None);
        assert_eq!(
            calendar.shut_on(wednesday),
            calendar.closures().first(),
            "the doors are shut all the same"
        );
        assert_eq!(calendar.shut_on(day("2026-04-09")), None);
    }
}

#[test]
fn a_year_without_business_days_is_refused_and_weeks_are_not() {
    let days = |from: &str, n: usize| -> Vec<Closure> {
        day(from).series(1.day()).take(n).map(|d| closure(&d.to_string(), "Acto 1", true)).collect()
    };
    assert_eq!(
        Calendar::new(1, false, days("2026-01-01", 365)).unwrap_err(),
        DeadlineRefusal::AllClosed { year: 2026 }
    );
    // 31 December 2026, a Thursday, is the one day left.
    let almost = Calendar::new(1, false, days("2026-01-01", 364)).unwrap();
    assert_eq!(almost.add_business_days(day("2025-12-31"), 1), Ok(day("2026-12-31")));
    assert_eq!(almost.business_days_between(day("2025-12-31"), day("2026-12-31")), Ok(1));
    assert_eq!(
        Calendar::new(1, false, vec![closure("2300-01-01", "Acto 1", true)]).unwrap_err(),
        DeadlineRefusal::OutsideCalendar { day: day("2300-01-01") }
    );
}

#[test]
fn a_count_that_never_ends_is_refused() {
    let national = Calendar::national();
    let from = day("2199-12-30");
    assert_eq!(national.add_business_days(from, 1), Ok(day("2199-12-31")));
    assert_eq!(national.add_business_days(from, 2), Err(DeadlineRefusal::NoBusinessDayLeft { after: from }));
    assert_eq!(
        national.add_business_days(day("2026-01-01"), u32::MAX),
        Err(DeadlineRefusal::NoBusinessDayLeft { after: day("2026-01-01") })
    );
    assert_eq!(
        national.subtract_business_days(day("1984-01-03"), 2),
        Err(DeadlineRefusal::OutsideCalendar { day: day("1983-12-31") })
    );
    assert_eq!(national.subtract_business_days(day("1984-01-03"), 1), Ok(day("1984-01-02")));
    for months in [3_000, u32::MAX] {
        let refusal = national.add_months(day("2026-01-31"), months).unwrap_err();
        assert!(matches!(refusal.code(), "deadline-outside-calendar" | "deadline-no-business-day-left"));
    }
    assert!(national.add_calendar_days(day("2026-01-31"), u32::MAX).is_err());
    assert!(national.add_months(day("1980-01-31"), 120).is_err());
}

#[test]
fn zero_days_mean_the_day_itself_or_the_next_business_day() {
    let national = Calendar::national();
    assert_eq!(national.add_business_days(day("2026-04-01"), 0), Ok(day("2026-04-01")));
    assert_eq!(national.on_or_after(day("2026-04-02")), Ok(day("2026-04-06")));
    assert_eq!(national.next_business_day(day("2026-04-01")), Ok(day("2026-04-06")));
    assert_eq!(national.next_business_day(day("2026-04-06")), Ok(day("2026-04-07")));
    assert_eq!(national.subtract_business_days(day("2026-04-06"), 0), Ok(day("2026-04-06")));
    assert_eq!(national.subtract_business_days(day("2026-04-06"), 1), Ok(day("2026-04-01")));
    assert_eq!(national.subtract_business_days(day("2026-04-06"), 3), Ok(day("2026-03-30")));
}

#[test]
fn business_days_between_counts_the_last_day_and_not_the_first() {
    let national = Calendar::national();
    let between = |a: &str, b: &str| national.business_days_between(day(a), day(b)).unwrap();
    assert_eq!(between("2026-03-13", "2026-04-08"), 15);
    assert_eq!(between("2026-04-08", "2026-03-13"), -15);
    assert_eq!(between("2026-04-08", "2026-04-08"), 0);
    assert_eq!(between("2026-04-10", "2026-04-12"), 0); // Friday to Sunday
    assert_eq!(between("2026-04-12", "2026-04-10"), 0);
    assert!(national.business_days_between(day("2026-01-01"), day("2200-01-01")).is_err());
}

#[test]
fn months_are_clamped_to_the_end_of_the_month() {
    let national = Calendar::national();
    assert_eq!(national.add_months(day("2026-01-31"), 1), Ok(day("2026-02-28")));
    assert_eq!(national.add_months(day("2028-01-31"), 1), Ok(day("2028-02-29")));
    assert_eq!(national.add_months(day("2026-12-31"), 2), Ok(day("2027-02-28")));
    assert_eq!(national.add_calendar_days(day("2026-12-31"), 60), Ok(day("2027-03-01")));
}

#[test]
fn the_holidays_of_a_day_have_their_names() {
    let names = |text: &str| -> Vec<&str> {
        Calendar::national().holidays_on(day(text)).iter().map(|h| h.name.es).collect()
    };
    assert_eq!(names("2025-06-30"), ["Sagrado Corazón de Jesús", "San Pedro y San Pablo"]);
    assert_eq!(names("2026-07-13"), ["Nuestra Señora del Rosario de Chiquinquirá"]);
    assert_eq!(names("2026-07-14"), Vec::<&str>::new());
}
