//! The draft of a browser: finding it, keeping it, going on with it elsewhere, throwing it away.

use askama::Template;
use axum::extract::Path;
use catalog::UtilityService;
use deadlines::Rulebook;
use dispatch::NewMessage;
use kernel::{Failure, Never};
use store::Work;
use web::{Door, Fields, PageFrame, Problem, Reply};

use crate::actions::file_case_by_web::take;
use crate::actions::save_draft::{self, DRAFT_DAYS, Draft, FoundDraft, draft_id};
use crate::petition_form::PetitionForm;
use crate::screens::steps;
use crate::wizard::WizardStep;

/// What a page of the form stands on.
pub(crate) struct Held {
    /// The draft, empty when there is none.
    pub draft: Draft,
    /// Secret of the link that opens it elsewhere, once it was saved.
    pub resume_key: Option<String>,
    /// How the company counts.
    pub rulebook: Rulebook,
    /// What the company gives.
    pub services: Vec<UtilityService>,
}

/// The draft of this browser and the calendar, in one look.
pub(crate) async fn held(door: &Door) -> Result<Held, Problem> {
    let id = draft_id(door.visitor());
    let found = door.store().read("cases.draft", (id.clone(), door.at()), |look, (id, now)| {
        Box::pin(async move {
            let found = save_draft::find(look, id, *now).await?;
            let company = company::current(look).await?;
            let services = company.map(|c| c.profile.services.clone()).unwrap_or_default();
            Ok::<_, Failure<Never>>((found, deadlines::current(look).await?, services))
        })
    });
    let (found, rulebook, services) = found.await?;
    Ok(match found {
        Some(FoundDraft { draft, resume_key, .. }) => {
            Held { draft, resume_key: Some(resume_key), rulebook, services }
        }
        None => {
            let draft = Draft { id, form: PetitionForm::default(), files: Vec::new() };
            Held { draft, resume_key: None, rulebook, services }
        }
    })
}

/// Keeps a draft.
pub(crate) async fn keep(door: &Door, draft: Draft) -> Result<(), Problem> {
    let kept = door.store().write("cases.save_draft", door.actor().clone(), draft, |work, draft| {
        Box::pin(save_draft::run(work, draft))
    });
    Ok(kept.await?)
}

#[derive(Template)]
#[template(path = "draft.html")]
pub(crate) struct DraftPage {
    pub page: PageFrame,
    /// Address that opens the draft in another browser; nothing if there is no draft.
    pub link: Option<String>,
    pub days: i64,
    /// Whether the question is if it shall be thrown away.
    pub discard: bool,
    pub go_on: String,
}

/// `POST /pqr/guardado`: keeps what a step holds, mistakes and all, and mails the link if an e-mail was
/// given.
pub async fn save(door: Door, fields: Fields) -> Reply {
    let Some(step) = WizardStep::parse(fields.text("step")) else { return web::not_found() };
    let (held, errors) = take(&door, step, &fields).await?;
    if !crate::wizard::fits(&held.draft.form, door.today()) {
        return steps::page(&door, step, &held, false, errors);
    }
    mail_link(&door, held.draft.form.email.trim()).await?;
    web::redirect("/pqr/guardado")
}

/// What is no address gets no mail: the page shows the link anyway.
async fn mail_link(door: &Door, to: &str) -> Result<(), Problem> {
    if to.is_empty() {
        return Ok(());
    }
    let Some(key) = held(door).await?.resume_key else { return Ok(()) };
    let link = link(door, &key);
    let days = DRAFT_DAYS.to_string();
    let text = door.t_args("cases-mail-draft", &[("link", &link), ("days", &days)]);
    // the mail is about the draft of a browser, whose hash says nothing about anybody
    let about = format!("drafts/{}", draft_id(door.visitor()));
    let mail = NewMessage::email("cases.draft", &about, to, &door.t("cases-mail-draft-subject"), &text);
    let sent = door
        .store()
        .write("cases.mail_draft", door.actor().clone(), mail, |work, mail| Box::pin(enqueue(work, mail)));
    Ok(sent.await?)
}

/// Nobody stays without a draft because its mail cannot be sent.
async fn enqueue(work: &mut Work<'_>, mail: &NewMessage) -> Result<(), Failure<Never>> {
    match dispatch::enqueue(work, mail.clone()).await {
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

fn link(door: &Door, key: &str) -> String {
    format!("{}/pqr/continuar/{key}", door.app().settings().base_url)
}

/// `GET /pqr/guardado`: the link of the draft.
pub async fn saved(door: Door) -> Reply {
    draft_page(&door, "cases-saved-title", false).await
}

/// `GET /pqr/descartar`: shall it be thrown away?
pub async fn ask_discard(door: Door) -> Reply {
    draft_page(&door, "cases-discard-title", true).await
}

async fn draft_page(door: &Door, title: &str, discard: bool) -> Reply {
    let held = held(door).await?;
    let step = WizardStep::Review.missing_before(&held.draft.form, door.today());
    let title = if held.resume_key.is_some() { title } else { "cases-no-draft-title" };
    web::html(DraftPage {
        page: door.page(title),
        link: held.resume_key.map(|key| link(door, &key)),
        days: DRAFT_DAYS,
        discard,
        go_on: step.unwrap_or(WizardStep::Review).path(),
    })
}

/// `POST /pqr/descartar`: throws it away.
pub async fn discard(door: Door) -> Reply {
    let id = draft_id(door.visitor());
    let gone = door.store().write("cases.discard_draft", door.actor().clone(), id, |work, id| {
        Box::pin(save_draft::discard(work, id))
    });
    gone.await?;
    web::redirect("/pqr/descartar")
}

/// `GET /pqr/continuar/{key}`: brings a draft into this browser. The other browser keeps its own.
pub async fn resume(door: Door, Path(key): Path<String>) -> Reply {
    let found = door.store().read("cases.resume", (key, door.at()), |look, (key, now)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(save_draft::find_by_key(look, key, *now).await?) })
    });
    let Some(found) = found.await? else { return web::redirect("/pqr/guardado") };
    let draft = Draft { id: draft_id(door.visitor()), ..found.draft };
    let step = WizardStep::Review.missing_before(&draft.form, door.today()).unwrap_or(WizardStep::Review);
    keep(&door, draft).await?;
    web::redirect(&step.path())
}
