use std::collections::HashMap;

use deadlines::Calendar;
use kernel::Id;
use proptest::prelude::*;

use super::*;
use crate::offer::{Offer, Opening, Rules};

fn at(text: &str) -> At {
    At::parse(text).expect("an instant")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn offer(weekday: i64, from: i64, to: i64, seats: i64) -> Offer {
    Offer {
        id: Id::new(At(0), [1; 16]),
        service: Id::new(At(0), [2; 16]),
        weekday,
        from,
        to,
        minutes: 20,
        seats,
    }
}

/// Mornings from 8 to 10 with two seats; open from 7 to 16:30; closed on Wednesday 25.
fn schedule() -> Schedule {
    Schedule {
        offers: (1..=6).map(|w| offer(w, 480, 600, 2)).collect(),
        rules: Rules { days_ahead: 30, notice: 60, ..Rules::default() },
        opening: Opening {
            hours: (1..=5).map(|w| (w, 420, 990)).collect(),
            closed: vec![day("2026-11-25")],
            calendar: std::sync::Arc::new(Calendar::national()),
        },
        taken: HashMap::from([(at("2026-11-24T08:00"), 2), (at("2026-11-24T08:20"), 1)]),
    }
}

fn clocks(slots: &[Slot]) -> Vec<String> {
    slots.iter().map(|s| format!("{} {}", s.starts_at.zoned().strftime("%H:%M"), s.left)).collect()
}

#[test]
fn a_day_shows_what_is_left() {
    let now = at("2026-11-23T10:00");
    let free = schedule().free_on(day("2026-11-24"), now, Booker::Person);
    assert_eq!(clocks(&free), ["08:20 1", "08:40 2", "09:00 2", "09:20 2", "09:40 2"]);
}

#[test]
fn the_notice_binds_the_person_and_not_the_officer() {
    let now = at("2026-11-23T08:05");
    let day = now.day();
    assert_eq!(clocks(&schedule().free_on(day, now, Booker::Person)), ["09:20 2", "09:40 2"]);
    assert_eq!(schedule().free_on(day, now, Booker::Officer).len(), 5);
    assert_eq!(
        schedule().find(at("2026-11-23T08:40"), now, Booker::Person),
        Err(AppointmentRefusal::TooSoon)
    );
    assert!(schedule().find(at("2026-11-23T08:40"), now, Booker::Officer).is_ok());
}

#[test]
fn nothing_on_closed_days_holidays_and_days_without_hours() {
    let now = at("2026-11-23T10:00");
    let week = schedule().week(day("2026-11-23"), now, Booker::Person);
    let days: Vec<String> = week.iter().map(|d| d.day.to_string()).collect();
    // Monday is over, Wednesday is closed, on Saturday the site has no hours though there is an offer
    assert_eq!(days, ["2026-11-24", "2026-11-26", "2026-11-27"]);
    // Tuesday 8 December is a holiday (Ley 51 de 1983)
    assert_eq!(schedule().free_on(day("2026-12-08"), now, Booker::Person), []);
    assert_eq!(schedule().next_day(day("2026-12-05"), now, Booker::Person), Some(day("2026-12-07")));
    assert_eq!(schedule().next_day(day("2026-12-24"), now, Booker::Person), None);
}

#[test]
fn hours_outside_of_those_of_the_site_are_not_offered() {
    let mut short = schedule();
    short.opening.hours = vec![(2, 500, 560)];
    let free = short.free_on(day("2026-11-24"), at("2026-11-23T10:00"), Booker::Person);
    assert_eq!(clocks(&free), ["08:20 1", "08:40 2", "09:00 2"]);
}

#[test]
fn what_cannot_be_booked_says_why() {
    let now = at("2026-11-23T10:00");
    let find = |text: &str| schedule().find(at(text), now, Booker::Person);
    assert_eq!(find("2026-11-24T08:00"), Err(AppointmentRefusal::Full));
    assert_eq!(find("2026-11-24T08:10"), Err(AppointmentRefusal::NoSuchHour));
    assert_eq!(find("2026-11-25T08:20"), Err(AppointmentRefusal::NoSuchHour));
    assert_eq!(find("2027-01-04T08:20"), Err(AppointmentRefusal::TooFar));
    assert_eq!(find("2026-11-24T08:20").map(|s| (s.minutes, s.left)), Ok((20, 1)));
}

proptest! {
    #[test]
    fn whatever_is_shown_can_be_booked(
        minutes in 0i64..60 * 24 * 20, from in 0i64..1_380, length in 10i64..600, seats in 1i64..4,
    ) {
        let now = at("2026-11-20T00:00").plus_minutes(minutes);
        let mut schedule = schedule();
        schedule.offers = (1..=7).map(|w| offer(w, from, from + length, seats)).collect();
        for shown in schedule.week(now.day(), now, Booker::Person) {
            for slot in shown.slots {
                prop_assert_eq!(schedule.find(slot.starts_at, now, Booker::Person), Ok(slot));
                prop_assert!(slot.starts_at.seconds_since(now) >= 3_600 && slot.left <= seats);
            }
        }
    }
}
