//! SQLite inside the program: WAL, `synchronous=FULL`, one writer thread, a few reader threads.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Fault;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, ffi, params_from_iter};
use tokio::sync::mpsc;

use crate::conn::Conn;
use crate::hub::Hub;
use crate::store::Engine;
use crate::writer::{BATCH, Job, Turn, run_batch};
use crate::{Query, Row, Val};

/// A page cache of 64 MiB, in KiB as SQLite wants it (negative).
const CACHE: &str = "-65536";
/// Readers see so much of the file as memory: a commit empties their caches, and then nothing is copied
/// again.
const MAPPED: &str = "268435456";
/// A ration is looked at every so many steps of the engine (some microseconds).
const STRIDE: i32 = 100;
/// So many strides are a ration, and so many queries: one or two milliseconds.
const RATION: u32 = 200;
/// Strides of a connection without ration.
const NO_END: u32 = u32::MAX;
/// The log is written back into the file every so many pages (32 MiB): a page that changes often is then
/// written back once instead of many times.
const CHECKPOINT: &str = "8192";

pub(crate) struct Lite {
    db: Connection,
    unindexed: Option<i64>,
    /// Groups of statements that were run: the engine does not count what changes the schema.
    batches: u64,
    /// Strides that a reader may still go; at 0 it is interrupted.
    strides: Arc<AtomicU32>,
}

impl ToSql for Val<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Val::Null => ValueRef::Null,
            Val::I(i) => ValueRef::Integer(*i),
            Val::T(t) => ValueRef::Text(t.as_bytes()),
            Val::B(b) => ValueRef::Blob(b),
        }))
    }
}

impl Lite {
    pub fn open(path: &Path, writes: bool) -> Result<Lite, Fault> {
        let doing = || format!("opening the database {}", path.display());
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | if writes { OpenFlags::SQLITE_OPEN_CREATE } else { OpenFlags::empty() };
        let conn = Connection::open_with_flags(path, flags).map_err(|e| Fault::because(doing(), e))?;
        let set = |name: &str, value: &str| {
            conn.pragma_update(None, name, value).map_err(|e| Fault::because(doing(), e))
        };
        conn.busy_timeout(std::time::Duration::from_secs(30)).map_err(|e| Fault::because(doing(), e))?;
        set("journal_mode", "WAL")?;
        set("synchronous", "FULL")?;
        set("foreign_keys", "ON")?;
        set("cache_size", CACHE)?;
        set("temp_store", "MEMORY")?;
        set("trusted_schema", "OFF")?;
        if writes {
            set("wal_autocheckpoint", CHECKPOINT)?;
        } else {
            set("query_only", "ON")?;
            set("mmap_size", MAPPED)?;
        }
        // a plan that looks at the arguments is made anew for each of them, which takes longer than the query
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
            .map_err(|e| Fault::because(doing(), e))?;
        conn.set_prepared_statement_cache_capacity(512);
        Ok(Lite { db: conn, unindexed: None, batches: 0, strides: Arc::new(AtomicU32::new(NO_END)) })
    }

    /// A connection that only reads, and can be rationed.
    pub fn open_reader(path: &Path) -> Result<Lite, Fault> {
        let mut conn = Lite::open(path, false)?;
        let strides = Arc::clone(&conn.strides);
        conn.db
            .progress_handler(STRIDE, Some(move || is_spent(&strides)))
            .map_err(|e| Fault::because("rationing a reader", e))?;
        Ok(conn)
    }

    /// From now on the engine goes so far and is interrupted then.
    pub fn ration(&mut self) {
        self.strides.store(RATION, Ordering::Relaxed);
    }

    /// Goes on without end; says whether the ration was spent.
    pub fn end_ration(&mut self) -> bool {
        self.strides.swap(NO_END, Ordering::Relaxed) == 0
    }

    /// Asks on one snapshot. Nothing if it could not begin.
    pub fn in_snapshot<T>(&mut self, ask: impl FnOnce(&mut Lite) -> T) -> Option<T> {
        self.simple("BEGIN").ok()?;
        let answer = ask(self);
        let _ = self.simple("COMMIT");
        Some(answer)
    }

    /// A statement without arguments and answer, prepared once.
    fn simple(&mut self, sql: &str) -> rusqlite::Result<()> {
        self.db.prepare_cached(sql)?.execute([]).map(|_| ())
    }

    fn read(&mut self, sql: &str, args: &[Val<'_>]) -> rusqlite::Result<Vec<Row>> {
        // the engine counts the steps of each query from anew: a thousand short ones would never be long
        if is_spent(&self.strides) {
            return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_INTERRUPT), None));
        }
        let mut statement = self.db.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(args))?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let mut values = Vec::with_capacity(columns);
            for i in 0..columns {
                values.push(match row.get_ref(i)? {
                    ValueRef::Null => Val::Null,
                    ValueRef::Integer(i) => Val::I(i),
                    ValueRef::Real(r) => Val::T(r.to_string().into()),
                    ValueRef::Text(t) => Val::T(text(t).into()),
                    ValueRef::Blob(b) => Val::B(b.to_vec().into()),
                });
            }
            out.push(Row::new(values));
        }
        Ok(out)
    }
}

/// Goes one stride further; whether the ration is over.
fn is_spent(strides: &AtomicU32) -> bool {
    match strides.load(Ordering::Relaxed) {
        NO_END => false,
        0 => true,
        left => {
            strides.store(left - 1, Ordering::Relaxed);
            left == 1
        }
    }
}

/// A text of the database; it is UTF-8 unless another program wrote it.
fn text(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned)
}

fn ready<'a, T: Send + 'a>(result: rusqlite::Result<T>, name: &str) -> BoxFuture<'a, Result<T, Fault>> {
    Box::pin(std::future::ready(result.map_err(|e| Fault::because(name, e))))
}

impl Conn for Lite {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }
    fn rows<'a>(&'a mut self, query: Query, args: &'a [Val<'a>]) -> BoxFuture<'a, Result<Vec<Row>, Fault>> {
        ready(self.read(query.text, args), query.name)
    }
    fn exec<'a>(&'a mut self, query: Query, args: &'a [Val<'a>]) -> BoxFuture<'a, Result<u64, Fault>> {
        let run = || -> rusqlite::Result<u64> {
            Ok(self.db.prepare_cached(query.text)?.execute(params_from_iter(args))? as u64)
        };
        ready(run(), query.name)
    }
    fn touched(&self) -> u64 {
        self.db.total_changes() + self.batches
    }
    fn unindexed(&mut self) -> Option<&mut Option<i64>> {
        Some(&mut self.unindexed)
    }
    fn batch<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Result<(), Fault>> {
        self.batches += 1;
        ready(self.db.execute_batch(sql), "running statements")
    }
    fn prepare<'a>(&'a mut self, query: Query) -> BoxFuture<'a, Result<(), Fault>> {
        ready(self.db.prepare(query.text).map(|_| ()), query.name)
    }
    fn plan<'a>(&'a mut self, query: Query) -> BoxFuture<'a, Result<Vec<String>, Fault>> {
        Box::pin(async move {
            let nothing = vec![Val::Null; Query::places(query.text)];
            let rows = self.dynamic(&format!("EXPLAIN QUERY PLAN {}", query.text), &nothing).await?;
            let detail = |mut row: Row| {
                let (_, _, _): (i64, i64, i64) = (row.take()?, row.take()?, row.take()?);
                row.take()
            };
            rows.into_iter().map(detail).collect()
        })
    }
    fn dynamic<'a>(
        &'a mut self,
        sql: &'a str,
        args: &'a [Val<'a>],
    ) -> BoxFuture<'a, Result<Vec<Row>, Fault>> {
        ready(self.read(sql, args), "running a statement")
    }
}

/// Starts the writer thread; it ends when every sender is gone.
pub(crate) fn start_writer(
    mut conn: Lite,
    mut turn: Turn,
    mut jobs: mpsc::Receiver<Box<dyn Job>>,
    hub: Hub,
) -> std::io::Result<std::thread::JoinHandle<()>> {
    std::thread::Builder::new().name("store-writer".into()).spawn(move || {
        let mut batch: Vec<Box<dyn Job>> = Vec::with_capacity(BATCH);
        while let Some(job) = jobs.blocking_recv() {
            batch.push(job);
            while batch.len() < BATCH {
                match jobs.try_recv() {
                    Ok(job) => batch.push(job),
                    Err(_) => break,
                }
            }
            metrics::histogram!("store_batch_size").record(batch.len() as f64);
            let done = run_batch(&mut conn, &mut turn, &mut batch)
                .now_or_never()
                .unwrap_or_else(|| Err(Fault::new("the batch awaited something")));
            match done {
                Ok(wakes) => {
                    wakes.into_iter().for_each(|w| hub.wake(w));
                    batch.drain(..).for_each(|job| job.finish(None));
                }
                Err(fault) => {
                    tracing::error!(%fault, jobs = batch.len(), "a group commit failed");
                    if !conn.db.is_autocommit() {
                        let _ = conn.db.execute_batch("ROLLBACK");
                    }
                    let why = fault.to_string();
                    batch.drain(..).for_each(|job| job.finish(Some(&why)));
                }
            }
        }
        // leaves one tidy file behind
        let _ = conn.db.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)");
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `.cargo/config.toml` says how; another folder of configuration would forget it.
    #[test]
    fn sqlite_is_compiled_as_we_want() {
        let mut conn = Lite::open(Path::new(":memory:"), true).unwrap();
        let rows = conn.read("PRAGMA compile_options", &[]).unwrap();
        let options: Vec<String> = rows.into_iter().map(|mut row| row.take().unwrap()).collect();
        let has = |option: &str| options.iter().any(|o| o == option);
        assert!(has("DEFAULT_MEMSTATUS=0") && has("OMIT_SHARED_CACHE"), "{options:?}");
        assert!(!has("ENABLE_API_ARMOR"), "{options:?}");
    }
}
