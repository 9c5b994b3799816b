//! Why an act of notification is refused, with the article and what can be done instead.

use deadlines::DeadlineRefusal;
use kernel::{Day, Refusal};

/// Why something cannot be done to a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeRefusal {
    /// No such notice, or not for whoever asks.
    Unknown,
    /// The case has no signed decision to be notified.
    NothingDecided,
    /// The person was notified before.
    AlreadyServed,
    /// The person did not accept electronic notification, or took the acceptance back.
    NotAccepted,
    /// The person was summoned before.
    AlreadySummoned,
    /// The person still has until this day to come.
    SummonsRuns {
        /// Last day to come.
        until: Day,
    },
    /// An address is known: first the summons.
    SummonFirst,
    /// The address is not known: there is nowhere to send to.
    NoAddress,
    /// The notice hangs or was delivered already.
    AlreadyPosted,
    /// The ground for publishing does not hold for this person.
    GroundDoesNotHold,
    /// A day that has not come.
    InTheFuture,
    /// A day before the decision.
    BeforeDecision,
    /// The day of what came back is before what was sent.
    BeforeSending,
    /// A notice given in the act is of the day of the decision, aloud, at the counter or on the telephone.
    NotInTheAct,
    /// Only a notified decision waits for its appeals.
    NotServed,
    /// The decision is final.
    AlreadyFinal,
    /// Whether appeals lie is written down like that.
    SameAppeals,
    /// Somebody appealed: that has to be decided.
    AppealInCourse,
    /// Somebody changed it meanwhile.
    ChangedMeanwhile,
    /// The attempt has its result already.
    ResultKnown,
    /// That result cannot be of that attempt.
    BadResult,
    /// A field is empty or too long.
    BadText {
        /// Its name in the form.
        field: &'static str,
    },
    /// A day could not be read.
    BadDay,
    /// That way of sending needs an e-mail address.
    BadEmail,
    /// A day cannot be counted.
    Terms(DeadlineRefusal),
}

impl From<DeadlineRefusal> for NoticeRefusal {
    fn from(refusal: DeadlineRefusal) -> NoticeRefusal {
        NoticeRefusal::Terms(refusal)
    }
}

impl Refusal for NoticeRefusal {
    fn code(&self) -> &'static str {
        match self {
            NoticeRefusal::Unknown => "notices-unknown",
            NoticeRefusal::NothingDecided => "notices-nothing-decided",
            NoticeRefusal::AlreadyServed => "notices-already-served",
            NoticeRefusal::NotAccepted => "notices-not-accepted",
            NoticeRefusal::AlreadySummoned => "notices-already-summoned",
            NoticeRefusal::SummonsRuns { .. } => "notices-summons-runs",
            NoticeRefusal::SummonFirst => "notices-summon-first",
            NoticeRefusal::NoAddress => "notices-no-address",
            NoticeRefusal::AlreadyPosted => "notices-already-posted",
            NoticeRefusal::GroundDoesNotHold => "notices-ground-does-not-hold",
            NoticeRefusal::InTheFuture => "notices-in-the-future",
            NoticeRefusal::BeforeDecision => "notices-before-decision",
            NoticeRefusal::BeforeSending => "notices-before-sending",
            NoticeRefusal::NotInTheAct => "notices-not-in-the-act",
            NoticeRefusal::NotServed => "notices-not-served",
            NoticeRefusal::AlreadyFinal => "notices-already-final",
            NoticeRefusal::SameAppeals => "notices-same-appeals",
            NoticeRefusal::AppealInCourse => "notices-appeal-in-course",
            NoticeRefusal::ChangedMeanwhile => "notices-changed-meanwhile",
            NoticeRefusal::ResultKnown => "notices-result-known",
            NoticeRefusal::BadResult => "notices-bad-result",
            NoticeRefusal::BadText { .. } => "notices-bad-text",
            NoticeRefusal::BadDay => "notices-bad-day",
            NoticeRefusal::BadEmail => "notices-bad-email",
            NoticeRefusal::Terms(refusal) => refusal.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            NoticeRefusal::Unknown => 404,
            NoticeRefusal::InTheFuture
            | NoticeRefusal::BeforeDecision
            | NoticeRefusal::BeforeSending
            | NoticeRefusal::GroundDoesNotHold
            | NoticeRefusal::BadResult
            | NoticeRefusal::BadText { .. }
            | NoticeRefusal::BadDay
            | NoticeRefusal::BadEmail => 422,
            NoticeRefusal::Terms(refusal) => refusal.status(),
            _ => 409,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            NoticeRefusal::InTheFuture
            | NoticeRefusal::BeforeDecision
            | NoticeRefusal::BeforeSending
            | NoticeRefusal::BadDay
            | NoticeRefusal::Terms(_) => Some("on"),
            NoticeRefusal::GroundDoesNotHold => Some("ground"),
            NoticeRefusal::BadResult => Some("result"),
            NoticeRefusal::SameAppeals | NoticeRefusal::AppealInCourse => Some("lie"),
            NoticeRefusal::BadEmail | NoticeRefusal::NoAddress => Some("address"),
            NoticeRefusal::BadText { field } => Some(field),
            _ => None,
        }
    }

    fn article(&self) -> Option<&'static str> {
        match self {
            NoticeRefusal::NotAccepted => Some("CPACA, art. 56"),
            NoticeRefusal::SummonFirst => Some("CPACA, art. 68"),
            NoticeRefusal::SummonsRuns { .. }
            | NoticeRefusal::AlreadySummoned
            | NoticeRefusal::AlreadyPosted
            | NoticeRefusal::GroundDoesNotHold
            | NoticeRefusal::NoAddress => Some("CPACA, art. 69"),
            NoticeRefusal::NotInTheAct => Some("CPACA, art. 67"),
            NoticeRefusal::AlreadyServed | NoticeRefusal::BeforeDecision => Some("CPACA, art. 72"),
            NoticeRefusal::SameAppeals => Some("CPACA, art. 67"),
            NoticeRefusal::AppealInCourse => Some("CPACA, art. 79"),
            NoticeRefusal::AlreadyFinal | NoticeRefusal::NotServed => Some("CPACA, art. 87"),
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            NoticeRefusal::SummonsRuns { until } => vec![("day", until.to_string())],
            NoticeRefusal::Terms(refusal) => refusal.args(),
            _ => Vec::new(),
        }
    }
}
