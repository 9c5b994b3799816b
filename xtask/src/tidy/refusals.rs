//! Every refusal has its sentence: the code `x` of a `Refusal` is shown by the key `refusal-x`.

use super::{Tree, Violation};
use std::collections::{BTreeMap, BTreeSet};

const LAW: &str = "refusals and their sentences";

/// Compares the codes of each capability's refusals with the keys of its texts, both ways. A capability
/// without texts has no pages: whoever calls it says in its own words what was refused.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let mut codes: BTreeMap<&str, BTreeMap<String, (&str, usize)>> = BTreeMap::new();
    for (path, text) in tree.rust() {
        let Some((capability, rest)) = capability(path) else { continue };
        if rest.starts_with("src/") {
            let found = of_source(text).into_iter().map(|(line, code)| (code, (path, line)));
            codes.entry(capability).or_default().extend(found);
        }
    }
    let mut violations = Vec::new();
    let mut keys: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, text) in tree.texts(|path| path.ends_with(".ftl")) {
        let Some((capability, _)) = capability(path) else { continue };
        let of_capability = keys.entry(capability).or_default();
        for (index, line) in text.lines().enumerate() {
            let Some(code) = line.strip_prefix("refusal-").and_then(|rest| rest.split([' ', '=']).next())
            else {
                continue;
            };
            of_capability.insert(code);
            if !codes.get(capability).is_some_and(|codes| codes.contains_key(code)) {
                let what = format!("no Refusal of {capability} has the code `{code}`");
                violations.push(Violation::new(
                    path,
                    index + 1,
                    LAW,
                    what,
                    "take the sentence out, or use it",
                ));
            }
        }
    }
    for (capability, keys) in &keys {
        for (code, (path, line)) in codes.get(capability).into_iter().flatten() {
            if !keys.contains(code.as_str()) {
                let what = format!("`refusal-{code}` is in no text of {capability}");
                violations.push(Violation::new(path, *line, LAW, what, "write it in Spanish and in English"));
            }
        }
    }
    violations
}

/// The capability to which a file belongs, and the rest of its path.
fn capability(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix("capabilities/")?.split_once('/')
}

/// What `fn code` of each `impl Refusal` can answer: texts that stand alone or after an arrow. Where a macro
/// writes the `impl`, the codes are in its table: `Name = "code", 409, ...;`.
fn of_source(text: &str) -> Vec<(usize, String)> {
    let mut codes = Vec::new();
    if text.contains("$name:ident = $code:literal") && text.contains("impl Refusal for") {
        for (index, line) in text.lines().enumerate() {
            let code = line.split_once(" = \"").and_then(|(_, rest)| rest.split_once("\", "));
            let row = code.filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
            codes.extend(row.map(|(code, _)| (index + 1, code.to_string())));
        }
        return codes;
    }
    let (mut refusal, mut inside) = (false, false);
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("impl") {
            refusal = line.contains("Refusal for ");
        } else if line == "}" {
            refusal = false;
        } else if line.starts_with("    fn code(") {
            inside = refusal;
        } else if line == "    }" {
            inside = false;
        }
        if inside {
            let answer = line.split_once("=> ").map_or(line, |(_, answer)| answer).trim_start();
            let code = answer.strip_prefix('"').and_then(|rest| rest.split('"').next());
            codes.extend(code.map(|code| (index + 1, code.to_string())));
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
impl kernel::Refusal for A {
    fn code(&self) -> &'static str {
        match self {
            A::X("no") => "upload-empty",
            A::Y { .. } =>
                "upload-old",
            A::Z(other) => other.code(),
        }
    }
    fn args(&self) -> &str {
        "args"
    }
}
impl B {
    fn code(&self) -> &'static str {
        "not-a-refusal"
    }
}
"#;

    #[test]
    fn a_macro_has_its_codes_in_its_table() {
        let table = "macro_rules! m { ($($name:ident = $code:literal, $status:literal;)+) => {\n        impl \
                     Refusal for A {}\n} }\nm! {\n    Late = \"case-late\", 409;\n    x = \"no\", y;\n}\n";
        assert_eq!(of_source(table), [(5, "case-late".to_string())]);
    }

    #[test]
    fn codes_are_the_answers_of_the_refusals_alone() {
        let found: Vec<_> =
            of_source(SOURCE).into_iter().map(|(line, code)| format!("{line} {code}")).collect();
        assert_eq!(found, ["5 upload-empty", "7 upload-old"]);
    }

    #[test]
    fn sentences_without_refusal_and_refusals_without_sentence_are_told() {
        let texts = "documents-title = T\nrefusal-upload-empty = E\nrefusal-upload-gone = G\n";
        let found = check(&Tree::of(&[
            ("capabilities/documents/src/upload.rs", SOURCE),
            ("capabilities/documents/tests/course.rs", "impl Refusal for T {\n    fn code() { \"x\" }\n}\n"),
            ("capabilities/documents/src/es.ftl", texts),
            ("capabilities/filing/src/number.rs", SOURCE),
        ]));
        let places: Vec<_> = found.iter().map(|one| (one.file.as_str(), one.line)).collect();
        assert_eq!(
            places,
            [("capabilities/documents/src/es.ftl", 3), ("capabilities/documents/src/upload.rs", 7)]
        );
    }
}
