//! `cauce config`: what is in force, from file, environment and defaults.

use std::process::ExitCode;

use super::Outcome;
use super::say::say;
use crate::config::Config;

pub(super) fn run(config: &Config) -> Outcome {
    say!("{}", config.shown().trim_end())?;
    Ok(ExitCode::SUCCESS)
}
