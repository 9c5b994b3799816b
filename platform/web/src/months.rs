//! Days on a calendar sheet, month by month, for any page that explains dates.

use kernel::{Day, Lang, jiff};

use crate::format;

/// A day and what the page says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedDay {
    /// The day.
    pub day: Day,
    /// What stands under its figure, short: `3`, `festivo`; may be empty.
    pub note: String,
    /// What a screen reader and the list say: `día hábil 3`.
    pub says: String,
    /// How it is drawn: `cuenta`, `no`, `inicio`, `vence`, `pausa`.
    pub mark: &'static str,
}

/// A month, ready to draw: weeks from Monday to Sunday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSheet {
    /// `marzo de 2026`.
    pub title: String,
    /// The days of the week, short and whole, from Monday.
    pub head: [(&'static str, &'static str); 7],
    /// Seven places a week; days of other months and days outside of what is told are empty or plain.
    pub weeks: Vec<[Option<Cell>; 7]>,
}

/// A day in its month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// `2026-03-13`.
    pub iso: Day,
    /// Its figure.
    pub figure: i8,
    /// Whether it is today.
    pub today: bool,
    /// What is told of it, if something is.
    pub told: Option<MarkedDay>,
}

/// At most so many months are drawn: a term of a year is told by its list.
const LONGEST: usize = 14;

/// The months from the first to the last of these days (in order), each day with what is told of it.
pub fn months(days: &[MarkedDay], today: Day, lang: Lang) -> Vec<MonthSheet> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
    let mut sheets = Vec::new();
    let mut month = first.day.first_of_month();
    while month <= last.day && sheets.len() < LONGEST {
        sheets.push(sheet(month, days, today, lang));
        let Ok(next) = month.checked_add(jiff::Span::new().months(1)) else { break };
        month = next;
    }
    sheets
}

fn sheet(month: Day, days: &[MarkedDay], today: Day, lang: Lang) -> MonthSheet {
    let mut weeks = Vec::new();
    let mut week: [Option<Cell>; 7] = Default::default();
    let mut place = usize::from(month.weekday().to_monday_zero_offset().unsigned_abs());
    for figure in 1..=month.days_in_month() {
        let Ok(day) = Day::new(month.year(), month.month(), figure) else { continue };
        let told = days.binary_search_by_key(&day, |d| d.day).ok().and_then(|i| days.get(i)).cloned();
        if let Some(cell) = week.get_mut(place) {
            *cell = Some(Cell { iso: day, figure, today: day == today, told });
        }
        place += 1;
        if place == 7 {
            weeks.push(std::mem::take(&mut week));
            place = 0;
        }
    }
    if place > 0 {
        weeks.push(week);
    }
    MonthSheet { title: format::month_with_year(month, lang), head: format::weekdays(lang), weeks }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(day: &str, note: &str) -> MarkedDay {
        MarkedDay { day: day.parse().unwrap(), note: note.into(), says: note.into(), mark: "cuenta" }
    }

    #[test]
    fn weeks_begin_on_monday_and_every_day_of_the_months_stands_once() {
        let days = [told("2026-03-13", "0"), told("2026-03-31", "11"), told("2026-04-08", "15")];
        let sheets = months(&days, "2026-04-01".parse().unwrap(), Lang::Es);
        let titles: Vec<_> = sheets.iter().map(|s| s.title.as_str()).collect();
        assert_eq!(titles, ["marzo de 2026", "abril de 2026"]);
        for (sheet, length) in sheets.iter().zip([31, 30]) {
            let cells: Vec<_> = sheet.weeks.iter().flatten().flatten().collect();
            assert_eq!(cells.len(), length);
            for week in &sheet.weeks {
                for (place, cell) in week.iter().enumerate() {
                    let Some(cell) = cell else { continue };
                    assert_eq!(usize::from(cell.iso.weekday().to_monday_zero_offset().unsigned_abs()), place);
                }
            }
        }
        let cells: Vec<_> = sheets.iter().flat_map(|s| s.weeks.iter().flatten().flatten()).collect();
        assert_eq!(cells.iter().filter(|c| c.told.is_some()).count(), 3);
        assert_eq!(
            cells.iter().filter(|c| c.today).map(|c| c.iso.to_string()).collect::<Vec<_>>(),
            ["2026-04-01"]
        );
    }

    #[test]
    fn nothing_told_is_nothing_drawn_and_years_are_not_endless() {
        let today = "2026-04-01".parse().unwrap();
        assert!(months(&[], today, Lang::En).is_empty());
        let long = [told("2026-01-01", ""), told("2040-01-01", "")];
        assert_eq!(months(&long, today, Lang::En).len(), LONGEST);
    }
}
