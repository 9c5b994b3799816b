//! Door 2: what is planned and dropped when something happens in a case.

use futures::future::BoxFuture;
use kernel::{Day, Fault, Id};
use store::{Reaction, StoredEvent, Work};

use crate::actions::{Now, counting, hand_over, plan_cases};
use crate::milestones::{MilestoneKind, Track};
use crate::records;

/// Everything that notifications does when something was announced.
pub fn all() -> Vec<Reaction> {
    const DATES: &[&str] = &["cases.filed", "cases.classified", "cases.answered", "cases.withdrawn"];
    vec![
        Reaction { name: "notifications.plan", kinds: DATES, run: plan },
        Reaction { name: "notifications.hand_over", kinds: &["cases.assigned"], run: follow_owner },
    ]
}

fn case_of(event: &StoredEvent) -> Option<&str> {
    event.subject.strip_prefix("cases/").filter(|id| cases::CaseId::parse(id).is_some())
}

fn plan<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match case_of(event) {
            Some(case) => plan_cases::one(work, case).await,
            None => Ok(()),
        }
    })
}

fn follow_owner<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let to = event.data.get("owner").and_then(|v| v.as_str()).and_then(Id::parse);
        match (case_of(event), to) {
            (Some(case), Some(to)) => hand_over::run(work, case, to).await,
            _ => Ok(()),
        }
    })
}

/// A day of the event's data.
fn day(event: &StoredEvent, name: &str) -> Option<Day> {
    event.data.get(name)?.as_str()?.parse().ok()
}

/// What waits about a line of the case gives way to one milestone, or to none.
async fn replace(
    work: &mut Work<'_>,
    event: &StoredEvent,
    track: Track,
    next: Option<(MilestoneKind, Day, u32)>,
) -> Result<(), Fault> {
    let Some(case) = case_of(event) else { return Ok(()) };
    records::forget_track(work, case, track).await?;
    let Some((kind, until, ahead)) = next else { return Ok(()) };
    let now = Now::load(work).await?;
    let milestone = now.frame().until(kind, until, ahead).map_err(counting)?;
    records::add_milestones(work, case, &[milestone]).await
}
