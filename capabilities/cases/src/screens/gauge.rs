//! The deadline as a pipe: one piece a business day.

use deadlines::{Calendar, Count, Deadline, Stage, Standing, Term, TermEvent};
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
    /// How a term stands on a day; `deadline` is the one in force, that of the first open matter if there are
    /// several. Nothing when the calendar does not reach so far.
    pub fn new(
        term: &Term,
        deadline: &Deadline,
        calendar: &Calendar,
        today: Day,
        lang: Lang,
    ) -> Option<Gauge> {
        let course = term.course(calendar).ok()?;
        let standing = deadline.standing(today, calendar).ok()?;
        let total = match deadline.rule().map(|rule| rule.count) {
            Some(Count::BusinessDays(n)) => n + more_days(term, course.extended_from, calendar),
            _ => 0,
        };
        let total = if total > LONGEST { 0 } else { total };
        let overdue = matches!(standing, Standing::Overdue(_));
        let left = match term.events.is_empty() {
            true => calendar.business_days_between(today, deadline.due_on).unwrap_or(0).max(0),
            false => i64::from(course.remaining_on(today, calendar).ok()?),
        };
        let gone = total - u32::try_from(left).unwrap_or(total).min(total);
        let gone = if overdue { total } else { gone };
        let piece = |n: u32| Piece {
            past: overdue || n < gone,
            today: !overdue && n == gone,
            milestone: n == 10 && total == 15,
        };
        let (light, words) = stands(course.stage_on(today), lang)
            .unwrap_or_else(|| (standing.light().into(), standing.words(lang)));
        Some(Gauge {
            pieces: (1..=total).map(piece).collect(),
            label: (gone, total),
            light,
            words,
            overdue,
            filed_on: format::day_in_words(deadline.filed_at.day(), lang),
            due_on: deadline.due_on,
            due_in_words: format::day_in_words(deadline.due_on, lang),
        })
    }
}

/// Business days that the extension added.
fn more_days(term: &Term, extended_from: Option<Day>, calendar: &Calendar) -> u32 {
    let to = term.events.iter().find_map(|e| match e {
        TermEvent::Extended { to, .. } => Some(*to),
        _ => None,
    });
    let days = extended_from.zip(to).and_then(|(from, to)| calendar.business_days_between(from, to).ok());
    days.and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
}

/// Why no day is counted; nothing while the term runs.
fn stands(stage: Stage, lang: Lang) -> Option<(Light, String)> {
    let (light, es, en, until) = match stage {
        Stage::Running => return None,
        Stage::Awaiting { until, .. } => (
            Light::Amber,
            "No corre: se espera a la persona hasta el",
            "It stands: the person has until",
            until,
        ),
        Stage::Evidence { until, .. } => {
            (Light::Blue, "No corre: pruebas hasta el", "It stands: evidence until", until)
        }
    };
    let words = if lang == Lang::Es { es } else { en };
    Some((light, format!("{words} {}", format::day_in_words(until, lang))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use deadlines::{Rulebook, rule_for};
    use kernel::At;

    fn gauge(term: &Term, today: &str) -> Gauge {
        let calendar = Rulebook::national().calendar;
        let deadline = term.deadline(&calendar).unwrap();
        Gauge::new(term, &deadline, &calendar, today.parse().unwrap(), Lang::Es).unwrap()
    }

    fn term(kind: &str) -> Term {
        let at = At::parse("2026-03-13T08:00").unwrap();
        Term::new(Rulebook::national().compute(rule_for(kind, at.day()).unwrap(), at).unwrap())
    }

    fn on(today: &str) -> Gauge {
        gauge(&term("claim"), today)
    }

    #[test]
    fn while_the_person_is_awaited_no_piece_fills_cpaca_art_17() {
        let calendar = Rulebook::national().calendar;
        let asked =
            term("claim").request_completion(At::parse("2026-03-17T09:00").unwrap(), &calendar).unwrap();
        let stands = gauge(&asked, "2026-04-10");
        assert_eq!((stands.label, stands.light, stands.overdue), ((2, 15), Light::Amber, false));
        assert!(stands.words.starts_with("No corre: se espera a la persona hasta el"), "{}", stands.words);
        let back = asked.resume(At::parse("2026-03-30T22:00").unwrap(), &calendar).unwrap();
        assert_eq!(gauge(&back, "2026-03-31").label, (3, 15));
    }

    #[test]
    fn an_extension_adds_its_pieces_cpaca_art_14() {
        let calendar = Rulebook::national().calendar;
        let told = At::parse("2026-03-17T09:00").unwrap();
        let extended =
            term("general-petition").extend(told, "2026-04-10".parse().unwrap(), &calendar).unwrap();
        assert_eq!(gauge(&extended, "2026-03-17").label, (2, 17));
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
