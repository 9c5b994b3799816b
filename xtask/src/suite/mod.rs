//! `cargo xtask test`: the second command of the README.

mod postgres;
mod tools;

use crate::run::{self, Outcome, Step, Watch, spoken};
use crate::{journeys, licences, tidy};
use postgres::Postgres;
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
    install: bool,
}

impl Wish {
    fn read(words: &[String]) -> Result<Self, String> {
        let mut wish = Self { parts: Vec::new(), install: true };
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
                other => return Err(format!("unknown option `{other}`; see `cargo xtask help`")),
            }
        }
        if wish.parts.is_empty() {
            wish.parts = vec![Part::Lint, Part::Unit, Part::Journeys];
        }
        Ok(wish)
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
        needs.extend([Need::Postgres, Need::Pdftotext]);
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
        unit(&mut note);
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

/// The tests of every crate with a real PostgreSQL beside SQLite, and the examples of the documentation.
fn unit(note: &mut dyn FnMut(Outcome)) {
    let step = Step::new("a PostgreSQL for the tests");
    let (postgres, outcome) = match Postgres::start() {
        Ok(postgres) => (Some(postgres), Ok(())),
        Err(why) => (None, Err(why)),
    };
    note(step.end(outcome));
    let Some(postgres) = postgres else {
        note(Err("tests: not run, because PostgreSQL did not start".to_string()));
        return;
    };
    println!("{}", postgres.url());

    let step = Step::new("tests, on SQLite and on PostgreSQL");
    let mut tests = if run::succeeds("cargo", &["nextest", "--version"]) {
        run::cargo(&["nextest", "run", "--workspace", "--locked", "--no-fail-fast"])
    } else {
        println!("cargo-nextest is not installed: the same tests run, slower, by cargo's own runner");
        run::cargo(&["test", "--workspace", "--locked", "--all-targets", "--no-fail-fast"])
    };
    note(step.run(tests.env("CAUCE_TEST_POSTGRES", postgres.url())));
    let mut examples = run::cargo(&["test", "--workspace", "--locked", "--doc"]);
    note(Step::new("examples of the documentation").run(examples.env("CAUCE_TEST_POSTGRES", postgres.url())));
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
        assert_eq!(wish, Wish { parts: vec![Part::Unit], install: false });
        assert!(Wish::read(&words("--only everything")).is_err());
        assert!(Wish::read(&words("--fast")).is_err());
    }
}
