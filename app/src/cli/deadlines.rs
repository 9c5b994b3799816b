//! `cauce deadlines`: needs no installation; where there is one, its calendar counts.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use ::deadlines::{Calendar, Parameters, annotate_csv, print_one};
use kernel::{Failure, Fault, Lang, Never};

use super::{Outcome, sentence, wait};
use crate::config::Config;
use crate::open;
use crate::verify::only_fault;

#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["kind", "csv"]))]
pub(super) struct Words {
    /// What was filed: claim, petition, appeal... or the code of a rule.
    #[arg(long, requires = "filed_at")]
    kind: Option<String>,
    /// When: 2026-03-13T08:00 (of Bogota), RFC 3339, or a date.
    #[arg(long, value_name = "INSTANT", requires = "kind")]
    filed_at: Option<String>,
    /// As one JSON object.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Reads lines `filed_at,business_days` and writes each with its due date appended.
    #[arg(long, conflicts_with_all = ["kind", "filed_at"])]
    csv: bool,
}

pub(super) fn run(config: &Config, lang: Lang, words: &Words) -> Outcome {
    let (calendar, parameters) = rulebook(config)?;
    let out = io::stdout().lock();
    if let (Some(kind), Some(filed_at)) = (&words.kind, &words.filed_at) {
        let text = print_one(kind, filed_at, words.json, lang, &calendar, &parameters)
            .map_err(|refusal| sentence(&refusal, lang))?;
        let mut out = out;
        return closed_pipe(out.write_all(text.as_bytes()).map(|()| ExitCode::SUCCESS));
    }
    let out = BufWriter::with_capacity(1 << 16, out);
    match annotate_csv(io::stdin().lock(), out, &calendar) {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(::deadlines::CsvProblem::Io(error)) => closed_pipe(Err(error)),
        Err(problem) => Err(problem.into()),
    }
}

/// Whoever reads our output may stop reading, as `head` does.
fn closed_pipe(written: io::Result<ExitCode>) -> Outcome {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        other => Ok(other?),
    }
}

/// How the company counts, or the nation where there is no company.
fn rulebook(
    config: &Config,
) -> Result<(Arc<Calendar>, Parameters), Box<dyn std::error::Error + Send + Sync>> {
    if !config.has_database() {
        let national = Calendar::new(0, false, Vec::new())
            .map_err(|e| Fault::because("building the national calendar", e))?;
        return Ok((Arc::new(national), Parameters::default()));
    }
    let mut found = None;
    wait(async {
        let store = open::current(config).await?;
        let read = store.read("app.rulebook", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(::deadlines::current(look).await?) })
        });
        found = Some(read.await.map_err(only_fault)?);
        store.close().await;
        Ok(ExitCode::SUCCESS)
    })?;
    let rulebook = found.ok_or("the calendar was read")?;
    Ok((rulebook.calendar, rulebook.parameters))
}
