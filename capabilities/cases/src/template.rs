//! Texts to begin a letter with: one writes them, another approves them, and then everybody uses them. Pure.

use kernel::{AccountId, Id, Tag, TextProblem, clean_line, clean_text};
use serde::{Deserialize, Serialize};

use crate::answer::{LetterText, MAX_PART, ResponseType};
use crate::appeals::AppealsThatLie;
use crate::kind::{CaseKind, keyed};
use crate::step_refusal::StepRefusal;

/// Marks ids of templates.
#[derive(Debug)]
pub enum TemplateTag {}
impl Tag for TemplateTag {
    const NAME: &'static str = "template";
}

/// Id of one version of a template.
pub type TemplateId = Id<TemplateTag>;

keyed! {
    /// For which letter it is.
    TemplatePurpose {
        /// An answer to what was asked.
        Answer = "answer",
        /// The recognition of a positive silence.
        Recognition = "recognition",
        /// What is missing is asked of the person.
        Completion = "completion",
        /// A longer term is told.
        Extension = "extension",
        /// The covering letter of a referral.
        Referral = "referral",
    }
}

keyed! {
    /// Where one version of a template is.
    TemplateState {
        /// Written, waits for another person.
        Draft = "draft",
        /// In use.
        Approved = "approved",
        /// A later version is in use, or nobody wants it any more.
        Retired = "retired",
    }
}

/// The texts of a template, as they stand in its row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TemplateText {
    /// Saludo.
    pub greeting: String,
    /// Hechos.
    pub facts: String,
    /// Pruebas.
    pub evidence: String,
    /// Decisión.
    pub decision: String,
}

/// One version of a template.
#[doc(alias = "plantilla")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTemplate {
    /// Its id.
    pub id: TemplateId,
    /// Its name; versions of the same name follow one another.
    pub name: String,
    /// 1 is the first.
    pub version: i64,
    /// For which letter.
    pub purpose: TemplatePurpose,
    /// For which kinds of case; empty means any.
    pub kinds: Vec<CaseKind>,
    /// What it decides, if it is an answer.
    pub response: Option<ResponseType>,
    /// Which appeals it tells; nothing when the officer chooses.
    pub lies: Option<AppealsThatLie>,
    /// Its texts.
    pub text: TemplateText,
    /// Where it is.
    pub state: TemplateState,
    /// Who wrote it; nothing for the ones that come with the program.
    pub author: Option<AccountId>,
}

/// The longest name, in characters.
const MAX_NAME: usize = 120;

impl LetterTemplate {
    /// Checked and cleaned: it has a name and says something.
    pub fn check(mut self) -> Result<LetterTemplate, StepRefusal> {
        self.name = clean_line(&self.name, MAX_NAME).map_err(|_| StepRefusal::BadTemplate)?;
        let text = &mut self.text;
        for part in [&mut text.greeting, &mut text.facts, &mut text.evidence, &mut text.decision] {
            *part = match clean_text(part, MAX_PART) {
                Ok(clean) => clean,
                Err(TextProblem::Empty) => String::new(),
                Err(TextProblem::TooLong { .. }) => return Err(StepRefusal::BadTemplate),
            };
        }
        if text.decision.is_empty() && text.facts.is_empty() {
            return Err(StepRefusal::BadTemplate);
        }
        if self.purpose != TemplatePurpose::Answer {
            (self.response, self.lies) = (None, None);
        }
        Ok(self)
    }

    /// Approved by somebody who did not write it.
    pub fn approve(self, by: AccountId) -> Result<LetterTemplate, StepRefusal> {
        match self.state {
            TemplateState::Draft if self.author == Some(by) => Err(StepRefusal::OwnTemplate),
            TemplateState::Draft => Ok(LetterTemplate { state: TemplateState::Approved, ..self }),
            _ => Err(StepRefusal::TemplateDecided),
        }
    }

    /// Not to be used any more.
    pub fn retire(self) -> Result<LetterTemplate, StepRefusal> {
        match self.state {
            TemplateState::Retired => Err(StepRefusal::TemplateDecided),
            _ => Ok(LetterTemplate { state: TemplateState::Retired, ..self }),
        }
    }

    /// Whether it may be used for an answer to this kind of case.
    pub fn answers(&self, kind: CaseKind) -> bool {
        self.is_for(TemplatePurpose::Answer, kind)
    }

    /// Whether it may be used for this letter about this kind of case.
    pub fn is_for(&self, purpose: TemplatePurpose, kind: CaseKind) -> bool {
        self.state == TemplateState::Approved
            && self.purpose == purpose
            && (self.kinds.is_empty() || self.kinds.contains(&kind))
            && self.response.is_none_or(|r| ResponseType::for_kind(kind).contains(&r))
    }

    /// What an officer writes into the form of a step with it: the letter around it is put together by the
    /// program, with its dates and articles.
    pub fn fill_step(&self, known: &[(&str, &str)]) -> String {
        self.fill(known).decision
    }

    /// Its texts for one case: `{radicado}` and the like are filled in. What is not known stays to be seen.
    pub fn fill(&self, known: &[(&str, &str)]) -> LetterText {
        let put = |text: &str| {
            known
                .iter()
                .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
        };
        LetterText {
            greeting: put(&self.text.greeting),
            facts: put(&self.text.facts),
            evidence: put(&self.text.evidence),
            decision: put(&self.text.decision),
            lies: self.lies,
            ..LetterText::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::At;

    fn account(n: u8) -> AccountId {
        Id::new(At(i64::from(n) * 1_000_000), [n; 16])
    }

    fn template() -> LetterTemplate {
        LetterTemplate {
            id: Id::new(At(0), [1; 16]),
            name: " Accede  a lo pedido ".into(),
            version: 1,
            purpose: TemplatePurpose::Answer,
            kinds: vec![CaseKind::Claim],
            response: Some(ResponseType::Granted),
            lies: None,
            text: TemplateText {
                facts: "El {fecha} usted radicó {radicado}. {no sé}".into(),
                ..TemplateText::default()
            },
            state: TemplateState::Draft,
            author: Some(account(1)),
        }
    }

    #[test]
    fn a_second_person_approves_before_it_is_used() {
        let draft = template().check().unwrap();
        assert_eq!(draft.name, "Accede a lo pedido");
        assert!(!draft.answers(CaseKind::Claim));
        assert_eq!(draft.clone().approve(account(1)), Err(StepRefusal::OwnTemplate));
        let approved = draft.approve(account(2)).unwrap();
        assert!(approved.answers(CaseKind::Claim) && !approved.answers(CaseKind::Petition));
        assert_eq!(approved.clone().approve(account(2)), Err(StepRefusal::TemplateDecided));
        let retired = approved.retire().unwrap();
        assert!(!retired.answers(CaseKind::Claim));
        assert_eq!(retired.retire(), Err(StepRefusal::TemplateDecided));
    }

    #[test]
    fn what_is_known_is_filled_in() {
        let text = template().fill(&[("radicado", "2026-EN-000001"), ("fecha", "3 de marzo")]);
        assert_eq!(text.facts, "El 3 de marzo usted radicó 2026-EN-000001. {no sé}");
    }

    #[test]
    fn a_template_without_name_or_text_is_none() {
        assert_eq!(LetterTemplate { name: " ".into(), ..template() }.check(), Err(StepRefusal::BadTemplate));
        let empty = LetterTemplate { text: TemplateText::default(), ..template() };
        assert_eq!(empty.check(), Err(StepRefusal::BadTemplate));
        let long = TemplateText { facts: "x".repeat(MAX_PART + 1), ..TemplateText::default() };
        assert_eq!(LetterTemplate { text: long, ..template() }.check(), Err(StepRefusal::BadTemplate));
    }
}
