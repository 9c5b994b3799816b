//! SQL by name, from a file beside the slice, found at compile time.

/// A statement: one text for both engines, or a variant for PostgreSQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Query {
    /// Its name in the file.
    pub name: &'static str,
    /// Text for SQLite, and for PostgreSQL unless there is a variant.
    pub text: &'static str,
    /// Variant for PostgreSQL.
    pub postgres: Option<&'static str>,
}

const MARK: &[u8] = b"-- name: ";
const VARIANT: &[u8] = b" [postgres]";

impl Query {
    /// A statement written where it is used (only for the platform itself).
    pub const fn inline(name: &'static str, text: &'static str) -> Query {
        Query { name, text, postgres: None }
    }

    /// The statement called `name` in `file` (upper and lower case are the same); compiles only if it exists.
    pub const fn named(file: &'static str, name: &'static str) -> Query {
        match find(file, name, false) {
            Some(text) => Query { name, text, postgres: find(file, name, true) },
            None => panic!("there is no `-- name: <this>` in the file of queries"),
        }
    }

    /// How many places the text has for arguments.
    pub(crate) fn places(text: &str) -> usize {
        (1..).take_while(|n| text.contains(&format!("${n}"))).count()
    }

    /// The text for PostgreSQL.
    pub fn for_postgres(&self) -> &'static str {
        self.postgres.unwrap_or(self.text)
    }
}

/// Constants of type [`Query`] from a file: `queries! { "queries.sql" => INSERT_CASE, CASE_BY_NUMBER }`.
/// Also makes `ALL` and `FILE` for the closed-list tests.
#[macro_export]
macro_rules! queries {
    ($file:literal => $($name:ident),+ $(,)?) => {
        /// The file of queries itself.
        pub const FILE: &str = include_str!($file);
        $(
            #[allow(missing_docs)]
            pub const $name: $crate::Query = $crate::Query::named(FILE, stringify!($name));
        )+
        /// Every query of the file.
        pub const ALL: &[$crate::Query] = &[$($name),+];
    };
}

const fn find(file: &'static str, name: &str, variant: bool) -> Option<&'static str> {
    let (bytes, wanted) = (file.as_bytes(), name.as_bytes());
    let mut at = 0;
    while at < bytes.len() {
        if (at == 0 || bytes[at - 1] == b'\n') && starts(bytes, at, MARK, false) {
            let mut next = at + MARK.len();
            if starts(bytes, next, wanted, true) {
                next += wanted.len();
                let is_variant = starts(bytes, next, VARIANT, false);
                if is_variant {
                    next += VARIANT.len();
                }
                if is_variant == variant && (next == bytes.len() || bytes[next] == b'\n') {
                    return Some(until_next(file, next));
                }
            }
        }
        at += 1;
    }
    None
}

const fn until_next(file: &'static str, from: usize) -> &'static str {
    let bytes = file.as_bytes();
    let mut end = from;
    while end < bytes.len() && !(bytes[end] == b'\n' && starts(bytes, end + 1, MARK, false)) {
        end += 1;
    }
    file.split_at(end).0.split_at(from).1
}

const fn starts(bytes: &[u8], at: usize, wanted: &[u8], any_case: bool) -> bool {
    if at + wanted.len() > bytes.len() {
        return false;
    }
    let mut i = 0;
    while i < wanted.len() {
        let (a, b) = (bytes[at + i], wanted[i]);
        let same = if any_case { a.eq_ignore_ascii_case(&b) } else { a == b };
        if !same {
            return false;
        }
        i += 1;
    }
    true
}

/// What is wrong with a file of queries: a query without a constant, placeholders that do not first
/// appear in the order `$1 $2 ...` (SQLite numbers them by first appearance), or a missing final `;`-less
/// text. Empty when all is well.
pub fn check_queries(all: &[Query], file: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for line in file.lines().filter_map(|l| l.strip_prefix("-- name: ")) {
        let name = line.trim_end_matches(" [postgres]");
        if !all.iter().any(|q| q.name.eq_ignore_ascii_case(name)) {
            problems.push(format!("the query {name} has no constant"));
        }
    }
    for query in all {
        for text in [Some(query.text), query.postgres].into_iter().flatten() {
            if let Some(problem) = placeholder_problem(text) {
                problems.push(format!("{}: {problem}", query.name));
            }
        }
    }
    problems
}

fn placeholder_problem(text: &str) -> Option<String> {
    let mut highest = 0;
    for part in text.split('$').skip(1) {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        let Ok(n) = digits.parse::<usize>() else { continue };
        if n > highest + 1 {
            return Some(format!("${n} appears before ${}", highest + 1));
        }
        highest = highest.max(n);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str =
        "-- name: first\nSELECT $1\n-- name: second\nSELECT 2\n-- name: second [postgres]\nSELECT 3\n";
    const FIRST: Query = Query::named(FILE, "FIRST");
    const SECOND: Query = Query::named(FILE, "SECOND");

    #[test]
    fn a_query_is_found_by_name_with_its_variant() {
        assert_eq!(FIRST.text.trim(), "SELECT $1");
        assert_eq!(FIRST.postgres, None);
        assert_eq!(SECOND.text.trim(), "SELECT 2");
        assert_eq!(SECOND.for_postgres().trim(), "SELECT 3");
    }

    #[test]
    fn an_orphan_and_a_wrong_order_are_told() {
        assert_eq!(check_queries(&[FIRST, SECOND], FILE), Vec::<String>::new());
        assert_eq!(check_queries(&[FIRST], FILE).len(), 2);
        let wrong = Query::inline("wrong", "SELECT $2, $1");
        assert_eq!(check_queries(&[wrong], ""), vec!["wrong: $2 appears before $1"]);
    }
}
