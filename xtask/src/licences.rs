//! The licence of every package that we build with must be one that lets anybody use Cauce freely.

use crate::run::{self, Outcome, Step, workspace};
use serde_json::Value;

/// Licences under which code may come in (SPDX identifiers). Keep `deny.toml` equal.
const ALLOWED: [&str; 16] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "BSL-1.0",
    "CC0-1.0",
    "Unlicense",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "CDLA-Permissive-2.0",
    "MPL-2.0",
    "OFL-1.1",
];

/// `cargo xtask licences`.
pub fn command() -> Outcome {
    step()
}

/// The same as a step of the suite.
pub fn step() -> Outcome {
    let step = Step::new("licences");
    step.end(check())
}

fn check() -> Outcome {
    let output = run::cargo(&["metadata", "--format-version", "1", "--locked"])
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let mut packages = of_cargo(&metadata);
    for lock in ["assets/web/package-lock.json", "journeys/package-lock.json"] {
        let Ok(text) = std::fs::read_to_string(workspace().join(lock)) else { continue };
        let lock: Value = serde_json::from_str(&text).map_err(|error| format!("{lock}: {error}"))?;
        packages.extend(of_npm(&lock));
    }
    let refused: Vec<String> =
        packages.iter().filter(|package| !allowed(&package.licence)).map(Package::line).collect();
    println!("{} packages, {} with a licence that is not allowed", packages.len(), refused.len());
    if refused.is_empty() {
        return Ok(());
    }
    Err(format!(
        "not allowed:\n  {}\n\
         Choose another package, or add the licence to ALLOWED and to deny.toml with an ADR.",
        refused.join("\n  ")
    ))
}

struct Package {
    name: String,
    licence: String,
}

impl Package {
    fn line(&self) -> String {
        let licence = if self.licence.is_empty() { "no licence given" } else { &self.licence };
        format!("{}: {licence}", self.name)
    }
}

/// Packages of others in the output of `cargo metadata`; our own have no source.
fn of_cargo(metadata: &Value) -> Vec<Package> {
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_string();
    packages
        .iter()
        .filter(|package| !package["source"].is_null())
        .map(|package| Package {
            name: format!("{} {}", text(package, "name"), text(package, "version")),
            licence: text(package, "license"),
        })
        .collect()
}

fn of_npm(lock: &Value) -> Vec<Package> {
    let Some(packages) = lock["packages"].as_object() else { return Vec::new() };
    packages
        .iter()
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, package)| Package {
            name: format!("{name} (npm)"),
            licence: package["license"].as_str().unwrap_or_default().to_string(),
        })
        .collect()
}

/// Whether an SPDX expression can be satisfied with allowed licences only.
fn allowed(expression: &str) -> bool {
    // Old manifests write `MIT/Apache-2.0` and mean OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, at: 0, broken: false };
    let answer = reader.either();
    answer && !reader.broken && reader.at == words.len()
}

struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
    broken: bool,
}

impl Reader<'_> {
    fn take(&mut self, word: &str) -> bool {
        let found = self.words.get(self.at) == Some(&word);
        self.at += usize::from(found);
        found
    }

    fn either(&mut self) -> bool {
        let mut answer = self.both();
        while self.take("OR") {
            answer |= self.both();
        }
        answer
    }

    fn both(&mut self) -> bool {
        let mut answer = self.one();
        while self.take("AND") {
            answer &= self.one();
        }
        answer
    }

    fn one(&mut self) -> bool {
        if self.take("(") {
            let inner = self.either();
            return self.take(")") && inner;
        }
        let Some(name) = self.words.get(self.at) else {
            self.broken = true;
            return false;
        };
        self.at += 1;
        // An exception only adds permissions, whichever it is.
        if self.take("WITH") {
            self.at += 1;
        }
        // npm packages still use this older name of 0BSD.
        *name == "BSD-0-Clause" || ALLOWED.contains(&name.trim_end_matches('+'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_allowed_side_of_an_or_is_enough_and_an_and_needs_both() {
        assert!(allowed("MIT OR GPL-3.0-only"));
        assert!(allowed("MIT/Apache-2.0"));
        assert!(allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(allowed("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only"));
        assert!(!allowed("MIT AND GPL-3.0-only"));
        assert!(!allowed("AGPL-3.0-or-later"));
    }

    #[test]
    fn no_licence_and_broken_expressions_are_not_allowed() {
        for expression in ["", "MIT OR", "(MIT", "MIT Apache-2.0", "AND"] {
            assert!(!allowed(expression), "{expression}");
        }
    }

    #[test]
    fn our_own_packages_are_not_asked() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "cases", "version": "0.1.0", "source": null, "license": null },
            { "name": "serde", "version": "1.0.0", "source": "registry", "license": "MIT" },
        ]});
        let packages = of_cargo(&metadata);
        assert_eq!(packages.len(), 1);
        assert_eq!(packages[0].line(), "serde 1.0.0: MIT");
    }
}
