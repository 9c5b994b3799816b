//! Why something cannot happen to a term.

use kernel::{Day, Refusal};

/// Why something cannot happen to a term. Each names its article; its sentence says what can be done instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermRefusal {
    /// The rule has no extension.
    NotExtendable {
        /// Because silence decides for the person.
        silence: bool,
    },
    /// It was extended before: once is all.
    AlreadyExtended,
    /// The new day is not after the one that is in force.
    ExtensionNotLater {
        /// The one in force.
        due_on: Day,
    },
    /// The new day is beyond the cap.
    ExtensionTooFar {
        /// The furthest day.
        latest: Day,
    },
    /// A last day must be a business day.
    NotBusinessDay {
        /// The day.
        day: Day,
    },
    /// The term was over.
    Expired {
        /// Its last day.
        due_on: Day,
    },
    /// Asked for after the tenth day, which suspends nothing.
    TooLateToAsk {
        /// The last day to ask.
        last: Day,
    },
    /// It was asked for before.
    AlreadyAsked,
    /// The person was asked for something and the term does not run.
    PersonAwaited,
    /// Nothing was asked of the person.
    NothingAsked,
    /// The month of the person is over.
    MonthOver {
        /// Its last day.
        until: Day,
    },
    /// The person was given one more month before.
    MoreTimeTwice,
    /// Evidence is being taken.
    EvidenceRuns {
        /// Its last day.
        until: Day,
    },
    /// No evidence is being taken.
    NoEvidence,
    /// What a claim about personal data lacks was to be asked for within five business days.
    TooLateToAskData {
        /// The last day on which it could be asked.
        last: Day,
    },
    /// The time of the person to complete it is not extended.
    NoMoreTime,
    /// Evidence was ordered before.
    EvidenceTwice,
    /// The evidence would end on or before the day that is in force.
    EvidenceNotLater {
        /// The day in force, or that of the act.
        now: Day,
    },
    /// The evidence would take more than its thirty days.
    EvidenceTooLong {
        /// The furthest day.
        latest: Day,
    },
    /// The evidence was extended before.
    EvidenceExtendedTwice,
    /// No authority that may set a day asks.
    NoDateInLetter,
    /// It would lie before what happened last.
    OutOfOrder,
    /// The calendar does not reach so far, or the rule is not known any more.
    NoTerm,
}

impl Refusal for TermRefusal {
    fn code(&self) -> &'static str {
        match self {
            TermRefusal::NotExtendable { silence: true } => "term-not-extendable-silence",
            TermRefusal::NotExtendable { silence: false } => "term-not-extendable",
            TermRefusal::AlreadyExtended => "term-already-extended",
            TermRefusal::ExtensionNotLater { .. } => "term-extension-not-later",
            TermRefusal::ExtensionTooFar { .. } => "term-extension-too-far",
            TermRefusal::NotBusinessDay { .. } => "term-not-business-day",
            TermRefusal::Expired { .. } => "term-expired",
            TermRefusal::TooLateToAsk { .. } => "term-too-late-to-ask",
            TermRefusal::TooLateToAskData { .. } => "term-too-late-to-ask-data",
            TermRefusal::NoMoreTime => "term-no-more-time",
            TermRefusal::AlreadyAsked => "term-already-asked",
            TermRefusal::PersonAwaited => "term-person-awaited",
            TermRefusal::NothingAsked => "term-nothing-asked",
            TermRefusal::MonthOver { .. } => "term-month-over",
            TermRefusal::MoreTimeTwice => "term-more-time-twice",
            TermRefusal::EvidenceRuns { .. } => "term-evidence-runs",
            TermRefusal::NoEvidence => "term-no-evidence",
            TermRefusal::EvidenceTwice => "term-evidence-twice",
            TermRefusal::EvidenceNotLater { .. } => "term-evidence-not-later",
            TermRefusal::EvidenceTooLong { .. } => "term-evidence-too-long",
            TermRefusal::EvidenceExtendedTwice => "term-evidence-extended-twice",
            TermRefusal::NoDateInLetter => "term-no-date-in-letter",
            TermRefusal::OutOfOrder => "term-out-of-order",
            TermRefusal::NoTerm => "term-none",
        }
    }

    fn status(&self) -> u16 {
        match self {
            TermRefusal::ExtensionNotLater { .. }
            | TermRefusal::ExtensionTooFar { .. }
            | TermRefusal::NotBusinessDay { .. }
            | TermRefusal::EvidenceNotLater { .. }
            | TermRefusal::EvidenceTooLong { .. }
            | TermRefusal::NoDateInLetter
            | TermRefusal::NoTerm => 422,
            _ => 409,
        }
    }

    fn field(&self) -> Option<&str> {
        match self.status() {
            422 => Some("day"),
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            TermRefusal::ExtensionNotLater { due_on: day }
            | TermRefusal::ExtensionTooFar { latest: day }
            | TermRefusal::NotBusinessDay { day }
            | TermRefusal::Expired { due_on: day }
            | TermRefusal::TooLateToAsk { last: day }
            | TermRefusal::TooLateToAskData { last: day }
            | TermRefusal::MonthOver { until: day }
            | TermRefusal::EvidenceRuns { until: day }
            | TermRefusal::EvidenceNotLater { now: day }
            | TermRefusal::EvidenceTooLong { latest: day } => vec![("day", day.to_string())],
            _ => Vec::new(),
        }
    }

    fn article(&self) -> Option<&'static str> {
        match self {
            TermRefusal::NotExtendable { silence: true } => Some("Ley 142 de 1994, art. 158"),
            TermRefusal::NotExtendable { .. }
            | TermRefusal::AlreadyExtended
            | TermRefusal::ExtensionNotLater { .. }
            | TermRefusal::ExtensionTooFar { .. }
            | TermRefusal::Expired { .. } => Some("CPACA, art. 14"),
            TermRefusal::NotBusinessDay { .. } => Some("Ley 4 de 1913, art. 62"),
            TermRefusal::TooLateToAsk { .. }
            | TermRefusal::AlreadyAsked
            | TermRefusal::PersonAwaited
            | TermRefusal::NothingAsked
            | TermRefusal::MonthOver { .. }
            | TermRefusal::MoreTimeTwice => Some("CPACA, art. 17"),
            TermRefusal::EvidenceRuns { .. }
            | TermRefusal::NoEvidence
            | TermRefusal::EvidenceTwice
            | TermRefusal::EvidenceNotLater { .. }
            | TermRefusal::EvidenceTooLong { .. }
            | TermRefusal::EvidenceExtendedTwice => Some("CPACA, arts. 40 y 79"),
            TermRefusal::TooLateToAskData { .. } | TermRefusal::NoMoreTime => {
                Some("Ley 1581 de 2012, art. 15")
            }
            TermRefusal::NoDateInLetter => Some("Ley 24 de 1992, art. 15"),
            TermRefusal::OutOfOrder | TermRefusal::NoTerm => None,
        }
    }
}
