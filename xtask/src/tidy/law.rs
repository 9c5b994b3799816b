//! Law and code point at each other: what `docs/law` says is built stands in the code, and a rule that the
//! code names stands in `docs/law`.
//!
//! A row of the law is `| article | rule: NAME | path of the code | … |`; instead of `rule` another kind of
//! thing may stand, such as `holiday`, or `cited`: what a refusal names. A row with `(later)` waits for its
//! code.

use super::{Tree, Violation};
use std::collections::BTreeSet;

const LAW: &str = "law and code";

struct Row<'a> {
    path: &'a str,
    line: usize,
    kind: &'a str,
    name: &'a str,
    code: &'a str,
    later: bool,
}

/// Compares the rows with the code, and the rules that the code names with the rows.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let rows = rows(tree);
    let mut violations: Vec<Violation> = rows.iter().filter_map(|row| broken(tree, row)).collect();
    let known: BTreeSet<&str> = rows.iter().filter(|row| row.kind == "rule").map(|row| row.name).collect();
    let marker = ["ru", "le: "].concat();
    for (path, text) in tree.rust().filter(|(path, _)| path.starts_with("capabilities/")) {
        for (index, line) in text.lines().enumerate() {
            let Some((_, rest)) = line.split_once("//").and_then(|(_, said)| said.split_once(&marker)) else {
                continue;
            };
            let end = rest.find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'));
            let name = &rest[..end.unwrap_or(rest.len())];
            if name.len() > 2 && !known.contains(name) {
                let what = format!("`{marker}{name}` is in no page of docs/law");
                let remedy = "add a row with its article there";
                violations.push(Violation::new(path, index + 1, LAW, what, remedy));
            }
        }
    }
    violations.extend(uncited(tree, &rows));
    violations
}

/// How a citation in the code begins.
const NORMS: [&str; 6] = ["CPACA", "Ley ", "Decreto", "Resoluci", "Acuerdo", "C\u{f3}digo"];

/// What refusals name, one `Some("norm, article; norm, article")` after the other, and no page tells of.
fn uncited(tree: &Tree, rows: &[Row<'_>]) -> Vec<Violation> {
    let known: BTreeSet<&str> = rows.iter().filter(|row| row.kind == "cited").map(|row| row.name).collect();
    let mut violations = Vec::new();
    for (path, text) in
        tree.rust().filter(|(path, _)| path.starts_with("capabilities/") && path.contains("/src/"))
    {
        for (index, line) in text.lines().enumerate() {
            for said in line.split("Some(\"").skip(1).filter_map(|rest| rest.split("\")").next()) {
                let cited = said.split("; ").filter(|_| NORMS.iter().any(|norm| said.starts_with(norm)));
                for name in cited.filter(|name| !known.contains(name)) {
                    let what = format!("`{name}` is in no page of docs/law");
                    let remedy = "add a row `| article | cited: it | this file | what it is about |` there";
                    violations.push(Violation::new(path, index + 1, LAW, what, remedy));
                }
            }
        }
    }
    violations
}

fn broken(tree: &Tree, row: &Row<'_>) -> Option<Violation> {
    let there = tree.text(row.code).is_some_and(|text| text.contains(row.name));
    let (what, remedy) = match (there, row.later) {
        (false, false) => (
            format!("`{}` is not in `{}`", row.name, row.code),
            "name the file that carries it out, or write (later)",
        ),
        (true, true) => (format!("`{}` is built already", row.name), "take (later) away from the line"),
        _ => return None,
    };
    Some(Violation::new(row.path, row.line, LAW, what, remedy))
}

fn rows(tree: &Tree) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (path, text) in tree.texts(|path| path.starts_with("docs/law/") && path.ends_with(".md")) {
        for (index, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with('|')) {
            let cells: Vec<&str> = line.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
            let named = cells.windows(2).find_map(|pair| Some((pair[0].split_once(": ")?, pair[1])));
            let Some(((kind, name), code)) = named else { continue };
            if kind.chars().all(|c| c.is_ascii_lowercase()) {
                rows.push(Row { path, line: index + 1, kind, name, code, later: line.contains("(later)") });
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "capabilities/deadlines/src/a.rs";

    #[test]
    fn rows_whose_code_is_there_are_lawful() {
        let page = "| article | rule | code |\n| --- | --- | --- |\n\
                    | art. 158 | rule: PQR_SPD | capabilities/deadlines/src/a.rs | fifteen: days |\n\
                    | art. 1 | holiday: Año Nuevo | `capabilities/deadlines/src/a.rs` |\n\
                    | art. 86 | rule: TUTELA | capabilities/deadlines/src/a.rs | (later) |\n";
        let code = "/// rule: PQR_SPD\nconst PQR_SPD: u8 = 15; // Año Nuevo";
        assert_eq!(check(&Tree::of(&[("docs/law/x.md", page), (CODE, code)])), []);
    }

    #[test]
    fn what_stands_on_one_side_only_is_told() {
        let page = "| a | rule: ONE | capabilities/deadlines/src/a.rs |\n| a | rule: TWO | gone.rs |\n\
                    | a | rule: BUILT | capabilities/deadlines/src/a.rs | (later) |\n";
        let code = "// rule: THREE\nconst BUILT: u8 = 1;";
        let found: Vec<_> = check(&Tree::of(&[("docs/law/x.md", page), (CODE, code)]));
        let lines: Vec<_> = found.iter().map(|one| (one.file.as_str(), one.line)).collect();
        assert_eq!(lines, [("docs/law/x.md", 1), ("docs/law/x.md", 2), ("docs/law/x.md", 3), (CODE, 1)]);
    }

    #[test]
    fn what_a_refusal_names_stands_in_a_page() {
        let code = "fn article() { \
                    Some(\"CPACA, art. 67; Ley 142 de 1994, art. 154\") } fn other() { Some(\"CPA\") }";
        let row = |name: &str| format!("| art. 67 | cited: {name} | {CODE} | what |\n");
        let page = [row("CPACA, art. 67"), row("Ley 142 de 1994, art. 154")].concat();
        assert_eq!(check(&Tree::of(&[("docs/law/x.md", &page), (CODE, code)])), []);
        let half = row("CPACA, art. 67");
        let found: Vec<_> = check(&Tree::of(&[("docs/law/x.md", &half), (CODE, code)]));
        assert_eq!(found.iter().map(|one| (one.file.as_str(), one.line)).collect::<Vec<_>>(), [(CODE, 1)]);
    }
}
