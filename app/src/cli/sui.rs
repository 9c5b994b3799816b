//! `cauce sui`: the regulator's file of a month and a service, checked before it is sent.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use catalog::UtilityService;
use kernel::{Fault, Lang};
use reports::{Asked, Finding, Month, Outcome, Severity};
use serde_json::json;
use store::Store;
use web::Texts;

use super::Outcome as Told;
use super::say::{complain, say};
use crate::config::Config;
use crate::open;

/// Most findings of each severity that are printed.
const MOST: usize = 200;

#[derive(clap::Args)]
pub(super) struct Words {
    /// The month: 2026-10.
    #[arg(long, value_name = "YYYY-MM")]
    month: String,
    /// acueducto, alcantarillado or aseo (or water, sewerage, waste).
    #[arg(long)]
    service: String,
    /// The file to write; written over if it is there.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What was found, as one JSON object.
    #[arg(long)]
    json: bool,
}

/// Success only when the file may be sent. The file is written in any case, so that it can be looked at.
pub(super) async fn run(config: Config, lang: Lang, words: Words) -> Told {
    let texts = Texts::new(reports::TEXTS)?;
    let said = |key: &str| texts.t(lang, key).into_owned();
    let month = Month::parse(&words.month).ok_or_else(|| said("reports-cli-bad-month"))?;
    let service = UtilityService::parse(&words.service).ok_or_else(|| said("reports-cli-bad-service"))?;
    let store = open::current(&config).await?;
    let asked = Asked { month, service, today: store.clock().now().day() };
    let made = write(&store, asked, &words.out).await;
    store.close().await;
    let outcome = made?;
    if words.json {
        say!("{}", as_json(asked, &outcome))?;
    }
    tell(&texts, lang, &outcome, words.json)?;
    Ok(if outcome.is_valid() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn write(store: &Store, asked: Asked, out: &PathBuf) -> Result<Outcome, Fault> {
    // a server that is not running has told nobody what happened last
    reports::catch_up(store).await?;
    let broke = |e: std::io::Error| Fault::because(format!("writing {}", out.display()), e);
    let mut file = BufWriter::with_capacity(1 << 16, File::create(out).map_err(broke)?);
    let outcome =
        reports::write_month(store, asked, false, &mut |text| file.write_all(text.as_bytes()).map_err(broke))
            .await?;
    file.flush().map_err(broke)?;
    file.get_ref().sync_all().map_err(broke)?;
    Ok(outcome)
}

fn as_json(asked: Asked, o: &Outcome) -> serde_json::Value {
    let finding = |f: &Finding| {
        let severity = if f.severity == Severity::Fails { "fails" } else { "warns" };
        json!({
            "case": f.case_id,
            "number": f.number,
            "rule": f.rule,
            "column": f.column,
            "severity": severity,
            "article": f.article,
        })
    };
    let vanished: Vec<_> = o.vanished.iter().map(|(number, _)| number).collect();
    json!({
        "month": asked.month.to_string(),
        "service": asked.service.code(),
        "valid": o.is_valid(),
        "rows": o.lines,
        "bytes": o.bytes,
        "sha256": o.sha256,
        "filed": o.filed,
        "answered": o.answered,
        "pending": o.pending,
        "unanswered": o.unanswered,
        "failing": o.failing,
        "warned": o.warned,
        "left_out": o.left_out,
        "vanished": vanished,
        "findings": o.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

/// What fails goes to standard error; the summary too when standard output is JSON.
fn tell(texts: &Texts, lang: Lang, o: &Outcome, quiet: bool) -> io::Result<()> {
    let told = |key: &str, args: &[(&str, &str)]| texts.t_args(lang, &format!("reports-cli-{key}"), args);
    for severity in [Severity::Fails, Severity::Warns] {
        let key = if severity == Severity::Fails { "fails" } else { "warns" };
        for f in o.findings.iter().filter(|f| f.severity == severity).take(MOST) {
            let why = texts.t(lang, &format!("reports-rule-{}", f.rule)).into_owned();
            let why = why.trim_end_matches('.');
            let column = f.column.to_string();
            let args = [("number", &*f.number), ("column", &*column), ("why", why), ("article", f.article)];
            complain!("{}", told(key, &args))?;
        }
    }
    let failing = o.findings.iter().filter(|f| f.severity == Severity::Fails).take(MOST);
    let mut rows: Vec<&str> = failing.map(|f| f.number.as_str()).collect();
    rows.dedup();
    let more = o.failing.saturating_sub(rows.len() as u64);
    if more > 0 {
        complain!("{}", told("more", &[("n", &more.to_string())]))?;
    }
    for (number, _) in o.vanished.iter().take(MOST) {
        complain!("{}", told("vanished", &[("number", number)]))?;
    }
    if !o.is_valid() {
        complain!("{}", told("invalid", &[]))?;
    }
    if quiet {
        return Ok(());
    }
    let (lines, bytes) = (o.lines.to_string(), o.bytes.to_string());
    say!("{}", told("done", &[("lines", &lines), ("bytes", &bytes), ("sha256", &o.sha256)]))?;
    let figures = [o.filed, o.answered, o.pending, o.unanswered, o.failing, o.warned].map(|n| n.to_string());
    let names = ["filed", "answered", "pending", "unanswered", "failing", "warned"];
    let args: Vec<_> = names.into_iter().zip(figures.iter().map(String::as_str)).collect();
    say!("{}", told("counts", &args))?;
    for (kind, n) in &o.left_out {
        let kind = texts.t(lang, &format!("reports-kind-{kind}")).into_owned();
        say!("{}", told("left-out", &[("kind", &kind), ("n", &n.to_string())]))?;
    }
    if o.is_valid() {
        say!("{}", told("valid", &[]))?;
    }
    Ok(())
}
