//! Whether an appeal is heard: its requirements (CPACA, art. 77) and the grounds on which it is refused (art.
//! 78). An officer looks at each; the machine only counts the days.

use deadlines::{Calendar, DeadlineRefusal};
use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::refusal::AppealRefusal;
use kernel::keyed;

keyed! {
    /// What an appeal needs (CPACA, art. 77).
    Requirement {
        /// Filed within its term.
        InTime = "in_time",
        /// By the person concerned, or who represents them; no lawyer is needed (Ley 142 de 1994, art. 154).
        Standing = "standing",
        /// Says concretely why.
        Reasons = "reasons",
        /// Asks for or brings the evidence that shall count. Its absence is no ground to refuse.
        Evidence = "evidence",
        /// Gives name and address.
        Address = "address",
    }
}

impl Requirement {
    /// Where it stands.
    pub fn article(self) -> &'static str {
        match self {
            Requirement::InTime | Requirement::Standing => "CPACA, art. 77, num. 1",
            Requirement::Reasons => "CPACA, art. 77, num. 2",
            Requirement::Evidence => "CPACA, art. 77, num. 3",
            Requirement::Address => "CPACA, art. 77, num. 4",
        }
    }

    /// Whether an appeal is refused when it fails: numerals 1, 2 and 4 of art. 77 (CPACA, art. 78).
    pub fn is_ground(self) -> bool {
        self != Requirement::Evidence
    }
}

keyed! {
    /// What the person showed of the bill (Ley 142 de 1994, art. 155). A fact and never a block by itself
    /// (sentence C-558 of 2001).
    Payment {
        /// Paid what is not under appeal.
        Undisputed = "undisputed",
        /// Paid the average of the last five periods.
        Average = "average",
        /// Nothing of the bill is owed, or the decision is not about a bill.
        NotNeeded = "not_needed",
        /// Nothing was shown.
        NotShown = "not_shown",
    }
}

/// What an officer found about a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Of which one.
    pub requirement: Requirement,
    /// Whether it is met.
    pub met: bool,
    /// Why; needed if it is not.
    pub note: String,
}

/// What was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Checklist {
    /// One for each requirement that was looked at.
    pub marks: Vec<Mark>,
    /// The payment of art. 155.
    pub payment: Option<Payment>,
    /// What was shown of it.
    pub payment_note: String,
}

impl Checklist {
    /// What was found about a requirement.
    pub fn mark(&self, requirement: Requirement) -> Option<&Mark> {
        self.marks.iter().find(|m| m.requirement == requirement)
    }

    /// The requirements that fail and for which the appeal is refused.
    pub fn failing(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(|m| !m.met && m.requirement.is_ground())
    }

    /// Whether it supports admitting the appeal (`true`) or refusing it (`false`).
    pub fn supports(&self, admit: bool) -> Result<(), AppealRefusal> {
        for requirement in Requirement::ALL {
            let mark = self.mark(*requirement).ok_or(AppealRefusal::NotLooked(*requirement))?;
            if !mark.met && mark.note.trim().is_empty() {
                return Err(AppealRefusal::NoReason(*requirement));
            }
        }
        match (admit, self.failing().next()) {
            (true, Some(mark)) => Err(AppealRefusal::MustRefuse(mark.requirement)),
            (false, None) => Err(AppealRefusal::NothingFails),
            _ => Ok(()),
        }
    }
}

/// When the decision was notified and until when it could be appealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The day of the notice.
    pub effective_on: Day,
    /// Last day to appeal.
    pub until: Day,
}

/// Whether the appeal came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "time", rename_all = "snake_case")]
pub enum Timeliness {
    /// The decision was not notified yet: whoever appeals knows it, and is in time (CPACA, art. 72).
    BeforeNotice,
    /// Within the term.
    #[doc(alias = "oportuno")]
    InTime {
        /// On which business day of the term.
        day: i64,
        /// Last day to appeal.
        until: Day,
    },
    /// After it.
    #[doc(alias = "extemporáneo")]
    OutOfTime {
        /// So many business days late.
        days: i64,
        /// Last day to appeal.
        until: Day,
    },
}

impl Timeliness {
    /// Whether it stops firmness (CPACA, art. 79).
    pub fn suspends(self) -> bool {
        !matches!(self, Timeliness::OutOfTime { .. })
    }

    /// Compares the day of filing with the window of the notice, in business days of the calendar.
    pub fn of(
        window: Option<Window>,
        filed_on: Day,
        calendar: &Calendar,
    ) -> Result<Timeliness, DeadlineRefusal> {
        let Some(Window { effective_on, until }) = window.filter(|w| w.effective_on <= filed_on) else {
            return Ok(Timeliness::BeforeNotice);
        };
        if filed_on <= until {
            let day = calendar.business_days_between(effective_on, filed_on)?.max(0);
            return Ok(Timeliness::InTime { day, until });
        }
        // a Saturday after a Friday is late too, by less than a day
        let days = calendar.business_days_between(until, filed_on)?.max(1);
        Ok(Timeliness::OutOfTime { days, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn all_met() -> Checklist {
        let mark = |r: &Requirement| Mark { requirement: *r, met: true, note: String::new() };
        Checklist { marks: Requirement::ALL.iter().map(mark).collect(), ..Checklist::default() }
    }

    fn failing(requirement: Requirement, note: &str) -> Checklist {
        let mut list = all_met();
        for mark in list.marks.iter_mut().filter(|m| m.requirement == requirement) {
            (mark.met, mark.note) = (false, note.into());
        }
        list
    }

    #[test]
    fn an_appeal_is_refused_only_for_numerals_1_2_and_4_cpaca_art_78() {
        assert_eq!(all_met().supports(true), Ok(()));
        assert_eq!(all_met().supports(false), Err(AppealRefusal::NothingFails));
        for requirement in Requirement::ALL {
            let list = failing(*requirement, "porque sí");
            if requirement.is_ground() {
                assert_eq!(list.supports(true), Err(AppealRefusal::MustRefuse(*requirement)));
                assert_eq!(list.supports(false), Ok(()));
            } else {
                assert_eq!(list.supports(true), Ok(()));
                assert_eq!(list.supports(false), Err(AppealRefusal::NothingFails));
            }
        }
    }

    #[test]
    fn every_requirement_is_looked_at_and_what_fails_has_its_reason_cpaca_art_77() {
        let mut list = all_met();
        list.marks.pop();
        assert_eq!(list.supports(true), Err(AppealRefusal::NotLooked(Requirement::Address)));
        let list = failing(Requirement::Reasons, " ");
        assert_eq!(list.supports(false), Err(AppealRefusal::NoReason(Requirement::Reasons)));
    }

    #[test]
    fn payment_is_a_fact_and_never_a_block_c_558_de_2001() {
        let list = Checklist { payment: Some(Payment::NotShown), ..all_met() };
        assert_eq!(list.supports(true), Ok(()));
        assert_eq!(list.supports(false), Err(AppealRefusal::NothingFails));
    }

    #[test]
    fn days_are_counted_from_the_notice_ley_142_art_154() {
        let calendar = Calendar::national();
        // notified on Friday 2026-04-24; five business days: 27, 28, 29, 30 and, after a holiday, May 4
        let window = Some(Window { effective_on: day("2026-04-24"), until: day("2026-05-04") });
        let of = |filed: &str| Timeliness::of(window, day(filed), &calendar).unwrap();
        assert_eq!(of("2026-04-24"), Timeliness::InTime { day: 0, until: day("2026-05-04") });
        assert_eq!(of("2026-05-04"), Timeliness::InTime { day: 5, until: day("2026-05-04") });
        assert_eq!(of("2026-05-05"), Timeliness::OutOfTime { days: 1, until: day("2026-05-04") });
        assert_eq!(of("2026-04-23"), Timeliness::BeforeNotice);
        assert!(of("2026-04-30").suspends() && !of("2026-05-09").suspends());
        let none = Timeliness::of(None, day("2026-05-04"), &calendar).unwrap();
        assert_eq!((none, none.suspends()), (Timeliness::BeforeNotice, true));
    }
}
