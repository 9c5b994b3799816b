//! Writes a template, or a next version of one; another person approves it. The starting ones come as drafts.

use kernel::{Failure, Fault};
use store::{Work, args};
use web::{Door, Fields, Reply};

use crate::answer::ResponseType;
use crate::appeals::AppealsThatLie;
use crate::case::CaseRefusal;
use crate::kind::CaseKind;
use crate::records::steps::{self, refused};
use crate::screens::office::templates;
use crate::starter_templates::STARTERS;
use crate::template::{
    LetterTemplate, TemplateId, TemplatePurpose, TemplateState, TemplateTag, TemplateText,
};

/// What the template says; its version and author are filled in.
#[derive(Debug, Clone)]
pub struct WriteTemplate {
    /// Its name: the same name makes a next version.
    pub name: String,
    /// For which letter.
    pub purpose: TemplatePurpose,
    /// For which kinds; empty means any.
    pub kinds: Vec<CaseKind>,
    /// What it decides.
    pub response: Option<ResponseType>,
    /// Which appeals it tells.
    pub lies: Option<AppealsThatLie>,
    /// Its texts.
    pub text: TemplateText,
}

/// Keeps it as a draft.
pub async fn run(work: &mut Work<'_>, wish: &WriteTemplate) -> Result<TemplateId, Failure<CaseRefusal>> {
    let author = work.actor().account().ok_or(Failure::Refused(CaseRefusal::UnknownOfficer))?;
    keep(work, wish, Some(author)).await
}

async fn keep(
    work: &mut Work<'_>,
    wish: &WriteTemplate,
    author: Option<kernel::AccountId>,
) -> Result<TemplateId, Failure<CaseRefusal>> {
    let w = wish.clone();
    let template = LetterTemplate {
        id: work.new_id::<TemplateTag>(),
        name: w.name,
        version: 1,
        purpose: w.purpose,
        kinds: w.kinds,
        response: w.response,
        lies: w.lies,
        text: w.text,
        state: TemplateState::Draft,
        author,
    };
    let mut template = template.check().map_err(refused)?;
    template.version = steps::last_template_version(work, &template.name).await? + 1;
    steps::insert_template(work, &template).await?;
    Ok(template.id)
}

/// Brings the starting set: those whose names are not there yet. Gives how many came.
pub async fn bring_starters(work: &mut Work<'_>) -> Result<usize, Failure<CaseRefusal>> {
    let mut brought = 0;
    for starter in STARTERS {
        if steps::last_template_version(work, starter.name).await? > 0 {
            continue;
        }
        let wish = WriteTemplate {
            name: starter.name.to_owned(),
            purpose: starter.purpose,
            kinds: starter.kinds.to_vec(),
            response: starter.response,
            lies: starter.lies,
            text: starter.text(),
        };
        keep(work, &wish, None).await?;
        brought += 1;
    }
    Ok(brought)
}

/// Brings the starting set if there was never a template: the company is new, or older than the set. What
/// somebody retired stays retired.
pub(crate) async fn bring_if_none(work: &mut Work<'_>) -> Result<(), Fault> {
    if work.one(steps::COUNT_TEMPLATES, args![]).await?.take::<i64>()? > 0 {
        return Ok(());
    }
    match bring_starters(work).await {
        Ok(_) => Ok(()),
        Err(Failure::Broke(fault)) => Err(fault),
        Err(Failure::Refused(refusal)) => {
            Err(Fault::new(format!("a starting template is refused: {refusal:?}")))
        }
    }
}

/// `POST /plantillas`.
pub async fn submit(door: Door, fields: Fields) -> Reply {
    let part = |name: &str| fields.text(name).to_owned();
    let wish = WriteTemplate {
        name: part("name"),
        purpose: TemplatePurpose::parse(fields.text("purpose")).unwrap_or(TemplatePurpose::Answer),
        kinds: fields.all("kinds").filter_map(CaseKind::parse).collect(),
        response: ResponseType::parse(fields.text("response")),
        lies: AppealsThatLie::parse(fields.text("lies")),
        text: TemplateText {
            greeting: part("greeting"),
            facts: part("facts"),
            evidence: part("evidence"),
            decision: part("decision"),
        },
    };
    let actor = door.actor().clone();
    let done = door
        .store()
        .write("cases.write_template", actor, wish.clone(), |work, wish| Box::pin(run(work, wish)))
        .await;
    match done {
        Ok(id) => {
            web::redirect_saying(door.app(), &format!("/plantillas/{id}"), "cases-said-template-written")
        }
        Err(Failure::Refused(refusal)) => templates::again(&door, wish, &refusal),
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// `POST /plantillas/inicio`.
pub async fn bring(door: Door) -> Reply {
    let done = door
        .store()
        .write("cases.bring_templates", door.actor().clone(), (), |work, ()| Box::pin(bring_starters(work)));
    done.await?;
    web::redirect_saying(door.app(), "/plantillas", "cases-said-templates-brought")
}
