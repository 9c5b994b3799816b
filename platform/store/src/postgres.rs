//! PostgreSQL: one writer task per node with group commit, a pool for reads, LISTEN for the hub.

use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use futures::future::{BoxFuture, poll_fn};
use kernel::Fault;
use tokio::sync::mpsc;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut};
use tokio_postgres::{AsyncMessage, NoTls, SimpleQueryMessage};

use crate::conn::Conn;
use crate::hub::{Hub, Wake};
use crate::store::Engine;
use crate::writer::{BATCH, Job, Turn, read_notification, run_batch};
use crate::{Query, Row, Val};

/// Connections for reads, and one for the writer.
const POOL: usize = 16;
/// A batch that lost a race is tried so many times.
const TRIES: u32 = 6;

#[derive(Clone)]
pub(crate) struct PgPool(Pool);

/// A connection; `doomed` says that the transaction lost a race or the connection broke.
pub(crate) struct Pg {
    client: Object,
    doomed: bool,
    /// Statements that were more than questions, and those that broke: after one of them the server takes no
    /// other until it is rolled back.
    touched: u64,
}

impl PgPool {
    pub async fn connect(url: &str) -> Result<PgPool, Fault> {
        let doing = "connecting to PostgreSQL";
        let config: tokio_postgres::Config = url.parse().map_err(|e| Fault::because(doing, e))?;
        let manager =
            Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager).max_size(POOL).build().map_err(|e| Fault::because(doing, e))?;
        drop(pool.get().await.map_err(|e| Fault::because(doing, e))?);
        Ok(PgPool(pool))
    }

    async fn get(&self) -> Result<Pg, Fault> {
        let client = self.0.get().await.map_err(|e| Fault::because("taking a connection", e))?;
        Ok(Pg { client, doomed: false, touched: 0 })
    }

    /// A connection inside a read-only transaction that sees one instant.
    pub async fn snapshot(&self) -> Result<Pg, Fault> {
        let mut conn = self.get().await?;
        conn.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        Ok(conn)
    }
}

impl Pg {
    /// Ends a read; a connection that cannot is thrown away.
    pub async fn end(mut self) {
        if self.batch("ROLLBACK").await.is_err() {
            drop(Object::take(self.client));
        }
    }

    fn fault(&mut self, name: &str, error: tokio_postgres::Error) -> Fault {
        self.touched += 1;
        let race = error.code().is_some_and(|c| {
            [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED, SqlState::ADMIN_SHUTDOWN]
                .contains(c)
        });
        if race || error.is_closed() {
            self.doomed = true;
        }
        // the text of a database error can hold values; its code and its place cannot
        match error.as_db_error() {
            Some(db) => Fault::new(format!(
                "{name}: PostgreSQL {} {}",
                db.code().code(),
                db.constraint().map_or(db.message(), |c| c)
            )),
            None => Fault::because(name, error),
        }
    }

    async fn read(&mut self, name: &str, sql: &str, args: &[Val<'_>]) -> Result<Vec<Row>, Fault> {
        self.touched += u64::from(!asks(sql));
        let run = async {
            let statement = self.client.prepare_cached(sql).await?;
            let args: Vec<&(dyn ToSql + Sync)> = args.iter().map(|a| a as _).collect();
            self.client.query(&statement, &args).await
        };
        match run.await {
            Ok(rows) => rows.iter().map(row).collect(),
            Err(error) => Err(self.fault(name, error)),
        }
    }
}

/// Whether a statement only asks.
fn asks(sql: &str) -> bool {
    sql.trim_start().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("select"))
}

impl ToSql for Val<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Val::Null => Ok(IsNull::Yes),
            Val::I(i) if *ty == Type::INT2 => i16::try_from(*i)?.to_sql(ty, out),
            Val::I(i) if *ty == Type::INT4 => i32::try_from(*i)?.to_sql(ty, out),
            Val::I(i) if *ty == Type::TEXT => i.to_string().to_sql(ty, out),
            Val::I(i) => i.to_sql(ty, out),
            Val::T(t) => t.as_ref().to_sql(ty, out),
            Val::B(b) => b.as_ref().to_sql(ty, out),
        }
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    tokio_postgres::types::to_sql_checked!();
}

fn row(row: &tokio_postgres::Row) -> Result<Row, Fault> {
    let mut values = Vec::with_capacity(row.len());
    for (i, column) in row.columns().iter().enumerate() {
        let wrong = |e| Fault::because(format!("reading column {}", column.name()), e);
        let value = match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(i).map_err(wrong)?.map(Val::I),
            Type::INT4 => row.try_get::<_, Option<i32>>(i).map_err(wrong)?.map(|v| Val::I(v.into())),
            Type::INT2 => row.try_get::<_, Option<i16>>(i).map_err(wrong)?.map(|v| Val::I(v.into())),
            Type::BOOL => row.try_get::<_, Option<bool>>(i).map_err(wrong)?.map(|v| Val::I(v.into())),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(i).map_err(wrong)?.map(|v| Val::B(v.into())),
            _ => row.try_get::<_, Option<String>>(i).map_err(wrong)?.map(|v| Val::T(v.into())),
        };
        values.push(value.unwrap_or(Val::Null));
    }
    Ok(Row::new(values))
}

impl Conn for Pg {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }
    fn doomed(&self) -> bool {
        self.doomed
    }
    fn touched(&self) -> u64 {
        self.touched
    }
    fn rows<'a>(&'a mut self, query: Query, args: &'a [Val<'a>]) -> BoxFuture<'a, Result<Vec<Row>, Fault>> {
        Box::pin(self.read(query.name, query.for_postgres(), args))
    }
    fn exec<'a>(&'a mut self, query: Query, args: &'a [Val<'a>]) -> BoxFuture<'a, Result<u64, Fault>> {
        Box::pin(async move {
            let run = async {
                let statement = self.client.prepare_cached(query.for_postgres()).await?;
                let args: Vec<&(dyn ToSql + Sync)> = args.iter().map(|a| a as _).collect();
                self.client.execute(&statement, &args).await
            };
            match run.await {
                Ok(n) => {
                    self.touched += n;
                    Ok(n)
                }
                Err(error) => Err(self.fault(query.name, error)),
            }
        })
    }
    fn batch<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            self.touched += 1;
            let done = self.client.batch_execute(sql).await;
            done.map_err(|e| self.fault("running statements", e))
        })
    }
    fn prepare<'a>(&'a mut self, query: Query) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let sql = format!(
                "SAVEPOINT p; PREPARE check_it AS {}; DEALLOCATE check_it; RELEASE p",
                query.for_postgres()
            );
            let done = self.client.batch_execute(&sql).await;
            if done.is_err() {
                let _ = self.client.batch_execute("ROLLBACK TO p").await;
            }
            done.map_err(|e| self.fault(query.name, e))
        })
    }
    fn plan<'a>(&'a mut self, query: Query) -> BoxFuture<'a, Result<Vec<String>, Fault>> {
        Box::pin(async move {
            let text = query.for_postgres();
            let sql = format!(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; \
                 SET LOCAL enable_sort = off; \
                 SET LOCAL plan_cache_mode = force_generic_plan; PREPARE plan_it AS {text}"
            );
            self.batch(&sql).await?;
            let nothing = vec!["NULL"; Query::places(text)].join(", ");
            let list = if nothing.is_empty() { String::new() } else { format!("({nothing})") };
            let steps = self.client.simple_query(&format!("EXPLAIN EXECUTE plan_it{list}")).await;
            let steps = steps.map_err(|e| self.fault(query.name, e))?;
            self.batch("DEALLOCATE plan_it").await?;
            let line = |message| match message {
                SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            };
            Ok(steps.into_iter().filter_map(line).collect())
        })
    }
    fn dynamic<'a>(
        &'a mut self,
        sql: &'a str,
        args: &'a [Val<'a>],
    ) -> BoxFuture<'a, Result<Vec<Row>, Fault>> {
        Box::pin(self.read("running a statement", sql, args))
    }
}

/// Starts the writer task; it ends when every sender is gone.
pub(crate) fn start_writer(pool: PgPool, mut turn: Turn, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
    tokio::spawn(async move {
        let mut batch: Vec<Box<dyn Job>> = Vec::with_capacity(BATCH);
        let mut kept: Option<Pg> = None;
        while jobs.recv_many(&mut batch, BATCH).await > 0 {
            metrics::histogram!("store_batch_size").record(batch.len() as f64);
            let done = commit(&pool, &mut kept, &mut turn, &mut batch).await;
            let lost = done.err().map(|fault| {
                tracing::error!(%fault, jobs = batch.len(), "a group commit failed");
                fault.to_string()
            });
            batch.drain(..).for_each(|job| job.finish(lost.as_deref()));
        }
    });
}

/// Commits the batch, trying again after a lost race. What has wakes goes out by NOTIFY with the commit.
async fn commit(
    pool: &PgPool,
    kept: &mut Option<Pg>,
    turn: &mut Turn,
    batch: &mut [Box<dyn Job>],
) -> Result<(), Fault> {
    let mut tries = 0;
    loop {
        tries += 1;
        let mut conn = match kept.take().filter(|c| !c.client.is_closed()) {
            Some(conn) => conn,
            None => pool.get().await?,
        };
        conn.doomed = false;
        let done = run_batch(&mut conn, turn, batch).await;
        let doomed = conn.doomed;
        if done.is_err() && conn.batch("ROLLBACK").await.is_err() {
            drop(Object::take(conn.client));
        } else {
            *kept = Some(conn);
        }
        match done {
            Ok(_) => return Ok(()),
            Err(fault) if doomed && tries < TRIES => {
                tracing::warn!(%fault, tries, "a group commit is tried again");
            }
            Err(fault) => return Err(fault),
        }
    }
}

/// Listens for what every node commits (this one too) and wakes the hub.
pub(crate) fn start_listener(url: &str, hub: Hub) -> Result<(), Fault> {
    let config: tokio_postgres::Config =
        url.parse().map_err(|e| Fault::because("connecting to PostgreSQL", e))?;
    tokio::spawn(async move {
        loop {
            if let Err(error) = listen(&config, &hub).await {
                tracing::warn!(%error, "the listening connection ended; connecting again");
            }
            crate::pause(Duration::from_secs(2)).await;
        }
    });
    Ok(())
}

async fn listen(config: &tokio_postgres::Config, hub: &Hub) -> Result<(), tokio_postgres::Error> {
    let (client, mut connection) = config.connect(NoTls).await?;
    let listening = async {
        client.batch_execute("LISTEN cauce").await?;
        // from here on every wake is heard; what came while nobody listened was not
        hub.wake(Wake::Resync);
        // keeps the client alive as long as the connection
        std::future::pending::<Result<(), tokio_postgres::Error>>().await
    };
    let messages = async {
        while let Some(message) = poll_fn(|cx| connection.poll_message(cx)).await {
            if let AsyncMessage::Notification(n) = message? {
                read_notification(n.payload()).into_iter().for_each(|w| hub.wake(w));
            }
        }
        Ok(())
    };
    futures::future::select(Box::pin(listening), Box::pin(messages)).await.factor_first().0
}
