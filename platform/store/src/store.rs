//! The store itself: opening, writing, reading.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::{Actor, Clock, Failure, Fault, IdSource};
use tokio::sync::{mpsc, oneshot};

use crate::hub::Hub;
use crate::postgres::{self, PgPool};
use crate::readers::Readers;
use crate::sqlite::{self, Lite};
use crate::writer::{Job, Turn, WriteJob};
use crate::{Look, Migration, MigrationState, Query, Work, migrate};

/// The two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Inside the program, one file.
    Sqlite,
    /// A server, several nodes.
    Postgres,
}

/// Where the data is.
#[derive(Debug, Clone)]
pub enum StoreConfig {
    /// A file, made if it is not there.
    Sqlite(PathBuf),
    /// `postgres://user:password@host:port/database`.
    Postgres(String),
}

/// The store of this node. Cloning gives another handle to the same one.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    engine: Engine,
    writer: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
    reads: Reads,
    hub: Hub,
    clock: Arc<dyn Clock>,
    ids: IdSource,
}

enum Reads {
    Sqlite(Readers),
    Postgres(PgPool),
}

/// How many writes may wait; more make their callers wait.
const QUEUE: usize = 4_096;

impl Store {
    /// Opens the database. The schema is looked at by [`Store::migrate`] or [`Store::schema`].
    pub async fn open(config: &StoreConfig, clock: Arc<dyn Clock>, ids: IdSource) -> Result<Store, Fault> {
        let (sender, receiver) = mpsc::channel(QUEUE);
        let hub = Hub::new();
        let turn = Turn::new(clock.clone(), ids.clone());
        let (engine, thread, reads) = match config {
            StoreConfig::Sqlite(path) => {
                if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
                    std::fs::create_dir_all(folder)
                        .map_err(|e| Fault::because(format!("making the folder {}", folder.display()), e))?;
                }
                let writer = Lite::open(path, true)?;
                let thread = sqlite::start_writer(writer, turn, receiver, hub.clone())
                    .map_err(|e| Fault::because("starting the writer", e))?;
                (Engine::Sqlite, Some(thread), Reads::Sqlite(Readers::start(path)?))
            }
            StoreConfig::Postgres(url) => {
                let pool = PgPool::connect(url).await?;
                postgres::start_writer(pool.clone(), turn, receiver);
                postgres::start_listener(url, hub.clone())?;
                (Engine::Postgres, None, Reads::Postgres(pool))
            }
        };
        let inner = Inner {
            engine,
            writer: Mutex::new(Some(sender)),
            thread: Mutex::new(thread),
            reads,
            hub,
            clock,
            ids,
        };
        Ok(Store(Arc::new(inner)))
    }

    /// Runs `verb` on the writer, inside a savepoint of a group commit. Answers after the commit is
    /// durable. `verb` may be run more than once (a serialization failure is tried again), so it does
    /// nothing but read and write through `work`. `name` is for metrics: `cases.file`.
    pub async fn write<I, T, R, F>(
        &self,
        name: &'static str,
        actor: Actor,
        input: I,
        verb: F,
    ) -> Result<T, Failure<R>>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        R: Send + 'static,
        F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Result<T, Failure<R>>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(WriteJob { name, actor, input, verb, answer: None, reply });
        let writer = self.0.writer.lock().unwrap_or_else(|e| e.into_inner()).clone();
        let closed = || Failure::Broke(Fault::new(format!("{name}: the store is closed")));
        writer.ok_or_else(closed)?.send(job).await.map_err(|_| closed())?;
        let result = answer.await.map_err(|_| closed())?;
        let outcome = match &result {
            Ok(_) => "done",
            Err(Failure::Refused(_)) => "refused",
            Err(Failure::Broke(_)) => "broke",
        };
        metrics::counter!("store_writes_total", "verb" => name, "outcome" => outcome).increment(1);
        result
    }

    /// Runs `question` on a consistent snapshot. On SQLite it may be asked twice: here, and again by a thread
    /// of its own when it is long; it does nothing but read.
    pub async fn read<I, T, R, F>(&self, name: &'static str, input: I, question: F) -> Result<T, Failure<R>>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        R: Send + 'static,
        F: for<'a, 'l> Fn(&'a mut Look<'l>, &'a I) -> BoxFuture<'a, Result<T, Failure<R>>> + Send + 'static,
    {
        if let Reads::Sqlite(readers) = &self.0.reads
            && let Some(answer) = readers.answer_here(name, &input, &question)
        {
            return answer;
        }
        self.read_once(name, input, question).await
    }

    /// Runs a long `question` that passes on what it reads, and so must be asked only once.
    pub(crate) async fn read_once<I, T, R, F>(
        &self,
        name: &'static str,
        input: I,
        question: F,
    ) -> Result<T, Failure<R>>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        R: Send + 'static,
        F: for<'a, 'l> Fn(&'a mut Look<'l>, &'a I) -> BoxFuture<'a, Result<T, Failure<R>>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job: Box<dyn ReadJob> = Box::new(Question { name, input, question, reply });
        let closed = || Failure::Broke(Fault::new(format!("{name}: the store is closed")));
        match &self.0.reads {
            Reads::Sqlite(readers) => readers.send(job).ok_or_else(closed)?,
            Reads::Postgres(pool) => {
                let pool = pool.clone();
                // its own task: a caller that goes away leaves no open transaction in the pool
                tokio::spawn(async move {
                    match pool.snapshot().await {
                        Ok(mut conn) => {
                            job.run(&mut Look { conn: &mut conn }).await;
                            conn.end().await;
                        }
                        Err(fault) => job.fail(fault),
                    }
                });
            }
        }
        answer.await.map_err(|_| closed())?
    }

    /// Which engine runs; for the command line and the tests.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// What wakes live screens.
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// The clock that gives works their instant.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }

    /// The source of ids.
    pub fn ids(&self) -> &IdSource {
        &self.0.ids
    }

    /// Brings the schema to the newest version, in one step from any earlier one; gives what was applied.
    pub async fn migrate(&self, all: &'static [Migration]) -> Result<Vec<&'static str>, Fault> {
        migrate::apply(self, all).await
    }

    /// Compares the schema of the database with the one this program knows.
    pub async fn schema(&self, all: &'static [Migration]) -> Result<MigrationState, Fault> {
        migrate::state(self, all).await
    }

    /// Prepares every query; gives the ones that the engine does not understand.
    pub async fn prepare_all(&self, queries: Vec<Query>) -> Result<Vec<String>, Fault> {
        let done = self.read("store.prepare", queries, |look, queries| {
            Box::pin(async move {
                let mut problems = Vec::new();
                for query in queries {
                    if let Err(fault) = look.conn.prepare(*query).await {
                        problems.push(fault.to_string());
                    }
                }
                Ok::<_, Failure<kernel::Never>>(problems)
            })
        });
        done.await.map_err(Fault::from)
    }

    /// How the engine would run a query, a line a step: for tests that a list uses its index, which is what
    /// makes it quick, on a machine of any speed.
    pub async fn plan(&self, query: Query) -> Result<Vec<String>, Fault> {
        let asked = self.read("store.plan", query, |look, query| {
            Box::pin(async move { Ok::<_, Failure<kernel::Never>>(look.conn.plan(*query).await?) })
        });
        asked.await.map_err(Fault::from)
    }

    /// Stops taking work, finishes what waits and closes the files.
    pub async fn close(&self) {
        self.0.writer.lock().unwrap_or_else(|e| e.into_inner()).take();
        if let Reads::Sqlite(readers) = &self.0.reads {
            readers.close();
        }
        let thread = self.0.thread.lock().unwrap_or_else(|e| e.into_inner()).take();
        if let Some(thread) = thread {
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }

    /// Runs statements outside of the facade, on a connection of its own in one transaction: for
    /// migrations, dump and restore.
    pub(crate) async fn maintain<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a ()) -> BoxFuture<'a, Result<T, Failure<kernel::Never>>>
            + Send
            + 'static,
    {
        self.write("store.maintain", Actor::System("maintain"), (), work).await.map_err(Fault::from)
    }
}

/// A question that waits for its turn.
pub(crate) trait ReadJob: Send {
    fn run<'a>(self: Box<Self>, look: &'a mut Look<'_>) -> BoxFuture<'a, ()>
    where
        Self: 'a;
    fn run_now(self: Box<Self>, look: &mut Look<'_>);
    fn fail(self: Box<Self>, fault: Fault);
}

struct Question<I, T, R, F> {
    name: &'static str,
    input: I,
    question: F,
    reply: oneshot::Sender<Result<T, Failure<R>>>,
}

impl<I, T, R, F> ReadJob for Question<I, T, R, F>
where
    I: Send + Sync,
    T: Send,
    R: Send,
    F: for<'a, 'l> Fn(&'a mut Look<'l>, &'a I) -> BoxFuture<'a, Result<T, Failure<R>>> + Send,
{
    fn run<'a>(self: Box<Self>, look: &'a mut Look<'_>) -> BoxFuture<'a, ()>
    where
        Self: 'a,
    {
        // the borrow of the snapshot is shorter than its own lifetime
        let look: &'a mut Look<'_> = look;
        Box::pin(async move {
            let Question { name, input, question, reply } = *self;
            let ended = AssertUnwindSafe((question)(look, &input)).catch_unwind().await;
            let _ = reply.send(ended.unwrap_or_else(|_| panicked(name)));
        })
    }

    fn run_now(self: Box<Self>, look: &mut Look<'_>) {
        let Question { name, input, question, reply } = *self;
        let _ = reply.send(answer_now(name, (question)(look, &input)));
    }

    fn fail(self: Box<Self>, fault: Fault) {
        let _ = self.reply.send(Err(Failure::Broke(fault)));
    }
}

/// The answer of a question that awaits nothing but SQLite, which never makes it wait.
pub(crate) fn answer_now<T, R>(
    name: &str,
    answer: BoxFuture<'_, Result<T, Failure<R>>>,
) -> Result<T, Failure<R>> {
    match AssertUnwindSafe(answer).catch_unwind().now_or_never() {
        Some(Ok(answer)) => answer,
        Some(Err(_)) => panicked(name),
        None => Err(Failure::Broke(Fault::new(format!("{name} awaited something that is not the store")))),
    }
}

fn panicked<T, R>(name: &str) -> Result<T, Failure<R>> {
    Err(Failure::Broke(Fault::new(format!("{name} panicked"))))
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.0.engine)
    }
}
