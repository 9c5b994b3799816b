//! Approves a template that somebody else wrote, or retires one. An approved version takes the place of the
//! one before.

use axum::extract::Path;
use kernel::{Failure, Id};
use store::{Work, args};
use web::{Door, Problem, Reply};

use crate::case::CaseRefusal;
use crate::records::steps::{self, refused};
use crate::step_refusal::StepRefusal;
use crate::template::{TemplateId, TemplateState};

/// What becomes of a template.
#[derive(Debug, Clone, Copy)]
pub struct DecideTemplate {
    /// Which version.
    pub id: TemplateId,
    /// Whether it is approved, else retired.
    pub approve: bool,
}

/// Decides it.
pub async fn run(work: &mut Work<'_>, wish: &DecideTemplate) -> Result<(), Failure<CaseRefusal>> {
    let who = work.actor().account().ok_or(Failure::Refused(CaseRefusal::UnknownOfficer))?;
    let found = steps::template_by_id(work, wish.id).await?.ok_or(refused(StepRefusal::NoTemplate))?;
    let decided = if wish.approve { found.approve(who) } else { found.retire() }.map_err(refused)?;
    if decided.state == TemplateState::Approved {
        work.exec(steps::RETIRE_OTHER_VERSIONS, args![&decided.name, decided.id]).await?;
    }
    work.exec(steps::DECIDE_TEMPLATE, args![decided.state.key(), who, work.at(), decided.id]).await?;
    Ok(())
}

async fn decide(door: Door, id: &str, approve: bool) -> Reply {
    let wish = DecideTemplate { id: Id::parse(id).ok_or_else(Problem::not_found)?, approve };
    let actor = door.actor().clone();
    let done =
        door.store().write("cases.decide_template", actor, wish, |work, wish| Box::pin(run(work, wish)));
    done.await?;
    let said = if approve { "cases-said-template-approved" } else { "cases-said-template-retired" };
    web::redirect_saying(door.app(), "/plantillas", said)
}

/// `POST /plantillas/{id}/aprobar`.
pub async fn approve(door: Door, Path(id): Path<String>) -> Reply {
    decide(door, &id, true).await
}

/// `POST /plantillas/{id}/retirar`.
pub async fn retire(door: Door, Path(id): Path<String>) -> Reply {
    decide(door, &id, false).await
}
