//! The project's own tool: `cargo xtask test` proves the project, `cargo xtask tidy` checks the
//! architecture's laws, and the other commands measure, mutate and take pictures of it.

mod journeys;
mod licences;
mod mutants;
mod run;
mod suite;
mod tidy;

use run::{Outcome, Step, workspace};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
cargo xtask COMMAND

  test          everything that must be true: format, laws, lints, tests with real peers, browser
                  --only lint|unit|journeys   one part of it (may be repeated)
                  --package NAME              the tests of this crate alone (may be repeated)
                  --no-install                call neither apt-get nor pip; say what is missing
  tidy          the laws of the architecture, each violation with its place and its remedy
                  --fix-glossary              write the identifiers found in the code into GLOSSARY.md
  licences      the licence of every package that we build with
  mutants       mutation tests of `deadlines` and `filing` (needs cargo-mutants); further words go to it
                  nouns|doors|filing          one part of it, as the first word
  bench         the performance figures, in a release build; further words go to it (--json FILE)
                  hall    only those of the service hall, as the first word
  screenshots   pictures of the real screens into docs/pictures
  postgres      a throw-away PostgreSQL for the inner loop; stops with Enter or at end of input";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match command {
        "test" => suite::test(rest),
        "tidy" => tidy::command(rest),
        "licences" => licences::command(),
        "mutants" => mutants::command(rest),
        "bench" => bench(rest),
        "screenshots" => journeys::screenshots(),
        "postgres" => suite::postgres_for_hand_work(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("unknown command `{other}`\n\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}

/// The performance figures; they are printed, never asserted by timed tests.
fn bench(rest: &[String]) -> Outcome {
    // The program itself is measured from outside, over HTTP. Both are built at once: alone each would be
    // built with other features, and with it everything below.
    let programs = ["build", "--release", "--locked", "--package", "app", "--package", "benches"];
    Step::new("build of cauce and of the benchmarks (release)").run(&mut run::cargo(&programs))?;
    let mut command = Command::new(run::target().join("release/benches"));
    Step::new("benchmarks").run(command.args(rest).current_dir(workspace()))
}
