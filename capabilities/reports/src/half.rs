//! Half a year, as the transparency report counts.

use std::fmt;

use kernel::Day;

/// January to June, or July to December.
#[doc(alias = "semestre")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Half {
    year: i16,
    second: bool,
}

impl Half {
    /// The half in which a day lies.
    pub fn of(day: Day) -> Half {
        Half { year: day.year(), second: day.month() > 6 }
    }

    /// From `2026-1` or `2026-2`; years from 1984, when the calendar begins.
    pub fn parse(text: &str) -> Option<Half> {
        let (year, part) = text.trim().split_once('-')?;
        let year: i16 = year.parse().ok().filter(|y| (1984..=2199).contains(y))?;
        let second = match part {
            "1" => false,
            "2" => true,
            _ => return None,
        };
        Some(Half { year, second })
    }

    /// Its first day.
    pub fn first(self) -> Day {
        Day::constant(self.year, if self.second { 7 } else { 1 }, 1)
    }

    /// Its last day.
    pub fn last(self) -> Day {
        if self.second { Day::constant(self.year, 12, 31) } else { Day::constant(self.year, 6, 30) }
    }

    /// The one before.
    pub fn previous(self) -> Half {
        let year = if self.second { self.year } else { self.year - 1 };
        Half { year, second: !self.second }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 or 2.
    pub fn part(self) -> u8 {
        1 + u8::from(self.second)
    }
}

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.part())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_read_and_walked() {
        let second = Half::of(Day::constant(2026, 11, 21));
        assert_eq!(
            (second.to_string(), second.first().month(), second.last().day()),
            ("2026-2".into(), 7, 31)
        );
        assert_eq!(second.previous().to_string(), "2026-1");
        assert_eq!(second.previous().last(), Day::constant(2026, 6, 30));
        assert_eq!(Half::parse("2026-1").map(|h| h.previous().to_string()), Some("2025-2".into()));
        for text in ["2026", "2026-3", "x-1", "1500-1", "2026-01", ""] {
            assert_eq!(Half::parse(text), None, "{text}");
        }
    }
}
