//! Why something cannot be done to an appeal, and what can be done instead (in its sentence).

use cases::CaseRefusal;
use cases::actions::file_case::FileRefusal;
use deadlines::DeadlineRefusal;
use kernel::Refusal;

use crate::admissibility::Requirement;

/// Why something cannot be done to an appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppealRefusal {
    /// No such appeal, or not for whoever asks.
    Unknown,
    /// The case that it would attack has no decision yet.
    NothingDecided,
    /// Nobody has said yet which decision it attacks.
    NoDecisionNamed,
    /// It was said already which decision it attacks.
    DecisionNamed,
    /// Its admission was decided: the answer is signed.
    AdmissionOver,
    /// A requirement was not looked at.
    NotLooked(Requirement),
    /// A requirement that fails needs a note with the reason.
    NoReason(Requirement),
    /// It cannot be admitted: this requirement fails.
    MustRefuse(Requirement),
    /// It cannot be refused: nothing fails for which an appeal is refused.
    NothingFails,
    /// There is no file to send: no subsidiary appeal, or everything was granted, or nothing was decided.
    NothingToRemit,
    /// The file was sent already.
    AlreadyRemitted,
    /// The file is not with the Superintendence.
    NotWithSuperintendence,
    /// This result is none for what the Superintendence was asked.
    OutcomeDoesNotFit,
    /// Only the refusal of a subsidiary appeal can be attacked there.
    NoRefusal,
    /// There is nothing to carry out.
    NothingToExecute,
    /// Somebody changed it meanwhile.
    ChangedMeanwhile,
    /// No active officer acts.
    UnknownOfficer,
    /// A text is empty or too long.
    BadText(&'static str),
    /// A day is none, is still to come, or lies before what it follows.
    BadDay(&'static str),
    /// Nothing was chosen.
    NotChosen(&'static str),
    /// The calendar does not reach so far.
    NoTerm,
    /// The case of the appeal could not be filed.
    Filing(FileRefusal),
    /// The case of the appeal refuses it.
    Case(CaseRefusal),
}

impl Refusal for AppealRefusal {
    fn code(&self) -> &'static str {
        match self {
            AppealRefusal::Unknown => "appeals-unknown",
            AppealRefusal::NothingDecided => "appeals-nothing-decided",
            AppealRefusal::NoDecisionNamed => "appeals-no-decision-named",
            AppealRefusal::DecisionNamed => "appeals-decision-named",
            AppealRefusal::AdmissionOver => "appeals-admission-over",
            AppealRefusal::NotLooked(_) => "appeals-not-looked",
            AppealRefusal::NoReason(_) => "appeals-no-reason",
            AppealRefusal::MustRefuse(_) => "appeals-must-refuse",
            AppealRefusal::NothingFails => "appeals-nothing-fails",
            AppealRefusal::NothingToRemit => "appeals-nothing-to-remit",
            AppealRefusal::AlreadyRemitted => "appeals-already-remitted",
            AppealRefusal::NotWithSuperintendence => "appeals-not-with-superintendence",
            AppealRefusal::OutcomeDoesNotFit => "appeals-outcome-does-not-fit",
            AppealRefusal::NoRefusal => "appeals-no-refusal",
            AppealRefusal::NothingToExecute => "appeals-nothing-to-execute",
            AppealRefusal::ChangedMeanwhile => "appeals-changed-meanwhile",
            AppealRefusal::UnknownOfficer => "appeals-unknown-officer",
            AppealRefusal::BadText(_) => "appeals-bad-text",
            AppealRefusal::BadDay(_) => "appeals-bad-day",
            AppealRefusal::NotChosen(_) => "appeals-not-chosen",
            AppealRefusal::NoTerm => "appeals-no-term",
            AppealRefusal::Filing(refusal) => refusal.code(),
            AppealRefusal::Case(refusal) => refusal.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            AppealRefusal::Unknown => 404,
            AppealRefusal::UnknownOfficer => 403,
            AppealRefusal::NotLooked(_)
            | AppealRefusal::NoReason(_)
            | AppealRefusal::MustRefuse(_)
            | AppealRefusal::NothingFails
            | AppealRefusal::OutcomeDoesNotFit
            | AppealRefusal::BadText(_)
            | AppealRefusal::BadDay(_)
            | AppealRefusal::NotChosen(_)
            | AppealRefusal::NoTerm => 422,
            AppealRefusal::Filing(refusal) => refusal.status(),
            AppealRefusal::Case(refusal) => refusal.status(),
            _ => 409,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            AppealRefusal::NotLooked(r) | AppealRefusal::NoReason(r) | AppealRefusal::MustRefuse(r) => {
                Some(r.key())
            }
            AppealRefusal::BadText(field)
            | AppealRefusal::BadDay(field)
            | AppealRefusal::NotChosen(field) => Some(field),
            AppealRefusal::OutcomeDoesNotFit => Some("outcome"),
            AppealRefusal::NothingFails => Some("verdict"),
            _ => None,
        }
    }

    fn article(&self) -> Option<&'static str> {
        match self {
            AppealRefusal::NothingDecided => Some("CPACA, art. 74"),
            AppealRefusal::AdmissionOver | AppealRefusal::NotLooked(_) => Some("CPACA, art. 77"),
            AppealRefusal::MustRefuse(_) | AppealRefusal::NothingFails | AppealRefusal::NoReason(_) => {
                Some("CPACA, art. 78")
            }
            AppealRefusal::NothingToRemit | AppealRefusal::AlreadyRemitted => {
                Some("Ley 142 de 1994, art. 159")
            }
            AppealRefusal::NoRefusal => Some("CPACA, art. 74, num. 3"),
            AppealRefusal::NotWithSuperintendence | AppealRefusal::OutcomeDoesNotFit => {
                Some("CPACA, art. 80")
            }
            AppealRefusal::NothingToExecute => Some("CPACA, art. 89"),
            AppealRefusal::Filing(refusal) => refusal.article(),
            AppealRefusal::Case(refusal) => refusal.article(),
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            AppealRefusal::Filing(refusal) => refusal.args(),
            AppealRefusal::Case(refusal) => refusal.args(),
            _ => Vec::new(),
        }
    }
}

impl From<DeadlineRefusal> for AppealRefusal {
    fn from(_: DeadlineRefusal) -> AppealRefusal {
        AppealRefusal::NoTerm
    }
}
