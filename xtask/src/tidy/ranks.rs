//! Call down, announce up: who may depend on whom.

use super::{Tree, Violation};
use std::collections::BTreeMap;
use toml::{Table, Value};

const LAW: &str = "ranks";

/// What kind of crate a manifest describes, by the folder in which it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Platform,
    Capability(i64),
    Gateway,
    /// `app`, `assets`, `benches` and `xtask`: at the edge of the workspace.
    Edge,
}

struct Crate<'a> {
    manifest: &'a str,
    text: &'a str,
    kind: Kind,
    needs: Vec<String>,
}

/// Checks every dependency between our own crates.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let (crates, mut violations) = read(tree);
    for (name, one) in &crates {
        for need in &one.needs {
            let Some(other) = crates.get(need.as_str()) else { continue };
            if let Some((what, remedy)) = refused(name, one.kind, need, other.kind) {
                let line = line_of(one.text, need);
                violations.push(Violation::new(one.manifest, line, LAW, what, remedy));
            }
        }
    }
    violations
}

fn refused(name: &str, from: Kind, need: &str, to: Kind) -> Option<(String, &'static str)> {
    let what = |reason: &str| format!("`{name}` depends on `{need}`: {reason}");
    let pair = match (from, to) {
        (Kind::Capability(mine), Kind::Capability(its)) if its >= mine => (
            what(&format!("rank {mine} may only call lower ranks, not rank {its}")),
            "let the lower one announce an event and react to it (reactions.rs), or move the need down",
        ),
        (Kind::Capability(_), Kind::Gateway) => (
            what("a capability does not know who implements its traits"),
            "declare a trait in the capability; the gateway implements it and `app` introduces them",
        ),
        (Kind::Platform, Kind::Capability(_) | Kind::Gateway) => (
            what("the platform carries capabilities, it does not know them"),
            "turn the need into a value or a closure that the capability passes in",
        ),
        (Kind::Gateway, Kind::Gateway) => (
            what("a gateway talks to one outside system, not to another gateway"),
            "put what they share into the capability whose trait they implement",
        ),
        (Kind::Platform | Kind::Gateway | Kind::Capability(_), Kind::Edge)
            if !["assets", "migrations"].contains(&need) =>
        {
            (
                what("nothing depends on the crates at the edge"),
                "move the shared code down into a capability or into the platform",
            )
        }
        _ => return None,
    };
    Some(pair)
}

/// The one place that may know each outside system, so that it can be replaced there.
const DOORS: [(&str, &str); 8] = [
    ("rusqlite", "platform/store"),
    ("tokio-postgres", "platform/store"),
    ("deadpool-postgres", "platform/store"),
    ("typst", "gateways/pdf"),
    ("typst-pdf", "gateways/pdf"),
    ("lettre", "gateways/smtp"),
    ("object_store", "gateways/blobs"),
    ("axum", "anything but the kernel"),
];

/// `benches` compares us with the bare engines; `testkit` makes and drops databases for tests.
const MEASURES_AND_TESTS: [&str; 2] = ["benches", "platform/testkit"];

/// Only `platform/store` names an engine, only a gateway names an outside system.
pub fn engines(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (manifest, text) in tree.texts(|path| path.ends_with("/Cargo.toml")) {
        let Ok(table) = text.parse::<Table>() else { continue };
        let folder = manifest.trim_end_matches("/Cargo.toml");
        for need in needs(&table) {
            let Some((_, home)) = DOORS.iter().find(|(name, _)| *name == need) else { continue };
            let at_home = if *home == "anything but the kernel" {
                folder != "platform/kernel"
            } else {
                folder == *home || MEASURES_AND_TESTS.contains(&folder)
            };
            if !at_home {
                violations.push(Violation::new(
                    manifest,
                    line_of(text, &need),
                    "doors to the outside",
                    format!("`{need}` belongs to {home} alone"),
                    "use what that crate offers; if it lacks something, add a named verb there",
                ));
            }
        }
    }
    violations
}

fn read(tree: &Tree) -> (BTreeMap<String, Crate<'_>>, Vec<Violation>) {
    let mut crates = BTreeMap::new();
    let mut violations = Vec::new();
    for (manifest, text) in tree.texts(|path| path.ends_with("/Cargo.toml")) {
        match text.parse::<Table>() {
            Ok(table) => match kind(manifest, &table) {
                Some(kind) => {
                    let name = table.get("package").and_then(|package| package.get("name"));
                    let name = name.and_then(Value::as_str).unwrap_or(manifest).to_string();
                    crates.insert(name, Crate { manifest, text, kind, needs: needs(&table) });
                }
                None => violations.push(Violation::new(
                    manifest,
                    1,
                    LAW,
                    "a capability without a rank from 1 to 9",
                    "add [package.metadata.capability] rank = N, see the table in ARCHITECTURE.md",
                )),
            },
            Err(error) => violations.push(Violation::new(
                manifest,
                1,
                LAW,
                format!("not readable: {}", error.message()),
                "repair the file",
            )),
        }
    }
    (crates, violations)
}

fn kind(manifest: &str, table: &Table) -> Option<Kind> {
    if manifest.starts_with("capabilities/") {
        let rank = table.get("package")?.get("metadata")?.get("capability")?.get("rank")?.as_integer()?;
        return (1..=9).contains(&rank).then_some(Kind::Capability(rank));
    }
    Some(match manifest.split('/').next() {
        Some("platform") => Kind::Platform,
        Some("gateways") => Kind::Gateway,
        _ => Kind::Edge,
    })
}

/// Everything that a manifest names as a dependency, in tests and builds too.
fn needs(table: &Table) -> Vec<String> {
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| table.get(*section)?.as_table())
        .flat_map(|section| section.keys().cloned())
        .collect()
}

fn line_of(text: &str, need: &str) -> usize {
    let names = |line: &str| line.strip_prefix(need).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
    text.lines().position(names).map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(name: &str, rank: Option<u8>, needs: &[&str]) -> String {
        let rank =
            rank.map(|rank| format!("[package.metadata.capability]\nrank = {rank}\n")).unwrap_or_default();
        let needs: String = needs.iter().map(|need| format!("{need}.workspace = true\n")).collect();
        format!("[package]\nname = \"{name}\"\n{rank}[dependencies]\n{needs}")
    }

    fn violations(crates: &[(&str, Option<u8>, &[&str])]) -> Vec<Violation> {
        let files: Vec<(String, String)> = crates
            .iter()
            .map(|(folder, rank, needs)| {
                let name = folder.split('/').next_back().unwrap();
                (format!("{folder}/Cargo.toml"), manifest(name, *rank, needs))
            })
            .collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        check(&Tree::of(&files))
    }

    #[test]
    fn calling_down_is_lawful() {
        let found = violations(&[
            ("platform/kernel", None, &["serde"]),
            ("capabilities/filing", Some(1), &["kernel"]),
            ("capabilities/cases", Some(3), &["filing", "kernel"]),
            ("gateways/smtp", None, &["filing"]),
            ("app", None, &["cases", "smtp", "kernel"]),
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn calling_up_or_sideways_is_not() {
        let found = violations(&[
            ("capabilities/filing", Some(1), &["cases", "catalog"]),
            ("capabilities/catalog", Some(1), &[]),
            ("capabilities/cases", Some(3), &[]),
        ]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].file.as_str(), found[0].line), ("capabilities/filing/Cargo.toml", 6));
    }

    #[test]
    fn platform_and_capabilities_know_neither_gateways_nor_edges() {
        let crates: [(&str, Option<u8>, &[&str]); 5] = [
            ("platform/web", None, &["filing"]),
            ("capabilities/filing", Some(1), &["pdf", "app"]),
            ("gateways/pdf", None, &["smtp"]),
            ("gateways/smtp", None, &[]),
            ("app", None, &[]),
        ];
        assert_eq!(violations(&crates).len(), 4);
    }

    #[test]
    fn a_capability_without_rank_is_told() {
        assert_eq!(violations(&[("capabilities/filing", None, &[])]).len(), 1);
        assert_eq!(violations(&[("capabilities/filing", Some(12), &[])]).len(), 1);
    }

    #[test]
    fn engines_and_outside_systems_have_one_home() {
        let files = [
            ("platform/store/Cargo.toml", "[dependencies]\nrusqlite.workspace = true\n"),
            ("benches/Cargo.toml", "[dependencies]\nrusqlite.workspace = true\n"),
            ("capabilities/cases/Cargo.toml", "[dev-dependencies]\nrusqlite.workspace = true\n"),
            ("app/Cargo.toml", "[dependencies]\nlettre.workspace = true\naxum.workspace = true\n"),
            ("platform/kernel/Cargo.toml", "[dependencies]\naxum.workspace = true\n"),
        ];
        let mut found: Vec<_> =
            engines(&Tree::of(&files)).into_iter().map(|one| (one.file, one.line)).collect();
        found.sort();
        let expected =
            [("app/Cargo.toml", 2), ("capabilities/cases/Cargo.toml", 2), ("platform/kernel/Cargo.toml", 2)];
        assert_eq!(found, expected.map(|(file, line)| (file.to_string(), line)));
    }
}
