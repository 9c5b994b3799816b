//! Sends the notice with its full copy to the address that is known (CPACA, art. 69). It takes effect by its
//! delivery, which is written down with its proof: see `record_result`.

use axum::extract::Path;
use cases::CaseId;
use filing::Class;
use kernel::Failure;
use store::Work;
use web::{Door, Fields, Reply, format};

use super::read_for;
use crate::act::{AttemptKind, Via};
use crate::attempt::NewAttempt;
use crate::papers::{self, Draft, LANG, t};
use crate::refusal::NoticeRefusal;
use crate::screens::sheet::{Place, finish};
use crate::sending::{self, Sending};
use crate::{events, records};

/// What is sent where.
#[derive(Debug, Clone)]
pub struct SendAviso {
    /// The case.
    pub case: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// By which way, where to, with which number of the carrier.
    pub sending: Sending,
}

/// Issues the notice and writes down that it was sent.
pub async fn run(work: &mut Work<'_>, aviso: &SendAviso) -> Result<(), Failure<NoticeRefusal>> {
    let sending = aviso.sending.clone().check().map_err(Failure::Refused)?;
    let acted = read_for(work, aviso.case, aviso.version).await?;
    let today = work.today();
    acted.notice.may_post(today).map_err(Failure::Refused)?;
    if !acted.notice.address_known {
        return Err(Failure::Refused(NoticeRefusal::NoAddress));
    }
    let decision = acted.decision;
    let to = papers::addressee(work, &decision).await?;
    let (copy, appeals) = papers::copy_of(work, &decision, false).await?;
    let args = [
        ("number", decision.outgoing_number.as_str()),
        ("case", decision.number.as_str()),
        ("day", &format::day_with_year(today, LANG)),
        ("decided", &format::day_with_year(decision.decided_at.day(), LANG)),
        ("code", &decision.letter_code),
        ("appeals", &appeals),
    ];
    let body = t("notices-paper-aviso", &args)?;
    let subject = t("notices-paper-aviso-subject", &args)?;
    let text =
        [&body].into_iter().chain(copy.iter().map(|s| &s.text)).cloned().collect::<Vec<_>>().join("\n\n");
    let draft = Draft {
        class: Class::Outgoing,
        subject: subject.clone(),
        body,
        copy,
        addressee: papers::lines(&to, &sending.address)?,
    };
    let issued = papers::issue(work, &decision, draft).await?;
    let attempt = NewAttempt {
        case: aviso.case,
        kind: AttemptKind::Aviso,
        via: sending.via,
        address: &sending.address,
        sent_at: issued.at,
        guide: &sending.guide,
        paper: Some((&issued.number, &issued.code)),
        result: None,
        note: "",
        proof: None,
    };
    records::insert_attempt(work, &attempt).await?;
    if sending.via == Via::Email {
        sending::mail(work, &decision, "notices.aviso", &sending.address, &subject, &text).await?;
    }
    // the days that passed are kept; sending alone moves nothing
    let mut sent = acted.notice;
    sent.version += 1;
    records::save(work, &acted.stored, &sent).await?;
    events::tell(work, &acted.stored, &sent);
    Ok(())
}

/// `POST /notificaciones/{id}/aviso`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let aviso = SendAviso { case: place.case, version: place.version, sending: Sending::read(&fields) };
    let done = door
        .store()
        .write("notices.aviso", door.actor().clone(), aviso, |work, aviso| Box::pin(run(work, aviso)));
    finish(&door, place, "aviso", &fields, done.await, "notices-said-aviso").await
}
