//! `cauce token`: access for other programs. The token is printed once and kept only as its fingerprint.

use std::process::ExitCode;

use identity::api;
use identity::token::TokenWish;
use kernel::{Actor, Lang, SystemChance};

use super::say::say;
use super::{Outcome, sentence, spoken};
use crate::config::Config;
use crate::{open, wiring};

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Makes a token and prints it.
    Create {
        /// What it is for.
        #[arg(long)]
        name: String,
        /// What it may do, separated by commas: cases.file,cases.read
        #[arg(long, value_delimiter = ',', required = true)]
        scopes: Vec<String>,
        /// How many days it lives: 30, 90, 180 or 365.
        #[arg(long, default_value_t = 90)]
        days: i64,
    },
}

pub(super) async fn run(config: Config, lang: Lang, command: Command) -> Outcome {
    let Command::Create { name, scopes, days } = command;
    let known: Vec<_> = wiring::CAPABILITIES.iter().flat_map(|c| c.permissions).map(|p| p.0).collect();
    let wish = TokenWish { name, scopes, days }.clean(&known).map_err(|wrong| {
        let mut said: Vec<_> = wrong.iter().map(|refusal| sentence(refusal, lang)).collect();
        said.push(format!("scopes: {}", known.join(", ")));
        said.join("\n")
    })?;
    let store = open::current(&config).await?;
    let (secret, new) = api::new_token(wish, &SystemChance);
    let made = store.write("identity.create_token", Actor::System("console"), new, |work, new| {
        Box::pin(api::create_token(work, new))
    });
    let made = made.await;
    store.close().await;
    made.map_err(|f| spoken(f, lang))?;
    say!("{secret}")?;
    Ok(ExitCode::SUCCESS)
}
