//! `cargo xtask test`: the second command of the README.

mod peers;
mod postgres;
mod tools;

use crate::run::{self, Outcome, Step, Watch, spoken};
use crate::{journeys, licences, tidy};
use peers::Peers;
use postgres::Postgres;
use std::process::Command;
use tools::Need;

/// A part of the suite that can be asked for alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Lint,
    Unit,
    Journeys,
}

/// What the command line asked for.
#[derive(PartialEq, Eq, Debug)]
struct Wish {
    parts: Vec<Part>,
    /// The packages whose tests are asked for; all when empty.
    packages: Vec<String>,
    install: bool,
}

impl Wish {
    fn read(words: &[String]) -> Result<Self, String> {
        let mut wish = Self { parts: Vec::new(), packages: Vec::new(), install: true };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--no-install" => wish.install = false,
                "--only" => {
                    let part = words.next().map(String::as_str);
                    wish.parts.push(match part {
                        Some("lint") => Part::Lint,
                        Some("unit") => Part::Unit,
                        Some("journeys") => Part::Journeys,
                        _ => return Err("--only takes lint, unit or journeys".to_string()),
                    });
                }
                "--package" | "-p" => {
                    wish.packages.push(words.next().ok_or("--package takes the name of a crate")?.clone());
                }
                other => return Err(format!("unknown option `{other}`; see `cargo xtask help`")),
            }
        }
        if wish.parts.is_empty() && !wish.packages.is_empty() {
            wish.parts = vec![Part::Unit];
        }
        if wish.parts.is_empty() {
            wish.parts = vec![Part::Lint, Part::Unit, Part::Journeys];
        }
        Ok(wish)
    }

    /// Which packages cargo tests.
    fn scope(&self) -> Vec<&str> {
        if self.packages.is_empty() {
            return vec!["--workspace"];
        }
        self.packages.iter().flat_map(|name| ["--package", name]).collect()
    }

    fn wants(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }
}

/// Runs the suite. Every step runs even after one failed, so that one run tells everything.
pub fn test(words: &[String]) -> Outcome {
    let wish = Wish::read(words)?;
    let watch = Watch::start();
    let mut needs = Vec::new();
    if wish.wants(Part::Lint) {
        needs.extend([Need::Rustfmt, Need::Clippy]);
    }
    if wish.wants(Part::Unit) {
        needs.extend([Need::Postgres, Need::Pdftotext, Need::Python]);
    }
    if wish.wants(Part::Journeys) {
        needs.extend([Need::Chromium, Need::Pdftotext]);
    }
    needs.extend([Need::Compiler, Need::Node]);
    let step = Step::new("tools of this machine");
    step.end(tools::ensure(&needs, wish.install))?;

    let mut failures = Vec::new();
    let mut steps = 0;
    let mut note = |outcome: Outcome| {
        steps += 1;
        failures.extend(outcome.err());
    };
    if wish.wants(Part::Lint) {
        note(Step::new("format").run(&mut run::cargo(&["fmt", "--all", "--check"])));
        note(tidy::step());
        note(licences::step());
        let clippy = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        note(Step::new("clippy").run(&mut run::cargo(&clippy)));
    }
    if wish.wants(Part::Unit) {
        unit(&wish, &mut note);
    }
    if wish.wants(Part::Journeys) {
        note(journeys::all());
    }

    println!("\n=== {steps} steps in {}", spoken(watch.elapsed()));
    if failures.is_empty() {
        println!("everything asked for was run and is green");
        return Ok(());
    }
    Err(format!("{} of {steps} steps failed:\n  - {}", failures.len(), failures.join("\n  - ")))
}

/// The tests of every crate with the real peers (PostgreSQL beside SQLite, a server that speaks S3, a mail
/// server), and the examples of the documentation. A peer that does not start is a failure, and the tests are
/// not run without it.
fn unit(wish: &Wish, note: &mut dyn FnMut(Outcome)) {
    let postgres = step(note, "a PostgreSQL for the tests", Postgres::start);
    let peers = step(note, "an S3 server and a mail server for the tests", || {
        peers::ensure(wish.install)?;
        Peers::start()
    });
    let (Some(postgres), Some(peers)) = (postgres, peers) else {
        note(Err("tests: not run, because a server that they need did not start".to_string()));
        return;
    };
    // With CAUCE_TEST_ALL a test that does not find its peer fails instead of saying that it did not run.
    let with_peers = |mut command: Command| {
        command.env("CAUCE_TEST_ALL", "1").env("CAUCE_TEST_POSTGRES", postgres.url()).envs(peers.variables());
        command
    };
    let (words, ending) = if run::succeeds("cargo", &["nextest", "--version"]) {
        (["nextest", "run"].as_slice(), ["--locked", "--no-fail-fast"].as_slice())
    } else {
        println!("cargo-nextest is not installed: the same tests run, slower, by cargo's own runner");
        (["test"].as_slice(), ["--locked", "--all-targets", "--no-fail-fast"].as_slice())
    };
    let mut tests = run::cargo(words);
    tests.args(wish.scope()).args(ending);
    note(Step::new("tests, on SQLite and on PostgreSQL").run(&mut with_peers(tests)));
    let mut examples = run::cargo(&["test", "--doc", "--locked"]);
    examples.args(wish.scope());
    note(Step::new("examples of the documentation").run(&mut with_peers(examples)));
}

/// A step that gives something to those after it.
fn step<T>(
    note: &mut dyn FnMut(Outcome),
    title: &str,
    work: impl FnOnce() -> Result<T, String>,
) -> Option<T> {
    let step = Step::new(title);
    let (made, outcome) = match work() {
        Ok(made) => (Some(made), Ok(())),
        Err(why) => (None, Err(why)),
    };
    note(step.end(outcome));
    made
}

/// Starts a throw-away PostgreSQL, prints its address and waits for Enter.
pub fn postgres_for_hand_work() -> Outcome {
    tools::ensure(&[Need::Postgres], true)?;
    let postgres = Postgres::start()?;
    println!("export CAUCE_TEST_POSTGRES={}", postgres.url());
    println!("It lives until Enter is pressed here.");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| error.to_string())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_string).collect()
    }

    #[test]
    fn without_options_everything_is_wanted() {
        let wish = Wish::read(&[]).unwrap();
        assert!(wish.install && wish.parts.len() == 3);
    }

    #[test]
    fn a_part_can_be_asked_for_alone_and_mistakes_are_told() {
        let wish = Wish::read(&words("--only unit --no-install")).unwrap();
        assert_eq!(wish, Wish { parts: vec![Part::Unit], packages: Vec::new(), install: false });
        let wish = Wish::read(&words("--package smtp -p blobs")).unwrap();
        assert_eq!((wish.parts.as_slice(), wish.install), ([Part::Unit].as_slice(), true));
        assert_eq!(wish.scope(), ["--package", "smtp", "--package", "blobs"]);
        assert!(Wish::read(&words("--package")).is_err());
        assert!(Wish::read(&words("--only everything")).is_err());
        assert!(Wish::read(&words("--fast")).is_err());
    }
}
