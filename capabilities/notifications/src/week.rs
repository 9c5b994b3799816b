//! A week of due dates: which days, which of them count, what is due on each.

use deadlines::{Calendar, DeadlineRefusal, Light, standing};
use kernel::jiff::ToSpan;
use kernel::{AccountId, At, Day, Lang};

/// A case as a line of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueCase {
    /// Its id.
    pub id: String,
    /// Filing number.
    pub number: String,
    /// Key of its kind.
    pub kind: String,
    /// Key of its state.
    pub state: String,
    /// Its title, as the person wrote it: not for screens on a wall.
    pub subject: String,
    /// The last day to answer.
    pub due_on: Day,
    /// Whether its silence occurred.
    pub silent: bool,
    /// Who has it.
    pub owner: Option<AccountId>,
    /// The owner's name; empty without one.
    pub owner_name: String,
    /// The area; may be empty.
    pub area: String,
    /// When it was filed.
    pub filed_at: At,
}

/// Why nothing counts on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOff {
    /// Saturday or Sunday.
    Weekend,
    /// A holiday of the law, or a closure that stops terms.
    Holiday,
}

/// A day of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardDay {
    /// The day.
    pub day: Day,
    /// Why it does not count; nothing on business days.
    pub off: Option<DayOff>,
    /// The holiday's name, or the reason of the closure; empty otherwise.
    pub reason: String,
    /// What is due, earliest number first.
    pub cases: Vec<DueCase>,
}

/// Seven days from a Monday on.
#[doc(alias = "tablero de vencimientos")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Monday to Sunday.
    pub days: Vec<BoardDay>,
}

/// The Monday of the week of a day.
pub fn monday_of(day: Day) -> Day {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

impl Week {
    /// The week that begins on `monday`, with what is due in it. Cases of other weeks are left out.
    pub fn new(
        monday: Day,
        calendar: &Calendar,
        cases: Vec<DueCase>,
        lang: Lang,
    ) -> Result<Week, DeadlineRefusal> {
        let mut days = Vec::with_capacity(7);
        for offset in 0..7 {
            let day = monday.saturating_add(i64::from(offset).days());
            let (off, reason) = day_off(day, calendar, lang)?;
            days.push(BoardDay { day, off, reason, cases: Vec::new() });
        }
        for case in cases {
            if let Some(place) = days.iter_mut().find(|d| d.day == case.due_on) {
                place.cases.push(case);
            }
        }
        Ok(Week { days })
    }

    /// How many cases are due in it.
    pub fn count(&self) -> usize {
        self.days.iter().map(|d| d.cases.len()).sum()
    }

    /// Monday.
    pub fn first(&self) -> Day {
        self.days.first().map_or(Day::MIN, |d| d.day)
    }

    /// Sunday.
    pub fn last(&self) -> Day {
        self.days.last().map_or(Day::MAX, |d| d.day)
    }
}

fn day_off(day: Day, calendar: &Calendar, lang: Lang) -> Result<(Option<DayOff>, String), DeadlineRefusal> {
    if calendar.is_business_day(day)? {
        return Ok((None, String::new()));
    }
    if let Some(holiday) = calendar.holidays_on(day).first() {
        return Ok((Some(DayOff::Holiday), holiday.name.of(lang).to_owned()));
    }
    if let Some(closure) = calendar.closure_on(day) {
        return Ok((Some(DayOff::Holiday), closure.reason.clone()));
    }
    Ok((Some(DayOff::Weekend), String::new()))
}

impl DueCase {
    /// The color and the words of its due day as seen on `today`.
    pub fn standing(
        &self,
        today: Day,
        calendar: &Calendar,
        lang: Lang,
    ) -> Result<(Light, String), DeadlineRefusal> {
        let standing = standing(self.due_on, today, calendar)?;
        Ok((standing.light(), standing.words(lang)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(number: &str, on: &str) -> DueCase {
        DueCase {
            id: number.into(),
            number: number.into(),
            kind: "claim".into(),
            state: "in_study".into(),
            subject: String::new(),
            due_on: on.parse().unwrap(),
            silent: false,
            owner: None,
            owner_name: String::new(),
            area: String::new(),
            filed_at: At(0),
        }
    }

    #[test]
    fn a_week_begins_on_monday_and_names_its_holidays() {
        let monday = monday_of("2026-12-10".parse().unwrap());
        assert_eq!(monday.to_string(), "2026-12-07");
        assert_eq!(monday_of(monday), monday);
        assert_eq!(monday_of("2026-12-13".parse().unwrap()), monday);
        let cases = vec![due("1", "2026-12-07"), due("2", "2026-12-11"), due("3", "2026-12-14")];
        let week = Week::new(monday, &Calendar::national(), cases, Lang::Es).unwrap();
        assert_eq!(week.count(), 2);
        assert_eq!(
            (week.first().to_string(), week.last().to_string()),
            ("2026-12-07".into(), "2026-12-13".into())
        );
        let off: Vec<_> = week.days.iter().map(|d| d.off).collect();
        let (weekend, holiday) = (Some(DayOff::Weekend), Some(DayOff::Holiday));
        assert_eq!(off, [None, holiday, None, None, None, weekend, weekend]);
        assert!(!week.days[1].reason.is_empty());
        assert_eq!(week.days[4].cases[0].number, "2");
    }
}
