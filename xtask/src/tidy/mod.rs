//! `cargo xtask tidy`: the laws of the architecture that the compiler cannot check.
//!
//! Every law is a pure function from the [`Tree`] to the violations it finds, so that each is tested
//! on a few lines in memory.

mod files;
mod glossary;
mod law;
mod lists;
mod manifests;
mod migrations;
mod pages;
mod platform;
mod ranks;
mod refusals;
mod source;
mod texts;
mod tree;

use crate::run::{Outcome, Step, workspace};
use std::fmt;
pub use tree::Tree;

/// A place where a law is broken.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    file: String,
    line: usize,
    law: &'static str,
    what: String,
    remedy: &'static str,
}

impl Violation {
    fn new(
        file: &str,
        line: usize,
        law: &'static str,
        what: impl Into<String>,
        remedy: &'static str,
    ) -> Self {
        Self { file: file.to_string(), line, law, what: what.into(), remedy }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: [{}] {}\n    -> {}", self.file, self.line, self.law, self.what, self.remedy)
    }
}

type Law = fn(&Tree) -> Vec<Violation>;

/// All laws, with the name under which they are counted.
const LAWS: [(&str, Law); 16] = [
    ("ranks", ranks::check),
    ("doors to the outside", ranks::engines),
    ("platform without domain words", platform::check),
    ("size of files", files::sizes),
    ("width of lines", files::widths),
    ("unfinished work", files::unfinished),
    ("nothing of this machine", files::machine),
    ("glossary", glossary::check),
    ("law and code", law::check),
    ("texts in both languages", texts::check),
    ("refusals and their sentences", refusals::check),
    ("reasons of dependencies", manifests::reasons),
    ("manifests", manifests::members),
    ("migrations", migrations::check),
    ("links and lists", lists::check),
    ("pages without inline code", pages::check),
];

/// `cargo xtask tidy [--fix-glossary]`.
pub fn command(words: &[String]) -> Outcome {
    match words {
        [] => step(),
        [word] if word == "--fix-glossary" => fix_glossary(),
        _ => Err("tidy takes no words but --fix-glossary".to_string()),
    }
}

/// The laws as a step of the suite.
pub fn step() -> Outcome {
    let step = Step::new("tidy: the laws of the architecture");
    let outcome = Tree::read(&workspace()).map_err(|error| error.to_string()).and_then(|tree| report(&tree));
    step.end(outcome)
}

fn report(tree: &Tree) -> Outcome {
    let mut found = 0;
    for (_, law) in LAWS {
        let mut violations = law(tree);
        violations.sort();
        for violation in &violations {
            println!("{violation}");
        }
        found += violations.len();
    }
    println!("{} files, {} laws, {found} violations", tree.len(), LAWS.len());
    if found == 0 { Ok(()) } else { Err(format!("{found} violations of the architecture's laws")) }
}

fn fix_glossary() -> Outcome {
    let tree = Tree::read(&workspace()).map_err(|error| error.to_string())?;
    let text = glossary::fixed(&tree)?;
    std::fs::write(workspace().join(glossary::FILE), text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_violation_says_where_which_law_what_and_what_to_do() {
        let violation = Violation::new("a/b.rs", 7, "ranks", "cases depends on hall", "announce an event");
        assert_eq!(
            violation.to_string(),
            "a/b.rs:7: [ranks] cases depends on hall\n    -> announce an event"
        );
    }

    #[test]
    fn a_clean_tree_passes_and_a_dirty_one_does_not() {
        assert!(report(&Tree::of(&[("src/a.rs", "fn a() {}\n")])).is_ok());
        let long = "x".repeat(111);
        assert!(report(&Tree::of(&[("src/a.rs", &long)])).is_err());
    }
}
