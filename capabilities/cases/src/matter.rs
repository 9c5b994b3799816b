//! A filing that asks several things is split into numbered matters, each with its own regime and term. The
//! case is due when the first open one is.

use deadlines::{Deadline, Rulebook, Term, TermRefusal, rule_for};
use kernel::{At, Day, clean_line};

use crate::case::CaseRefusal;
use crate::regime;

/// One thing that a filing asks.
#[doc(alias = "asunto")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// From 1, in the order of the filing.
    pub number: i64,
    /// Code of the rule that governs it.
    pub regime: String,
    /// What it is.
    pub subject: String,
    /// Its last day.
    pub due_on: Day,
    /// Its term.
    pub deadline: Deadline,
    /// When it was answered.
    pub answered_at: Option<At>,
    /// Number of the letter that answered it; empty before.
    pub answer: String,
}

/// Most matters of a case.
pub const MOST_MATTERS: usize = 8;
/// The longest subject, in characters.
pub const MAX_SUBJECT: usize = 200;

impl Matter {
    /// What a filing asks, checked: two to eight matters, each with a subject and a regime.
    pub fn split(
        asked: &[(String, String)],
        term: &Term,
        book: &Rulebook,
    ) -> Result<Vec<Matter>, CaseRefusal> {
        if !(2..=MOST_MATTERS).contains(&asked.len()) {
            return Err(CaseRefusal::BadMatters);
        }
        let mut matters = Vec::new();
        for (number, (regime, subject)) in (1..).zip(asked) {
            let subject = clean_line(subject, MAX_SUBJECT).map_err(|_| CaseRefusal::BadMatters)?;
            if !regime::is_one(regime) {
                return Err(CaseRefusal::BadRegime);
            }
            let (due_on, deadline) = (term.base.due_on, term.base.clone());
            let regime = regime.clone();
            let mut matter = Matter {
                number,
                regime,
                subject,
                due_on,
                deadline,
                answered_at: None,
                answer: String::new(),
            };
            matter.recount(term, book).map_err(CaseRefusal::Term)?;
            matters.push(matter);
        }
        Ok(matters)
    }

    /// Its term, after what happened to that of the case.
    pub fn recount(&mut self, term: &Term, book: &Rulebook) -> Result<(), TermRefusal> {
        let rule = rule_for(&self.regime, term.base.filed_at.day()).map_err(|_| TermRefusal::NoTerm)?;
        self.deadline = term.under(rule, book)?.deadline(&book.calendar)?;
        self.due_on = self.deadline.due_on;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::At;

    fn split(asked: &[(&str, &str)]) -> Result<Vec<Matter>, CaseRefusal> {
        let book = Rulebook::national();
        let at = At::parse("2026-03-13T08:00").unwrap();
        let term = Term::new(book.compute(rule_for("claim", at.day()).unwrap(), at).unwrap());
        let asked: Vec<_> = asked.iter().map(|(r, s)| ((*r).to_owned(), (*s).to_owned())).collect();
        Matter::split(&asked, &term, &book)
    }

    #[test]
    fn each_matter_has_its_own_term_and_the_first_one_decides() {
        let matters =
            split(&[("PQR_SPD", "El cobro de marzo"), ("INFORMACION_DOCUMENTOS", "Copia del acta")]);
        let matters = matters.unwrap();
        let due: Vec<_> = matters.iter().map(|m| m.due_on.to_string()).collect();
        assert_eq!(due, ["2026-04-08", "2026-03-30"]);
        assert_eq!(matters.iter().map(|m| m.number).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn one_matter_is_none_and_each_needs_words_and_a_regime() {
        assert_eq!(split(&[("PQR_SPD", "Uno")]), Err(CaseRefusal::BadMatters));
        assert_eq!(split(&[("PQR_SPD", "Uno"), ("CONSULTA", " ")]), Err(CaseRefusal::BadMatters));
        assert_eq!(split(&[("PQR_SPD", "Uno"), ("REPORTE_SUI", "Dos")]), Err(CaseRefusal::BadRegime));
        assert_eq!(split(&[("PQR_SPD", "x"); 9]), Err(CaseRefusal::BadMatters));
    }
}
