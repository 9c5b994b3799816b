//! `cauce deadlines`: needs no installation; where there is one, its calendar counts.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use ::deadlines::{
    Calendar, DeadlineRefusal, Parameters, annotate_csv, print_chain, print_extension, print_months,
    print_one,
};
use kernel::{Failure, Fault, Lang, Never};

use super::say::unless_closed;
use super::{Outcome, sentence, wait};
use crate::config::Config;
use crate::open;

#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["kind", "chain", "months", "csv"]))]
#[command(group = clap::ArgGroup::new("filing").args(["kind", "chain"]))]
pub(super) struct Words {
    /// What was filed: claim, petition, appeal... or the code of a rule.
    #[arg(long, requires = "filed_at")]
    kind: Option<String>,
    /// When: 2026-03-13T08:00 (of Bogota), RFC 3339, or a date.
    #[arg(long, value_name = "INSTANT", requires = "filing")]
    filed_at: Option<String>,
    /// With --kind: how far the term may be extended.
    #[arg(long, requires = "kind")]
    extension: bool,
    /// Every date of a claim that is decided on its last day and notified by aviso the day after the
    /// summons fails, until the decision is firm.
    #[arg(long, requires = "filed_at")]
    chain: bool,
    /// A term of so many months: its end by the calendar and its last valid day.
    #[arg(long, value_name = "N", requires = "from")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1_200))]
    months: Option<u32>,
    /// The day from which the months are counted.
    #[arg(long, value_name = "DATE", requires = "months")]
    from: Option<String>,
    /// As one JSON object.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Reads lines `filed_at,business_days` and writes each with its due date appended.
    #[arg(long)]
    csv: bool,
}

pub(super) fn run(config: &Config, lang: Lang, words: &Words) -> Outcome {
    let (calendar, parameters) = rulebook(config)?;
    let mut out = io::stdout().lock();
    if let Some(asked) = words.asked(lang, &calendar, &parameters) {
        let text = asked.map_err(|refusal| sentence(&refusal, lang))?;
        unless_closed(out.write_all(text.as_bytes()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let out = BufWriter::with_capacity(1 << 16, out);
    match annotate_csv(io::stdin().lock(), out, &calendar) {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(::deadlines::CsvProblem::Io(error)) => {
            unless_closed(Err(error))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problem) => Err(problem.into()),
    }
}

impl Words {
    /// The answer to a single question; nothing for a stream of lines.
    fn asked(
        &self,
        lang: Lang,
        calendar: &Calendar,
        parameters: &Parameters,
    ) -> Option<Result<String, DeadlineRefusal>> {
        if let (Some(months), Some(from)) = (self.months, &self.from) {
            return Some(print_months(months, from, self.json, lang, calendar));
        }
        let filed_at = self.filed_at.as_ref()?;
        Some(match &self.kind {
            Some(kind) if self.extension => {
                print_extension(kind, filed_at, self.json, lang, calendar, parameters)
            }
            Some(kind) => print_one(kind, filed_at, self.json, lang, calendar, parameters),
            None => print_chain(filed_at, self.json, lang, calendar, parameters),
        })
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
        found = Some(read.await.map_err(Fault::from)?);
        store.close().await;
        Ok(ExitCode::SUCCESS)
    })?;
    let rulebook = found.ok_or("the calendar was read")?;
    Ok((rulebook.calendar, rulebook.parameters))
}
