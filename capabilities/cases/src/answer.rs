//! The answer: a letter in parts, so that its legal minimum is a matter of shape.

use kernel::{AccountId, At};
use serde::{Deserialize, Serialize};

use crate::appeals::AppealsThatLie;
use crate::case::{CaseRefusal, LetterPart};
use crate::kind::{CaseKind, keyed};
use crate::step_refusal::StepRefusal;

keyed! {
    /// What was decided, with the regulator's codes.
    #[doc(alias = "tipo de respuesta")]
    ResponseType {
        /// Accede.
        #[doc(alias = "accede")]
        Granted = "granted",
        /// Accede parcialmente.
        #[doc(alias = "accede parcialmente")]
        PartlyGranted = "partly_granted",
        /// No accede.
        #[doc(alias = "no accede")]
        Denied = "denied",
        /// Confirma (appeals).
        #[doc(alias = "confirma")]
        Upheld = "upheld",
        /// Modifica (appeals).
        #[doc(alias = "modifica")]
        Modified = "modified",
        /// Revoca (appeals).
        #[doc(alias = "revoca")]
        Revoked = "revoked",
        /// Rechaza.
        #[doc(alias = "rechaza")]
        Inadmissible = "inadmissible",
        /// Traslada por competencia: the case was sent to another body.
        #[doc(alias = "traslada por competencia")]
        Referred = "referred",
        /// Archiva.
        #[doc(alias = "archiva")]
        Archived = "archived",
    }
}

impl ResponseType {
    /// The code of the regulator (Res. SSPD 20151300054575 de 2015, table of responses).
    pub fn sui_code(self) -> u8 {
        match self {
            ResponseType::Granted => 1,
            ResponseType::PartlyGranted => 2,
            ResponseType::Denied => 3,
            ResponseType::Upheld => 4,
            ResponseType::Modified => 5,
            ResponseType::Revoked => 6,
            ResponseType::Inadmissible => 7,
            ResponseType::Referred => 8,
            ResponseType::Archived => 11,
        }
    }

    /// What may be decided about a kind of case.
    pub fn for_kind(kind: CaseKind) -> &'static [ResponseType] {
        use ResponseType::{
            Archived, Denied, Granted, Inadmissible, Modified, PartlyGranted, Revoked, Upheld,
        };
        match kind {
            CaseKind::Appeal => &[Upheld, Modified, Revoked, Inadmissible],
            _ => &[Granted, PartlyGranted, Denied, Inadmissible, Archived],
        }
    }
}

keyed! {
    /// Where an answer is on its way to the signature.
    AnswerState {
        /// Being written.
        Draft = "draft",
        /// Waits for the one who signs.
        InReview = "in_review",
        /// Came back with a comment.
        Returned = "returned",
        /// Signed; never changes again.
        Signed = "signed",
    }
}

/// The parts of the letter, in a small subset of Markdown.
#[doc(alias = "respuesta")]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LetterText {
    /// Saludo.
    pub greeting: String,
    /// Hechos: what the person asked and what happened.
    pub facts: String,
    /// Pruebas: what was looked at.
    pub evidence: String,
    /// Decisión.
    pub decision: String,
    /// Recursos: which appeals lie, before whom, within which term.
    pub appeals: String,
    /// Which appeals lie, as a choice that the system puts into the words of `appeals`; nothing while nobody
    /// decided it, and then it cannot be signed.
    #[serde(default)]
    pub lies: Option<AppealsThatLie>,
    /// The rule of reserve of a denial of information (CPACA, art. 25); empty otherwise.
    #[serde(default)]
    pub reserve: String,
}

impl LetterText {
    /// The decision as it is read: with the rule of reserve, if it denies information (CPACA, art. 25).
    pub fn decision_whole(&self) -> String {
        match self.reserve.trim() {
            "" => self.decision.clone(),
            rule => format!("{}\n\n**Norma que ordena la reserva:** {rule}", self.decision.trim_end()),
        }
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Where it is.
    pub state: AnswerState,
    /// What is decided; nothing while undecided.
    pub response: Option<ResponseType>,
    /// The letter.
    pub text: LetterText,
    /// Who wrote it.
    pub author: AccountId,
    /// What the one who returned it said.
    pub review_note: String,
    /// Who signed and when.
    pub signed: Option<(AccountId, At)>,
    /// Counts its changes.
    pub version: i64,
}

/// The longest part of a letter, in characters.
pub const MAX_PART: usize = 20_000;

impl Answer {
    /// The first part that is missing, if one is: what blocks «Enviar a firma».
    pub fn missing(&self, kind: CaseKind) -> Option<LetterPart> {
        self.missing_all(kind).into_iter().next()
    }

    /// Every part that is missing, in the order of the letter.
    pub fn missing_all(&self, kind: CaseKind) -> Vec<LetterPart> {
        let asks_appeals = !matches!(kind, CaseKind::Suggestion | CaseKind::Compliment);
        let checks = [
            (self.response.is_none(), LetterPart::Response),
            (self.text.facts.trim().is_empty(), LetterPart::Facts),
            (self.text.decision.trim().is_empty(), LetterPart::Decision),
            // words by hand are not enough: somebody must have decided it
            (asks_appeals && self.text.lies.is_none(), LetterPart::Appeals),
        ];
        checks.into_iter().filter_map(|(missing, part)| missing.then_some(part)).collect()
    }

    /// What the law asks of this very decision beyond its parts: the appeals that it gives (Ley 142 de 1994,
    /// art. 154) and the rule of reserve of a denial (CPACA, art. 25).
    pub fn check_content(&self, kind: CaseKind, cause: Option<&catalog::Cause>) -> Result<(), CaseRefusal> {
        if self.text.lies.is_some_and(|lies| !lies.fits(kind, cause, self.response)) {
            return Err(CaseRefusal::Step(StepRefusal::WrongAppeals));
        }
        let denies = kind == CaseKind::InformationRequest && self.response == Some(ResponseType::Denied);
        if denies && self.text.reserve.trim().is_empty() {
            return Err(CaseRefusal::Step(StepRefusal::NoReserveRule));
        }
        Ok(())
    }

    /// Whether `signer` may sign it: complete, in review, and written by somebody else.
    pub fn check_signature(&self, kind: CaseKind, signer: AccountId) -> Result<(), CaseRefusal> {
        if self.state != AnswerState::InReview {
            return Err(CaseRefusal::NothingToSign);
        }
        if self.author == signer {
            return Err(CaseRefusal::OwnAnswer);
        }
        self.missing(kind).map_or(Ok(()), |part| Err(CaseRefusal::IncompleteLetter(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    fn account(n: u8) -> AccountId {
        Id::new(At(i64::from(n) * 1_000_000), [n; 16])
    }

    fn complete() -> Answer {
        let text = LetterText {
            facts: "hechos".into(),
            decision: "decisión".into(),
            lies: Some(AppealsThatLie::WithSubsidiary),
            ..LetterText::default()
        };
        let response = Some(ResponseType::Granted);
        let (state, signed) = (AnswerState::InReview, None);
        Answer { state, response, text, author: account(1), review_note: String::new(), signed, version: 1 }
    }

    #[test]
    fn a_letter_says_what_it_decides_and_which_appeals_lie_cpaca_art_67() {
        let answer = complete();
        assert_eq!(answer.missing(CaseKind::Claim), None);
        let without = |change: fn(&mut Answer)| {
            let mut a = answer.clone();
            change(&mut a);
            (a.missing(CaseKind::Claim), a.missing(CaseKind::Compliment))
        };
        let both = |p| (Some(p), Some(p));
        assert_eq!(without(|a| a.response = None), both(LetterPart::Response));
        assert_eq!(without(|a| a.text.facts = " ".into()), both(LetterPart::Facts));
        assert_eq!(without(|a| a.text.decision.clear()), both(LetterPart::Decision));
        let by_hand = without(|a| {
            a.text.lies = None;
            a.text.appeals = "No proceden recursos.".into();
        });
        assert_eq!(by_hand, (Some(LetterPart::Appeals), None));
    }

    #[test]
    fn a_second_person_signs() {
        let answer = complete();
        assert_eq!(answer.check_signature(CaseKind::Claim, account(1)), Err(CaseRefusal::OwnAnswer));
        assert_eq!(answer.check_signature(CaseKind::Claim, account(2)), Ok(()));
        let draft = Answer { state: AnswerState::Draft, ..answer };
        assert_eq!(draft.check_signature(CaseKind::Claim, account(2)), Err(CaseRefusal::NothingToSign));
    }

    #[test]
    fn a_denial_of_information_names_the_rule_of_reserve_cpaca_art_25() {
        let denied = Answer { response: Some(ResponseType::Denied), ..complete() };
        let check = |a: &Answer| a.check_content(CaseKind::InformationRequest, None);
        assert_eq!(check(&denied), Err(CaseRefusal::Step(StepRefusal::NoReserveRule)));
        let mut named = denied.clone();
        named.text.reserve = "Ley 1581 de 2012, art. 4".into();
        assert_eq!(check(&named), Ok(()));
        assert!(named.text.decision_whole().ends_with("Ley 1581 de 2012, art. 4"));
        assert_eq!(check(&Answer { response: Some(ResponseType::Granted), ..denied.clone() }), Ok(()));
        assert_eq!(denied.check_content(CaseKind::Claim, None), Ok(()));
    }

    #[test]
    fn codes_are_those_of_the_regulator() {
        let codes: Vec<_> = ResponseType::ALL.iter().map(|r| r.sui_code()).collect();
        assert_eq!(codes, vec![1, 2, 3, 4, 5, 6, 7, 8, 11]);
        assert!(ResponseType::for_kind(CaseKind::Appeal).iter().all(|r| (4..=7).contains(&r.sui_code())));
        assert!(ResponseType::for_kind(CaseKind::Claim).iter().all(|r| ![4, 5, 6].contains(&r.sui_code())));
    }
}
