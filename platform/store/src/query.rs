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

    /// The statement called `name` in `file` (upper and lower case are the same). Compiles only if it is
    /// there and its places for arguments stand in the order `$1 $2 ...`: SQLite takes `$2` for a name and
    /// numbers names by their first appearance, so that `$2 ... $1` would get its arguments exchanged and say
    /// nothing.
    pub const fn named(file: &'static str, name: &'static str) -> Query {
        let query = match find(file, name, false) {
            Some(text) => Query { name, text, postgres: find(file, name, true) },
            None => panic!("there is no `-- name: <this>` in the file of queries"),
        };
        let Ok(wanted) = places(query.text) else {
            panic!(
                "the places of this query must stand in the order $1 $2 ...: SQLite binds by first appearance"
            )
        };
        if let Some(variant) = query.postgres {
            match places(variant) {
                Ok(found) if found == wanted => {}
                _ => panic!("the [postgres] variant of this query must have the same places, in order"),
            }
        }
        query
    }

    /// How many places the text has for arguments.
    pub(crate) fn places(text: &str) -> usize {
        places(text).unwrap_or_else(|(found, _)| found)
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

/// Counts the places `$1 $2 ...` of a statement, outside of its comments and quotes; `Err((found, expected))`
/// for the first that does not come in order.
const fn places(text: &str) -> Result<usize, (usize, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut highest) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'-' if at + 1 < bytes.len() && bytes[at + 1] == b'-' => at = after(bytes, at, b'\n'),
            quote @ (b'\'' | b'"') => at = after(bytes, at + 1, quote),
            b'$' => {
                let (mut number, first) = (0, at + 1);
                at = first;
                while at < bytes.len() && bytes[at].is_ascii_digit() && at < first + 4 {
                    number = number * 10 + (bytes[at] - b'0') as usize;
                    at += 1;
                }
                if at > first && (number == 0 || number > highest + 1) {
                    return Err((number, highest + 1));
                }
                if number > highest {
                    highest = number;
                }
            }
            _ => at += 1,
        }
    }
    Ok(highest)
}

/// The place after the next `end`.
const fn after(bytes: &[u8], mut at: usize, end: u8) -> usize {
    while at < bytes.len() && bytes[at] != end {
        at += 1;
    }
    at + 1
}

/// What is wrong with the queries of a file, each with its name and how to mend it: a query without a
/// constant; places for arguments that do not first appear in the order `$1 $2 ...` (SQLite numbers them by
/// first appearance); a variant with another number of places. Empty when all is well.
pub fn check_queries(all: &[Query], file: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for line in file.lines().filter_map(|l| l.strip_prefix("-- name: ")) {
        let name = line.trim_end_matches(" [postgres]");
        if !all.iter().any(|q| q.name.eq_ignore_ascii_case(name)) {
            problems.push(format!("the query {name} has no constant: name it in `queries!`"));
        }
    }
    for query in all {
        for text in [Some(query.text), query.postgres].into_iter().flatten() {
            if let Err((found, expected)) = places(text) {
                problems.push(format!(
                    "{}: ${found} stands before ${expected}, and SQLite binds by first appearance: number \
                     its places in the order in which they stand, and give its arguments in that order",
                    query.name
                ));
            }
        }
        if let (Ok(all), Some(Ok(variant))) = (places(query.text), query.postgres.map(places))
            && all != variant
        {
            problems.push(format!(
                "{}: {all} places, but {variant} in its [postgres] variant: both take the same arguments",
                query.name
            ));
        }
    }
    problems
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
        let told = check_queries(&[wrong], "");
        assert!(told[0].starts_with("wrong: $2 stands before $1") && told[0].contains("in that order"));
    }

    #[test]
    fn places_are_counted_outside_of_comments_and_quotes() {
        let first = |text| check_queries(&[Query::inline("q", text)], "").len();
        assert_eq!(first("SELECT $1, $2, $1 -- $9 is no place"), 0);
        assert_eq!(first("-- takes $1 and $2\nSELECT $2, $1"), 1, "a comment brings nothing into order");
        assert_eq!(first("SELECT '$1' || $2 || $1"), 1);
        assert_eq!(first("SELECT 'it''s $5' || \"$7\" || $1"), 0);
        assert_eq!(first("SELECT $1, $3"), 1);
        assert_eq!(first("SELECT $0"), 1);
        let ten = "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10";
        assert_eq!((first(ten), Query::places(ten)), (0, 11));
        let other = Query { name: "other", text: "SELECT $1, $2", postgres: Some("SELECT $1") };
        assert!(check_queries(&[other], "")[0].contains("2 places, but 1"));
    }

    #[test]
    #[should_panic(expected = "SQLite binds by first appearance")]
    fn a_query_out_of_order_does_not_compile() {
        // in a constant this is an error of the compiler
        let _ = Query::named("-- name: wrong\nUPDATE t SET a = $2 WHERE id = $1", "WRONG");
    }

    #[test]
    #[should_panic(expected = "same places")]
    fn a_variant_takes_the_same_arguments() {
        let _ = Query::named("-- name: q\nSELECT $1\n-- name: q [postgres]\nSELECT $1, $2", "q");
    }
}
