//! A world for tests: a real store on a real engine, a clock that moves only when told, chance that repeats.
//!
//! ```ignore
//! testkit::each(async |world| {
//!     world.at("2026-03-13T08:00");
//!     let done = world.store.write("t", Actor::System("test"), (), |work, ()| Box::pin(verb(work))).await;
//! });
//! ```
//! [`each`] runs the story on SQLite and, if `CAUCE_TEST_POSTGRES` holds the URL of a server, on PostgreSQL
//! too.
//! `cargo xtask test` always starts one; with `CAUCE_TEST_ALL=1` its absence fails the test.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{At, IdSource, ManualClock, SeededChance, SystemChance};
use store::{Engine, Store, StoreConfig};

/// Where every story starts, unless it says otherwise: a Monday morning.
pub const MORNING: &str = "2026-11-23T10:00:00-05:00";

/// One world: its own empty database with the whole schema.
pub struct World {
    /// The store.
    pub store: Store,
    /// The clock that gives every work its instant.
    pub clock: Arc<ManualClock>,
    /// Ids and secrets that repeat from run to run.
    pub ids: IdSource,
    /// How the store was opened, to open it again.
    pub config: StoreConfig,
    /// A folder for files, gone with the world.
    pub folder: tempfile::TempDir,
    /// The last field, so that the store is closed when its database goes.
    _own: Option<OwnDatabase>,
}

impl World {
    /// A world on SQLite, in a folder of its own.
    pub async fn sqlite() -> World {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let config = StoreConfig::Sqlite(folder.path().join("cauce.db"));
        World::open(config, folder, None).await
    }

    /// A world on the PostgreSQL of `CAUCE_TEST_POSTGRES`, in a database of its own; nothing without it.
    pub async fn postgres() -> Option<World> {
        let server = server()?;
        let name = format!("cauce_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let client = connect(&server).await;
        client
            .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0"))
            .await
            .expect("a database");
        let (base, _) = server.rsplit_once('/').expect("a URL with a database");
        let config = StoreConfig::Postgres(format!("{base}/{name}"));
        let folder = tempfile::tempdir().expect("a temporary folder");
        Some(World::open(config, folder, Some(OwnDatabase { server, name })).await)
    }

    /// A world on an empty database of the test's own.
    pub async fn on(config: StoreConfig) -> World {
        World::open(config, tempfile::tempdir().expect("a temporary folder"), None).await
    }

    async fn open(config: StoreConfig, folder: tempfile::TempDir, own: Option<OwnDatabase>) -> World {
        let clock = Arc::new(ManualClock::new(At::parse(MORNING).expect("an instant")));
        let ids = IdSource::new(Arc::new(SeededChance::new(20_261_123)));
        let store = Store::open(&config, clock.clone(), ids.clone()).await.expect("the store opens");
        store.migrate(migrations::ALL).await.expect("the schema applies");
        World { store, clock, ids, config, folder, _own: own }
    }

    /// Moves the clock to `2026-03-13T08:00` (of Bogota, if no offset is said).
    pub fn at(&self, text: &str) {
        self.clock.set(At::parse(text).expect("an instant"));
    }

    /// Which engine this world runs on.
    pub fn engine(&self) -> Engine {
        self.store.engine()
    }

    /// Another handle to the same database, as a second node or a restart has.
    pub async fn reopen(&self) -> Store {
        let ids = IdSource::new(Arc::new(SystemChance));
        Store::open(&self.config, self.clock.clone(), ids).await.expect("the store opens again")
    }
}

/// A database that goes with its world: a thousand of them, each with the whole schema, fill a disk.
struct OwnDatabase {
    server: String,
    name: String,
}

impl Drop for OwnDatabase {
    /// On a thread of its own, since a runtime cannot wait inside another. A failure is left alone: the
    /// server of a test run is thrown away whole.
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let client = connect(&server).await;
                let _ = client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
            });
            std::io::Result::Ok(())
        });
        let _ = dropping.join();
    }
}

static NEXT: AtomicU64 = AtomicU64::new(1);

fn server() -> Option<String> {
    let url = std::env::var("CAUCE_TEST_POSTGRES").ok().filter(|u| !u.is_empty());
    let all = std::env::var("CAUCE_TEST_ALL").is_ok_and(|v| v == "1");
    assert!(url.is_some() || !all, "CAUCE_TEST_ALL=1 needs CAUCE_TEST_POSTGRES: run `cargo xtask test`");
    url
}

async fn connect(url: &str) -> tokio_postgres::Client {
    let (client, connection) =
        tokio_postgres::connect(url, tokio_postgres::NoTls).await.expect("the test PostgreSQL answers");
    tokio::spawn(connection);
    client
}

/// Tells `story` once on each engine, each time in a new world.
pub fn each<F: AsyncFn(World)>(story: F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        story(World::sqlite().await).await;
        if let Some(world) = World::postgres().await {
            story(world).await;
        }
    });
}
