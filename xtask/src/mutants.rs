//! Mutation tests of the two crates where a wrong sign costs a legal term or a number.
//!
//! They run on a copy of the workspace that stays, with a target folder of its own, so that only the mutated
//! crate is built again; and the nouns of `deadlines` without its doors, so that no server is linked.

use crate::run::{self, Outcome, Step, workspace};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What can be mutated; the words of the command line name one, or none for all.
const PARTS: [Part; 3] = [
    Part { name: "nouns", package: "deadlines", options: &["--no-default-features"], doors: Some(false) },
    Part { name: "doors", package: "deadlines", options: &[], doors: Some(true) },
    Part { name: "filing", package: "filing", options: &[], doors: None },
];

/// The files of `deadlines` that need store or web: all that its `lib.rs` builds only with them.
const DOORS: [&str; 7] =
    ["actions/*.rs", "events.rs", "lib.rs", "records.rs", "routes.rs", "screens/*.rs", "shown.rs"];

struct Part {
    name: &'static str,
    package: &'static str,
    options: &'static [&'static str],
    /// Only the doors, or all but the doors.
    doors: Option<bool>,
}

/// `cargo xtask mutants [nouns|doors|filing] [words for cargo-mutants]`.
pub fn command(rest: &[String]) -> Outcome {
    if !run::succeeds("cargo", &["mutants", "--version"]) {
        return Err("cargo-mutants is not installed. Install it once with:\n\n    \
                    cargo install cargo-mutants --locked\n\n\
                    and run this command again (docs/mutants.md)."
            .to_string());
    }
    let chosen = rest.first().and_then(|word| PARTS.iter().find(|part| part.name == word.as_str()));
    let (parts, words) = match chosen {
        Some(part) => (std::slice::from_ref(part), &rest[1..]),
        None => (&PARTS[..], rest),
    };
    let folder = run::target().join("mutants");
    let tree = folder.join("tree");
    let copied = Step::new("a copy of the workspace to be mutated");
    copied.end(copy(&workspace(), &tree))?;
    let mut failed = Vec::new();
    for part in parts {
        let step = Step::new(&format!("mutants of {}, {}", part.package, part.name));
        if let Err(why) = step.run(&mut part.command(&tree, &folder, words)) {
            failed.push(why);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

impl Part {
    fn command(&self, tree: &Path, folder: &Path, words: &[String]) -> Command {
        let output = folder.join(self.name);
        let mut command = run::cargo(&["mutants", "--in-place", "--no-shuffle", "--package", self.package]);
        command.current_dir(tree).args(self.options).arg("--output").arg(output);
        for file in DOORS {
            match self.doors {
                Some(true) => command.arg("--file"),
                Some(false) => command.arg("--exclude"),
                None => break,
            };
            command.arg(format!("capabilities/deadlines/src/{file}"));
        }
        // Half of a build is debug information that nobody reads here.
        command.env("CARGO_TARGET_DIR", folder.join("build")).env("CARGO_INCREMENTAL", "1");
        command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_TEST_DEBUG", "0");
        command.args(words).args(["--", "--lib", "--tests"]);
        command
    }
}

/// Makes `tree` equal to the files of `workspace` that git knows or would add. Files that are equal already
/// keep their time, so that cargo builds only what changed.
fn copy(workspace: &Path, tree: &Path) -> Outcome {
    let folder = workspace.to_str().ok_or("the folder's name is not UTF-8")?;
    let list = [
        "-C",
        folder,
        "-c",
        "core.quotePath=false",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let list = run::answer_of("git", &list).ok_or("git does not list the files")?;
    let told = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut kept = std::collections::BTreeSet::new();
    for name in list.lines() {
        let (from, to) = (workspace.join(name), tree.join(name));
        let Ok(text) = fs::read(&from) else { continue }; // deleted, and git does not know yet
        if fs::read(&to).ok().as_ref() != Some(&text) {
            let parent = to.parent().unwrap_or(tree);
            fs::create_dir_all(parent).map_err(|error| told(parent, error))?;
            fs::write(&to, text).map_err(|error| told(&to, error))?;
        }
        kept.insert(to);
    }
    for old in files(tree).into_iter().filter(|file| !kept.contains(file)) {
        fs::remove_file(&old).map_err(|error| told(&old, error))?;
    }
    Ok(())
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| if entry.path().is_dir() { files(&entry.path()) } else { vec![entry.path()] })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_the_doors_is_what_the_crate_builds_only_with_them() {
        let source = workspace().join("capabilities/deadlines/src/lib.rs");
        let source = fs::read_to_string(source).unwrap();
        let lines: Vec<&str> = source.lines().collect();
        let mut gated: Vec<String> = lines
            .windows(2)
            .filter(|pair| pair[0] == "#[cfg(feature = \"doors\")]")
            .filter_map(|pair| Some(pair[1].strip_prefix("mod ")?.strip_suffix(';')?.to_owned()))
            .collect();
        gated.push("lib".into());
        gated.sort();
        let known: Vec<_> = DOORS.iter().map(|file| file.split(['/', '.']).next().unwrap()).collect();
        assert_eq!(gated, known);
    }
}
