//! The glossary and the code use the same words, checked in both directions.
//!
//! A row of `GLOSSARY.md` is `| término / otro término | Identifier | code | note |`. Its `code` is either
//! `(later)` or the identifier of an item that carries `#[doc(alias = "término")]`.

use super::{Tree, Violation};
use std::collections::{BTreeMap, BTreeSet};

/// The glossary.
pub const FILE: &str = "GLOSSARY.md";
const LAW: &str = "glossary";
const LATER: &str = "(later)";

/// A row of the table.
struct Row<'a> {
    line: usize,
    terms: Vec<&'a str>,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    fn read(line: usize, text: &'a str) -> Option<Self> {
        let inner = text.trim().strip_prefix('|')?.strip_suffix('|')?;
        let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
        if cells.len() != 4 || cells[0].starts_with("--") || cells[0] == "Español" {
            return None;
        }
        Some(Self { line, terms: cells[0].split(" / ").map(str::trim).collect(), cells })
    }

    fn code(&self) -> &'a str {
        self.cells[2]
    }
}

/// A `#[doc(alias = "…")]` and the item that carries it.
struct Alias<'a> {
    path: &'a str,
    line: usize,
    term: &'a str,
    item: String,
}

/// Compares the rows with the aliases.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let Some(text) = tree.text(FILE) else { return Vec::new() };
    let rows = rows(text);
    let aliases = aliases(tree);
    let mut violations = Vec::new();
    let mut owner: BTreeMap<&str, &Row<'_>> = BTreeMap::new();
    for row in &rows {
        for term in &row.terms {
            if owner.insert(term, row).is_some() {
                violations.push(Violation::new(
                    FILE,
                    row.line,
                    LAW,
                    format!("«{term}» twice"),
                    "one row per term",
                ));
            }
        }
        violations.extend(broken_promise(row, &aliases));
    }
    for alias in &aliases {
        let (what, remedy) = match owner.get(alias.term) {
            None => (
                format!("«{}» is not in {FILE}", alias.term),
                "add a row for it, or use the word of the glossary",
            ),
            Some(row) if !named(row.code()).contains(alias.item.as_str()) => (
                format!(
                    "«{}» is `{}` here and {} in {FILE}:{}",
                    alias.term,
                    alias.item,
                    row.code(),
                    row.line
                ),
                "run `cargo xtask tidy --fix-glossary`, or rename the item to the glossary's word",
            ),
            Some(_) => continue,
        };
        violations.push(Violation::new(alias.path, alias.line, LAW, what, remedy));
    }
    violations
}

/// A row that names an identifier which no item with one of its terms has.
fn broken_promise(row: &Row<'_>, aliases: &[Alias<'_>]) -> Option<Violation> {
    if row.code() == LATER {
        return None;
    }
    let carried: BTreeSet<&str> = aliases
        .iter()
        .filter(|alias| row.terms.contains(&alias.term))
        .map(|alias| alias.item.as_str())
        .collect();
    let promised = named(row.code());
    let missing: Vec<&str> = promised.iter().copied().filter(|name| !carried.contains(name)).collect();
    if missing.is_empty() && !promised.is_empty() {
        return None;
    }
    let what = format!("no item `{}` carries «{}»", missing.join("`, `"), row.terms.join("» or «"));
    Some(Violation::new(FILE, row.line, LAW, what, "add #[doc(alias = \"término\")] to it, or write (later)"))
}

/// The glossary with every built row naming what carries its terms now, and with a row for each new term.
pub fn fixed(tree: &Tree) -> Result<String, String> {
    let text = tree.text(FILE).ok_or("there is no GLOSSARY.md")?;
    let aliases = aliases(tree);
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.lines().enumerate() {
        match Row::read(index + 1, line) {
            Some(row) => {
                let items: BTreeSet<&str> = aliases
                    .iter()
                    .filter(|alias| row.terms.contains(&alias.term))
                    .map(|alias| alias.item.as_str())
                    .collect();
                let names: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
                let code = if names.is_empty() { LATER.to_string() } else { names.join(" ") };
                let cells = [row.cells[0], row.cells[1], &code, row.cells[3]];
                out.push_str(format!("| {} |", cells.join(" | ")).replace("|  |", "| |").as_str());
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out.push_str(&newcomers(text, &aliases));
    Ok(out)
}

/// Rows for the terms of the code that have none yet; the table is the last thing of the document.
fn newcomers(text: &str, aliases: &[Alias<'_>]) -> String {
    let known: BTreeSet<&str> = rows(text).into_iter().flat_map(|row| row.terms).collect();
    let mut new: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for alias in aliases.iter().filter(|alias| !known.contains(alias.term)) {
        new.entry(alias.term).or_default().insert(&alias.item);
    }
    let line = |(term, items): (&&str, &BTreeSet<&str>)| {
        let names: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
        format!("| {term} | {0} | {0} | |\n", names.join(" "))
    };
    new.iter().map(line).collect()
}

fn rows(text: &str) -> Vec<Row<'_>> {
    text.lines().enumerate().filter_map(|(index, line)| Row::read(index + 1, line)).collect()
}

/// The identifiers in a `code` cell.
fn named(cell: &str) -> BTreeSet<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn aliases(tree: &Tree) -> Vec<Alias<'_>> {
    let ours = ["capabilities/", "platform/", "gateways/", "app/"];
    let mut found = Vec::new();
    for (path, text) in tree.rust().filter(|(path, _)| ours.iter().any(|folder| path.starts_with(folder))) {
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let Some(inner) = line.trim_start().strip_prefix("#[doc(alias") else { continue };
            for term in inner.split('"').skip(1).step_by(2) {
                let item = item_after(&lines[index + 1..]);
                found.push(Alias { path, line: index + 1, term, item });
            }
        }
    }
    found
}

/// The name of the item that follows attributes and comments.
fn item_after(lines: &[&str]) -> String {
    let mut depth = 0_i32;
    for line in lines {
        let line = line.trim();
        if depth == 0 && (line.is_empty() || line.starts_with("//")) {
            continue;
        }
        if depth > 0 || line.starts_with("#[") {
            let count = |c: char| i32::try_from(line.matches(c).count()).unwrap_or(0);
            depth += count('[') - count(']');
            continue;
        }
        let keywords = [
            "pub",
            "pub(crate)",
            "pub(super)",
            "struct",
            "enum",
            "fn",
            "async",
            "const",
            "trait",
            "type",
            "mod",
            "unsafe",
            "static",
        ];
        let name = line.split(|c: char| c.is_whitespace() || "(<{:;=,".contains(c)).find(|word| {
            !word.is_empty() && !keywords.contains(word) && *word != "crate)" && *word != "super)"
        });
        return name.unwrap_or_default().to_string();
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "/// Doc.\n#[doc(alias = \"radicado\")]\n#[derive(Clone,\n    Copy)]\n/// More.\n\
                        pub struct FilingNumber(u8);\n\
                        enum K {\n    #[doc(alias = \"reclamo\")]\n    Claim,\n}\n";

    fn tree<'a>(glossary: &'a str, code: &'a str) -> Tree {
        Tree::of(&[(FILE, glossary), ("capabilities/filing/src/a.rs", code)])
    }

    #[test]
    fn rows_and_aliases_that_agree_are_lawful() {
        let glossary = "| Español | identifier | code | note |\n| --- | --- | --- | --- |\n\
                        | radicado / número de radicado | `FilingNumber` | `FilingNumber` | |\n\
                        | reclamo | `Claim` | `Claim` | |\n| turno | `Ticket` | (later) | |\n";
        assert_eq!(check(&tree(glossary, CODE)), []);
    }

    #[test]
    fn disagreement_is_told_on_the_side_that_errs() {
        let glossary = "| radicado | `FilingNumber` | `Number` | |\n| turno | `Ticket` | `Ticket` | |\n";
        let found: Vec<_> =
            check(&tree(glossary, CODE)).into_iter().map(|one| (one.file, one.line)).collect();
        let code = "capabilities/filing/src/a.rs".to_string();
        assert_eq!(found, [(FILE.into(), 1), (FILE.into(), 2), (code.clone(), 2), (code, 8)]);
    }

    #[test]
    fn a_term_has_one_row() {
        let glossary = "| radicado | a | `FilingNumber` | |\n| radicado / x | b | `FilingNumber` | |\n\
                        | reclamo | c | `Claim` | |\n";
        assert_eq!(check(&tree(glossary, CODE)).len(), 1);
    }

    #[test]
    fn the_table_can_be_filled_from_the_code() {
        let glossary =
            "# G\n| radicado | `FilingNumber` | (later) | |\n| turno | `Ticket` | `Old` | hall |\n";
        let text = fixed(&tree(glossary, CODE)).unwrap();
        assert!(text.contains("| radicado | `FilingNumber` | `FilingNumber` | |"));
        assert!(text.contains("| turno | `Ticket` | (later) | hall |"));
        assert!(text.ends_with("| reclamo | `Claim` | `Claim` | |\n"));
    }
}
