//! Why a step that the law allows only under conditions cannot be taken.

use kernel::Refusal;

macro_rules! steps {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $status:literal, $field:expr, $article:expr;)+) => {
        /// Why one of the special steps of a case is refused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum StepRefusal { $($(#[$meta])* $name),+ }

        impl StepRefusal {
            /// All of them.
            pub const ALL: &[StepRefusal] = &[$(StepRefusal::$name),+];
        }

        impl Refusal for StepRefusal {
            fn code(&self) -> &'static str {
                match self { $(StepRefusal::$name => $code),+ }
            }
            fn status(&self) -> u16 {
                match self { $(StepRefusal::$name => $status),+ }
            }
            fn field(&self) -> Option<&str> {
                match self { $(StepRefusal::$name => $field),+ }
            }
            fn article(&self) -> Option<&'static str> {
                match self { $(StepRefusal::$name => $article),+ }
            }
        }
    };
}

const VERBAL: Option<&str> = Some("CPACA, art. 15; Decreto 1166 de 2016");
const DECISION: Option<&str> = Some("CPACA, art. 67; Ley 142 de 1994, art. 154");
const SILENCE: Option<&str> = Some("Ley 142 de 1994, art. 158");
const REFERRAL: Option<&str> = Some("CPACA, art. 21");
const ODD: Option<&str> = Some("CPACA, art. 19");
const APPEALS: Option<&str> = Some("Ley 142 de 1994, art. 154; CPACA, art. 67");
const OUTAGE: Option<&str> = Some("CPACA, art. 62, num. 2");

steps! {
    /// Only what was asked aloud, at a counter or by telephone, is answered aloud.
    NotVerbal = "cases-at-once-not-verbal", 422, Some("answered_now"), VERBAL;
    /// This kind is decided in writing, with the appeals that lie, and notified.
    NeedsDecision = "cases-at-once-needs-decision", 422, Some("answered_now"), DECISION;
    /// The record says what was answered.
    NoAnswerWords = "cases-at-once-no-words", 422, Some("given_answer"), VERBAL;
    /// The term was over before it was filed, and the silence gave the person right.
    TermIsOver = "cases-at-once-term-over", 409, Some("answered_now"), SILENCE;
    /// The date cannot have a term in this calendar.
    NoTerm = "cases-step-no-term", 422, None, None;
    /// The silence waits for a decision: recognize or contest it first.
    SilenceUnresolved = "cases-silence-unresolved", 409, None, SILENCE;
    /// This case has no silence.
    NoSilence = "cases-no-silence", 409, None, SILENCE;
    /// It was recognized or contested before.
    SilenceDecided = "cases-silence-decided", 409, None, SILENCE;
    /// A silence is contested only for one of the grounds.
    NoGround = "cases-silence-no-ground", 422, Some("ground"), SILENCE;
    /// Reasons are too short, missing or too long.
    NeedsReasons = "cases-step-needs-reasons", 422, Some("reasons"), Some("CPACA, art. 42");
    /// A recognition says how its effect is executed.
    NoEffect = "cases-silence-no-effect", 422, Some("effect"), SILENCE;
    /// A recognition says until when, and that is not before today.
    NoEffectDay = "cases-silence-no-day", 422, Some("execute_by"), SILENCE;
    /// The recognition was not written yet.
    NothingPrepared = "cases-silence-nothing-prepared", 409, None, SILENCE;
    /// Whoever wrote the recognition cannot sign it.
    OwnRecognition = "cases-silence-own", 403, None, None;
    /// The competent body needs a name and an address or an e-mail.
    NoBody = "cases-referral-no-body", 422, Some("body_name"), REFERRAL;
    /// The e-mail of the body is none.
    BadBodyEmail = "cases-referral-bad-email", 422, Some("body_email"), REFERRAL;
    /// The right cannot be waived, or what was missing came: it is answered on its merits.
    RepeatedException = "cases-repeated-exception", 409, Some("exception"), ODD;
    /// Nobody said whether an exception holds.
    NoExceptionSaid = "cases-repeated-no-exception-said", 422, Some("exception"), ODD;
    /// The earlier case does not exist, has no answer, or is of somebody else.
    NoEarlierAnswer = "cases-repeated-no-earlier", 422, Some("earlier"), ODD;
    /// An outage needs a channel, a beginning in the past and an end after it.
    BadOutage = "cases-outage-bad", 422, Some("started_at"), OUTAGE;
    /// It ended before, or does not exist.
    NoOutage = "cases-outage-unknown", 404, Some("outage"), OUTAGE;
    /// The filing came after the days that follow the failure.
    OutagePassed = "cases-outage-too-late", 409, Some("outage"), OUTAGE;
    /// Nothing in this case is late, so there is nothing to accept.
    NothingLate = "cases-outage-nothing-late", 409, None, OUTAGE;
    /// That template does not exist.
    NoTemplate = "cases-template-unknown", 404, None, None;
    /// A template needs a name, a kind of case and a text.
    BadTemplate = "cases-template-bad", 422, Some("name"), None;
    /// Whoever wrote a template does not approve it.
    OwnTemplate = "cases-template-own", 403, None, None;
    /// It was approved or retired before.
    TemplateDecided = "cases-template-decided", 409, None, None;
    /// The law gives more appeals against this decision than the letter says.
    WrongAppeals = "cases-wrong-appeals", 422, Some("lies"), APPEALS;
    /// A denial names the rule of reserve.
    NoReserveRule = "cases-no-reserve-rule", 422, Some("reserve"), Some("CPACA, art. 25");
    /// An amount is no amount of money.
    BadAmount = "cases-bad-amount", 422, Some("disputed"), None;
    /// Nothing is held for this case.
    NoHold = "cases-no-hold", 409, None, Some("Ley 142 de 1994, art. 155");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_different_and_have_their_sentence_in_both_languages() {
        let codes: HashSet<_> = StepRefusal::ALL.iter().map(Refusal::code).collect();
        assert_eq!(codes.len(), StepRefusal::ALL.len());
        for texts in [include_str!("steps.es.ftl"), include_str!("steps.en.ftl")] {
            for code in &codes {
                assert!(texts.contains(&format!("refusal-{code} =")), "{code}");
            }
        }
    }
}
