//! The command line: one file a command.

mod attend;
mod backup;
mod config;
mod deadlines;
mod demo;
mod hall;
mod migrate;
mod say;
mod serve;
mod sui;
mod token;
mod user;
mod verify;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};
use kernel::{Failure, Lang, Refusal};
use web::Texts;

use crate::config::{Config, FILE};
use crate::{logging, wiring};

/// What goes wrong in a command, told to whoever typed it.
type Outcome = Result<ExitCode, Box<dyn std::error::Error + Send + Sync>>;

/// Attention to citizens for water, sewerage and waste utilities.
///
/// Without a command: the demo company, if there are neither `cauce.toml` nor data in this folder.
#[derive(Parser)]
#[command(name = "cauce", version)]
struct Line {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Which installation, and in which language.
#[derive(Args)]
struct Place {
    /// The configuration; without it, cauce.toml of this folder if it is there.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The data folder, instead of that of the configuration.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Language of what is said: es or en; without it, that of the terminal, else Spanish.
    #[arg(long, global = true, value_name = "LANG", value_parser = parse_lang)]
    lang: Option<Lang>,
}

#[derive(Subcommand)]
enum Command {
    /// Attends: opens the port and works until SIGTERM.
    Serve(serve::Words),
    /// Attends as an invented company with a year of life, in a data folder of its own.
    Demo(demo::Words),
    /// Brings the schema of the database to that of this program.
    Migrate(migrate::Words),
    /// Writes everything into one file, while the server works.
    Backup(backup::BackupWords),
    /// Fills an empty installation from such a file.
    Restore(backup::RestoreWords),
    /// Proves the chain of events, the filing books and the files; fails if anything is wrong.
    Verify,
    /// Computes due dates: one with its explanation, or many.
    Deadlines(deadlines::Words),
    /// Writes the regulator's file of a month and a service; fails if it may not be sent.
    Sui(sui::Words),
    /// The service hall: what a number of counters gives.
    #[command(subcommand)]
    Hall(hall::Command),
    /// Those who log in.
    #[command(subcommand)]
    User(user::Command),
    /// Access for other programs.
    #[command(subcommand)]
    Token(token::Command),
    /// Shows the effective configuration, secrets masked.
    Config,
}

/// Runs the command line `words`, program name first.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    logging::tell_panics_by_place();
    let line = match Line::try_parse_from(words) {
        Ok(line) => line,
        Err(error) => {
            // a closed terminal is no reason to say something else
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match execute(line) {
        Ok(code) => code,
        Err(error) => {
            let _ = say::complain!("cauce: {error}");
            ExitCode::FAILURE
        }
    }
}

fn execute(line: Line) -> Outcome {
    let Line { place, command } = line;
    let command = match command {
        Some(command) => command,
        None if place.is_untouched() => Command::Demo(demo::Words::default()),
        None => {
            say::unless_closed(Line::command().print_help())?;
            return Ok(ExitCode::SUCCESS);
        }
    };
    let config = place.read()?;
    let lang = place.lang();
    match command {
        Command::Serve(words) => wait(serve::run(config, words)),
        Command::Demo(words) => wait(demo::run(config, place.data, words)),
        Command::Migrate(words) => wait(migrate::run(config, words)),
        Command::Backup(words) => wait(backup::backup(config, words)),
        Command::Restore(words) => wait(backup::restore(config, words)),
        Command::Verify => wait(verify::run(config)),
        Command::Deadlines(words) => deadlines::run(&config, lang, &words),
        Command::Sui(words) => wait(sui::run(config, lang, words)),
        Command::Hall(command) => hall::run(lang, &command),
        Command::User(command) => wait(user::run(config, lang, command)),
        Command::Token(command) => wait(token::run(config, lang, command)),
        Command::Config => config::run(&config),
    }
}

/// Runs on as many threads as there are processors.
fn wait(work: impl Future<Output = Outcome>) -> Outcome {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

impl Place {
    /// Whether nothing says that somebody has installed Cauce here.
    fn is_untouched(&self) -> bool {
        self.config.is_none()
            && self.data.is_none()
            && !Path::new(FILE).exists()
            && self.read().is_ok_and(|config| !config.has_database())
    }

    fn read(&self) -> Result<Config, crate::config::ConfigProblem> {
        let mut config = Config::load(self.config.as_deref(), std::env::vars())?;
        if let Some(data) = &self.data {
            config.data.folder.clone_from(data);
        }
        Ok(config)
    }

    fn lang(&self) -> Lang {
        let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        let terminal = said.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
        self.lang.unwrap_or(if terminal.starts_with("en") { Lang::En } else { Lang::Es })
    }
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    match text {
        "es" => Ok(Lang::Es),
        "en" => Ok(Lang::En),
        _ => Err("es or en".into()),
    }
}

/// What a verb refused, as its page would say it.
fn spoken<R: Refusal>(failure: Failure<R>, lang: Lang) -> Box<dyn std::error::Error + Send + Sync> {
    match failure {
        Failure::Broke(fault) => fault.into(),
        Failure::Refused(refusal) => sentence(&refusal, lang).into(),
    }
}

fn sentence(refusal: &dyn Refusal, lang: Lang) -> String {
    let sources: Vec<_> = wiring::CAPABILITIES.iter().flat_map(|c| c.texts.iter().copied()).collect();
    let Ok(texts) = Texts::new(&sources) else { return refusal.code().to_owned() };
    let args = refusal.args();
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    texts.t_args(lang, &format!("refusal-{}", refusal.code()), &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_has_no_contradictions() {
        Line::command().debug_assert();
    }

    #[test]
    fn the_place_can_be_said_before_and_after_the_command() {
        for words in [["cauce", "--data", "d", "verify"], ["cauce", "verify", "--data", "d"]] {
            let line = Line::try_parse_from(words).unwrap();
            assert_eq!(line.place.data.as_deref(), Some(Path::new("d")));
            assert!(matches!(line.command, Some(Command::Verify)));
        }
    }

    #[test]
    fn a_refusal_is_told_in_both_languages() {
        let refusal = identity::api::AccountRefusal::LoginTaken;
        let (es, en) = (sentence(&refusal, Lang::Es), sentence(&refusal, Lang::En));
        assert!(es != en && !es.contains('⟦') && !en.contains('⟦'), "{es} / {en}");
    }
}
