//! Writes down that a channel failed, and when it came back (CPACA, art. 62, num. 2).

use axum::extract::Path;
use kernel::{At, Failure, Id, clean_line};
use store::{Work, args};
use web::{Door, Fields, Problem, Reply};

use crate::case::CaseRefusal;
use crate::kind::ContactChannel;
use crate::outage::{Outage, OutageId, OutageTag};
use crate::records::steps::{self, refused};
use crate::screens::office::outages;
use crate::step_refusal::StepRefusal;

/// What failed.
#[derive(Debug, Clone)]
pub struct RecordOutage {
    /// Which channel.
    pub channel: ContactChannel,
    /// From here.
    pub started_at: At,
    /// Until here; nothing while it lasts.
    pub ended_at: Option<At>,
    /// What happened.
    pub note: String,
}

/// Keeps it.
pub async fn run(work: &mut Work<'_>, wish: &RecordOutage) -> Result<OutageId, Failure<CaseRefusal>> {
    let outage = Outage {
        id: work.new_id::<OutageTag>(),
        channel: wish.channel,
        started_at: wish.started_at,
        ended_at: wish.ended_at,
        note: clean_line(&wish.note, 300).map_err(|_| refused(StepRefusal::BadOutage))?,
    };
    outage.check(work.at()).map_err(refused)?;
    let row = args![
        outage.id,
        outage.channel.key(),
        outage.started_at,
        outage.ended_at,
        &outage.note,
        work.actor().trace(),
        work.at()
    ];
    work.exec(steps::INSERT_OUTAGE, row).await?;
    Ok(outage.id)
}

/// The channel works again.
#[derive(Debug, Clone, Copy)]
pub struct EndOutage {
    /// Which.
    pub id: OutageId,
    /// Since when; nothing means now.
    pub ended_at: Option<At>,
}

/// Ends one that lasts.
pub async fn end(work: &mut Work<'_>, wish: &EndOutage) -> Result<(), Failure<CaseRefusal>> {
    let outage = steps::outage_by_id(work, wish.id).await?.ok_or(refused(StepRefusal::NoOutage))?;
    let ended_at = wish.ended_at.unwrap_or(work.at());
    Outage { ended_at: Some(ended_at), ..outage }.check(work.at()).map_err(refused)?;
    match work.exec(steps::END_OUTAGE, args![ended_at, wish.id]).await? {
        0 => Err(refused(StepRefusal::NoOutage)),
        _ => Ok(()),
    }
}

/// `POST /fallas`.
pub async fn submit(door: Door, fields: Fields) -> Reply {
    let ended = fields.text("ended_at").trim();
    let (start, end) = (At::parse(fields.text("started_at").trim()), At::parse(ended));
    let channel = ContactChannel::parse(fields.text("channel"));
    let (Some(channel), Some(started_at), true) = (channel, start, ended.is_empty() || end.is_some()) else {
        return outages::again(&door, &fields, &CaseRefusal::Step(StepRefusal::BadOutage)).await;
    };
    let wish = RecordOutage { channel, started_at, ended_at: end, note: fields.text("note").to_owned() };
    let actor = door.actor().clone();
    let done = door.store().write("cases.record_outage", actor, wish, |work, w| Box::pin(run(work, w))).await;
    match done {
        Ok(_) => web::redirect_saying(door.app(), "/fallas", "cases-said-outage-recorded"),
        Err(Failure::Refused(refusal)) => outages::again(&door, &fields, &refusal).await,
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// `POST /fallas/{id}/terminar`: now.
pub async fn submit_end(door: Door, Path(id): Path<String>) -> Reply {
    let wish = EndOutage { id: Id::parse(&id).ok_or_else(Problem::not_found)?, ended_at: None };
    let actor = door.actor().clone();
    door.store().write("cases.end_outage", actor, wish, |work, w| Box::pin(end(work, w))).await?;
    web::redirect_saying(door.app(), "/fallas", "cases-said-outage-ended")
}
