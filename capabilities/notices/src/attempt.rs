//! One attempt to reach the person, with its proof.

use cases::CaseId;
use documents::{AttachmentId, VerificationCode};
use kernel::{At, Day, Id, Tag};

use crate::act::{AttemptKind, Outcome, Via};
use crate::refusal::NoticeRefusal;

/// Marks ids of attempts.
#[derive(Debug)]
pub enum AttemptTag {}
impl Tag for AttemptTag {
    const NAME: &'static str = "attempt";
}

/// Id of an attempt.
pub type AttemptId = Id<AttemptTag>;

/// An attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// The case.
    pub case: CaseId,
    /// What was tried.
    pub kind: AttemptKind,
    /// By which way.
    pub via: Via,
    /// Where to. Personal data.
    pub address: String,
    /// When.
    pub sent_at: At,
    /// The day of it.
    pub sent_on: Day,
    /// Number of the carrier; may be empty.
    pub guide: String,
    /// Code of the paper that went.
    pub paper: Option<VerificationCode>,
    /// Number of that paper.
    pub paper_number: String,
    /// What came of it.
    pub result: Option<Outcome>,
    /// On which day.
    pub result_on: Option<Day>,
    /// What the officer wrote down. Personal data.
    pub note: String,
    /// The file that proves it.
    pub proof: Option<AttachmentId>,
    /// Its fingerprint.
    pub proof_sha256: Option<String>,
    /// Who did it; empty if nobody of the company.
    pub actor_name: String,
}

impl Attempt {
    /// Whether an officer can still say what came of it. That the person did not come is no proof about the
    /// letter.
    pub fn waits_for_result(&self) -> bool {
        matches!(self.kind, AttemptKind::Summons | AttemptKind::Aviso)
            && matches!(self.result, None | Some(Outcome::NoShow))
    }

    /// The attempt with what came of it.
    pub fn with_result(mut self, outcome: Outcome, on: Day) -> Result<Attempt, NoticeRefusal> {
        if !self.waits_for_result() {
            return Err(NoticeRefusal::ResultKnown);
        }
        if on < self.sent_on {
            return Err(NoticeRefusal::BeforeSending);
        }
        if !Outcome::of_letter().contains(&outcome) {
            return Err(NoticeRefusal::BadResult);
        }
        (self.result, self.result_on) = (Some(outcome), Some(on));
        Ok(self)
    }
}

/// An attempt to be written down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewAttempt<'a> {
    pub case: CaseId,
    pub kind: AttemptKind,
    pub via: Via,
    pub address: &'a str,
    pub sent_at: At,
    pub guide: &'a str,
    /// Number and code of the paper that went.
    pub paper: Option<(&'a str, &'a VerificationCode)>,
    pub result: Option<(Outcome, Day)>,
    pub note: &'a str,
    pub proof: Option<(AttachmentId, &'a str)>,
}
