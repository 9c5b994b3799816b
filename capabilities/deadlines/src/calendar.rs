//! Which days count, and arithmetic upon them.
//!
//! Business days are Monday to Friday without national holidays (Ley 4 of 1913, art. 62: terms in
//! days skip holidays and days off). Saturdays count only where the legal office says so. A closed
//! door does not stop a legal term: a [`Closure`] does only if an act with a number suspends terms.

use std::sync::LazyLock;

use jiff::ToSpan;
use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::civil;
use crate::holidays::{HolidayRule, holidays_of};
use crate::refusal::DeadlineRefusal;

/// First year of the calendar: Ley 51 of 1983 governs since then.
pub const FIRST_YEAR: i16 = 1984;
/// Last year of the calendar; no term of a living case reaches it.
pub const LAST_YEAR: i16 = 2199;
/// Names the national part of the calendar: the day from which its newest law is in force.
pub const NATIONAL_EDITION: &str = "2026-06-01";

/// First day of the calendar as a number; bit 0 of the table.
const FIRST: i32 = 5_113;
/// How many days the calendar has.
const LENGTH: i32 = 78_893;

/// A day, or one of the days, on which an office was closed.
#[doc(alias = "cierre")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// The day.
    pub day: Day,
    /// Number of the act that orders it: `Resolución 045 de 2026`.
    pub act_number: String,
    /// Why, in words for people.
    pub reason: String,
    /// Whether the act suspends legal terms; a closed door alone does not.
    pub suspends_terms: bool,
}

impl Closure {
    /// Whether the legal count skips the day: the act says so, and there is an act.
    pub fn stops_terms(&self) -> bool {
        self.suspends_terms && !self.act_number.trim().is_empty()
    }
}

/// The calendar of one company: national holidays, its Saturdays, its closures.
#[doc(alias = "calendario")]
#[derive(Debug, Clone)]
pub struct Calendar {
    version: String,
    saturday_is_business: bool,
    closures: Vec<Closure>,
    /// One bit a day from [`FIRST`]: set on business days.
    bits: Vec<u64>,
}

static NATIONAL_HOLIDAYS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; words_needed()];
    for year in FIRST_YEAR..=LAST_YEAR {
        for (day, _) in holidays_of(year) {
            set(&mut bits, civil::number(day) - FIRST);
        }
    }
    bits
});

fn words_needed() -> usize {
    LENGTH as usize / 64 + 1
}

fn set(bits: &mut [u64], index: i32) {
    bits[index as usize / 64] |= 1 << (index % 64);
}

fn clear(bits: &mut [u64], index: i32) {
    bits[index as usize / 64] &= !(1 << (index % 64));
}

fn is_set(bits: &[u64], index: i32) -> bool {
    bits[index as usize / 64] & (1 << (index % 64)) != 0
}

/// Position of a day in the table.
fn index(day: Day) -> Result<i32, DeadlineRefusal> {
    let index = civil::number(day) - FIRST;
    if (0..LENGTH).contains(&index) { Ok(index) } else { Err(DeadlineRefusal::OutsideCalendar { day }) }
}

impl Calendar {
    /// The national calendar with the Saturdays and closures of a company. `local_version` is raised
    /// by the company with each change. Refused if a year would have no business day at all.
    pub fn new(
        local_version: u32,
        saturday_is_business: bool,
        mut closures: Vec<Closure>,
    ) -> Result<Calendar, DeadlineRefusal> {
        let mut bits = NATIONAL_HOLIDAYS.clone();
        for word in &mut bits {
            *word = !*word;
        }
        for i in 0..LENGTH {
            let weekday = civil::weekday(FIRST + i);
            if weekday == civil::SUNDAY || weekday == civil::SATURDAY && !saturday_is_business {
                clear(&mut bits, i);
            }
        }
        for i in LENGTH..(bits.len() as i32 * 64) {
            clear(&mut bits, i);
        }
        closures.sort_by_key(|closure| closure.day);
        for closure in closures.iter().filter(|closure| closure.stops_terms()) {
            clear(&mut bits, index(closure.day)?);
        }
        let version = format!("co-{NATIONAL_EDITION}/{local_version}");
        let calendar = Calendar { version, saturday_is_business, closures, bits };
        calendar.refuse_a_year_without_business_days()?;
        Ok(calendar)
    }

    /// The national calendar: no Saturdays, no closures.
    pub fn national() -> Calendar {
        Calendar::new(0, false, Vec::new()).expect("the national calendar has business days in every year")
    }

    fn refuse_a_year_without_business_days(&self) -> Result<(), DeadlineRefusal> {
        let mut years: Vec<i16> = self.closures.iter().map(|closure| closure.day.year()).collect();
        years.dedup(); // the closures are in order
        for year in years {
            // The first of January is a holiday, so leaving it out of the count loses nothing.
            let (first, last) = (Day::constant(year, 1, 1), Day::constant(year, 12, 31));
            if self.business_days_between(first, last)? == 0 {
                return Err(DeadlineRefusal::AllClosed { year });
            }
        }
        Ok(())
    }

    /// Names what the calendar says: edition of the national part and number of the local one.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether Saturdays count.
    pub fn saturday_is_business(&self) -> bool {
        self.saturday_is_business
    }

    /// The closures, those that do not stop terms included, in order of day.
    pub fn closures(&self) -> &[Closure] {
        &self.closures
    }

    /// Whether the day counts for terms in days.
    #[doc(alias = "día hábil")]
    pub fn is_business_day(&self, day: Day) -> Result<bool, DeadlineRefusal> {
        Ok(is_set(&self.bits, index(day)?))
    }

    /// The holidays that fall on that day: usually none, sometimes two.
    pub fn holidays_on(&self, day: Day) -> Vec<&'static HolidayRule> {
        if index(day).is_ok_and(|i| is_set(&NATIONAL_HOLIDAYS, i)) {
            holidays_of(day.year()).into_iter().filter(|(off, _)| *off == day).map(|(_, rule)| rule).collect()
        } else {
            Vec::new()
        }
    }

    /// The closure of that day, whether it stops terms or only shuts the doors.
    pub fn shut_on(&self, day: Day) -> Option<&Closure> {
        self.closures.iter().find(|closure| closure.day == day)
    }

    /// The closure that stops terms on that day.
    pub fn closure_on(&self, day: Day) -> Option<&Closure> {
        self.closures.iter().find(|closure| closure.day == day && closure.stops_terms())
    }

    /// The `n`-th business day after `from`; `from` itself is not counted. With 0, `from` if it is a
    /// business day, else the next one.
    pub fn add_business_days(&self, from: Day, n: u32) -> Result<Day, DeadlineRefusal> {
        let start = index(from)?;
        let (first, wanted) = if n == 0 { (start, 1) } else { (start + 1, n) };
        let found = self.nth_from(first, wanted).ok_or(DeadlineRefusal::NoBusinessDayLeft { after: from })?;
        Ok(civil::day(FIRST + found))
    }

    /// Position of the `n`-th set bit at or after `first`, `n` from 1.
    fn nth_from(&self, first: i32, n: u32) -> Option<i32> {
        let mut word_at = first as usize / 64;
        let mut word = self.bits.get(word_at)? & (u64::MAX << (first % 64));
        let mut left = n;
        while word.count_ones() < left {
            left -= word.count_ones();
            word_at += 1;
            word = *self.bits.get(word_at)?;
        }
        for _ in 1..left {
            word &= word - 1; // drops the lowest set bit
        }
        Some((word_at * 64) as i32 + word.trailing_zeros() as i32)
    }

    /// The business day after `day`.
    pub fn next_business_day(&self, day: Day) -> Result<Day, DeadlineRefusal> {
        self.add_business_days(day, 1)
    }

    /// `day` if it is a business day, else the next one (Ley 4 of 1913, art. 62, for terms in months).
    pub fn on_or_after(&self, day: Day) -> Result<Day, DeadlineRefusal> {
        self.add_business_days(day, 0)
    }

    /// The `n`-th business day before `from`; with 0, `from` itself.
    pub fn subtract_business_days(&self, from: Day, n: u32) -> Result<Day, DeadlineRefusal> {
        let mut at = index(from)?;
        for _ in 0..n {
            at -= 1;
            while at >= 0 && !is_set(&self.bits, at) {
                at -= 1;
            }
            if at < 0 {
                return Err(DeadlineRefusal::OutsideCalendar { day: civil::day(FIRST - 1) });
            }
        }
        Ok(civil::day(FIRST + at))
    }

    /// How many business days follow `from` up to and with `to`; negative if `to` is earlier, and
    /// then so many lie after `to` up to and with `from`.
    pub fn business_days_between(&self, from: Day, to: Day) -> Result<i64, DeadlineRefusal> {
        let (from, to) = (index(from)?, index(to)?);
        let count =
            |after: i32, last: i32| (after + 1..=last).filter(|i| is_set(&self.bits, *i)).count() as i64;
        Ok(if from <= to { count(from, to) } else { -count(to, from) })
    }

    /// `from` plus calendar months. 31 January plus one month is the last day of February; the day
    /// is not yet moved to a business day: see [`Calendar::on_or_after`].
    pub fn add_months(&self, from: Day, months: u32) -> Result<Day, DeadlineRefusal> {
        self.shifted(from, from.checked_add(i64::from(months.min(MANY)).months()))
    }

    /// `from` plus calendar days, not yet moved to a business day.
    pub fn add_calendar_days(&self, from: Day, days: u32) -> Result<Day, DeadlineRefusal> {
        self.shifted(from, from.checked_add(i64::from(days.min(MANY)).days()))
    }

    fn shifted(&self, from: Day, to: Result<Day, jiff::Error>) -> Result<Day, DeadlineRefusal> {
        index(from)?;
        let to = to.map_err(|_| DeadlineRefusal::NoBusinessDayLeft { after: from })?;
        index(to)?;
        Ok(to)
    }
}

/// More days or months than the calendar has; greater counts are cut to this, and refused alike.
const MANY: u32 = 100_000;

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
