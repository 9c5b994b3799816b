//! The platform is plumbing: no word of the domain may become an identifier there.

use super::source::{code_only, identifiers, words};
use super::{Tree, Violation};

/// Words of the domain. `claim` and `subscriber` are missing on purpose: the store claims rows, and events
/// and logs have subscribers; so are `officer`, whom the kernel's actors
/// know, `nit`, which is on every page, and `letter`, which has a size, and `deadline`, which a shutdown has.
const DOMAIN: [&str; 22] = [
    "pqr",
    "pqrs",
    "radicado",
    "radicar",
    "radicacion",
    "filing",
    "filings",
    "petition",
    "petitioner",
    "complaint",
    "appeal",
    "suscriptor",
    "premises",
    "stratum",
    "bill",
    "meter",
    "tariff",
    "turno",
    "holiday",
    "sui",
    "sspd",
    "divipola",
];

/// The word of the domain that an identifier speaks of. Letters have a case too (`ignore_case`), so that
/// word counts only where it comes first.
fn domain_word(identifier: &str) -> Option<String> {
    let mut words = words(identifier);
    if matches!(words.first().map(String::as_str), Some("case" | "cases")) {
        return Some(words.swap_remove(0));
    }
    words.into_iter().find(|word| DOMAIN.contains(&word.as_str()))
}

/// Finds identifiers of the domain in the platform's crates.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in tree.texts(|path| path.starts_with("platform/") && path.ends_with(".rs")) {
        let code = code_only(text);
        for (line, identifier) in identifiers(&code) {
            if let Some(word) = domain_word(identifier) {
                violations.push(Violation::new(
                    path,
                    line,
                    "platform without domain words",
                    format!("`{identifier}` speaks of `{word}`"),
                    "name what the plumbing does (row, key, subject), or move the code into its capability",
                ));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platform_speaks_no_domain() {
        let tree = Tree::of(&[
            (
                "platform/store/src/a.rs",
                "/// A case of reuse.\nfn lower(x: &str) { x.eq_ignore_ascii_case(\"case\"); }",
            ),
            ("platform/web/src/b.rs", "\nfn open(case_id: u8, lowercase: u8, bill: u8) {}"),
            ("capabilities/cases/src/c.rs", "struct Case;"),
        ]);
        let found: Vec<_> = check(&tree).into_iter().map(|one| (one.file, one.line)).collect();
        assert_eq!(
            found,
            [("platform/web/src/b.rs".to_string(), 2), ("platform/web/src/b.rs".to_string(), 2)]
        );
    }
}
