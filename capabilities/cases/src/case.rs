//! The case as a pure state machine.

use deadlines::TermRefusal;
use kernel::{AccountId, At, Id, Refusal, Tag};

use crate::kind::keyed;
use crate::step_refusal::StepRefusal;

/// Marks ids of cases.
#[derive(Debug)]
pub enum CaseTag {}
impl Tag for CaseTag {
    const NAME: &'static str = "case";
}

/// Id of a case.
pub type CaseId = Id<CaseTag>;

keyed! {
    /// Where a case is in its course.
    State {
        /// Filed, nobody has it.
        Received = "received",
        /// Somebody studies it.
        InStudy = "in_study",
        /// Something is missing or not understood and the person was asked: the term does not run.
        AwaitingPerson = "awaiting_person",
        /// The answer waits for review and signature.
        InSignature = "in_signature",
        /// The answer is signed and sent.
        Answered = "answered",
        /// The person withdrew it.
        Withdrawn = "withdrawn",
        /// It belongs to another body, which has it now (CPACA, art. 21).
        #[doc(alias = "trasladado")]
        Referred = "referred",
        /// Closed without an answer on the merits, by a reasoned act (CPACA, arts. 17 and 19).
        #[doc(alias = "archivado")]
        Archived = "archived",
    }
}

impl State {
    /// Whether the company still owes something.
    pub fn is_open(self) -> bool {
        use State::{AwaitingPerson, InSignature, InStudy, Received};
        matches!(self, Received | InStudy | AwaitingPerson | InSignature)
    }
}

/// What can be done to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Give it the regulator's cause, the service, the kind that it really is.
    Classify,
    /// Give it to somebody.
    Assign,
    /// Write something only the company sees.
    Note,
    /// The person adds something.
    AddInformation,
    /// Write the answer.
    WriteAnswer,
    /// Give the answer to the one who signs.
    RequestSignature,
    /// Give the answer back to its author.
    ReturnAnswer,
    /// Sign it: from here the person has an answer.
    Sign,
    /// What was asked aloud was answered in the same act (Decreto 1166 de 2016).
    AnswerAtOnce,
    /// The person withdraws (CPACA, art. 18).
    Withdraw,
    /// Say which regime governs it.
    ChangeRegime,
    /// Split it into what it asks, or answer one of these.
    Split,
    /// Extend the term (CPACA, art. 14).
    Extend,
    /// Ask the person for what is missing or not understood (CPACA, arts. 17 and 19).
    AskPerson,
    /// Give the person more time for it (CPACA, art. 17).
    AllowMoreTime,
    /// The person delivered it, or the company found that it has all.
    Resume,
    /// Order, extend or close the evidence (CPACA, arts. 40 and 79).
    Evidence,
    /// Send it to the competent body (CPACA, art. 21).
    Refer,
    /// Close it by a reasoned act (CPACA, arts. 17 and 19).
    Archive,
    /// Recognize or contest the positive silence (Ley 142 de 1994, art. 158).
    Silence,
}

impl Act {
    /// Every act.
    pub const ALL: [Act; 20] = [
        Act::Classify,
        Act::Assign,
        Act::Note,
        Act::AddInformation,
        Act::WriteAnswer,
        Act::RequestSignature,
        Act::ReturnAnswer,
        Act::Sign,
        Act::AnswerAtOnce,
        Act::Withdraw,
        Act::ChangeRegime,
        Act::Split,
        Act::Extend,
        Act::AskPerson,
        Act::AllowMoreTime,
        Act::Resume,
        Act::Evidence,
        Act::Refer,
        Act::Archive,
        Act::Silence,
    ];
}

/// Why something cannot be done to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseRefusal {
    /// No such case, or not for whoever asks.
    Unknown,
    /// It was answered: what is left is an appeal.
    AlreadyAnswered,
    /// The person withdrew it.
    WasWithdrawn,
    /// It was sent to the competent body.
    WasReferred,
    /// It was closed by a reasoned act.
    WasArchived,
    /// The person was asked for something and the term does not run.
    AwaitsPerson,
    /// The person was asked for nothing.
    NothingAsked,
    /// The answer waits for signature: give it back first.
    WaitsForSignature,
    /// There is no answer that waits for signature.
    NothingToSign,
    /// Whoever wrote the answer cannot sign it: a second person must.
    OwnAnswer,
    /// Somebody changed it meanwhile: `version` is not the one that was read.
    ChangedMeanwhile,
    /// The letter lacks a part that the law asks for.
    IncompleteLetter(LetterPart),
    /// No active officer has that id.
    UnknownOfficer,
    /// A text is empty or too long.
    BadText,
    /// That cause does not exist for this service.
    BadCause,
    /// It cannot happen to the term.
    Term(TermRefusal),
    /// A day is missing or is none.
    NoDay,
    /// No such regime.
    BadRegime,
    /// The regime gives a later last day than the one the person was told: whoever signs must decide it.
    LaterThanTold,
    /// The person's days have not passed.
    PersonInTime,
    /// A split needs two to eight matters, each with its words.
    BadMatters,
    /// That matter does not exist or was answered.
    NoMatter,
    /// A step that the law allows only under conditions.
    Step(StepRefusal),
}

/// A part without which a letter is not an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterPart {
    /// Whether it is granted.
    Response,
    /// What happened.
    Facts,
    /// What was decided.
    Decision,
    /// Which appeals lie, before whom, within which term (CPACA, art. 67).
    Appeals,
}

impl Refusal for CaseRefusal {
    fn code(&self) -> &'static str {
        match self {
            CaseRefusal::Unknown => "cases-unknown",
            CaseRefusal::AlreadyAnswered => "cases-already-answered",
            CaseRefusal::WasWithdrawn => "cases-was-withdrawn",
            CaseRefusal::WasReferred => "cases-was-referred",
            CaseRefusal::WasArchived => "cases-was-archived",
            CaseRefusal::AwaitsPerson => "cases-awaits-person",
            CaseRefusal::NothingAsked => "cases-nothing-asked",
            CaseRefusal::WaitsForSignature => "cases-waits-for-signature",
            CaseRefusal::NothingToSign => "cases-nothing-to-sign",
            CaseRefusal::OwnAnswer => "cases-own-answer",
            CaseRefusal::ChangedMeanwhile => "cases-changed-meanwhile",
            CaseRefusal::IncompleteLetter(LetterPart::Response) => "cases-letter-needs-response",
            CaseRefusal::IncompleteLetter(LetterPart::Facts) => "cases-letter-needs-facts",
            CaseRefusal::IncompleteLetter(LetterPart::Decision) => "cases-letter-needs-decision",
            CaseRefusal::IncompleteLetter(LetterPart::Appeals) => "cases-letter-needs-appeals",
            CaseRefusal::UnknownOfficer => "cases-unknown-officer",
            CaseRefusal::BadText => "cases-bad-text",
            CaseRefusal::BadCause => "cases-bad-cause",
            CaseRefusal::Term(term) => term.code(),
            CaseRefusal::NoDay => "cases-no-day",
            CaseRefusal::BadRegime => "cases-bad-regime",
            CaseRefusal::LaterThanTold => "cases-later-than-told",
            CaseRefusal::PersonInTime => "cases-person-in-time",
            CaseRefusal::BadMatters => "cases-bad-matters",
            CaseRefusal::NoMatter => "cases-no-matter",
            CaseRefusal::Step(step) => step.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            CaseRefusal::Unknown => 404,
            CaseRefusal::OwnAnswer => 403,
            CaseRefusal::Term(term) => term.status(),
            CaseRefusal::LaterThanTold => 403,
            CaseRefusal::BadText
            | CaseRefusal::NoDay
            | CaseRefusal::BadRegime
            | CaseRefusal::BadMatters
            | CaseRefusal::BadCause
            | CaseRefusal::UnknownOfficer
            | CaseRefusal::IncompleteLetter(_) => 422,
            CaseRefusal::Step(step) => step.status(),
            _ => 409,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            CaseRefusal::IncompleteLetter(LetterPart::Response) => Some("response"),
            CaseRefusal::IncompleteLetter(LetterPart::Facts) => Some("facts"),
            CaseRefusal::IncompleteLetter(LetterPart::Decision) => Some("decision"),
            CaseRefusal::IncompleteLetter(LetterPart::Appeals) => Some("appeals"),
            CaseRefusal::UnknownOfficer => Some("officer"),
            CaseRefusal::BadText => Some("body"),
            CaseRefusal::BadCause => Some("cause"),
            CaseRefusal::Term(term) => term.field(),
            CaseRefusal::NoDay => Some("day"),
            CaseRefusal::BadRegime | CaseRefusal::LaterThanTold => Some("regime"),
            CaseRefusal::BadMatters => Some("matters"),
            CaseRefusal::Step(step) => step.field(),
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            CaseRefusal::Term(term) => term.args(),
            _ => Vec::new(),
        }
    }

    fn article(&self) -> Option<&'static str> {
        match self {
            CaseRefusal::IncompleteLetter(LetterPart::Appeals) => Some("CPACA, art. 67"),
            CaseRefusal::WasWithdrawn => Some("CPACA, art. 18"),
            CaseRefusal::Step(step) => step.article(),
            CaseRefusal::WasReferred => Some("CPACA, art. 21"),
            CaseRefusal::Term(term) => term.article(),
            CaseRefusal::LaterThanTold => Some("CPACA, art. 14"),
            CaseRefusal::PersonInTime => Some("CPACA, art. 17"),
            CaseRefusal::WasArchived | CaseRefusal::AwaitsPerson => Some("CPACA, art. 17"),
            _ => None,
        }
    }
}

impl State {
    /// The state after an act, or why it cannot be done.
    pub fn after(self, act: Act) -> Result<State, CaseRefusal> {
        use State::{
            Answered, Archived, AwaitingPerson, InSignature, InStudy, Received, Referred, Withdrawn,
        };
        match (self, act) {
            (state, Act::Note) => Ok(state),
            (Answered, _) => Err(CaseRefusal::AlreadyAnswered),
            (Withdrawn, _) => Err(CaseRefusal::WasWithdrawn),
            (Referred, _) => Err(CaseRefusal::WasReferred),
            (Archived, _) => Err(CaseRefusal::WasArchived),
            (state, Act::AddInformation | Act::Classify | Act::ChangeRegime | Act::Split) => Ok(state),
            (state, Act::Silence) => Ok(state),
            (Received, Act::AnswerAtOnce) => Ok(Answered),
            (_, Act::AnswerAtOnce) => Err(CaseRefusal::Step(StepRefusal::NotVerbal)),
            (_, Act::Withdraw) => Ok(Withdrawn),
            (_, Act::Refer) => Ok(Referred),
            (InSignature, Act::Archive) => Err(CaseRefusal::WaitsForSignature),
            (_, Act::Archive) => Ok(Archived),
            (AwaitingPerson, Act::Assign | Act::AllowMoreTime) => Ok(AwaitingPerson),
            (AwaitingPerson, Act::Resume) => Ok(InStudy),
            (AwaitingPerson, _) => Err(CaseRefusal::AwaitsPerson),
            (_, Act::Resume | Act::AllowMoreTime) => Err(CaseRefusal::NothingAsked),
            (state, Act::Extend | Act::Evidence) => Ok(state),
            (Received | InStudy, Act::AskPerson) => Ok(AwaitingPerson),
            (Received | InStudy, Act::Assign | Act::WriteAnswer) => Ok(InStudy),
            (InSignature, Act::Assign) => Ok(InSignature),
            (InSignature, Act::WriteAnswer | Act::RequestSignature | Act::AskPerson) => {
                Err(CaseRefusal::WaitsForSignature)
            }
            (Received | InStudy, Act::RequestSignature) => Ok(InSignature),
            (InSignature, Act::ReturnAnswer) => Ok(InStudy),
            (InSignature, Act::Sign) => Ok(Answered),
            (Received | InStudy, Act::ReturnAnswer | Act::Sign) => Err(CaseRefusal::NothingToSign),
        }
    }
}

/// What the verbs need to know of a case to decide.
#[doc(alias = "caso")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Its filing number.
    pub number: String,
    /// Where it is.
    pub state: State,
    /// Who has it.
    pub owner: Option<AccountId>,
    /// Counts its changes.
    pub version: i64,
    /// When it was filed.
    pub filed_at: At,
}

impl Case {
    /// The case after an act, one version later.
    pub fn apply(mut self, act: Act) -> Result<Case, CaseRefusal> {
        self.state = self.state.after(act)?;
        self.version += 1;
        Ok(self)
    }

    /// The same, refused if the one who acts read another version.
    pub fn apply_on(self, act: Act, read: i64) -> Result<Case, CaseRefusal> {
        if self.version != read && !matches!(act, Act::Note) {
            // first what it is now: that says more than "something changed"
            self.state.after(act)?;
            return Err(CaseRefusal::ChangedMeanwhile);
        }
        self.apply(act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_is_tried_an_ended_case_stays_ended(
            acts in prop::collection::vec(0..Act::ALL.len(), 1..40),
        ) {
            let mut state = State::Received;
            for act in acts {
                let act = Act::ALL[act];
                let next = state.after(act);
                if !state.is_open() && act != Act::Note {
                    prop_assert!(next.is_err());
                }
                if next == Ok(State::Answered) && state != State::Answered {
                    let lawful = [(State::InSignature, Act::Sign), (State::Received, Act::AnswerAtOnce)];
                    prop_assert!(lawful.contains(&(state, act)));
                }
                state = next.unwrap_or(state);
            }
        }
    }

    #[test]
    fn only_what_waits_for_signature_is_signed_or_returned() {
        for state in [State::Received, State::InStudy] {
            assert_eq!(state.after(Act::Sign), Err(CaseRefusal::NothingToSign));
            assert_eq!(state.after(Act::ReturnAnswer), Err(CaseRefusal::NothingToSign));
        }
        assert_eq!(State::InSignature.after(Act::WriteAnswer), Err(CaseRefusal::WaitsForSignature));
        assert_eq!(State::InSignature.after(Act::Sign), Ok(State::Answered));
        assert_eq!(State::InSignature.after(Act::ReturnAnswer), Ok(State::InStudy));
    }

    #[test]
    fn a_person_may_withdraw_until_there_is_an_answer_cpaca_art_18() {
        for state in [State::Received, State::InStudy, State::InSignature] {
            assert_eq!(state.after(Act::Withdraw), Ok(State::Withdrawn));
        }
        assert_eq!(State::AwaitingPerson.after(Act::Withdraw), Ok(State::Withdrawn));
        assert_eq!(State::Answered.after(Act::Withdraw), Err(CaseRefusal::AlreadyAnswered));
    }

    #[test]
    fn while_the_person_is_awaited_nothing_is_answered_cpaca_art_17() {
        let waits = State::AwaitingPerson;
        for act in [Act::WriteAnswer, Act::RequestSignature, Act::Sign, Act::Extend, Act::AskPerson] {
            assert_eq!(waits.after(act), Err(CaseRefusal::AwaitsPerson), "{act:?}");
        }
        assert_eq!(waits.after(Act::Resume), Ok(State::InStudy));
        assert_eq!(waits.after(Act::Archive), Ok(State::Archived));
        assert_eq!(State::InStudy.after(Act::Resume), Err(CaseRefusal::NothingAsked));
        assert_eq!(State::InStudy.after(Act::AskPerson), Ok(waits));
        assert!(waits.is_open() && !State::Archived.is_open() && !State::Referred.is_open());
    }

    #[test]
    fn who_read_an_older_version_is_told_what_happened() {
        let id = Id::new(At(0), [0; 16]);
        let case =
            Case { id, number: "n".into(), state: State::InStudy, owner: None, version: 3, filed_at: At(0) };
        assert_eq!(case.clone().apply_on(Act::Assign, 2), Err(CaseRefusal::ChangedMeanwhile));
        assert_eq!(case.clone().apply_on(Act::Note, 2).map(|c| c.version), Ok(4));
        let answered = Case { state: State::Answered, ..case };
        assert_eq!(answered.apply_on(Act::Assign, 2), Err(CaseRefusal::AlreadyAnswered));
    }
}
