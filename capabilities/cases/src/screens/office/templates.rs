//! `/plantillas`: the texts with which letters begin, who approved them, and the form to write one.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{AccountId, Failure, Id, Never, Refusal};
use web::{Door, FormErrors, Light, PageFrame, Problem, Reply};

use super::{Choice, May, inbox};
use crate::actions::write_template::WriteTemplate;
use crate::answer::ResponseType;
use crate::appeals::AppealsThatLie;
use crate::case::CaseRefusal;
use crate::kind::CaseKind;
use crate::records::steps;
use crate::template::{LetterTemplate, TemplatePurpose, TemplateState, TemplateText};
use crate::words;

/// A line of the list.
pub(crate) struct TemplateLine {
    pub id: String,
    pub name: String,
    pub version: i64,
    pub purpose: String,
    pub kinds: String,
    pub light: Light,
    pub state: String,
}

#[derive(Template)]
#[template(path = "office/templates.html")]
pub(crate) struct TemplatesPage {
    pub page: PageFrame,
    pub lines: Vec<TemplateLine>,
    pub may_write: bool,
}

#[derive(Template)]
#[template(path = "office/template.html")]
pub(crate) struct TemplatePage {
    pub page: PageFrame,
    pub line: TemplateLine,
    pub response: String,
    pub lies: String,
    pub text: TemplateText,
    pub may_write: bool,
    pub may_approve: bool,
    pub may_retire: bool,
    pub own: bool,
}

#[derive(Template)]
#[template(path = "office/template_form.html")]
pub(crate) struct TemplateForm {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub called: String,
    pub purposes: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub responses: Vec<Choice>,
    pub lies: Vec<Choice>,
    pub text: TemplateText,
}

impl TemplateLine {
    pub(crate) fn new(page: &PageFrame, t: &LetterTemplate) -> TemplateLine {
        let kinds: Vec<&str> = t.kinds.iter().map(|k| words::kind(*k, page.lang())).collect();
        TemplateLine {
            id: t.id.to_string(),
            name: t.name.clone(),
            version: t.version,
            purpose: page.t(&format!("cases-template-purpose-{}", t.purpose.key())).into_owned(),
            kinds: match kinds.is_empty() {
                true => page.t("cases-template-any-kind").into_owned(),
                false => kinds.join(", "),
            },
            light: match t.state {
                TemplateState::Draft => Light::Amber,
                TemplateState::Approved => Light::Green,
                TemplateState::Retired => Light::Plain,
            },
            state: page.t(&format!("cases-template-state-{}", t.state.key())).into_owned(),
        }
    }
}

impl TemplatePage {
    pub(crate) fn new(page: PageFrame, t: LetterTemplate, may: May, me: AccountId) -> TemplatePage {
        let response = |r: ResponseType| {
            page.t(&format!("cases-office-response-{}", r.key().replace('_', "-"))).into_owned()
        };
        let draft = t.state == TemplateState::Draft;
        TemplatePage {
            line: TemplateLine::new(&page, &t),
            response: t.response.map(response).unwrap_or_default(),
            lies: t.lies.map(|l| page.t(&format!("cases-lies-{}", l.key())).into_owned()).unwrap_or_default(),
            may_write: may.answer,
            may_approve: may.sign && draft && t.author != Some(me),
            may_retire: may.sign && t.state != TemplateState::Retired,
            own: draft && t.author == Some(me),
            text: t.text,
            page,
        }
    }
}

impl TemplateForm {
    pub(crate) fn new(page: PageFrame, wish: WriteTemplate, errors: FormErrors) -> TemplateForm {
        let lang = page.lang();
        let purpose = |p: &TemplatePurpose| {
            let label = page.t(&format!("cases-template-purpose-{}", p.key())).into_owned();
            Choice::new(p.key(), label, wish.purpose.key())
        };
        let kind = |k: &CaseKind| Choice {
            chosen: wish.kinds.contains(k),
            ..Choice::new(k.key(), words::kind(*k, lang), "")
        };
        let response = |r: &ResponseType| {
            let label = page.t(&format!("cases-office-response-{}", r.key().replace('_', "-"))).into_owned();
            Choice::new(r.key(), label, wish.response.map_or("", |r| r.key()))
        };
        TemplateForm {
            purposes: TemplatePurpose::ALL.iter().map(purpose).collect(),
            kinds: CaseKind::ALL.iter().map(kind).collect(),
            responses: ResponseType::ALL
                .iter()
                .filter(|r| **r != ResponseType::Referred)
                .map(response)
                .collect(),
            lies: lies_choices(&page, wish.lies, None),
            called: wish.name,
            text: wish.text,
            errors,
            page,
        }
    }
}

/// The appeals as options: those for a kind of case, or all.
pub(crate) fn lies_choices(
    page: &PageFrame,
    chosen: Option<AppealsThatLie>,
    kind: Option<CaseKind>,
) -> Vec<Choice> {
    let chosen = chosen.map_or("", |l| l.key());
    let choice = |l: AppealsThatLie| {
        Choice::new(l.key(), page.t(&format!("cases-lies-{}", l.key())).into_owned(), chosen)
    };
    match kind {
        Some(kind) => AppealsThatLie::for_kind(kind).map(choice).collect(),
        None => AppealsThatLie::ALL.iter().copied().map(choice).collect(),
    }
}

/// `GET /plantillas`.
pub async fn show(door: Door) -> Reply {
    let found = door.store().read("cases.templates", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(steps::templates(look).await?) })
    });
    let (found, page) = (found.await?, door.page("cases-templates-title"));
    let lines = found.iter().map(|t| TemplateLine::new(&page, t)).collect();
    web::html(TemplatesPage { lines, may_write: May::of(&door).answer, page })
}

async fn find(door: &Door, id: &str) -> Result<LetterTemplate, Problem> {
    let id: crate::template::TemplateId = Id::parse(id).ok_or_else(Problem::not_found)?;
    let found = door.store().read("cases.template", id, |look, id| {
        Box::pin(async move { Ok::<_, Failure<Never>>(steps::template_by_id(look, *id).await?) })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// `GET /plantillas/{id}`.
pub async fn one(door: Door, Path(id): Path<String>) -> Reply {
    let me = inbox::officer(&door)?;
    let found = find(&door, &id).await?;
    let page = door.page_titled(found.name.clone());
    web::html(TemplatePage::new(page, found, May::of(&door), me))
}

/// `GET /plantillas/nueva`, with the texts of `?de=` to begin with.
pub async fn new(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let wish = match asked.get("de") {
        Some(id) => {
            let t = find(&door, id).await?;
            WriteTemplate {
                name: t.name,
                purpose: t.purpose,
                kinds: t.kinds,
                response: t.response,
                lies: t.lies,
                text: t.text,
            }
        }
        None => blank(),
    };
    web::html(TemplateForm::new(door.page("cases-template-new"), wish, FormErrors::none()))
}

/// A form with nothing in it.
pub(crate) fn blank() -> WriteTemplate {
    WriteTemplate {
        name: String::new(),
        purpose: TemplatePurpose::Answer,
        kinds: Vec::new(),
        response: None,
        lies: None,
        text: TemplateText::default(),
    }
}

/// The form again, with what was typed.
pub(crate) fn again(door: &Door, wish: WriteTemplate, refusal: &CaseRefusal) -> Reply {
    let mut errors = FormErrors::none();
    errors.add("name", door.sentence(refusal));
    let page = door.page("cases-template-new").failed();
    web::html_status(refusal.status(), TemplateForm::new(page, wish, errors))
}
