//! How one company counts: its calendar and parameters, in versions that are never changed.

use std::sync::Arc;

use kernel::{At, Refusal};

use crate::calendar::{Calendar, Closure};
use crate::deadline::{Deadline, Parameters, Reading, compute};
use crate::refusal::DeadlineRefusal;
use crate::rules::Rule;

/// Longest act number, reason and regulation, in characters.
const LONGEST_TEXT: usize = 300;
/// Most closures of a version: ten years of days.
const MOST_CLOSURES: usize = 3_660;

/// One version of how a company counts.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// 0 is the national calendar with the defaults; each revision adds one.
    pub version: u32,
    /// Its business days.
    pub calendar: Arc<Calendar>,
    /// Its parameters.
    pub parameters: Parameters,
    /// Number of the regulation that orders [`Reading::Deferred`]; may be empty under [`Reading::Strict`].
    pub regulation: String,
}

impl Rulebook {
    /// What governs while the company has decided nothing.
    pub fn national() -> Rulebook {
        Rulebook {
            version: 0,
            calendar: Arc::new(Calendar::national()),
            parameters: Parameters::default(),
            regulation: String::new(),
        }
    }

    /// Applies a term to an instant under this version.
    pub fn compute(&self, rule: &Rule, filed_at: At) -> Result<Deadline, DeadlineRefusal> {
        compute(rule, filed_at, &self.calendar, &self.parameters)
    }
}

/// What the next version shall say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The version that the author saw; refused if another one came between.
    pub based_on: u32,
    /// Whether Saturdays count.
    pub saturday_is_business: bool,
    /// All closures, old ones included.
    pub closures: Vec<Closure>,
    /// The parameters.
    pub parameters: Parameters,
    /// Number of the regulation, needed for [`Reading::Deferred`].
    pub regulation: String,
}

/// Why a revision is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RevisionRefusal {
    /// Somebody revised it in the meantime.
    Outdated {
        /// The version that governs now.
        current: u32,
    },
    /// A closure that suspends terms names no act.
    ClosureWithoutAct {
        /// The day.
        day: kernel::Day,
    },
    /// The deferred reading needs the number of a regulation.
    DeferredWithoutRegulation,
    /// A text is longer than 300 characters, or there are more than 3,660 closures.
    TooLong,
    /// The calendar would not work.
    Calendar(DeadlineRefusal),
}

impl Refusal for RevisionRefusal {
    fn code(&self) -> &'static str {
        match self {
            RevisionRefusal::Outdated { .. } => "deadlines-rulebook-outdated",
            RevisionRefusal::ClosureWithoutAct { .. } => "deadlines-closure-without-act",
            RevisionRefusal::DeferredWithoutRegulation => "deadlines-deferred-without-regulation",
            RevisionRefusal::TooLong => "deadlines-rulebook-too-long",
            RevisionRefusal::Calendar(refusal) => refusal.code(),
        }
    }

    fn status(&self) -> u16 {
        if matches!(self, RevisionRefusal::Outdated { .. }) { 409 } else { 422 }
    }

    fn field(&self) -> Option<&str> {
        match self {
            RevisionRefusal::Outdated { .. } => None,
            RevisionRefusal::DeferredWithoutRegulation => Some("regulation"),
            RevisionRefusal::ClosureWithoutAct { .. }
            | RevisionRefusal::TooLong
            | RevisionRefusal::Calendar(_) => Some("closures"),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            RevisionRefusal::Outdated { current } => vec![("version", current.to_string())],
            RevisionRefusal::ClosureWithoutAct { day } => vec![("day", day.to_string())],
            RevisionRefusal::DeferredWithoutRegulation => Vec::new(),
            RevisionRefusal::TooLong => vec![("max", LONGEST_TEXT.to_string())],
            RevisionRefusal::Calendar(refusal) => refusal.args(),
        }
    }
}

impl Revision {
    /// A revision that would change nothing of `rulebook`, to be edited.
    pub fn of(rulebook: &Rulebook) -> Revision {
        Revision {
            based_on: rulebook.version,
            saturday_is_business: rulebook.calendar.saturday_is_business(),
            closures: rulebook.calendar.closures().to_vec(),
            parameters: rulebook.parameters,
            regulation: rulebook.regulation.clone(),
        }
    }

    /// The version after `current` that says this.
    pub fn upon(&self, current: &Rulebook) -> Result<Rulebook, RevisionRefusal> {
        if self.based_on != current.version {
            return Err(RevisionRefusal::Outdated { current: current.version });
        }
        let texts = self.closures.iter().flat_map(|c| [&c.act_number, &c.reason]).chain([&self.regulation]);
        if self.closures.len() > MOST_CLOSURES || texts.into_iter().any(|t| t.chars().count() > LONGEST_TEXT)
        {
            return Err(RevisionRefusal::TooLong);
        }
        if let Some(closure) = self.closures.iter().find(|c| c.suspends_terms && !c.stops_terms()) {
            return Err(RevisionRefusal::ClosureWithoutAct { day: closure.day });
        }
        if self.parameters.reading == Reading::Deferred && self.regulation.trim().is_empty() {
            return Err(RevisionRefusal::DeferredWithoutRegulation);
        }
        let version = current.version + 1;
        let calendar = Calendar::new(version, self.saturday_is_business, self.closures.clone());
        Ok(Rulebook {
            version,
            calendar: Arc::new(calendar.map_err(RevisionRefusal::Calendar)?),
            parameters: self.parameters,
            regulation: self.regulation.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closure(act_number: &str) -> Closure {
        Closure {
            day: kernel::Day::constant(2026, 3, 20),
            act_number: act_number.into(),
            reason: "Mudanza".into(),
            suspends_terms: true,
        }
    }

    #[test]
    fn a_revision_makes_the_next_version() {
        let national = Rulebook::national();
        let mut revision = Revision::of(&national);
        assert_eq!(revision.based_on, 0);
        revision.closures.push(closure("Resolución 9"));
        revision.saturday_is_business = true;
        let next = revision.upon(&national).unwrap();
        assert_eq!((next.version, next.calendar.version()), (1, "co-2026-06-01/1"));
        assert_eq!(Revision { based_on: 0, ..Revision::of(&next) }, revision);
        assert_eq!(revision.upon(&next).unwrap_err(), RevisionRefusal::Outdated { current: 1 });
        assert_eq!(revision.upon(&next).unwrap_err().status(), 409);
    }

    #[test]
    fn what_the_law_does_not_allow_is_refused() {
        let national = Rulebook::national();
        let refused = |edit: &dyn Fn(&mut Revision)| {
            let mut revision = Revision::of(&national);
            edit(&mut revision);
            revision.upon(&national).unwrap_err()
        };
        let without_act = refused(&|r| r.closures.push(closure(" ")));
        assert_eq!(without_act, RevisionRefusal::ClosureWithoutAct { day: closure("").day });
        assert_eq!(without_act.args(), [("day", "2026-03-20".to_owned())]);
        assert_eq!((without_act.status(), without_act.field()), (422, Some("closures")));
        let deferred = refused(&|r| r.parameters.reading = Reading::Deferred);
        assert_eq!(deferred, RevisionRefusal::DeferredWithoutRegulation);
        assert_eq!(deferred.field(), Some("regulation"));
        assert_eq!(refused(&|r| r.regulation = "x".repeat(301)), RevisionRefusal::TooLong);
        assert_eq!(refused(&|r| r.closures = vec![closure("A"); 3_661]), RevisionRefusal::TooLong);
        let outside = refused(&|r| {
            r.closures.push(Closure { day: kernel::Day::constant(2300, 1, 1), ..closure("A") });
        });
        assert_eq!(outside.code(), "deadline-outside-calendar");
    }

    #[test]
    fn the_limits_themselves_are_allowed() {
        let national = Rulebook::national();
        let mut revision = Revision::of(&national);
        revision.regulation = "é".repeat(300);
        revision.parameters.reading = Reading::Deferred;
        revision.closures = vec![closure("A"); 3_660];
        let next = revision.upon(&national).unwrap();
        assert_eq!(next.parameters.reading, Reading::Deferred);
    }
}
