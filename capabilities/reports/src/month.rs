//! A calendar month, as the regulator counts.

use std::fmt;

use kernel::Day;
use kernel::jiff::ToSpan;

/// A month of a year: `2026-10`.
#[doc(alias = "mes")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(Day);

impl Month {
    /// The month in which a day lies.
    pub fn of(day: Day) -> Month {
        Month(day.first_of_month())
    }

    /// From `2026-10`; nothing for anything else.
    pub fn parse(text: &str) -> Option<Month> {
        let text = text.trim();
        let shaped = text.len() == 7 && text.as_bytes()[4] == b'-';
        shaped.then(|| format!("{text}-01").parse::<Day>().ok().map(Month)).flatten()
    }

    /// Its first day.
    pub fn first(self) -> Day {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> Day {
        self.0.last_of_month()
    }

    /// The one before; the first month of time is before itself.
    pub fn previous(self) -> Month {
        Month(self.0.saturating_sub(1.month()))
    }

    /// The one after.
    pub fn next(self) -> Month {
        Month(self.0.saturating_add(1.month()))
    }

    /// Whether a day lies in it.
    pub fn has(self, day: Day) -> bool {
        self.first() <= day && day <= self.last()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_and_walked() {
        let october = Month::parse("2026-10").unwrap();
        assert_eq!((october.first().to_string(), october.last().day()), ("2026-10-01".into(), 31));
        assert_eq!(october.to_string(), "2026-10");
        assert_eq!(Month::parse("2026-01").unwrap().previous().to_string(), "2025-12");
        assert_eq!(Month::parse("2026-12").unwrap().next().to_string(), "2027-01");
        assert_eq!(Month::parse("2024-02").unwrap().last().day(), 29);
        assert!(october.has("2026-10-31".parse().unwrap()) && !october.has("2026-11-01".parse().unwrap()));
        for text in ["", "2026", "2026-13", "2026-1", "2026/10", "26-10-01", "2026-1ñ", "ñandúes"] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }
}
