//! Filings a second of the store alone: the whole verb `file_case` with 64 callers, against the ceiling of
//! the same rows.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use cases::actions::file_case;
use kernel::{Actor, Clock, Failure, IdSource, Never, SystemChance, SystemClock};
use store::{Store, StoreConfig};

use crate::Asked;
use crate::client::{Load, summary};
use crate::filings;
use crate::raw::OneFiling;
use crate::report::{Report, Target};

/// Callers at the same time.
const CALLERS: usize = 64;
/// Filings in a commit of the ceiling: as many as the store puts together at most with this many callers.
const BATCH: usize = CALLERS;

/// Prints the figures; gives the filings a second of the store.
pub fn measure(asked: &Asked, report: &mut Report) -> Result<f64, String> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let one = folder.path().join("one.db");
    runtime.block_on(async {
        let store = open(&one).await?;
        file(&store, 0).await?;
        store.close().await;
        Ok::<_, String>(())
    })?;
    let rows = OneFiling::learn(&one).map_err(|e| e.to_string())?;
    report.add("rows written by one filing", rows.count as f64, "rows", None);

    // in turn, so that a machine that slows down slows both
    let (mut store_rates, mut raw_rates) = (Vec::new(), Vec::new());
    for round in 0..3 {
        let raw = folder.path().join(format!("raw-{round}.db"));
        let ceiling = rows.ceiling(&one, &raw, BATCH, asked.seconds / 2.0).map_err(|e| e.to_string())?;
        raw_rates.push(ceiling.per_second);
        let path = folder.path().join(format!("store-{round}.db"));
        let load = runtime.block_on(drive(&path, asked.seconds / 2.0))?;
        store_rates.push(load);
    }
    raw_rates.sort_by(f64::total_cmp);
    store_rates.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
    let (ceiling, load) = (raw_rates[1], store_rates[1]);
    report.add("ceiling: the same rows by bare rusqlite, group commit", ceiling, "filings/s", None);
    report.add("store alone, 64 callers", load.per_second, "filings/s", None);
    report.add("store alone, p99", load.p99_ms, "ms", None);
    report.add("store / ceiling", load.per_second / ceiling, "ratio", Some(Target::AtLeast(0.7)));
    Ok(load.per_second)
}

/// A new store with the whole schema.
pub async fn open(path: &std::path::Path) -> Result<Store, String> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let ids = IdSource::new(Arc::new(SystemChance));
    let store =
        Store::open(&StoreConfig::Sqlite(path.to_owned()), clock, ids).await.map_err(|e| e.to_string())?;
    store.migrate(migrations::ALL).await.map_err(|e| e.to_string())?;
    let seeded = store.write("bench.seed", Actor::System("bench"), (), |work, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(identity::seed_roles(work).await?) })
    });
    seeded.await.map_err(|e| e.to_string())?;
    Ok(store)
}

/// Files the `n`-th petition.
pub async fn file(store: &Store, n: usize) -> Result<(), String> {
    let filing = filings::filing(n, store.clock().now().day())?;
    let done = store
        .write("cases.file", Actor::Visitor, filing, |work, filing| Box::pin(file_case::run(work, filing)));
    done.await.map(drop).map_err(|e| e.to_string())
}

#[allow(clippy::disallowed_methods)] // measuring is what this is for
async fn drive(path: &std::path::Path, seconds: f64) -> Result<Load, String> {
    let store = open(path).await?;
    // prepared before the watch starts: the store is measured, not the form
    let today = store.clock().now().day();
    let ready: Vec<_> =
        (0..(12_000.0 * seconds) as usize).map(|n| filings::filing(n, today)).collect::<Result<_, _>>()?;
    let (ready, next) = (Arc::new(ready), Arc::new(AtomicUsize::new(0)));
    let begun = Instant::now();
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| {
            let (store, ready, next) = (store.clone(), Arc::clone(&ready), Arc::clone(&next));
            tokio::spawn(async move {
                let mut times = Vec::new();
                while begun.elapsed().as_secs_f64() < seconds {
                    let Some(filing) = ready.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                    let before = Instant::now();
                    let done = store.write("cases.file", Actor::Visitor, filing.clone(), |work, filing| {
                        Box::pin(file_case::run(work, filing))
                    });
                    done.await.map_err(|e| e.to_string())?;
                    times.push(before.elapsed());
                }
                Ok::<Vec<Duration>, String>(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for caller in callers {
        times.extend(caller.await.map_err(|e| e.to_string())??);
    }
    let elapsed = begun.elapsed().as_secs_f64();
    store.close().await;
    Ok(summary(times, elapsed))
}
