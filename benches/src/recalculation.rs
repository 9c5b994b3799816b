//! Counting many open cases again after the calendar changed: the list of what would move, and its
//! application.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use cases::actions::recalculate::{self, Recalculate};
use deadlines::{Closure, Revision};
use kernel::{Actor, Failure, Fault, Never};

use crate::Asked;
use crate::report::{Report, Target};
use crate::store_alone;

/// Callers that file at the same time.
const CALLERS: usize = 64;

/// Prints the figures.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
pub fn measure(asked: &Asked, report: &mut Report) -> Result<(), String> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    runtime.block_on(async {
        let store = store_alone::open(&folder.path().join("recalculation.db")).await?;
        let next = Arc::new(AtomicUsize::new(0));
        let callers: Vec<_> = (0..CALLERS)
            .map(|_| {
                let (store, next, cases) = (store.clone(), Arc::clone(&next), asked.cases);
                tokio::spawn(async move {
                    loop {
                        let n = next.fetch_add(1, Ordering::Relaxed);
                        if n >= cases {
                            return Ok::<_, String>(());
                        }
                        store_alone::file(&store, n).await?;
                    }
                })
            })
            .collect();
        for caller in callers {
            caller.await.map_err(|e| e.to_string())??;
        }
        let revised = store.write("bench.revise", Actor::System("bench"), (), |work, ()| {
            Box::pin(async move {
                let current = deadlines::current(work).await?;
                let day = current.calendar.add_business_days(work.today(), 3);
                let mut revision = Revision::of(&current);
                revision.closures.push(Closure {
                    day: day.map_err(|e| Fault::new(e.to_string()))?,
                    act_number: "Resolución 1".into(),
                    reason: "Medición".into(),
                    suspends_terms: true,
                });
                deadlines::revise_rulebook(work, &revision).await.map_err(|e| match e {
                    Failure::Broke(fault) => Failure::<Never>::Broke(fault),
                    Failure::Refused(refusal) => Failure::Broke(Fault::new(format!("{refusal:?}"))),
                })
            })
        });
        let version = revised.await.map_err(|e| e.to_string())?;
        let begun = Instant::now();
        let listed = store.read("bench.preview", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(recalculate::preview(look).await?) })
        });
        let listed = listed.await.map_err(|e| e.to_string())?;
        let count = listed.earlier + listed.later + listed.same;
        report.add(format!("list of {count} open cases to count again"), seconds(begun), "s", None);
        let begun = Instant::now();
        let wish = Recalculate { version, later: Some("Medición".into()), after: String::new() };
        let actor = Actor::System("bench");
        let moved = recalculate::apply(&store, actor, wish).await.map_err(|e| e.to_string())?;
        let target = (count >= 100_000).then_some(Target::Below(5.0));
        report.add(format!("counting them again, {moved} moved"), seconds(begun), "s", target);
        crate::planning::measure(&store, count as i64, report).await?;
        store.close().await;
        Ok(())
    })
}

fn seconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64()
}
