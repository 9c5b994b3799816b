//! What the course of the case means for the appeal: answered, withdrawn, ended, silent, notified.

use cases::{CaseId, ResponseType};
use kernel::{At, Day, Fault};
use serde_json::json;
use store::Work;

use super::{fault_only, keep, suspend_own};
use crate::appeal::{AppealCase, State};
use crate::{events, records, terms};

/// What happened to the case of an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// The answer was signed.
    Answered(ResponseType),
    /// The person withdrew it.
    Withdrawn,
    /// It ended without an answer on the merits.
    Ended,
    /// The company recognized the positive silence.
    SilenceRecognized,
    /// The answer was notified, and took effect on this day.
    Served(Day),
    /// The days of the person to attack a refusal went by.
    DaysPassed,
}

/// Follows it; a case that is no appeal is left alone.
pub async fn run(work: &mut Work<'_>, case: CaseId, happened: Happened, at: At) -> Result<(), Fault> {
    let Some(before) = records::load(work, case).await? else { return Ok(()) };
    let after = after(work, before.clone(), happened, at).await?;
    if before.state != State::ToRemit && after.state == State::ToRemit {
        let data = json!({ "remit_by": after.due_on });
        work.announce(events::about(case, events::REMITTAL_DUE, data));
    }
    let kept = keep(work, &before, &after).await;
    fault_only(kept, "an appeal could not follow its case")?;
    let goes_on = matches!(after.state, State::Refused | State::ToRemit | State::WithSuperintendence);
    match happened {
        Happened::Served(on) if goes_on => suspend_own(work, case, on).await,
        _ => Ok(()),
    }
}

async fn after(
    work: &mut Work<'_>,
    appeal: AppealCase,
    happened: Happened,
    at: At,
) -> Result<AppealCase, Fault> {
    let book = deadlines::current(work).await?;
    let counted = |e| Fault::new(format!("a term of an appeal: {e:?}"));
    let next_day = |day: Day| terms::day_after(&book, day).map_err(counted);
    Ok(match happened {
        Happened::Answered(response) => {
            let clock = terms::remittal_clock(&book, at).map_err(counted)?;
            appeal.decided(response, at.day(), clock)
        }
        Happened::Withdrawn => appeal.ended(true, next_day(at.day())?),
        Happened::Ended => appeal.ended(false, next_day(at.day())?),
        Happened::SilenceRecognized => appeal.granted_by_silence(at.day(), next_day(at.day())?),
        Happened::Served(on) => {
            let until = terms::refusal_until(&book, on).map_err(counted)?;
            appeal.served(on, next_day(on)?, until)
        }
        Happened::DaysPassed => match appeal.course.refusal_until {
            Some(until) => appeal.refusal_stands(next_day(until)?),
            None => appeal,
        },
    })
}

/// An appeal that waits for the notice of its decision stops it as soon as the notice is there.
pub async fn hold_firmness(work: &mut Work<'_>, parent: CaseId) -> Result<(), Fault> {
    for appeal in records::of_parent(work, parent).await? {
        if appeal.suspends() {
            let number = records::head(work, appeal.case).await?.map(|h| h.number).unwrap_or_default();
            return super::suspend(work, parent, appeal.filed_on, &number).await;
        }
    }
    Ok(())
}
