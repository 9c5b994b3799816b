//! The regulator's file of a month with a million rows: made, checked and written, page by page.

use std::time::Instant;

use catalog::UtilityService;
use kernel::{Actor, Day, Failure, Never};
use reports::{Asked as File, Month};
use store::{Query, args};

use crate::report::{Report, Target};
use crate::store_alone;

/// Rows of the file.
const ROWS: i64 = 1_000_000;
/// Rows that one transaction of the preparation writes.
const BATCH: i64 = 20_000;

const INSERT: Query = Query::inline(
    "bench_fact",
    "INSERT INTO reports_facts (case_id, service, received, number, kind, regime, state, channel, \
     filed_on, due_on, \
     silence, closed_on, outgoing, result, cause, account, bill, municipality, center, notice, noticed_on, \
     subsidiary, remitted_on, answer_days, version) VALUES ($1, 'water', $2, $3, 'claim', 'PQR_SPD', \
     'answered', \
     'web', '2026-10-05', '2026-10-27', NULL, '2026-10-21', $4, 'granted', '102', '1048827', '', '66170', \
     '000', \
     'electronic', '2026-10-22', NULL, NULL, 11, 1)",
);

/// Prints the figures.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
pub fn measure(report: &mut Report) -> Result<(), String> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let path = folder.path().join("facts.db");
    let (seconds, more) = runtime.block_on(async {
        let store = store_alone::open(&path).await?;
        for first in (0..ROWS).step_by(BATCH as usize) {
            let written = store.write("bench.facts", Actor::System("bench"), first, |work, first| {
                Box::pin(async move {
                    for n in *first..*first + BATCH {
                        let (case, number) = (format!("{n:032}"), format!("2026-EN-{n:07}"));
                        let outgoing = format!("2026-SA-{n:07}");
                        work.exec(INSERT, args![case, &number, &number, outgoing]).await?;
                    }
                    Ok::<(), Failure<Never>>(())
                })
            });
            written.await.map_err(|e| e.to_string())?;
        }
        let month = Month::of(Day::constant(2026, 10, 1));
        let file = File { month, service: UtilityService::Water, today: Day::constant(2026, 11, 10) };
        let before = memory();
        let started = Instant::now();
        let mut bytes = 0;
        let mut count = |text: &str| {
            bytes += text.len() as u64;
            Ok(())
        };
        let made = reports::write_month(&store, file, false, &mut count).await.map_err(|e| e.to_string())?;
        let seconds = started.elapsed().as_secs_f64();
        if made.lines != ROWS as u64 || !made.is_valid() || made.bytes != bytes {
            return Err(format!("the file has {} rows, {} fail", made.lines, made.failing));
        }
        store.close().await;
        Ok::<_, String>((seconds, memory().saturating_sub(before)))
    })?;
    report.add("regulator's file, 1,000,000 rows", seconds, "s", Some(Target::Below(10.0)));
    report.add("regulator's file, growth of the peak of memory", more as f64 / 1024.0, "MB", None);
    Ok(())
}

/// Kilobytes that this process has had at most; 0 where the system does not tell.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
