//! Summons the person: letter with its number, sent by the officer, and the days to come begin (CPACA, art.
//! 68).

use axum::extract::Path;
use cases::CaseId;
use filing::Class;
use kernel::Failure;
use store::Work;
use web::{Door, Fields, Reply, format};

use super::{act, read_for};
use crate::act::{Act, AttemptKind, Via};
use crate::attempt::NewAttempt;
use crate::notice::Notice;
use crate::papers::{self, Draft, LANG, t};
use crate::records;
use crate::refusal::NoticeRefusal;
use crate::screens::sheet::{Place, finish};
use crate::sending::{self, Sending};
use crate::terms::Terms;

/// What is sent where.
#[derive(Debug, Clone)]
pub struct Summon {
    /// The case.
    pub case: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// By which way, where to, with which number of the carrier.
    pub sending: Sending,
}

/// Issues the summons and writes down that it was sent.
pub async fn run(work: &mut Work<'_>, summon: &Summon) -> Result<Notice, Failure<NoticeRefusal>> {
    let sending = summon.sending.clone().check().map_err(Failure::Refused)?;
    let acted = read_for(work, summon.case, summon.version).await?;
    let on = work.today();
    let book = deadlines::current(work).await?;
    let until = Terms::new(&book).come_by(on).map_err(|e| Failure::Refused(e.into()))?;
    let decision = acted.decision.clone();
    let to = papers::addressee(work, &decision).await?;
    let company = company::current(work).await?;
    let profile = company.as_ref().map(|c| (c.profile.full_address(), c.profile.hours.clone()));
    let (office, hours) = profile.unwrap_or_default();
    let args = [
        ("number", decision.outgoing_number.as_str()),
        ("case", decision.number.as_str()),
        ("day", &format::day_with_year(decision.decided_at.day(), LANG)),
        ("until", &format::day_with_year(until, LANG)),
        ("office", &office),
        ("hours", &hours),
    ];
    let body = t("notices-paper-summons", &args)?;
    let draft = Draft {
        class: Class::Outgoing,
        subject: t("notices-paper-summons-subject", &args)?,
        body: body.clone(),
        copy: Vec::new(),
        addressee: papers::lines(&to, &sending.address)?,
    };
    let issued = papers::issue(work, &decision, draft).await?;
    let attempt = NewAttempt {
        case: summon.case,
        kind: AttemptKind::Summons,
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
        let subject = t("notices-paper-summons-subject", &args)?;
        sending::mail(work, &decision, "notices.summons", &sending.address, &subject, &body).await?;
    }
    act(work, acted, &Act::Summoned { on }).await
}

/// `POST /notificaciones/{id}/citar`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let summon = Summon { case: place.case, version: place.version, sending: Sending::read(&fields) };
    let done = door.store().write("notices.summon", door.actor().clone(), summon, |work, summon| {
        Box::pin(async move { run(work, summon).await.map(drop) })
    });
    finish(&door, place, "summon", &fields, done.await, "notices-said-summoned").await
}
