//! The project's own tool: `cargo xtask test` proves the project, `cargo xtask tidy` checks the
//! architecture's laws, and the other commands measure, mutate and take pictures of it.

mod journeys;
mod licences;
mod run;
mod suite;
mod tidy;

use run::{Outcome, Step, workspace};
use std::process::ExitCode;

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
  bench         the performance figures, in a release build; further words go to it (--json FILE)
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
        "mutants" => mutants(rest),
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

/// Mutation tests of the two crates where a wrong sign costs a legal term or a number.
fn mutants(rest: &[String]) -> Outcome {
    if !run::succeeds("cargo", &["mutants", "--version"]) {
        return Err("cargo-mutants is not installed. Install it once with:\n\n    \
                    cargo install cargo-mutants --locked\n\n\
                    and run this command again; all of it takes one to two hours (docs/mutants.md)."
            .to_string());
    }
    let mut command =
        run::cargo(&["mutants", "--package", "deadlines", "--package", "filing", "--no-shuffle"]);
    command.arg("--output").arg(run::target().join("mutants")).args(rest);
    Step::new("mutation tests of deadlines and filing").run(&mut command)
}

/// The performance figures; they are printed, never asserted by timed tests.
fn bench(rest: &[String]) -> Outcome {
    // The program itself is measured from outside, over HTTP; building `benches` alone would not build it.
    let program = ["build", "--release", "--locked", "--package", "app", "--bin", "cauce"];
    Step::new("build of cauce (release)").run(&mut run::cargo(&program))?;
    let mut command = run::cargo(&["run", "--release", "--package", "benches", "--"]);
    Step::new("benchmarks (release build)").run(command.args(rest).current_dir(workspace()))
}
