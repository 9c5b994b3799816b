//! Door 2: what is planned and dropped when something happens in a case.

use futures::future::BoxFuture;
use kernel::{Day, Fault, Id};
use store::{Reaction, StoredEvent, Work};

use crate::actions::{Now, counting, hand_over, plan_cases, plan_upload};
use crate::milestones::{MilestoneKind, Track};
use crate::records;

/// After these the dates of a case may be others, or it ended.
const DATES: &[&str] = &[
    "cases.filed",
    "cases.classified",
    "cases.regime_changed",
    "cases.split",
    "cases.matter_answered",
    "cases.extended",
    "cases.completion_requested",
    "cases.completed",
    "cases.evidence_ordered",
    "cases.evidence_closed",
    "cases.recalculated",
    "cases.silence_occurred",
    "cases.silence_recognized",
    "cases.silence_contested",
    "cases.answered",
    "cases.withdrawn",
    "cases.referred",
    "cases.archived",
];
/// How a decision reaches the person.
const SERVICE: &[&str] = &[
    "notices.opened",
    "notices.summons_due",
    "notices.summoned",
    "notices.posting_due",
    "notices.posted",
    "notices.served",
    "notices.appeals_corrected",
    "notices.final",
];
/// An appeal that goes to the Superintendence.
const APPEAL: &[&str] = &["appeals.remittal_due", "appeals.remitted", "appeals.resolved"];

/// Everything that notifications does when something was announced.
pub fn all() -> Vec<Reaction> {
    vec![
        Reaction { name: "notifications.plan", kinds: DATES, run: plan },
        Reaction { name: "notifications.hand_over", kinds: &["cases.assigned"], run: follow_owner },
        Reaction { name: "notifications.follow_notice", kinds: SERVICE, run: follow_notice },
        Reaction { name: "notifications.follow_appeal", kinds: APPEAL, run: follow_appeal },
        Reaction { name: "notifications.follow_upload", kinds: &["reports.sent"], run: follow_upload },
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

fn follow_notice<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let is_served = event.data.get("served").and_then(serde_json::Value::as_bool);
        if event.kind == "notices.appeals_corrected" && is_served != Some(true) {
            // what is due now is another step
            return Ok(());
        }
        let plan = event.data.get("plan").and_then(|v| v.as_str()).unwrap_or_default();
        let next = match event.kind.as_str() {
            "notices.opened" => match plan {
                "personal" => day(event, "due_on").map(|d| (MilestoneKind::SummonsDue, d, DAY_BEFORE)),
                "posted" => day(event, "due_on").map(|d| (MilestoneKind::PostingDue, d, DAY_BEFORE)),
                _ => None,
            },
            "notices.summons_due" => day(event, "until").map(|d| (MilestoneKind::SummonsDue, d, DAY_BEFORE)),
            "notices.posting_due" => day(event, "until").map(|d| (MilestoneKind::PostingDue, d, DAY_BEFORE)),
            "notices.served" | "notices.appeals_corrected" => {
                day(event, "appeal_until").map(|d| (MilestoneKind::AppealEnd, d, THE_DAY))
            }
            _ => None,
        };
        replace(work, event, Track::Service, next).await
    })
}

fn follow_appeal<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let until = day(event, "remit_by").filter(|_| event.kind == "appeals.remittal_due");
        let next = until.map(|d| (MilestoneKind::RemittalDue, d, DAY_BEFORE));
        replace(work, event, Track::Appeal, next).await
    })
}

fn follow_upload<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match event.data.get("month").and_then(|v| v.as_str()) {
            Some(month) => plan_upload::sent(work, month).await,
            None => Ok(()),
        }
    })
}

/// Business days before the end: there is still a day to do it.
const DAY_BEFORE: u32 = 1;
/// Nothing has to be done, only known.
const THE_DAY: u32 = 0;

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
    match event.data.get("was") {
        // each decision of a split filing has its own steps: only the one before is over
        Some(_) => {
            if let Some(was) = day(event, "was") {
                records::end_step(work, case, track, was).await?;
            }
        }
        None if event.kind == "notices.opened" => {}
        None => {
            records::forget_track(work, case, track).await?;
            records::settle_track(work, case, track).await?;
        }
    }
    let Some((kind, until, ahead)) = next else { return Ok(()) };
    let now = Now::load(work).await?;
    let milestone = now.frame().until(kind, until, ahead).map_err(counting)?;
    records::add_milestones(work, case, &[milestone]).await
}
