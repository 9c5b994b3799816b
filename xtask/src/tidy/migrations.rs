//! One ordered list of migrations: no number twice, none left out.

use super::{Tree, Violation};
use std::collections::BTreeMap;

const LAW: &str = "migrations";
const FOLDER: &str = "migrations/";

/// Files are named `0001_capability_what.sql`; `0001_capability_what.postgres.sql` is a variant of the same.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut stems: BTreeMap<u32, (&str, &str)> = BTreeMap::new();
    for path in tree.paths().filter(|path| path.starts_with(FOLDER) && path.ends_with(".sql")) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default();
        if stem == "schema" {
            continue;
        }
        let number = stem.split('_').next().and_then(|digits| digits.parse().ok());
        let (Some(number), true) = (number, stem.contains('_')) else {
            let remedy = "name it NNNN_capability_what.sql";
            violations.push(Violation::new(path, 1, LAW, "without a number and a name", remedy));
            continue;
        };
        match stems.get(&number) {
            Some((other, first)) if *other != stem => {
                let what = format!("number {number} is already taken by {first}");
                violations.push(Violation::new(path, 1, LAW, what, "take the next free number"));
            }
            Some(_) => {}
            None => drop(stems.insert(number, (stem, path))),
        }
    }
    for (number, (_, path)) in &stems {
        if *number > 1 && !stems.contains_key(&(number - 1)) {
            let what = format!("number {} is missing before it", number - 1);
            violations.push(Violation::new(path, 1, LAW, what, "number without gaps, from 1"));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str]) -> usize {
        let paths: Vec<String> = names.iter().map(|name| format!("migrations/{name}")).collect();
        let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
        check(&Tree::of(&files)).len()
    }

    #[test]
    fn an_unbroken_list_with_variants_is_lawful() {
        assert_eq!(found(&["0001_store.sql", "0002_cases.sql", "0002_cases.postgres.sql", "schema.sql"]), 0);
    }

    #[test]
    fn numbers_twice_gaps_and_nameless_files_are_told() {
        assert_eq!(found(&["0001_store.sql", "0001_cases.sql"]), 1);
        assert_eq!(found(&["0001_store.sql", "0003_cases.sql"]), 1);
        assert_eq!(found(&["first.sql", "0001.sql"]), 2);
    }
}
