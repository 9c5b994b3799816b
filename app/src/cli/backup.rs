//! `cauce backup` and `cauce restore`.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use super::Outcome;
use super::say::say;
use crate::backup::{self, Manifest};
use crate::config::Config;
use crate::open;

#[derive(clap::Args)]
pub(super) struct BackupWords {
    /// The file to write, for instance cauce-2026-11-21.tar.gz; never written over.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

#[derive(clap::Args)]
pub(super) struct RestoreWords {
    /// The file that `cauce backup` wrote.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
}

pub(super) async fn backup(config: Config, words: BackupWords) -> Outcome {
    let store = open::current(&config).await?;
    let blobs = open::blobs(&config)?;
    let made = backup::backup(&store, &*blobs, &config.data.folder, &words.to).await;
    store.close().await;
    tell(&made?)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(config: Config, words: RestoreWords) -> Outcome {
    let restored = backup::restore(&config, &words.from).await?;
    tell(&restored)?;
    say!("now run `cauce verify`")?;
    Ok(ExitCode::SUCCESS)
}

fn tell(manifest: &Manifest) -> io::Result<()> {
    let rows: u64 = manifest.rows.values().sum();
    say!("{} rows, {} files, made {}", rows, manifest.files, manifest.made_at)?;
    say!("database sha256 {}", manifest.database_sha256)?;
    say!("files    sha256 {}", manifest.files_sha256)
}
