//! Terms in calendar months: where they end by the calendar, and the last day that is valid.

use kernel::Day;
use serde::Serialize;

use crate::calendar::Calendar;
use crate::citation::Citation;
use crate::explain::{DayLine, days_off};
use crate::refusal::DeadlineRefusal;

/// Months run by the calendar, and a last day that is a day off moves on to the next business day.
pub(crate) const MONTHS: Citation = Citation { norm: "Ley 4 de 1913", article: "art. 62" };

/// So many months from a day.
#[doc(alias = "término en meses")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MonthTerm {
    /// The day of the fact; it is not counted.
    pub start_date: Day,
    /// How many months.
    pub months: u32,
    /// The same day of the last month, or the last day of a shorter month.
    pub calendar_end: Day,
    /// That day if it is a business day, else the next one.
    pub last_valid_day: Day,
}

impl MonthTerm {
    /// So many months from `start_date`.
    pub fn new(start_date: Day, months: u32, calendar: &Calendar) -> Result<MonthTerm, DeadlineRefusal> {
        let calendar_end = calendar.add_months(start_date, months)?;
        let last_valid_day = calendar.on_or_after(calendar_end)?;
        Ok(MonthTerm { start_date, months, calendar_end, last_valid_day })
    }

    /// The days off by which the end was moved.
    pub fn moved_over(&self, calendar: &Calendar) -> Result<Vec<DayLine>, DeadlineRefusal> {
        days_off(calendar, self.calendar_end, self.last_valid_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_days_by_which_an_end_is_moved_are_told() {
        let national = Calendar::national();
        let term = MonthTerm::new(day("2026-08-30"), 5, &national).unwrap();
        assert_eq!((term.calendar_end, term.last_valid_day), (day("2027-01-30"), day("2027-02-01")));
        let moved = term.moved_over(&national).unwrap();
        let told: Vec<_> = moved.iter().map(|line| line.text(Lang::En)).collect();
        assert_eq!(
            told,
            [
                "Saturday 30 January 2027: Saturday: not counted",
                "Sunday 31 January 2027: Sunday: not counted"
            ]
        );
        let same = MonthTerm::new(day("2026-01-31"), 5, &national).unwrap();
        assert_eq!(same.moved_over(&national), Ok(Vec::new()));
    }

    #[test]
    fn what_lies_outside_the_calendar_is_refused() {
        let national = Calendar::national();
        for (from, months) in [("1983-12-31", 1), ("2199-12-01", 1), ("2026-01-01", u32::MAX)] {
            assert!(MonthTerm::new(day(from), months, &national).is_err(), "{from} {months}");
        }
    }
}
