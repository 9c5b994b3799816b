//! Door 3: what is done by the calendar.

use futures::future::BoxFuture;
use kernel::jiff::ToSpan;
use kernel::{Day, Fault};
use store::{Every, Moment, Timer, Work, args};

use crate::actions::{escalate, plan_cases, plan_upload, send_digests, tell_due};
use crate::records;

/// Most milestones and escalations of one minute: the writer is never held for long.
const MOST_TOLD: usize = 5_000;
/// Most cases that are planned at a time. Events plan each case by itself; this is for cases that were
/// imported and for a new calendar.
const MOST_PLANNED: usize = 5_000;
/// How long what was told is kept, in days.
const KEPT_DAYS: i64 = 400;

/// Everything that notifications does by the calendar.
pub fn all() -> Vec<Timer> {
    vec![
        Timer { name: "notifications.plan_stale", every: Every::Minutes(5), run: plan },
        Timer {
            name: "notifications.plan_company",
            every: Every::Day { hour: 5, minute: 0 },
            run: plan_company,
        },
        Timer { name: "notifications.tell", every: Every::Minutes(1), run: tell },
        Timer { name: "notifications.digest", every: Every::Day { hour: 7, minute: 0 }, run: digest },
        Timer { name: "notifications.forget", every: Every::Day { hour: 3, minute: 40 }, run: forget },
    ]
}

fn plan<'a>(work: &'a mut Work<'_>, _: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { plan_cases::stale(work, MOST_PLANNED).await.map(|_| ()) })
}

/// The regulator's file of the month before: when half of its term has passed, and on the last day.
fn plan_company<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { plan_upload::run(work, moment.day).await })
}

fn tell<'a>(work: &'a mut Work<'_>, _: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        tell_due::run(work, MOST_TOLD).await?;
        escalate::run(work, MOST_TOLD).await.map(|_| ())
    })
}

fn digest<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { send_digests::run(work, moment.day).await.map(|_| ()) })
}

fn forget<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let before = moment.planned.plus_days(-KEPT_DAYS);
        work.exec(records::FORGET_OLD_NOTICES, args![before]).await?;
        work.exec(records::FORGET_OLD_MILESTONES, args![before]).await?;
        let day: Day = moment.day.saturating_sub(60.days());
        work.exec(records::FORGET_OLD_DIGESTS, args![day]).await?;
        Ok(())
    })
}
