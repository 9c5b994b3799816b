//! Days as numbers, and numbers as days.
//!
//! Counting a hundred thousand terms must be instant even in an unoptimised build, so the calendar
//! counts on plain integers. The conversions are those of the proleptic Gregorian calendar, by the
//! method of eras of 400 years (146,097 days) with the year starting in March.

use kernel::Day;

/// Days since 1970-01-01.
pub(crate) fn number(day: Day) -> i32 {
    let (month, dom) = (i32::from(day.month()), i32::from(day.day()));
    let year = i32::from(day.year()) - i32::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + dom - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The day with that number. Numbers come from days of the calendar, so they always fit.
pub(crate) fn day(number: i32) -> Day {
    let shifted = number + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let dom = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + i32::from(month <= 2);
    Day::constant(year as i16, month as i8, dom as i8)
}

/// Day of the week: Monday is 0, Sunday is 6. (1970-01-01 was a Thursday.)
pub(crate) fn weekday(number: i32) -> i32 {
    (number + 3).rem_euclid(7)
}

/// The number of Saturday in [`weekday`].
pub(crate) const SATURDAY: i32 = 5;
/// The number of Sunday in [`weekday`].
pub(crate) const SUNDAY: i32 = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;

    #[test]
    fn numbers_agree_with_the_civil_calendar_for_four_hundred_years() {
        let mut civil = Day::constant(1900, 1, 1);
        let mut n = number(civil);
        assert_eq!(n, -25_567);
        assert_eq!(number(Day::constant(1970, 1, 1)), 0);
        while civil.year() < 2301 {
            assert_eq!(number(civil), n);
            assert_eq!(day(n), civil);
            assert_eq!(weekday(n), i32::from(civil.weekday().to_monday_zero_offset()), "{civil}");
            civil = civil.checked_add(1.day()).unwrap();
            n += 1;
        }
    }
}
