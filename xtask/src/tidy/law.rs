//! Law and code point at each other: every rule in `docs/law` has code, all code cites a rule that is there.

use super::{Tree, Violation};
use std::collections::BTreeMap;

const LAW: &str = "law and code";

/// Rules are marked `rule:appeal-term`, in the table of `docs/law` and beside the code that carries them
/// out. A line of the table with `(later)` waits for its code.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let marker = ["ru", "le:"].concat();
    let book = collect(tree, &marker, |path| path.starts_with("docs/law/") && path.ends_with(".md"));
    let ours = ["capabilities/", "platform/", "gateways/", "app/"];
    let code = collect(tree, &marker, |path| {
        let source = [".rs", ".sql", ".csv", ".toml"].iter().any(|ending| path.ends_with(ending));
        source && ours.iter().any(|folder| path.starts_with(folder))
    });
    let mut violations = Vec::new();
    for (rule, place) in &book {
        match (code.contains_key(rule), place.later) {
            (false, false) => violations.push(place.violation(
                format!("no code carries out `{marker}{rule}`"),
                "mark the code with the rule, or the line with (later)",
            )),
            (true, true) => {
                violations.push(place.violation(
                    format!("`{marker}{rule}` is built already"),
                    "take (later) away from the line",
                ))
            }
            _ => {}
        }
    }
    for (rule, place) in &code {
        if !book.contains_key(rule) {
            violations.push(place.violation(
                format!("`{marker}{rule}` is in no document of docs/law"),
                "add the rule with its article there",
            ));
        }
    }
    violations
}

struct Place<'a> {
    path: &'a str,
    line: usize,
    later: bool,
}

impl Place<'_> {
    fn violation(&self, what: String, remedy: &'static str) -> Violation {
        Violation::new(self.path, self.line, LAW, what, remedy)
    }
}

/// The first place of every rule.
fn collect<'a>(tree: &'a Tree, marker: &str, wanted: impl Fn(&str) -> bool) -> BTreeMap<&'a str, Place<'a>> {
    let mut rules = BTreeMap::new();
    for (path, text) in tree.texts(wanted) {
        for (index, line) in text.lines().enumerate() {
            for (at, _) in line.match_indices(marker) {
                let rest = &line[at + marker.len()..];
                let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
                let rule = rest[..end.unwrap_or(rest.len())].trim_end_matches('-');
                if !rule.is_empty() {
                    let place = Place { path, line: index + 1, later: line.contains("(later)") };
                    rules.entry(rule).or_insert(place);
                }
            }
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_the_book_and_in_the_code() {
        let book = "| Ley 142 art. 158 | `rule:claim-term` |\n| x | `rule:tutela` | (later) |\n";
        let code = "/// Fifteen business days (rule:claim-term).\nfn a() {}";
        let tree = Tree::of(&[("docs/law/terms.md", book), ("capabilities/deadlines/src/a.rs", code)]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn rules_on_one_side_only_are_told() {
        let book = "`rule:one`\n`rule:two` (later)\n";
        let code = "// rule:two\n// rule:three\n";
        let tree = Tree::of(&[("docs/law/terms.md", book), ("capabilities/a/src/a.rs", code)]);
        assert_eq!(check(&tree).len(), 3);
    }
}
