//! Spanish and English say the same things: the same Fluent keys with the same arguments.

use super::{Tree, Violation};
use std::collections::{BTreeMap, BTreeSet};

const LAW: &str = "texts in both languages";

/// One message: where it stands and which arguments it uses.
#[derive(Debug)]
struct Message {
    line: usize,
    arguments: BTreeSet<String>,
}

/// Compares every Spanish file with its English twin, and finds keys that are written twice.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut owners: BTreeMap<(bool, String), String> = BTreeMap::new();
    for (path, text) in tree.texts(|path| path.ends_with(".ftl")) {
        let Some((twin, spanish)) = twin(path) else {
            violations.push(Violation::new(
                path,
                1,
                LAW,
                "neither es nor en in its name",
                "name it es.ftl or en.ftl, or end it with .es.ftl and .en.ftl",
            ));
            continue;
        };
        let messages = read(text);
        for (key, line) in &messages.twice {
            violations.push(Violation::new(path, *line, LAW, format!("`{key}` twice"), "keep one of them"));
        }
        violations.extend(strangers(path, &messages));
        for (key, message) in messages.by_key.iter().filter(|(key, _)| !key.contains('.')) {
            if let Some(other) = owners.insert((spanish, key.clone()), path.to_string()) {
                let what = format!("`{key}` is also in {other}");
                violations.push(Violation::new(
                    path,
                    message.line,
                    LAW,
                    what,
                    "begin keys with the capability's name",
                ));
            }
        }
        let Some(other) = tree.text(&twin) else {
            violations.push(Violation::new(path, 1, LAW, format!("{twin} is missing"), "write it"));
            continue;
        };
        let other = read(other);
        for (key, message) in &messages.by_key {
            let what = match other.by_key.get(key) {
                None => format!("`{key}` is missing in {twin}"),
                Some(its) if spanish && its.arguments != message.arguments => {
                    format!("`{key}` uses {:?} here and {:?} in {twin}", message.arguments, its.arguments)
                }
                Some(_) => continue,
            };
            violations.push(Violation::new(path, message.line, LAW, what, "say the same in both languages"));
        }
    }
    violations
}

/// Keys of a capability that do not begin with its name.
fn strangers(path: &str, messages: &Messages) -> Vec<Violation> {
    let capability = path.strip_prefix("capabilities/").and_then(|rest| rest.split('/').next());
    let Some(capability) = capability else { return Vec::new() };
    let prefix = format!("{capability}-");
    // The sentence of a refusal is found by its code; the law of refusals watches over those.
    let lawful = |key: &str| key.starts_with(&prefix) || key.starts_with("refusal-");
    let keys = messages.by_key.iter().filter(|(key, _)| !lawful(key));
    keys.map(|(key, message)| {
        let what = format!("`{key}` does not begin with `{prefix}`");
        Violation::new(path, message.line, LAW, what, "begin keys with the capability's name")
    })
    .collect()
}

/// The path of the file in the other language, and whether this one is Spanish.
fn twin(path: &str) -> Option<(String, bool)> {
    for (mine, its, spanish) in [("es", "en", true), ("en", "es", false)] {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if let Some(rest) = name.strip_prefix(mine).filter(|rest| rest.starts_with(['.', '-'])) {
            return Some((format!("{folder}/{its}{rest}").trim_start_matches('/').to_string(), spanish));
        }
        if let Some(rest) = path.strip_suffix(&format!(".{mine}.ftl")) {
            return Some((format!("{rest}.{its}.ftl"), spanish));
        }
        if let Some(at) = path.find(&format!("/{mine}/")) {
            return Some((format!("{}/{its}/{}", &path[..at], &path[at + mine.len() + 2..]), spanish));
        }
    }
    None
}

#[derive(Default)]
struct Messages {
    by_key: BTreeMap<String, Message>,
    twice: Vec<(String, usize)>,
}

fn read(text: &str) -> Messages {
    let mut messages = Messages::default();
    let (mut key, mut attribute) = (String::new(), String::new());
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let inner = line.trim_start();
        let name = line.split('=').next().unwrap_or_default().trim_end();
        let named = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        };
        if line.contains('=') && named(name) {
            key = name.to_string();
            attribute.clone_from(&key);
        } else if let Some(name) = inner.strip_prefix('.').filter(|_| inner.contains('=')) {
            attribute = format!("{key}.{}", name.split('=').next().unwrap_or_default().trim());
        } else if !key.is_empty() {
            if let Some(message) = messages.by_key.get_mut(&attribute) {
                message.arguments.extend(arguments(line));
            }
            continue;
        } else {
            continue;
        }
        let message = Message { line: index + 1, arguments: arguments(line) };
        if messages.by_key.insert(attribute.clone(), message).is_some() {
            messages.twice.push((attribute.clone(), index + 1));
        }
    }
    messages
}

fn arguments(line: &str) -> BTreeSet<String> {
    line.split('{')
        .skip(1)
        .flat_map(|part| part.split('$').skip(1))
        .map(|part| part.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-').collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_with_the_same_keys_and_arguments_are_lawful() {
        let message = |hello: &str, one: &str, other: &str| {
            format!("# c = x\nhello = {hello} {{ $name }}\nleft = {{ $n ->\n  [one] {one}\n")
                + &format!(" *[other] {{ $n }} {other}\n }}\n  .title = T\n")
        };
        let (es, en) = (message("Hola", "un día", "días"), message("Hello", "one day", "days"));
        assert_eq!(check(&Tree::of(&[("a/texts/es.ftl", &es), ("a/texts/en.ftl", &en)])), []);
        assert_eq!(check(&Tree::of(&[("a/x.es.ftl", &es), ("a/x.en.ftl", &en)])), []);
        assert_eq!(check(&Tree::of(&[("a/es/x.ftl", &es), ("a/en/x.ftl", &en)])), []);
    }

    #[test]
    fn missing_keys_differing_arguments_and_missing_files_are_told() {
        let es = "a = { $x }\nb = B\n";
        let en = "a = { $y }\n";
        let found = check(&Tree::of(&[("t/es.ftl", es), ("t/en.ftl", en), ("u/es.ftl", "c = C\n")]));
        let lines: Vec<_> = found.iter().map(|one| (one.file.as_str(), one.line)).collect();
        assert_eq!(lines, [("t/es.ftl", 1), ("t/es.ftl", 2), ("u/es.ftl", 1)]);
    }

    #[test]
    fn keys_of_a_capability_begin_with_its_name() {
        let text = "cases-title = T\nother = O\nrefusal-upload-empty = R\n";
        let tree = [("capabilities/cases/src/es.ftl", text), ("capabilities/cases/src/en.ftl", text)];
        let lines: Vec<_> = check(&Tree::of(&tree)).into_iter().map(|one| one.line).collect();
        assert_eq!(lines, [2, 2]);
    }

    #[test]
    fn a_key_has_one_owner() {
        let found = check(&Tree::of(&[
            ("a/en.ftl", "k = K\n"),
            ("a/es.ftl", "k = K\n"),
            ("b/en.ftl", "k = K\nz = 1\nz = 2\n"),
            ("b/es.ftl", "k = K\nz = 1\n"),
        ]));
        assert_eq!(found.len(), 3);
    }
}
