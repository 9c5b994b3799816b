//! `cauce migrate`.

use std::process::ExitCode;

use store::{MigrationState, Store};

use super::Outcome;
use super::say::say;
use crate::config::Config;
use crate::open;

#[derive(clap::Args)]
pub(super) struct Words {
    /// Only say how the schema stands; fails unless it is that of this program.
    #[arg(long)]
    check: bool,
}

pub(super) async fn run(config: Config, words: Words) -> Outcome {
    if words.check && !config.has_database() {
        say!("no database yet")?;
        return Ok(ExitCode::FAILURE);
    }
    open::data_folder(&config.data.folder)?;
    let store = open::store(&config).await?;
    let outcome = if words.check { check(&store).await } else { migrate(&store).await };
    store.close().await;
    outcome
}

async fn migrate(store: &Store) -> Outcome {
    let applied = store.migrate(migrations::ALL).await?;
    for name in &applied {
        say!("applied {name}")?;
    }
    say!("the schema is that of this program ({} steps)", migrations::ALL.len())?;
    Ok(ExitCode::SUCCESS)
}

async fn check(store: &Store) -> Outcome {
    let said = match store.schema(migrations::ALL).await? {
        MigrationState::Current => {
            say!("the schema is that of this program")?;
            return Ok(ExitCode::SUCCESS);
        }
        MigrationState::Empty => "the database is empty".to_owned(),
        MigrationState::Behind(missing) => format!("missing: {}", missing.join(", ")),
        MigrationState::Unknown(why) => why,
    };
    say!("{said}")?;
    Ok(ExitCode::FAILURE)
}
