//! The timers of a day: who has to be told what about many open cases.

use std::time::Instant;

use kernel::{Actor, Failure, Never};
use notifications::actions::{escalate, plan_cases, send_digests, tell_due};
use store::Store;

use crate::report::{Report, Target};

/// Cases that one work plans, as the timer of the program does.
const PLANNED: usize = 10_000;
/// Milestones that one work tells, likewise.
const TOLD: usize = 5_000;

/// Prints the figures of a store with `count` open cases.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
pub async fn measure(store: &Store, count: i64, report: &mut Report) -> Result<(), String> {
    let begun = Instant::now();
    while plan(store).await? > 0 {}
    report.add(format!("milestones of {count} cases written down anew"), seconds(begun), "s", None);
    let begun = Instant::now();
    plan(store).await?;
    let told = store.write("bench.timers", Actor::System("bench"), (), |work, ()| {
        Box::pin(async move {
            let told = tell_due::run(work, TOLD).await?;
            escalate::run(work, TOLD).await?;
            let today = work.today();
            send_digests::run(work, today).await?;
            Ok::<_, Failure<Never>>(told)
        })
    });
    let told = told.await.map_err(|e| e.to_string())?;
    let target = (count >= 100_000).then_some(Target::Below(1.0));
    report.add(
        format!("the timers of a day with {count} open cases, {told} told"),
        seconds(begun),
        "s",
        target,
    );
    Ok(())
}

async fn plan(store: &Store) -> Result<usize, String> {
    let planned = store.write("bench.plan", Actor::System("bench"), (), |work, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(plan_cases::stale(work, PLANNED).await?) })
    });
    planned.await.map_err(|e| e.to_string())
}

fn seconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64()
}
