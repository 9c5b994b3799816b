//! What speed is measured with: `cargo xtask bench [hall] [--json FILE] [--seconds N] [--cases N]`. With
//! the word `hall` only the hall is measured.
//!
//! Everything in one run on one machine, as rates and as ratios against a reference of the same run. Every
//! write is durable (`synchronous = FULL`). A figure here is never a test's assertion.

mod client;
mod filings;
mod hall;
mod hall_screens;
mod hall_simulation;
mod over_http;
mod planning;
mod raw;
mod recalculation;
mod report;
mod server;
mod store_alone;
mod sui_file;

use std::path::PathBuf;

use report::Report;

/// That of the program: the store is measured inside of this one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What was asked on the command line.
pub struct Asked {
    json: Option<PathBuf>,
    seconds: f64,
    cases: usize,
    /// Only the hall.
    hall: bool,
    /// The release build of the program.
    bin: PathBuf,
}

fn read(mut words: impl Iterator<Item = String>) -> Result<Asked, String> {
    let me = std::env::current_exe().map_err(|e| e.to_string())?;
    let mut asked =
        Asked { json: None, seconds: 8.0, cases: 100_000, hall: false, bin: me.with_file_name("cauce") };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "hall" => asked.hall = true,
            "--json" => asked.json = Some(value()?.into()),
            "--seconds" => asked.seconds = value()?.parse().map_err(|_| "--seconds: not a number")?,
            "--cases" => asked.cases = value()?.parse().map_err(|_| "--cases: not a number")?,
            "--bin" => asked.bin = value()?.into(),
            _ => return Err(format!("unknown option {word}")),
        }
    }
    Ok(asked)
}

fn run() -> Result<(), String> {
    let asked = read(std::env::args().skip(1))?;
    let mut report = Report::default();
    if !asked.hall {
        let alone = store_alone::measure(&asked, &mut report)?;
        over_http::measure(&asked, alone, &mut report)?;
        recalculation::measure(&asked, &mut report)?;
        sui_file::measure(&mut report)?;
    }
    hall::measure(&asked, &mut report)?;
    hall_simulation::measure(&mut report)?;
    report.close();
    if let Some(file) = &asked.json {
        report.write(file).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    Ok(())
}

fn main() -> std::process::ExitCode {
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("the benchmark ended: {why}");
            std::process::ExitCode::FAILURE
        }
    }
}
