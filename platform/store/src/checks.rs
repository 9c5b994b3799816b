//! Closed lists of a schema, as SQLite checks them quickly.

/// Writes `x IN ('a', 'b', 'c')` as `(x = 'a' OR x = 'b' OR x = 'c')` inside of each `CHECK (...)`; the rest
/// stays as it is. For more than two constants SQLite builds a table of its own at every statement, with a
/// page cache and all, only to look into it once: thirteen for the rows of one filing.
pub(crate) fn spelled_out(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some((before, inside, after)) = rest.split_once("CHECK (").and_then(|(before, from)| {
        let (inside, after) = from.split_at(closing(from)?);
        Some((before, inside, after))
    }) {
        out.push_str(before);
        out.push_str("CHECK (");
        out.push_str(&lists(inside));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where the parenthesis that is open at the beginning closes, looking over texts in quotes.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut quoted) = (1, false);
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn lists(check: &str) -> String {
    let found = check.find(" IN").and_then(|at| {
        let (left, right) = check.split_at(at);
        let list = right[" IN".len()..].trim_start().strip_prefix('(')?;
        let (list, after) = list.split_at(closing(list)?);
        let name = left.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
        Some((left.strip_suffix(name)?, name, list, &after[1..]))
    });
    let Some((before, name, list, after)) = found else { return check.to_owned() };
    let each: Vec<_> = list.split(',').map(|value| format!("{name} = {}", value.trim())).collect();
    format!("{before}({}){}", each.join(" OR "), lists(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_checks_become_comparisons_and_nothing_else_changes() {
        let index = "CREATE INDEX i ON t (a) WHERE a IN ('x', 'y');";
        let sql = "a TEXT NOT NULL CHECK (a IN\n    ('x', 'y)', 'z')),\n b TEXT CHECK (b >= 0),\n \
                   CHECK (c IN (1, 2) AND (d IS NULL OR e_1 IN ('p'))));\n";
        let told = "a TEXT NOT NULL CHECK ((a = 'x' OR a = 'y)' OR a = 'z')),\n b TEXT CHECK (b >= 0),\n \
                    CHECK ((c = 1 OR c = 2) AND (d IS NULL OR (e_1 = 'p'))));\n";
        assert_eq!(spelled_out(&format!("{sql}{index}")), format!("{told}{index}"));
        assert_eq!(spelled_out("CHECK (never closed"), "CHECK (never closed");
    }
}
