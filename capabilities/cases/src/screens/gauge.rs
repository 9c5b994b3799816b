//! The deadline as a pipe: one piece a business day.

use deadlines::{Calendar, Count, Deadline, Standing};
use kernel::{Day, Lang};
use web::{Light, format};

/// Longest term that is drawn piece by piece.
const LONGEST: u32 = 30;

/// The gauge of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gauge {
    /// The pieces; none for terms that are not counted in business days.
    pub pieces: Vec<Piece>,
    /// «Plazo legal: día hábil 12 de 15».
    pub label: (u32, u32),
    pub light: Light,
    /// «Faltan 3 días hábiles».
    pub words: String,
    pub overdue: bool,
    pub filed_on: String,
    pub due_on: Day,
    pub due_in_words: String,
}

/// One business day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub past: bool,
    pub today: bool,
    pub milestone: bool,
}

impl Gauge {
    /// How a term stands on a day. Nothing when the calendar does not reach so far.
    pub fn new(deadline: &Deadline, calendar: &Calendar, today: Day, lang: Lang) -> Option<Gauge> {
        let standing = deadline.standing(today, calendar).ok()?;
        let total = match deadline.rule().map(|rule| rule.count) {
            Some(Count::BusinessDays(n)) if n <= LONGEST => n,
            _ => 0,
        };
        let overdue = matches!(standing, Standing::Overdue(_));
        let gone = calendar.business_days_between(deadline.deemed_received_on, today).unwrap_or(0);
        let gone = if overdue { total } else { u32::try_from(gone.max(0)).unwrap_or(total).min(total) };
        let piece = |n: u32| Piece {
            past: overdue || n < gone,
            today: !overdue && n == gone,
            milestone: n == 10 && total == 15,
        };
        Some(Gauge {
            pieces: (1..=total).map(piece).collect(),
            label: (gone, total),
            light: standing.light().into(),
            words: standing.words(lang),
            overdue,
            filed_on: format::day_in_words(deadline.filed_at.day(), lang),
            due_on: deadline.due_on,
            due_in_words: format::day_in_words(deadline.due_on, lang),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deadlines::{Rulebook, rule_for};
    use kernel::At;

    fn on(today: &str) -> Gauge {
        let at = At::parse("2026-03-13T08:00").unwrap();
        let book = Rulebook::national();
        let deadline = book.compute(rule_for("claim", at.day()).unwrap(), at).unwrap();
        Gauge::new(&deadline, &book.calendar, today.parse().unwrap(), Lang::Es).unwrap()
    }

    #[test]
    fn fifteen_pieces_fill_day_by_day() {
        let count = |g: &Gauge| g.pieces.iter().filter(|p| p.past).count();
        let first = on("2026-03-13");
        assert_eq!((first.pieces.len(), count(&first), first.label), (15, 0, (0, 15)));
        let twelfth = on("2026-04-01");
        assert_eq!(
            (count(&twelfth), twelfth.label, twelfth.words.as_str()),
            (11, (12, 15), "Faltan 3 días hábiles")
        );
        assert!(twelfth.pieces[11].today && twelfth.light == Light::Amber);
        let late = on("2026-04-20");
        assert!(late.overdue && count(&late) == 15 && late.light == Light::Red);
    }
}
