//! Opening what an installation keeps: its database and its files.

use std::path::Path;
use std::sync::Arc;

use blobs::{Bucket, Folder, S3};
use documents::BlobStore;
use kernel::{Clock, Fault, IdSource, SystemChance, SystemClock};
use store::{MigrationState, Store};

use crate::config::{Blobs, Config};

/// Folder of the files inside the data folder.
pub const BLOBS: &str = "blobs";

/// The database, whatever its schema, with the clock of the machine.
pub async fn store(config: &Config) -> Result<Store, Fault> {
    store_at(config, Arc::new(SystemClock)).await
}

/// The database with another clock.
pub async fn store_at(config: &Config, clock: Arc<dyn Clock>) -> Result<Store, Fault> {
    Store::open(&config.store(), clock, IdSource::new(Arc::new(SystemChance))).await
}

/// The database of an installation that exists, with the schema of this program; else says what to do.
pub async fn current(config: &Config) -> Result<Store, Fault> {
    if !config.has_database() {
        let folder = config.data.folder.display();
        return Err(Fault::new(format!(
            "there are no data in {folder}; name the folder with --data or --config"
        )));
    }
    let store = store(config).await?;
    match require_current(&store).await {
        Ok(()) => Ok(store),
        Err(fault) => {
            store.close().await;
            Err(fault)
        }
    }
}

/// Refuses any schema but that of this program.
pub async fn require_current(store: &Store) -> Result<(), Fault> {
    match store.schema(migrations::ALL).await? {
        MigrationState::Current => Ok(()),
        MigrationState::Empty => Err(Fault::new("the database is empty; `cauce migrate` makes its tables")),
        MigrationState::Behind(missing) => Err(Fault::new(format!(
            "the schema is older than the program: run `cauce migrate` ({})",
            missing.join(", ")
        ))),
        MigrationState::Unknown(why) => Err(Fault::new(why)),
    }
}

/// Where files are kept.
pub fn blobs(config: &Config) -> Result<Arc<dyn BlobStore>, Fault> {
    let Blobs { endpoint, region, bucket, prefix, key, secret } = config.blobs.clone();
    if endpoint.is_empty() {
        return Ok(Arc::new(Folder::open(config.data.folder.join(BLOBS))?));
    }
    Ok(Arc::new(S3::open(&Bucket { endpoint, region, name: bucket, prefix, key, secret })?))
}

/// Makes the data folder, for the eyes of its owner only.
pub fn data_folder(folder: &Path) -> Result<(), Fault> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    builder.create(folder).map_err(|e| Fault::because(format!("making the folder {}", folder.display()), e))
}
