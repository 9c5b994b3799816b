//! When people are told: in the working hours of the company, on its business days.

use deadlines::{Calendar, DeadlineRefusal};
use kernel::{At, Day, Refusal};

/// Minutes of a day.
const WHOLE_DAY: u32 = 24 * 60;

/// From when until when the company works on a business day, in minutes after midnight of Bogota.
#[doc(alias = "horario laboral")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingHours {
    opens: u32,
    closes: u32,
}

impl Default for WorkingHours {
    /// 7:00 to 17:00.
    fn default() -> Self {
        WorkingHours { opens: 7 * 60, closes: 17 * 60 }
    }
}

/// Why hours are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursRefusal {
    /// Not an hour like `7:00`.
    NotAnHour(&'static str),
    /// It closes before it opens, or less than an hour after.
    Empty,
}

impl Refusal for HoursRefusal {
    fn code(&self) -> &'static str {
        match self {
            HoursRefusal::NotAnHour(_) => "notifications-not-an-hour",
            HoursRefusal::Empty => "notifications-hours-empty",
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            HoursRefusal::NotAnHour(field) => Some(field),
            HoursRefusal::Empty => Some("closes"),
        }
    }
}

impl WorkingHours {
    /// From minutes after midnight.
    pub fn new(opens: u32, closes: u32) -> Result<WorkingHours, HoursRefusal> {
        if closes > WHOLE_DAY || opens + 60 > closes {
            return Err(HoursRefusal::Empty);
        }
        Ok(WorkingHours { opens, closes })
    }

    /// From what was typed: `7:00` and `17:00`.
    pub fn parse(opens: &str, closes: &str) -> Result<WorkingHours, HoursRefusal> {
        let opens = minutes(opens).ok_or(HoursRefusal::NotAnHour("opens"))?;
        let closes = minutes(closes).ok_or(HoursRefusal::NotAnHour("closes"))?;
        WorkingHours::new(opens, closes)
    }

    /// Minutes after midnight at which work begins.
    pub fn opens(self) -> u32 {
        self.opens
    }

    /// Minutes after midnight at which work ends.
    pub fn closes(self) -> u32 {
        self.closes
    }

    /// `07:00`, as a field for hours wants it.
    pub fn opens_text(self) -> String {
        clock(self.opens)
    }

    /// `17:00`.
    pub fn closes_text(self) -> String {
        clock(self.closes)
    }

    /// The instant at which work begins on a day, whether it is a business day or not.
    pub fn opening(self, day: Day) -> At {
        At::start_of(day).plus_minutes(i64::from(self.opens))
    }

    /// Whether people work at that instant.
    pub fn are_on(self, at: At, calendar: &Calendar) -> Result<bool, DeadlineRefusal> {
        let day = at.day();
        let closing = At::start_of(day).plus_minutes(i64::from(self.closes));
        Ok(calendar.is_business_day(day)? && at >= self.opening(day) && at < closing)
    }

    /// That instant if people work then, else the next one at which they begin.
    pub fn at_or_after(self, at: At, calendar: &Calendar) -> Result<At, DeadlineRefusal> {
        if self.are_on(at, calendar)? {
            return Ok(at);
        }
        let today = self.opening(at.day());
        if calendar.is_business_day(at.day())? && at < today {
            return Ok(today);
        }
        Ok(self.opening(calendar.next_business_day(at.day())?))
    }

    /// The first opening after that instant: the next morning on which somebody could have looked.
    pub fn next_opening(self, at: At, calendar: &Calendar) -> Result<At, DeadlineRefusal> {
        let today = self.opening(at.day());
        if calendar.is_business_day(at.day())? && at < today {
            return Ok(today);
        }
        Ok(self.opening(calendar.next_business_day(at.day())?))
    }

    /// When to tell what is so at `falls_at`. If no working hour is left before `limit` (a term in hours that
    /// ends over a long week-end), at the opening hour of the very day, or at once.
    pub fn tell_at(
        self,
        falls_at: At,
        limit: Option<At>,
        calendar: &Calendar,
    ) -> Result<At, DeadlineRefusal> {
        let usual = self.at_or_after(falls_at, calendar)?;
        if limit.is_none_or(|limit| usual < limit) {
            return Ok(usual);
        }
        Ok(self.opening(falls_at.day()).max(falls_at))
    }
}

fn minutes(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':')?;
    let number = |t: &str| -> Option<u32> {
        let digits = (1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
        if digits { t.parse().ok() } else { None }
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn clock(minutes: u32) -> String {
    // a day that ends at midnight is written as its last minute: fields for hours know no 24:00
    kernel::time_of_day(i64::from(minutes.min(WHOLE_DAY - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> At {
        At::parse(text).unwrap()
    }

    fn told(falls: &str) -> At {
        WorkingHours::default().at_or_after(at(falls), &Calendar::national()).unwrap()
    }

    #[test]
    fn before_seven_at_seven_after_five_the_next_morning_never_on_a_day_off() {
        assert_eq!(told("2026-11-23T03:00"), at("2026-11-23T07:00"));
        assert_eq!(told("2026-11-23T11:20"), at("2026-11-23T11:20"));
        assert_eq!(told("2026-11-23T17:00"), at("2026-11-24T07:00"));
        assert_eq!(told("2026-11-20T18:00"), at("2026-11-23T07:00"), "Friday evening");
        assert_eq!(told("2026-11-28T09:00"), at("2026-11-30T07:00"), "Saturday");
        assert_eq!(told("2026-12-08T09:00"), at("2026-12-09T07:00"), "the Immaculate Conception");
        assert_eq!(told("2026-07-10T20:00"), at("2026-07-14T07:00"), "Ley 2578 of 2026: Monday 13 July");
    }

    #[test]
    fn the_next_opening_is_a_morning_on_which_somebody_could_look() {
        let next = |t| WorkingHours::default().next_opening(at(t), &Calendar::national()).unwrap();
        assert_eq!(next("2026-11-23T07:00"), at("2026-11-24T07:00"));
        assert_eq!(next("2026-11-23T06:59"), at("2026-11-23T07:00"));
        assert_eq!(next("2026-11-27T15:00"), at("2026-11-30T07:00"));
    }

    #[test]
    fn a_term_in_hours_that_ends_over_a_long_weekend_is_told_on_the_day_itself() {
        let tell = |falls: &str, limit: &str| {
            let calendar = Calendar::national();
            WorkingHours::default().tell_at(at(falls), Some(at(limit)), &calendar).unwrap()
        };
        // due on Friday 9 October 2026; Monday 12 is a holiday: 72 hours end when Tuesday begins
        assert_eq!(tell("2026-10-10T00:00", "2026-10-13T00:00"), at("2026-10-10T07:00"));
        assert_eq!(tell("2026-10-12T12:00", "2026-10-13T00:00"), at("2026-10-12T12:00"));
        // due on a Friday before an ordinary Monday: there is a working Monday
        assert_eq!(tell("2026-11-21T00:00", "2026-11-24T00:00"), at("2026-11-23T07:00"));
    }

    #[test]
    fn hours_as_people_type_them() {
        let hours = WorkingHours::parse("6:30", "16:00").unwrap();
        assert_eq!((hours.opens_text().as_str(), hours.closes_text().as_str()), ("06:30", "16:00"));
        for (opens, closes) in
            [("7", "17:00"), ("7:60", "17:00"), ("-1:00", "17:00"), ("", ""), ("1e1:00", "17:00")]
        {
            assert_eq!(WorkingHours::parse(opens, closes), Err(HoursRefusal::NotAnHour("opens")), "{opens}");
        }
        assert_eq!(WorkingHours::parse("7:00", "24:00"), Err(HoursRefusal::NotAnHour("closes")));
        assert_eq!(WorkingHours::parse("17:00", "7:00"), Err(HoursRefusal::Empty));
        assert_eq!(WorkingHours::parse("7:00", "7:30"), Err(HoursRefusal::Empty));
        assert_eq!(WorkingHours::new(0, 1441), Err(HoursRefusal::Empty));
        assert_eq!(WorkingHours::new(0, 1440).unwrap().closes_text(), "23:59");
    }
}
