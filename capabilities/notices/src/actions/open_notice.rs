//! Opens the notice of a decision: by itself when it is signed, or by an officer for an answer that is
//! usually only communicated.

use axum::extract::Path;
use cases::{CaseId, PetitionerIdentity, ReplyBy};
use dispatch::EmailAddress;
use kernel::{Failure, Fault};
use people::Purpose;
use serde_json::json;
use store::Work;
use web::{Door, Problem, Reply};

use crate::decision::Decision;
use crate::notice::{Known, Notice};
use crate::refusal::NoticeRefusal;
use crate::terms::Terms;
use crate::{events, records};

/// Opens the notice of a decision once; opening it again gives the one that is there.
pub async fn run(work: &mut Work<'_>, case: &CaseId) -> Result<Notice, Failure<NoticeRefusal>> {
    if let Some(stored) = records::load(work, *case).await? {
        return Ok(stored.notice);
    }
    let decision = records::decision(work, *case).await?;
    let decision = decision.ok_or(Failure::Refused(NoticeRefusal::NothingDecided))?;
    let known = known(work, &decision).await?;
    let book = deadlines::current(work).await?;
    let notice = Notice::open(&known, &Terms::new(&book)).map_err(Failure::Refused)?;
    let notice = Notice { part: decision.part, ..notice };
    records::insert(work, &notice, &decision).await?;
    let data = json!({ "plan": notice.plan, "due_on": notice.due_on });
    work.announce(events::about((*case, notice.part), events::OPENED, data));
    Ok(notice)
}

/// What is known of whoever has to be notified.
async fn known(work: &mut Work<'_>, decision: &Decision) -> Result<Known, Fault> {
    let person = match decision.person {
        Some(person) => people::person_summary(work, person).await?,
        None => None,
    };
    let accepted = person.as_ref().is_some_and(|p| people::allows(&p.consents, Purpose::ElectronicNotice));
    let by_mail = decision.reply_by == ReplyBy::Email && EmailAddress::parse(&decision.reply_to).is_ok();
    let reachable = !decision.reply_to.is_empty() || person.as_ref().is_some_and(|p| !p.contacts.is_empty());
    Ok(Known {
        case: decision.case,
        decided_on: decision.decided_at.day(),
        appeals_lie: decision.appeals_lie(),
        // the button of the person's page opens the answer of the case, not the letter of a matter
        accepts_electronic: accepted && by_mail && decision.part.is_none(),
        address_known: reachable,
        anonymous: decision.identity == PetitionerIdentity::Anonymous,
    })
}

/// `POST /notificaciones/{id}/abrir`.
pub async fn submit(door: Door, Path(id): Path<String>) -> Reply {
    let case: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let done = door
        .store()
        .write("notices.open", door.actor().clone(), case, |work, case| Box::pin(run(work, case)));
    match done.await {
        Ok(_) => web::redirect_saying(door.app(), &format!("/notificaciones/{case}"), "notices-said-opened"),
        Err(Failure::Refused(NoticeRefusal::NothingDecided)) => web::not_found(),
        Err(failure) => Err(failure.into()),
    }
}
