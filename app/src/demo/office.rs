//! When the company works: business days, hours of attention.

use std::sync::Arc;

use deadlines::{Calendar, Closure, Revision, Rulebook};
use kernel::{At, Day, Fault, jiff::ToSpan};

use super::dice::Dice;

/// Opening and closing, in minutes after midnight: 7:00 a. m. to 4:30 p. m.
const OPENS: i64 = 7 * 60;
const CLOSES: i64 = 16 * 60 + 30;
/// So many business days before it closes the company says so.
const ANNOUNCED: u32 = 8;

/// The calendar of the company and how it counts.
pub struct Office {
    /// Under which terms are counted.
    pub rulebook: Rulebook,
    /// What the company decided to get there.
    pub revision: Revision,
}

impl Office {
    /// The office of a year that ends on `last`: national days off and two that the company gives itself.
    pub fn of_year(last: Day) -> Result<Office, Fault> {
        let national = Rulebook::national();
        let mut revision = Revision::of(&national);
        revision.closures = closures(last);
        let rulebook = revision.upon(&national);
        let rulebook = rulebook.map_err(|r| Fault::new(format!("the calendar of the demo: {r:?}")))?;
        Ok(Office { rulebook, revision })
    }

    /// The day on which the company says that it will close between the years, and counts open cases again;
    /// nothing if the story begins too late for it, and then it was so from the beginning.
    pub fn announced_on(&self, first: Day, last: Day) -> Option<Day> {
        let next = self.revision.closures.iter().map(|c| c.day).filter(|day| *day >= first).min()?;
        let day = self.before(next, ANNOUNCED);
        (day >= first.saturating_add(3.days()) && day < last).then_some(day)
    }

    fn calendar(&self) -> &Arc<Calendar> {
        &self.rulebook.calendar
    }

    /// Whether people attend on that day.
    pub fn is_open(&self, day: Day) -> bool {
        self.calendar().is_business_day(day).unwrap_or(false)
    }

    /// The `n`-th business day after `day`.
    pub fn after(&self, day: Day, n: i64) -> Day {
        let n = u32::try_from(n).unwrap_or(0);
        self.calendar().add_business_days(day, n).unwrap_or(day)
    }

    /// The `n`-th business day before `day`.
    pub fn before(&self, day: Day, n: u32) -> Day {
        self.calendar().subtract_business_days(day, n).unwrap_or(day)
    }

    /// `at` itself if people attend then, else a moment of the next morning on which they do.
    pub fn attended(&self, at: At, dice: &Dice) -> At {
        let (day, minute) = (at.day(), at.minute_of_day());
        if self.is_open(day) && (OPENS..CLOSES).contains(&minute) {
            return at;
        }
        let tonight = !self.is_open(day) || minute >= CLOSES;
        let morning = if tonight { self.after(day, 1) } else { day };
        moment(morning, OPENS + dice.between(4, 75), dice)
    }

    /// The last moment until `at` in which people attended, so many minutes earlier.
    pub fn lately(&self, at: At, minutes: i64) -> At {
        let day = at.day();
        let latest = at.minute_of_day().min(CLOSES - 1);
        if self.is_open(day) && latest - minutes >= OPENS {
            return At::start_of(day).plus_minutes(latest - minutes);
        }
        At::start_of(self.before(day, 1)).plus_minutes(CLOSES - 1 - minutes.min(CLOSES - OPENS))
    }
}

/// So many minutes after the midnight with which a day begins, and some seconds.
pub fn moment(day: Day, minutes: i64, dice: &Dice) -> At {
    At::start_of(day).plus_minutes(minutes).plus_seconds(dice.between(0, 59))
}

/// The days between the years that are compensated, in the year that ends on `last` and in the one that
/// follows.
fn closures(last: Day) -> Vec<Closure> {
    let earlier = last.saturating_sub(1.year());
    let closure = |(year, day): (i16, i8)| {
        Some(Closure {
            day: Day::new(year, 12, day).ok()?,
            act_number: format!("Resolución {} de {year}", 410 + i16::from(day)),
            reason: "Jornada compensada de fin de año".into(),
            suspends_terms: true,
        })
    };
    let years = [earlier.year(), last.year()];
    let mut years = years.to_vec();
    years.dedup();
    years.into_iter().flat_map(|y| [(y, 24), (y, 31)]).filter_map(closure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> At {
        At::parse(text).expect("an instant")
    }

    #[test]
    fn the_days_between_the_years_are_announced_before_them_or_were_always_known() {
        let office = Office::of_year(Day::constant(2026, 11, 21)).expect("an office");
        let announced = |first| office.announced_on(first, Day::constant(2026, 11, 21));
        assert_eq!(announced(Day::constant(2025, 11, 21)), Some(Day::constant(2025, 12, 12)));
        assert_eq!(announced(Day::constant(2025, 12, 18)), None);
        assert_eq!(announced(Day::constant(2026, 10, 12)), None, "it is still to come");
    }

    #[test]
    fn nobody_attends_at_night_nor_on_days_off() {
        let office = Office::of_year(Day::constant(2026, 11, 21)).expect("an office");
        let dice = Dice::new(1, "office");
        assert!(!office.is_open(Day::constant(2025, 12, 24)), "compensated");
        assert!(!office.is_open(Day::constant(2026, 11, 21)), "a Saturday");
        assert_eq!(office.attended(at("2026-11-20T09:00"), &dice), at("2026-11-20T09:00"));
        assert_eq!(office.attended(at("2026-11-20T16:45"), &dice).day(), Day::constant(2026, 11, 23));
        assert_eq!(office.attended(at("2026-11-20T05:00"), &dice).day(), Day::constant(2026, 11, 20));
        assert_eq!(office.lately(at("2026-11-23T10:00"), 30), at("2026-11-23T09:30"));
        assert_eq!(office.lately(at("2026-11-23T06:10"), 30), at("2026-11-20T15:59"));
        assert_eq!(office.lately(at("2026-11-22T12:00"), 0), at("2026-11-20T16:29"));
    }
}
