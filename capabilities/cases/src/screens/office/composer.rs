//! Where an officer writes: the answer in its parts, the note, and the letter that waits for signature.

use std::collections::HashMap;

use documents::{Block, parse_markdown};
use web::format::moment;
use web::{Fields, PageFrame};

use super::case_load::{Loaded, Scratch};
use super::templates::lies_choices;
use super::{Choice, May};
use crate::actions::split_matters;
use crate::answer::{Answer, AnswerState, LetterText, ResponseType};
use crate::appeals::AppealsThatLie;
use crate::case::{CaseRefusal, LetterPart, State};
use crate::kind::{CaseKind, PetitionerIdentity};
use crate::matter::AskedMatter;
use crate::template::TemplatePurpose;

/// The parts of the letter: field, key of the label, whether it must be there.
const PARTS: [&str; 5] = ["greeting", "facts", "evidence", "decision", "appeals"];

/// What somebody tried and was refused: their text is shown again.
#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    /// Which form: `answer`, `note`, `assign`, `classify`, `sign`, `return`.
    pub form: &'static str,
    pub typed: Scratch,
    /// The matters of a refused split: several fields of one name.
    pub matters: Vec<AskedMatter>,
    pub refusal: CaseRefusal,
}

impl Attempt {
    pub(crate) fn new(form: &'static str, fields: &Fields, refusal: CaseRefusal) -> Attempt {
        Attempt { form, typed: scratch_of(fields), matters: split_matters::of_form(fields), refusal }
    }
}

/// The texts of a form by name, without its tokens.
pub(crate) fn scratch_of(fields: &Fields) -> Scratch {
    fields.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// One part of the letter.
pub(crate) struct PartView {
    pub key: &'static str,
    pub label: String,
    pub hint: String,
    pub text: String,
    pub empty: bool,
    pub current: bool,
}

/// A requirement of the letter and whether it is met. The page holds both sentences and shows the one
/// that is true
/// while somebody types.
pub(crate) struct Requirement {
    pub key: &'static str,
    pub lacks: String,
    pub has: String,
    pub missing: bool,
}

/// The letter as it will be read.
pub(crate) struct LetterView {
    pub number: String,
    pub response: String,
    pub sections: Vec<(String, Vec<Block>)>,
    /// Name and moment of the signature; empty before it.
    pub signer: String,
    pub signed: String,
    pub author: String,
    /// Address of the PDF.
    pub pdf: String,
}

/// The composer of a case.
pub(crate) struct Composer {
    /// Whether the answer may be written now.
    pub writes: bool,
    /// Whether a note may be written.
    pub notes: bool,
    /// Whether the note is open instead of the answer.
    pub note_open: bool,
    pub version: i64,
    pub parts: Vec<PartView>,
    pub responses: Vec<Choice>,
    /// Which appeals lie.
    pub lies: Vec<Choice>,
    /// The rule of reserve; nothing where information is not asked for.
    pub reserve: Option<String>,
    /// Texts to begin with.
    pub templates: Vec<Choice>,
    pub requirements: Vec<Requirement>,
    pub note: String,
    /// What the one who returned it said.
    pub review_note: String,
    /// The letter that waits for signature or was signed.
    pub letter: Option<LetterView>,
    pub may_sign: bool,
    /// Who looks wrote the letter that waits.
    pub own: bool,
    /// The comment of a refused return.
    pub return_note: String,
    /// Half-typed text was brought back.
    pub restored: bool,
    /// The parts as somebody else saved them meanwhile.
    pub others: Vec<(String, String)>,
}

impl Composer {
    pub(crate) fn new(
        page: &PageFrame,
        loaded: &Loaded,
        may: May,
        me: kernel::AccountId,
        attempt: Option<&Attempt>,
        note_asked: bool,
    ) -> Composer {
        let state = loaded.sheet.state;
        let writes = may.answer && matches!(state, State::Received | State::InStudy);
        let answer = loaded.answer.as_ref();
        let tried = |form| attempt.filter(|a| a.form == form).map(|a| &a.typed);
        let kept = tried("answer").or(loaded.scratch.get("answer")).filter(|_| writes);
        let shown = Shown::new(page, loaded, may, kept);
        let missing = shown.as_answer(answer).missing_all(loaded.sheet.kind);
        let current = current_part(kept, &missing);
        let text = |form: &str, name: &str| {
            let typed = attempt.filter(|a| a.form == form).map(|a| &a.typed);
            typed.or(loaded.scratch.get(form)).and_then(|s| s.get(name)).cloned().unwrap_or_default()
        };
        let in_review = answer.filter(|a| a.state == AnswerState::InReview && state == State::InSignature);
        Composer {
            writes,
            notes: may.answer,
            note_open: note_asked || attempt.is_some_and(|a| a.form == "note") || !writes,
            version: answer.map_or(0, |a| a.version),
            parts: PARTS.iter().map(|key| shown.part(page, key, current)).collect(),
            responses: responses(page, loaded, shown.response),
            lies: lies_choices(page, shown.text.lies, Some(loaded.sheet.kind)),
            reserve: (loaded.sheet.kind == CaseKind::InformationRequest).then(|| shown.text.reserve.clone()),
            templates: templates(loaded, kept),
            requirements: requirements(page, loaded, &missing),
            note: text("note", "body"),
            review_note: answer.filter(|_| writes).map(|a| a.review_note.clone()).unwrap_or_default(),
            letter: letter(page, loaded),
            may_sign: may.sign && in_review.is_some_and(|a| a.author != me),
            own: in_review.is_some_and(|a| a.author == me),
            return_note: text("return", "note"),
            restored: attempt.is_none() && kept.is_some_and(|k| !k.contains_key(TEMPLATE)),
            others: changed_parts(page, &shown, answer, attempt),
        }
    }
}

/// What stands in the boxes.
struct Shown {
    text: LetterText,
    response: Option<ResponseType>,
}

impl Shown {
    /// What was typed and not saved, else what is saved, else a first text.
    fn new(page: &PageFrame, loaded: &Loaded, may: May, kept: Option<&Scratch>) -> Shown {
        if let Some(kept) = kept {
            let part = |key: &str| kept.get(key).cloned().unwrap_or_default();
            let text = LetterText {
                greeting: part("greeting"),
                facts: part("facts"),
                evidence: part("evidence"),
                decision: part("decision"),
                appeals: part("appeals"),
                lies: AppealsThatLie::parse(&part("lies")),
                reserve: part("reserve"),
            };
            return Shown { text, response: ResponseType::parse(&part("response")) };
        }
        match &loaded.answer {
            Some(answer) => Shown { text: answer.text.clone(), response: answer.response },
            None => {
                let greeting = greeting(page, loaded, may);
                let lies = AppealsThatLie::usual(loaded.sheet.kind, loaded.cause());
                let text = LetterText { greeting, lies, ..LetterText::default() };
                Shown { text, response: None }
            }
        }
    }

    fn get(&self, key: &str) -> &str {
        match key {
            "greeting" => &self.text.greeting,
            "facts" => &self.text.facts,
            "evidence" => &self.text.evidence,
            "decision" => &self.text.decision,
            _ => &self.text.appeals,
        }
    }

    fn part(&self, page: &PageFrame, key: &'static str, current: &str) -> PartView {
        let text = self.get(key).to_owned();
        PartView {
            key,
            label: page.t(&format!("cases-office-part-{key}")).into_owned(),
            hint: page.t(&format!("cases-office-part-{key}-hint")).into_owned(),
            empty: if key == "appeals" { self.text.lies.is_none() } else { text.trim().is_empty() },
            current: key == current,
            text,
        }
    }

    /// As an answer, to ask what it lacks.
    fn as_answer(&self, stored: Option<&Answer>) -> Answer {
        let nobody = kernel::Id::new(kernel::At(0), [0; 16]);
        Answer {
            state: AnswerState::Draft,
            response: self.response,
            text: self.text.clone(),
            author: stored.map_or(nobody, |a| a.author),
            review_note: String::new(),
            signed: None,
            version: 0,
        }
    }
}

/// The letter is in Spanish whatever the language of the screen.
fn greeting(_: &PageFrame, loaded: &Loaded, may: May) -> String {
    let named = loaded.person.as_ref().filter(|_| {
        loaded.sheet.identity == PetitionerIdentity::Named
            || (loaded.sheet.identity == PetitionerIdentity::Reserved && may.reveal)
    });
    match named {
        Some(summary) => format!("Cordial saludo, {}:", summary.person.name.as_str()),
        None => "Cordial saludo:".to_owned(),
    }
}

/// The part that is open: that which was open before, else the first that lacks, else the decision.
fn current_part(kept: Option<&Scratch>, missing: &[LetterPart]) -> &'static str {
    let asked = kept.and_then(|k| k.get("part")).map(String::as_str).unwrap_or_default();
    if let Some(part) = PARTS.into_iter().find(|key| *key == asked) {
        return part;
    }
    match missing.iter().find(|m| **m != LetterPart::Response) {
        Some(LetterPart::Facts) => "facts",
        Some(LetterPart::Appeals) => "appeals",
        _ => "decision",
    }
}

/// What may be decided about the case.
pub(crate) fn responses(page: &PageFrame, loaded: &Loaded, chosen: Option<ResponseType>) -> Vec<Choice> {
    let chosen = chosen.map_or("", ResponseType::key);
    let choice = |r: &ResponseType| {
        let words = page.t(&format!("cases-office-response-{}", r.key().replace('_', "-"))).into_owned();
        Choice::new(r.key(), words, chosen)
    };
    ResponseType::for_kind(loaded.sheet.kind).iter().map(choice).collect()
}

fn requirements(page: &PageFrame, loaded: &Loaded, missing: &[LetterPart]) -> Vec<Requirement> {
    let all = [
        (LetterPart::Response, "response"),
        (LetterPart::Facts, "facts"),
        (LetterPart::Decision, "decision"),
        (LetterPart::Appeals, "appeals"),
    ];
    let empty = Answer { response: None, text: LetterText::default(), ..nothing() };
    let asked = empty.missing_all(loaded.sheet.kind);
    let of = |(part, key): &(LetterPart, &'static str)| Requirement {
        key,
        lacks: page.t(&format!("cases-office-lacks-{key}")).into_owned(),
        has: page.t(&format!("cases-office-has-{key}")).into_owned(),
        missing: missing.contains(part),
    };
    all.iter().filter(|(part, _)| asked.contains(part)).map(of).collect()
}

fn nothing() -> Answer {
    let text = LetterText::default();
    Shown { text, response: None }.as_answer(None)
}

/// In a half-typed text: the template with which it began.
const TEMPLATE: &str = "template";

/// The approved templates for this kind of case.
fn templates(loaded: &Loaded, kept: Option<&Scratch>) -> Vec<Choice> {
    let chosen = kept.and_then(|k| k.get(TEMPLATE)).map(String::as_str).unwrap_or_default();
    let fits = loaded.steps.templates.iter().filter(|t| t.answers(loaded.sheet.kind));
    fits.map(|t| Choice::new(&t.id.to_string(), t.name.clone(), chosen)).collect()
}

/// Begins the answer with a template: its texts stand in the boxes as if they had been typed.
pub(crate) fn begin_with(loaded: &mut Loaded, page: &PageFrame, may: May, template: &str) {
    let found = loaded.steps.templates.iter().find(|t| t.id.to_string() == template);
    let Some(template) = found.filter(|t| t.answers(loaded.sheet.kind)).cloned() else { return };
    let known = known(loaded, page, may);
    let known: Vec<(&str, &str)> = known.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (sheet, text) = (&loaded.sheet, template.fill(&known));
    let lies = text.lies.or(AppealsThatLie::usual(sheet.kind, loaded.cause()));
    let appeals = lies.map(|l| l.words(sheet.kind, template.response)).unwrap_or_default();
    let fields = [
        ("greeting", text.greeting),
        ("facts", text.facts),
        ("evidence", text.evidence),
        ("decision", text.decision),
        ("appeals", appeals),
        ("lies", lies.map_or("", |l| l.key()).to_owned()),
        ("response", template.response.map_or("", |r| r.key()).to_owned()),
        (TEMPLATE, template.id.to_string()),
    ];
    let scratch = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    loaded.scratch.insert("answer".into(), scratch);
}

/// What a template may fill in about a case. Letters are in Spanish.
fn known(loaded: &Loaded, page: &PageFrame, may: May) -> [(&'static str, String); 5] {
    let day = |day| web::format::day_with_year(day, kernel::Lang::Es);
    let sheet = &loaded.sheet;
    [
        ("persona", super::case_view::petitioner(page, loaded, may)),
        ("radicado", sheet.number.clone()),
        ("asunto", sheet.subject.clone()),
        ("fecha", day(sheet.filed_at.day())),
        ("vence", day(sheet.deadline.due_on)),
    ]
}

/// The text with which the form of a step begins, if it was opened with a template: form and text.
pub(crate) type Prefill = (&'static str, String);

/// Begins the form of a step with a template.
pub(crate) fn begin_step_with(
    loaded: &mut Loaded,
    page: &PageFrame,
    may: May,
    (form, template): (&'static str, &str),
) {
    let Some(purpose) = purpose_of(form) else { return };
    let kind = loaded.sheet.kind;
    let found = loaded.steps.templates.iter().find(|t| t.id.to_string() == template);
    let Some(template) = found.filter(|t| t.is_for(purpose, kind)) else { return };
    let known = known(loaded, page, may);
    let known: Vec<(&str, &str)> = known.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let text = template.fill_step(&known);
    loaded.prefill = Some((form, text));
}

/// For which letter the form of a step is.
fn purpose_of(form: &str) -> Option<TemplatePurpose> {
    match form {
        "extend" => Some(TemplatePurpose::Extension),
        "completion" => Some(TemplatePurpose::Completion),
        "refer" => Some(TemplatePurpose::Referral),
        "recognition" => Some(TemplatePurpose::Recognition),
        _ => None,
    }
}

/// The approved templates with which the form of a step may begin.
pub(crate) fn step_templates(loaded: &Loaded, form: &str) -> Vec<Choice> {
    let Some(purpose) = purpose_of(form) else { return Vec::new() };
    let fits = loaded.steps.templates.iter().filter(|t| t.is_for(purpose, loaded.sheet.kind));
    fits.map(|t| Choice::new(&t.id.to_string(), t.name.clone(), "")).collect()
}

/// Where somebody else's saved text differs from what was typed, after [`CaseRefusal::ChangedMeanwhile`].
fn changed_parts(
    page: &PageFrame,
    shown: &Shown,
    answer: Option<&Answer>,
    attempt: Option<&Attempt>,
) -> Vec<(String, String)> {
    let changed = attempt.is_some_and(|a| a.form == "answer" && a.refusal == CaseRefusal::ChangedMeanwhile);
    let Some(stored) = answer.filter(|_| changed) else { return Vec::new() };
    let stored = Shown { text: stored.text.clone(), response: stored.response };
    let differs = |key: &&&'static str| stored.get(key) != shown.get(key);
    let told = |key: &&'static str| {
        (page.t(&format!("cases-office-part-{key}")).into_owned(), stored.get(key).to_owned())
    };
    PARTS.iter().filter(differs).map(told).collect()
}

/// The letter, once it waits for signature.
fn letter(page: &PageFrame, loaded: &Loaded) -> Option<LetterView> {
    let answer = loaded.answer.as_ref()?;
    let signed = answer.state == AnswerState::Signed;
    let waits = answer.state == AnswerState::InReview && loaded.sheet.state == State::InSignature;
    if !(signed || waits) {
        return None;
    }
    let shown = Shown { text: answer.text.clone(), response: answer.response };
    let section = |key: &&'static str| {
        let heading = match *key {
            "greeting" => String::new(),
            key => page.t(&format!("cases-office-part-{key}")).into_owned(),
        };
        (heading, parse_markdown(shown.get(key)))
    };
    let words = |r: ResponseType| {
        page.t(&format!("cases-office-response-{}", r.key().replace('_', "-"))).into_owned()
    };
    let id = loaded.sheet.id;
    let pdf = match &loaded.sheet.letter_code {
        Some(code) => format!("/bandeja/{id}/papeles/{code}"),
        None => format!("/bandeja/{id}/respuesta/pdf"),
    };
    Some(LetterView {
        number: loaded.sheet.outgoing_number.clone().unwrap_or_default(),
        response: answer.response.map(words).unwrap_or_default(),
        sections: PARTS.iter().filter(|key| !shown.get(key).trim().is_empty()).map(section).collect(),
        signer: answer.signed.map(|(who, _)| loaded.officer_name(who).to_owned()).unwrap_or_default(),
        signed: answer.signed.map(|(_, at)| moment(at, page.lang())).unwrap_or_default(),
        author: loaded.officer_name(answer.author).to_owned(),
        pdf,
    })
}

/// Empty values of a scratch are worth nothing: a form that was only opened is not kept.
pub(crate) fn worth_keeping(scratch: &HashMap<String, String>) -> bool {
    let ours = ["greeting", "facts", "evidence", "decision", "appeals", "body", "response"];
    ours.iter().any(|name| scratch.get(*name).is_some_and(|text| !text.trim().is_empty()))
}
