//! The files of the project, in memory.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Folders that hold what is made, not what is written.
const MADE: [&str; 6] = [".git", "target", "node_modules", "data", "mutants.out", "mutants.out.old"];

/// Every file by its path from the root, with `/`; files that are not text have no content.
pub struct Tree {
    files: BTreeMap<String, Option<String>>,
}

impl Tree {
    /// Reads the project from disk.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        collect(root, "", &mut files)?;
        Ok(Self { files })
    }

    /// A tree for tests.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| (path.to_string(), Some(text.to_string())));
        Self { files: files.collect() }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// The text files whose path satisfies the condition.
    pub fn texts(&self, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
            .filter(move |(path, _)| wanted(path))
    }

    /// All Rust sources.
    pub fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts(|path| path.ends_with(".rs"))
    }

    /// All paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether a file, or a folder with files, has this path.
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let inside = format!("{path}/");
        path.is_empty()
            || self.files.contains_key(path)
            || self.files.range(inside.clone()..).next().is_some_and(|(name, _)| name.starts_with(&inside))
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Option<String>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() {
            // `data` is made only at the root; a capability may keep its reference data in a folder so named.
            let made = MADE.contains(&name.as_str()) && (name != "data" || prefix.is_empty());
            if !made {
                collect(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if kind.is_file() {
            match fs::read(entry.path()) {
                Ok(bytes) => drop(files.insert(path, String::from_utf8(bytes).ok())),
                // A file may vanish while we look, for instance an editor's.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_known_by_the_files_in_them() {
        let tree = Tree::of(&[("docs/adr/0001.md", ""), ("README.md", "")]);
        assert!(tree.has("docs/adr/0001.md") && tree.has("docs") && tree.has("docs/adr/"));
        assert!(!tree.has("doc") && !tree.has("docs/ad"));
    }
}
