//! `cauce serve`.

use super::{Outcome, attend};
use crate::config::Config;
use crate::{logging, open};

#[derive(clap::Args)]
pub(super) struct Words {
    /// Refuse an older schema instead of bringing it up to date: for several nodes.
    #[arg(long)]
    no_migrate: bool,
    /// The port, instead of that of the configuration.
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
}

pub(super) async fn run(mut config: Config, words: Words) -> Outcome {
    logging::install(&config.log)?;
    if let Some(port) = words.port {
        config.server.port = port;
    }
    open::data_folder(&config.data.folder)?;
    let listener = attend::listen(&config).await?;
    attend::attend(config, listener, !words.no_migrate, None).await
}
