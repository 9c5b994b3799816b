//! `cauce config`: what is in force, from file, environment and defaults.

use std::process::ExitCode;

use super::Outcome;
use crate::config::Config;

pub(super) fn run(config: &Config) -> Outcome {
    print!("{}", config.shown());
    Ok(ExitCode::SUCCESS)
}
