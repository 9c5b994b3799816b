//! `cauce verify`.

use std::process::ExitCode;

use super::Outcome;
use super::say::say;
use crate::config::Config;
use crate::{open, verify};

pub(super) async fn run(config: Config) -> Outcome {
    let store = open::current(&config).await?;
    let blobs = open::blobs(&config)?;
    let report = verify::verify(&store, &*blobs).await;
    store.close().await;
    let report = report?;
    say!("{report}")?;
    Ok(if report.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
