//! Group commit, the same for both engines: a batch of jobs, each in its savepoint, one commit, and only
//! then the answers.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::{Actor, At, Clock, Failure, Fault, IdSource};
use tokio::sync::oneshot;

use crate::conn::Conn;
use crate::events::{Announced, EventLog};
use crate::hub::Wake;
use crate::store::Engine;
use crate::{Query, Work, args, search};

/// The most jobs that are committed together.
pub(crate) const BATCH: usize = 256;
/// The clock may go back this much without anybody noticing: works keep rising instants meanwhile.
const SMALL_STEP_BACK_US: i64 = 5 * 60 * 1_000_000;

const SAVEPOINT: Query = Query::inline("store_savepoint", "SAVEPOINT job");
const RELEASE: Query = Query::inline("store_release", "RELEASE SAVEPOINT job");
const ROLLBACK_TO: Query = Query::inline("store_rollback_to", "ROLLBACK TO SAVEPOINT job");
const NOTIFY: Query = Query {
    name: "store_notify",
    text: "SELECT $1",
    postgres: Some("SELECT CAST(pg_notify('cauce', CAST($1 AS TEXT)) AS TEXT)"),
};

/// What the writer keeps between jobs.
pub(crate) struct Turn {
    pub clock: Arc<dyn Clock>,
    pub ids: IdSource,
    last_at: At,
}

impl Turn {
    pub fn new(clock: Arc<dyn Clock>, ids: IdSource) -> Turn {
        Turn { clock, ids, last_at: At(i64::MIN) }
    }

    /// The instant of the next work: later than that of the one before, unless the clock was set back by
    /// more than a few minutes, in which case the clock is believed.
    fn next_at(&mut self) -> At {
        let now = self.clock.now();
        let behind = self.last_at.0.saturating_sub(now.0);
        self.last_at = if (0..SMALL_STEP_BACK_US).contains(&behind) { At(self.last_at.0 + 1) } else { now };
        self.last_at
    }
}

/// What became of a job.
pub(crate) enum Outcome {
    /// It did its work and announced this.
    Kept(Announced),
    /// It refused or broke: nothing of it stays.
    Undone,
}

/// A write that waits for its turn, with the place where its answer goes.
pub(crate) trait Job: Send {
    fn run<'a>(&'a mut self, conn: &'a mut dyn Conn, turn: &'a mut Turn) -> BoxFuture<'a, Outcome>;
    /// Replaces the answer by a fault.
    fn fault(&mut self, fault: Fault);
    /// Answers; `lost` tells why the commit did not happen.
    fn finish(self: Box<Self>, lost: Option<&str>);
}

pub(crate) struct WriteJob<I, T, R, F> {
    pub name: &'static str,
    pub actor: Actor,
    pub input: I,
    pub verb: F,
    pub answer: Option<Result<T, Failure<R>>>,
    pub reply: oneshot::Sender<Result<T, Failure<R>>>,
}

impl<I, T, R, F> Job for WriteJob<I, T, R, F>
where
    I: Send + Sync,
    T: Send,
    R: Send,
    F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Result<T, Failure<R>>> + Send,
{
    fn run<'a>(&'a mut self, conn: &'a mut dyn Conn, turn: &'a mut Turn) -> BoxFuture<'a, Outcome> {
        Box::pin(async move {
            let at = turn.next_at();
            let mut work = Work::new(&mut *conn, at, &self.actor, &turn.ids);
            let done = (self.verb)(&mut work, &self.input).await;
            let events = work.take_events();
            drop(work);
            let kept = done.is_ok();
            self.answer = Some(done);
            if !kept {
                return Outcome::Undone;
            }
            let actor = if events.is_empty() { String::new() } else { self.actor.trace() };
            Outcome::Kept(Announced { at, actor, events })
        })
    }

    fn fault(&mut self, fault: Fault) {
        self.answer = Some(Err(Failure::Broke(fault)));
    }

    fn finish(self: Box<Self>, lost: Option<&str>) {
        let answer = match (lost, self.answer) {
            (None, Some(answer)) => answer,
            (Some(why), _) => Err(Failure::Broke(Fault::new(format!("{}: {why}", self.name)))),
            (None, None) => Err(Failure::Broke(Fault::new(format!("{} was never run", self.name)))),
        };
        // whoever asked may have gone away; the work stays done
        let _ = self.reply.send(answer);
    }
}

/// How a batch is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Jobs one after the other, their events at the end together. Nearly every batch ends well.
    Swift,
    /// Each job with its events in a savepoint of its own, so that one that breaks takes nothing with it.
    Careful,
}

/// Runs a batch in one transaction. `Ok` holds what to wake; `Err` says why nothing was committed and
/// whether trying again makes sense.
pub(crate) async fn run_batch(
    conn: &mut dyn Conn,
    turn: &mut Turn,
    jobs: &mut [Box<dyn Job>],
) -> Result<Vec<Wake>, Fault> {
    if let Some(wakes) = attempt(conn, turn, jobs, Way::Swift).await? {
        return Ok(wakes);
    }
    conn.batch("ROLLBACK").await?;
    if jobs.len() == 1 {
        // it was alone, and has its answer
        return Ok(Vec::new());
    }
    let done = attempt(conn, turn, jobs, Way::Careful).await?;
    done.ok_or_else(|| Fault::new("a careful batch was not careful"))
}

/// `None`: a job that is undone has left something behind, and has to be run the careful way.
async fn attempt(
    conn: &mut dyn Conn,
    turn: &mut Turn,
    jobs: &mut [Box<dyn Job>],
    way: Way,
) -> Result<Option<Vec<Wake>>, Fault> {
    let lite = conn.engine() == Engine::Sqlite;
    conn.batch(if lite { "BEGIN IMMEDIATE" } else { "BEGIN" }).await?;
    forget_unindexed(conn, None);
    let mut log = EventLog::default();
    for job in jobs.iter_mut() {
        let clean = match way {
            Way::Swift => run_swift(conn, turn, &mut **job, &mut log).await,
            Way::Careful => run_careful(conn, turn, &mut **job, &mut log).await.map(|()| true)?,
        };
        if conn.doomed() {
            return Err(Fault::new("the transaction lost a race"));
        }
        if !clean {
            return Ok(None);
        }
    }
    search::index_new(conn).await?;
    if let Err(fault) = log.write(conn).await {
        // one of the jobs announced what the log cannot keep: which one, the careful way tells
        return if way == Way::Swift && !conn.doomed() { Ok(None) } else { Err(fault) };
    }
    log.close(conn).await?;
    if !lite && !log.woken.is_empty() {
        conn.rows(NOTIFY, args![notification(&log.woken)]).await?;
    }
    conn.batch("COMMIT").await?;
    Ok(Some(log.woken.into_iter().map(|(subject, seq)| Wake::Subject { subject, seq }).collect()))
}

/// Whether nothing stays of the job unless it was kept.
async fn run_swift(conn: &mut dyn Conn, turn: &mut Turn, job: &mut dyn Job, log: &mut EventLog) -> bool {
    let before = conn.touched();
    match run_one(conn, turn, job).await {
        Outcome::Kept(announced) => {
            log.add(announced);
            true
        }
        Outcome::Undone => conn.touched() == before,
    }
}

async fn run_careful(
    conn: &mut dyn Conn,
    turn: &mut Turn,
    job: &mut dyn Job,
    log: &mut EventLog,
) -> Result<(), Fault> {
    conn.exec(SAVEPOINT, &[]).await?;
    let before = (log.clone(), conn.unindexed().and_then(|first| *first));
    let kept = match run_one(conn, turn, job).await {
        Outcome::Kept(announced) => {
            log.add(announced);
            let written = log.write(conn).await;
            written.map_err(|fault| job.fault(fault)).is_ok()
        }
        Outcome::Undone => false,
    };
    if conn.doomed() {
        return Ok(());
    }
    if !kept {
        *log = before.0;
        forget_unindexed(conn, before.1);
        conn.exec(ROLLBACK_TO, &[]).await?;
    }
    conn.exec(RELEASE, &[]).await.map(|_| ())
}

fn forget_unindexed(conn: &mut dyn Conn, first: Option<i64>) {
    if let Some(unindexed) = conn.unindexed() {
        *unindexed = first;
    }
}

async fn run_one(conn: &mut dyn Conn, turn: &mut Turn, job: &mut dyn Job) -> Outcome {
    let lite = conn.engine() == Engine::Sqlite;
    let running = AssertUnwindSafe(job.run(conn, turn)).catch_unwind();
    // On the writer thread of SQLite every await is ready at once; what is not awaits something else.
    let ended = if lite { running.now_or_never() } else { Some(running.await) };
    match ended {
        Some(Ok(outcome)) => outcome,
        Some(Err(_)) => {
            job.fault(Fault::new("a write panicked"));
            Outcome::Undone
        }
        None => {
            job.fault(Fault::new("a write awaited something that is not the store"));
            Outcome::Undone
        }
    }
}

/// The payload of NOTIFY: `seq subject` lines, or `resync` when there are too many for its 8,000 bytes.
fn notification(woken: &[(String, i64)]) -> String {
    let text = woken.iter().map(|(s, n)| format!("{n} {s}")).collect::<Vec<_>>().join("\n");
    if text.len() < 7_900 { text } else { "resync".into() }
}

/// Reads the payload of a NOTIFY back.
pub(crate) fn read_notification(payload: &str) -> Vec<Wake> {
    let line = |line: &str| {
        let (seq, subject) = line.split_once(' ')?;
        Some(Wake::Subject { subject: subject.to_owned(), seq: seq.parse().ok()? })
    };
    payload.lines().map(|l| line(l).unwrap_or(Wake::Resync)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{ManualClock, SystemChance};

    #[test]
    fn instants_rise_even_when_the_clock_stands_or_goes_a_little_back() {
        let clock = Arc::new(ManualClock::new(At(1_000_000_000_000)));
        let mut turn = Turn::new(clock.clone(), IdSource::new(Arc::new(SystemChance)));
        let (a, b) = (turn.next_at(), turn.next_at());
        clock.advance_seconds(-60);
        let c = turn.next_at();
        assert_eq!((b.0, c.0), (a.0 + 1, a.0 + 2));
        clock.advance_seconds(-3_600);
        assert_eq!(turn.next_at(), clock.now());
    }

    #[test]
    fn a_notification_survives_the_journey_and_a_large_one_says_resync() {
        let woken = vec![("cases/1".to_owned(), 4), ("cases/2 x".to_owned(), 5)];
        let wakes = read_notification(&notification(&woken));
        assert_eq!(wakes[1], Wake::Subject { subject: "cases/2 x".into(), seq: 5 });
        let many: Vec<_> = (0..2_000).map(|i| ("cases/1234567890".to_owned(), i)).collect();
        assert_eq!(read_notification(&notification(&many)), vec![Wake::Resync]);
    }
}
