//! What every file must be: short, narrow, finished, and free of the machine on which it was written.

use super::{Tree, Violation};

const MOST_LINES: usize = 500;
const MOST_COLUMNS: usize = 110;

/// Rust files of at most 500 lines.
pub fn sizes(tree: &Tree) -> Vec<Violation> {
    tree.rust()
        .filter_map(|(path, text)| {
            let lines = text.lines().count();
            (lines > MOST_LINES).then(|| {
                Violation::new(
                    path,
                    MOST_LINES + 1,
                    "size of files",
                    format!("{lines} lines; at most {MOST_LINES}"),
                    "split it by what its parts are about: one verb, one file",
                )
            })
        })
        .collect()
}

/// Rust lines of at most 110 columns; an address may be longer, because it cannot be broken.
pub fn widths(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, line, text) in lines(tree, |path| path.ends_with(".rs")) {
        let columns = text.chars().count();
        if columns > MOST_COLUMNS && !text.contains("://") {
            violations.push(Violation::new(
                path,
                line,
                "width of lines",
                format!("{columns} columns; at most {MOST_COLUMNS}"),
                "break the line; a long text can be continued with a backslash",
            ));
        }
    }
    violations
}

/// Marks of unfinished work and switched-off tests, assembled so that this file does not find itself.
fn marks() -> [String; 7] {
    [
        ["to", "do!"],
        ["unimple", "mented!"],
        ["db", "g!"],
        ["TO", "DO"],
        ["FIX", "ME"],
        ["#[ig", "nore"],
        ["test.sk", "ip("],
    ]
    .map(|halves| halves.concat())
}

/// No unfinished work and no test that is switched off.
pub fn unfinished(tree: &Tree) -> Vec<Violation> {
    let marks = marks();
    let mut violations = Vec::new();
    let code = |path: &str| {
        [".rs", ".mjs", ".js", ".css", ".sql", ".toml", ".sh"].iter().any(|ending| path.ends_with(ending))
    };
    for (path, line, text) in lines(tree, code) {
        if let Some(mark) = marks.iter().find(|mark| has_word(text, mark)) {
            violations.push(Violation::new(
                path,
                line,
                "unfinished work",
                format!("`{mark}`"),
                "finish it, or take it out and open an issue",
            ));
        }
    }
    violations
}

/// Whether the text contains the mark, not as the tail or the head of a longer word.
fn has_word(text: &str, mark: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(mark).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(letter);
        let after = text[at + mark.len()..].chars().next().is_some_and(letter);
        let closed = mark.ends_with(letter) && after;
        !before && !closed
    })
}

/// Nothing in a file may name folders of one machine or the hosts from which packages come.
pub fn machine(tree: &Tree) -> Vec<Violation> {
    let folders = ["work", "tmp", "root", "home"].map(|name| format!("/{name}/"));
    let hosts =
        [["registry", "npmjs"], ["crates", "io/api"], ["files", "pythonhosted"]].map(|words| words.join("."));
    let resolved = ["\"resol", "ved\":"].concat();
    let mut violations = Vec::new();
    for (path, line, text) in lines(tree, |path| path != "Cargo.lock") {
        let folder = folders.iter().find(|folder| starts_somewhere(text, folder));
        let host = hosts.iter().find(|host| text.contains(host.as_str()));
        let lock = path.ends_with("package-lock.json") && text.contains(&resolved);
        let what = match (folder, host, lock) {
            (Some(folder), ..) => format!("names the folder `{folder}` of one machine"),
            (_, Some(host), _) => format!("names the host `{host}`"),
            (.., true) => "a download address in the lock file".to_string(),
            _ => continue,
        };
        violations.push(Violation::new(
            path,
            line,
            "nothing of this machine",
            what,
            "use a relative path, the system's temporary folder, or npm's omit-lockfile-registry-resolved",
        ));
    }
    violations
}

/// Whether an absolute path starts here: not after a letter, a dot or another part of a path.
fn starts_somewhere(text: &str, folder: &str) -> bool {
    text.match_indices(folder).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-~/}*>]".contains(c))
    })
}

fn lines(tree: &Tree, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = (&str, usize, &str)> {
    tree.texts(wanted)
        .flat_map(|(path, text)| text.lines().enumerate().map(move |(index, line)| (path, index + 1, line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_wide_files_are_told() {
        let long = "\n".repeat(501);
        let wide = format!("ok\n{}", "ñ".repeat(111));
        let url = format!("// https://example.org/{}", "a".repeat(200));
        let tree = Tree::of(&[("a.rs", &long), ("b.rs", &wide), ("c.rs", &url), ("d.md", &wide)]);
        assert_eq!(sizes(&tree).len(), 1);
        let found = widths(&tree);
        assert_eq!((found.len(), found[0].file.as_str(), found[0].line), (1, "b.rs", 2));
    }

    #[test]
    fn unfinished_work_is_found_as_a_word() {
        let macro_call = ["fn a() { to", "do!() }"].concat();
        let note = ["// TO", "DO later"].concat();
        let tree = Tree::of(&[
            ("a.rs", &macro_call),
            ("b.rs", "fn autodo() {} // MODO"),
            ("c.mjs", &note),
            ("d.md", &note),
        ]);
        let found: Vec<_> = unfinished(&tree).into_iter().map(|one| one.file).collect();
        assert_eq!(found, ["a.rs", "c.mjs"]);
    }

    #[test]
    fn paths_of_one_machine_are_found_but_not_our_own_folders() {
        let own = "see platform/web/src/work/mod.rs and {base}/tmp/x";
        let machine_path = ["cp /ro", "ot/x ."].concat();
        let tree = Tree::of(&[("a.md", own), ("b.sh", &machine_path)]);
        let found: Vec<_> = machine(&tree).into_iter().map(|one| one.file).collect();
        assert_eq!(found, ["b.sh"]);
    }

    #[test]
    fn lock_files_carry_no_addresses() {
        let lock = ["{ \"resol", "ved\": \"https://example.org/a.tgz\" }"].concat();
        assert_eq!(machine(&Tree::of(&[("journeys/package-lock.json", &lock)])).len(), 1);
    }
}
