//! Dependencies have a reason, and every crate takes part in the workspace's rules.

use super::{Tree, Violation};
use toml::Table;

/// In `[workspace.dependencies]` every package of others carries the reason for which it was chosen:
/// at the end of its line, or in a comment above.
pub fn reasons(tree: &Tree) -> Vec<Violation> {
    let Some(text) = tree.text("Cargo.toml") else { return Vec::new() };
    let mut violations = Vec::new();
    let (mut inside, mut above) = (false, false);
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
        }
        let comment = line.starts_with('#');
        // `# --- web` is a heading, not a reason.
        let reason = comment && !line.starts_with("# ---");
        let entry = inside && !comment && line.contains('=');
        if entry && !line.contains("path = ") && !line.contains(" # ") && !above {
            let name = line.split(['=', ' ']).next().unwrap_or_default();
            violations.push(Violation::new(
                "Cargo.toml",
                index + 1,
                "reasons of dependencies",
                format!("`{name}` has no reason"),
                "add `# why this one` at the end of the line",
            ));
        }
        above = reason;
    }
    violations
}

/// Every crate follows the workspace's lints and version rules, and takes its dependencies from there.
pub fn members(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in tree.texts(|path| path.ends_with("/Cargo.toml")) {
        let Ok(table) = text.parse::<Table>() else { continue };
        let inherits = |keys: [&str; 2]| -> bool {
            let value = table.get(keys[0]).and_then(|section| section.get(keys[1]));
            value.and_then(|value| value.get("workspace").or(Some(value))).and_then(toml::Value::as_bool)
                == Some(true)
        };
        for (keys, remedy) in [
            (["lints", "workspace"], "add [lints] workspace = true"),
            (["package", "publish"], "add publish.workspace = true"),
            (["package", "license"], "add license.workspace = true"),
        ] {
            if !inherits(keys) {
                let what = format!("{}.{} is not the workspace's", keys[0], keys[1]);
                violations.push(Violation::new(path, 1, "manifests", what, remedy));
            }
        }
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let Some(entries) = table.get(section).and_then(toml::Value::as_table) else { continue };
            for (name, value) in entries {
                if value.get("workspace").and_then(toml::Value::as_bool) != Some(true) {
                    let what = format!("`{name}` is declared here and not in the workspace");
                    let line =
                        text.lines().position(|line| line.starts_with(name.as_str())).map_or(1, |at| at + 1);
                    let remedy = "declare it once, with its reason, in the root Cargo.toml";
                    violations.push(Violation::new(path, line, "manifests", what, remedy));
                }
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_without_a_reason_is_told() {
        let root = "[workspace.dependencies]\n# --- ours\nkernel = { path = \"k\" }\n\
                    # --- base\nserde = \"1\" # why\n\
                    # because\ntokio = \"1\"\nbytes = \"1\"\n[profile.dev]\ndebug = 1\n";
        let found = reasons(&Tree::of(&[("Cargo.toml", root)]));
        assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [8]);
    }

    #[test]
    fn members_inherit_from_the_workspace() {
        let good = "[package]\nname = \"a\"\npublish.workspace = true\nlicense.workspace = true\n\
                    [lints]\nworkspace = true\n[dependencies]\nserde = { workspace = true }\n";
        let bad = "[package]\nname = \"b\"\npublish.workspace = true\n[dependencies]\nserde = \"1\"\n";
        assert_eq!(members(&Tree::of(&[("a/Cargo.toml", good)])), []);
        let found = members(&Tree::of(&[("b/Cargo.toml", bad)]));
        assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [1, 1, 5]);
    }
}
