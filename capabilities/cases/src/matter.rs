//! A filing that asks several things is split into numbered matters, each with its own regime and term. The
//! case is due when the first open one is.

use catalog::{Allowed, CauseTable, UtilityService};
use deadlines::{Calendar, Deadline, Rulebook, Term, TermEvent, TermRefusal, rule_for};
use kernel::{At, Day, clean_line};

use crate::answer::ResponseType;
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
    /// Key of the service that it is about; nothing if it is that of the case.
    pub service: Option<String>,
    /// Code of the regulator's cause; nothing if it is that of the case.
    pub cause: Option<String>,
    /// Its last day.
    pub due_on: Day,
    /// Its term.
    pub deadline: Deadline,
    /// Its own extension: when the person was told, and the new last day.
    pub extended: Option<(At, Day)>,
    /// When it was answered.
    pub answered_at: Option<At>,
    /// Number of the letter that answered it; empty before.
    pub answer: String,
    /// What was decided.
    pub result: Option<ResponseType>,
}

/// What an officer finds that a filing asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AskedMatter {
    /// Code of the rule that governs it.
    pub regime: String,
    /// Its words.
    pub subject: String,
    /// Key of its service; empty for that of the case.
    pub service: String,
    /// Code of its cause; empty for that of the case.
    pub cause: String,
}

impl AskedMatter {
    /// One about the service and the cause of the case.
    pub fn new(regime: &str, subject: &str) -> AskedMatter {
        AskedMatter { regime: regime.into(), subject: subject.into(), ..AskedMatter::default() }
    }

    /// Service and cause, checked: they exist and go together. `of_case` is the service of the case.
    fn about(
        &self,
        of_case: Option<&str>,
        causes: &CauseTable,
        on: Day,
    ) -> Result<(Option<String>, Option<String>), CaseRefusal> {
        let chosen = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        let (service, cause) = (chosen(&self.service), chosen(&self.cause));
        if service.as_deref().is_some_and(|key| UtilityService::parse(key).is_none()) {
            return Err(CaseRefusal::BadCause);
        }
        if let Some(code) = &cause {
            let service = service.as_deref().or(of_case).and_then(UtilityService::parse);
            let fits = |c: &catalog::Cause| service.is_none_or(|s| c.allowed(s) != Allowed::No);
            if !causes.find(code, on).is_some_and(fits) {
                return Err(CaseRefusal::BadCause);
            }
        }
        Ok((service, cause))
    }
}

/// Most matters of a case.
pub const MOST_MATTERS: usize = 8;
/// The longest subject, in characters.
pub const MAX_SUBJECT: usize = 200;

impl Matter {
    /// What a filing asks, checked: two to eight matters, each with a subject and a regime.
    pub fn split(
        asked: &[AskedMatter],
        (term, book): (&Term, &Rulebook),
        (of_case, causes, on): (Option<&str>, &CauseTable, Day),
    ) -> Result<Vec<Matter>, CaseRefusal> {
        if !(2..=MOST_MATTERS).contains(&asked.len()) {
            return Err(CaseRefusal::BadMatters);
        }
        let mut matters = Vec::new();
        for (number, one) in (1..).zip(asked) {
            let subject = clean_line(&one.subject, MAX_SUBJECT).map_err(|_| CaseRefusal::BadMatters)?;
            if !regime::is_one(&one.regime) {
                return Err(CaseRefusal::BadRegime);
            }
            let (service, cause) = one.about(of_case, causes, on)?;
            let (due_on, deadline) = (term.base.due_on, term.base.clone());
            let regime = one.regime.clone();
            let mut matter = Matter {
                number,
                regime,
                subject,
                service,
                cause,
                due_on,
                deadline,
                extended: None,
                answered_at: None,
                answer: String::new(),
                result: None,
            };
            matter.recount(term, book).map_err(CaseRefusal::Term)?;
            matters.push(matter);
        }
        Ok(matters)
    }

    /// Its term with what happened to that of the case and to itself, in order.
    pub fn term(&self, term: &Term, book: &Rulebook) -> Result<Term, TermRefusal> {
        let rule = rule_for(&self.regime, term.base.filed_at.day()).map_err(|_| TermRefusal::NoTerm)?;
        let mut own = term.under(rule, book)?;
        if let Some((at, to)) = self.extended {
            let place = own.events.iter().position(|e| e.at() > at).unwrap_or(own.events.len());
            own.events.insert(place, TermEvent::Extended { at, to });
        }
        Ok(own)
    }

    /// Its last day, counted again after what happened to the term of the case.
    pub fn recount(&mut self, term: &Term, book: &Rulebook) -> Result<(), TermRefusal> {
        self.deadline = self.term(term, book)?.deadline(&book.calendar)?;
        self.due_on = self.deadline.due_on;
        Ok(())
    }

    /// Extends it alone, by the same rules as a whole case: once, before its end, at most twice its days, and
    /// never where silence decides (CPACA, art. 14; Ley 142 de 1994, art. 158).
    pub fn extend(&mut self, (term, book): (&Term, &Rulebook), at: At, to: Day) -> Result<(), TermRefusal> {
        self.term(term, book)?.extend(at, to, &book.calendar)?;
        self.extended = Some((at, to));
        self.recount(term, book)
    }

    /// The furthest day to which it may be extended at an instant; nothing if it cannot be.
    pub fn extendable_until(
        &self,
        (term, book): (&Term, &Rulebook),
        at: At,
        calendar: &Calendar,
    ) -> Option<Day> {
        let own = self.term(term, book).ok().filter(|_| self.answered_at.is_none())?;
        let next = calendar.next_business_day(own.due_on(calendar).ok()?).ok()?;
        own.extend(at, next, calendar).ok()?;
        own.latest_extension(calendar).ok()
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
        let asked: Vec<_> = asked.iter().map(|(r, s)| AskedMatter::new(r, s)).collect();
        Matter::split(&asked, (&term, &book), (Some("water"), CauseTable::official(), at.day()))
    }

    #[test]
    fn a_matter_is_extended_by_itself_once_and_not_where_silence_decides_cpaca_art_14() {
        let book = Rulebook::national();
        let filed = At::parse("2026-03-13T08:00").unwrap();
        let term = Term::new(book.compute(rule_for("claim", filed.day()).unwrap(), filed).unwrap());
        let mut matters =
            split(&[("PQR_SPD", "El cobro"), ("INFORMACION_DOCUMENTOS", "Copia del acta")]).unwrap();
        let (at, to) = (At::parse("2026-03-27T09:00").unwrap(), "2026-04-15".parse().unwrap());
        assert_eq!(
            matters[0].extend((&term, &book), at, to),
            Err(TermRefusal::NotExtendable { silence: true })
        );
        assert_eq!(
            matters[1].extendable_until((&term, &book), at, &book.calendar).map(|d| d.to_string()),
            Some("2026-04-15".into())
        );
        matters[1].extend((&term, &book), at, to).unwrap();
        assert_eq!(matters[1].due_on, to);
        assert_eq!(matters[1].extend((&term, &book), at, to), Err(TermRefusal::AlreadyExtended));
        let asked = term.request_completion(At::parse("2026-03-20T09:00").unwrap(), &book.calendar).unwrap();
        matters[1].recount(&asked, &book).unwrap();
        assert!(matters[1].due_on > to, "what stops the case stops its matters too");
    }

    #[test]
    fn a_matter_has_its_own_service_and_cause_and_they_go_together() {
        let book = Rulebook::national();
        let at = At::parse("2026-03-13T08:00").unwrap();
        let term = Term::new(book.compute(rule_for("claim", at.day()).unwrap(), at).unwrap());
        let about = |service: &str, cause: &str| {
            let one = AskedMatter {
                service: service.into(),
                cause: cause.into(),
                ..AskedMatter::new("PQR_SPD", "Uno")
            };
            let asked = [one, AskedMatter::new("PQR_SPD", "Dos")];
            Matter::split(&asked, (&term, &book), (Some("water"), CauseTable::official(), at.day()))
        };
        let matters = about("waste", "102").unwrap();
        assert_eq!(
            (matters[0].service.as_deref(), matters[0].cause.as_deref()),
            (Some("waste"), Some("102"))
        );
        assert_eq!((&matters[1].service, &matters[1].cause), (&None, &None));
        assert_eq!(about("telephone", ""), Err(CaseRefusal::BadCause));
        assert_eq!(about("waste", "999"), Err(CaseRefusal::BadCause));
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
