//! When a service is given by appointment: hours of the week, how long one lasts, how many people at once,
//! and the rules of booking.

use std::collections::HashMap;
use std::sync::Arc;

use deadlines::Calendar;
use hall::ServiceId;
use kernel::{Day, Id};

use crate::refusal::AppointmentRefusal;

/// Marks ids of offers.
pub enum OfferTag {}
impl kernel::Tag for OfferTag {
    const NAME: &'static str = "offer of appointments";
}
/// Id of an offer.
pub type OfferId = Id<OfferTag>;

/// Minutes of a day.
pub(crate) const DAY_MINUTES: i64 = 24 * 60;
/// A slot lasts from five minutes to four hours.
const SLOT_MINUTES: std::ops::RangeInclusive<i64> = 5..=240;
/// People in one slot.
const SEATS: std::ops::RangeInclusive<i64> = 1..=50;

/// Hours of one weekday in which a service is given by appointment.
#[doc(alias = "horario de citas")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// Of which service.
    pub service: ServiceId,
    /// 1 is Monday, 7 Sunday (ISO 8601).
    pub weekday: i64,
    /// First minute after midnight of Bogotá.
    pub from: i64,
    /// The minute at which the last slot has ended.
    pub to: i64,
    /// How long a slot lasts, in minutes.
    pub minutes: i64,
    /// People at once.
    pub seats: i64,
}

impl Offer {
    /// The same offer if it makes sense, or what does not.
    pub fn check(self) -> Result<Offer, AppointmentRefusal> {
        let bad = |field| Err(AppointmentRefusal::BadOffer { field });
        match self {
            Offer { weekday, .. } if !(1..=7).contains(&weekday) => bad("weekday"),
            Offer { from, .. } if !(0..DAY_MINUTES).contains(&from) => bad("from"),
            Offer { from, to, .. } if !(from + 1..=DAY_MINUTES).contains(&to) => bad("to"),
            Offer { minutes, .. } if !SLOT_MINUTES.contains(&minutes) => bad("minutes"),
            Offer { from, to, minutes, .. } if minutes > to - from => bad("minutes"),
            Offer { seats, .. } if !SEATS.contains(&seats) => bad("seats"),
            good => Ok(good),
        }
    }

    /// Whether both would sell the same minutes.
    pub fn overlaps(&self, other: &Offer) -> bool {
        self.service == other.service
            && self.weekday == other.weekday
            && self.from < other.to
            && other.from < self.to
    }

    /// Minutes after midnight at which its slots begin; the last one ends in time.
    pub fn starts(&self) -> impl Iterator<Item = i64> {
        let (from, to, minutes) = (self.from, self.to, self.minutes.max(1));
        (0..).map(move |n| from + n * minutes).take_while(move |start| start + minutes <= to)
    }
}

/// How a service is booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Days ahead that can be booked, today included as 0.
    pub days_ahead: i64,
    /// Minutes before its hour until which one can be booked or moved by the person.
    pub notice: i64,
    /// Minutes before its hour at which the person counts as arrived, however late they really came in time.
    pub lead: i64,
    /// Minutes after its hour during which the person is still waited for.
    pub late: i64,
    /// Rises with each change.
    pub version: i64,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { days_ahead: 30, notice: 60, lead: 20, late: 15, version: 0 }
    }
}

impl Rules {
    /// The same rules if they make sense, or which one does not.
    pub fn check(self) -> Result<Rules, AppointmentRefusal> {
        let good = [
            ("days_ahead", (1..=120).contains(&self.days_ahead)),
            ("notice", (0..=7 * DAY_MINUTES).contains(&self.notice)),
            ("lead", (0..=120).contains(&self.lead)),
            ("late", (0..=120).contains(&self.late)),
        ];
        match good.iter().find(|(_, good)| !good) {
            Some((field, _)) => Err(AppointmentRefusal::BadOffer { field }),
            None => Ok(self),
        }
    }
}

/// When a site is open: its hours by weekday, its own closed days, the company's calendar.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Weekday, opening and closing minute; none at all means always.
    pub hours: Vec<(i64, i64, i64)>,
    /// Days on which the site stays closed.
    pub closed: Vec<Day>,
    /// National holidays and days off of the company.
    pub calendar: Arc<Calendar>,
}

impl Opening {
    /// Whether anybody attends on that day. A Saturday counts if the site has hours on it.
    pub fn on(&self, day: Day) -> bool {
        !self.closed.contains(&day)
            && self.calendar.holidays_on(day).is_empty()
            && self.calendar.shut_on(day).is_none()
            && (self.hours.is_empty() || self.hours.iter().any(|(weekday, ..)| *weekday == weekday_of(day)))
    }

    /// Whether the site is open on that weekday from one minute to another.
    pub(crate) fn covers(&self, weekday: i64, from: i64, to: i64) -> bool {
        let covered =
            |(day, opens, closes): &(i64, i64, i64)| *day == weekday && *opens <= from && to <= *closes;
        self.hours.is_empty() || self.hours.iter().any(covered)
    }
}

/// Everything that decides which hours a service has.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// Its hours of the week.
    pub offers: Vec<Offer>,
    /// How it is booked.
    pub rules: Rules,
    /// When its site is open.
    pub opening: Opening,
    /// Seats that are taken, by the instant at which the slot begins.
    pub taken: HashMap<kernel::At, i64>,
}

/// 1 is Monday.
pub(crate) fn weekday_of(day: Day) -> i64 {
    i64::from(day.weekday().to_monday_one_offset())
}

/// Minutes after midnight from `7:30` or `07:30`.
pub(crate) fn minute_of(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute) && hour * 60 + minute <= DAY_MINUTES)
        .then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(from: i64, to: i64, minutes: i64) -> Offer {
        let at = kernel::At(0);
        Offer {
            id: Id::new(at, [1; 16]),
            service: Id::new(at, [2; 16]),
            weekday: 1,
            from,
            to,
            minutes,
            seats: 2,
        }
    }

    #[test]
    fn slots_end_before_the_offer_does() {
        let starts = |from, to, minutes| offer(from, to, minutes).starts().collect::<Vec<_>>();
        assert_eq!(starts(480, 540, 20), [480, 500, 520]);
        assert_eq!(starts(480, 539, 20), [480, 500]);
        assert_eq!(starts(480, 490, 20), Vec::<i64>::new());
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        let wrong = |o: Offer| match o.check() {
            Err(AppointmentRefusal::BadOffer { field }) => field,
            other => panic!("{other:?}"),
        };
        assert_eq!(wrong(offer(480, 480, 20)), "to");
        assert_eq!(wrong(offer(-1, 480, 20)), "from");
        assert_eq!(wrong(offer(480, 500, 30)), "minutes");
        assert_eq!(wrong(Offer { seats: 0, ..offer(480, 540, 20) }), "seats");
        assert_eq!(wrong(Offer { weekday: 8, ..offer(480, 540, 20) }), "weekday");
        assert!(offer(0, DAY_MINUTES, 240).check().is_ok());
        assert!(Rules { late: -1, ..Rules::default() }.check().is_err());
        assert!(Rules::default().check().is_ok());
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        assert_eq!(
            ["7:30", " 07:30 ", "24:00", "0:00"].map(minute_of),
            [Some(450), Some(450), Some(1_440), Some(0)]
        );
        assert_eq!(["", "25:00", "24:01", "7", "7:6", "-1:00"].map(minute_of), [None; 6]);
    }
}
