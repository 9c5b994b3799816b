//! Reading Rust sources just far enough: what is code, what is comment and what is text.

/// The source with comments and the inside of texts and characters blanked out; lines stay where they are.
pub fn code_only(source: &str) -> String {
    let mut reader = Reader { rest: source, out: String::with_capacity(source.len()) };
    while !reader.rest.is_empty() {
        reader.next();
    }
    reader.out
}

/// The identifiers of blanked-out code, each with its line number from 1.
pub fn identifiers(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.lines().enumerate().flat_map(|(index, line)| {
        line.split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '_'))
            .map(move |word| (index + 1, word))
    })
}

/// The words that make up an identifier, in lower case: `FilingNumber` and `filing_number` alike.
pub fn words(identifier: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_was_lower = false;
    for c in identifier.chars() {
        if c == '_' || (c.is_uppercase() && before_was_lower) {
            words.push(String::new());
        }
        before_was_lower = c.is_lowercase() || c.is_numeric();
        if let (true, Some(word)) = (c != '_', words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

struct Reader<'a> {
    rest: &'a str,
    out: String,
}

impl Reader<'_> {
    fn next(&mut self) {
        let rest = self.rest;
        if rest.starts_with("//") {
            self.blank(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.blank(comment_end(rest));
        } else if let Some(end) = raw_text_end(rest).filter(|_| !self.after_word()) {
            self.blank(end);
        } else if rest.starts_with('"') {
            self.blank(text_end(rest));
        } else if let Some(end) = char_end(rest) {
            self.blank(end);
        } else {
            let end = rest.chars().next().map_or(0, char::len_utf8);
            self.out.push_str(&rest[..end]);
            self.rest = &rest[end..];
        }
    }

    /// Whether the last character belongs to a word, so that an `r` now is not the start of a raw text.
    fn after_word(&self) -> bool {
        self.out.ends_with(|c: char| c.is_alphanumeric() || c == '_')
    }

    fn blank(&mut self, end: usize) {
        let (gone, rest) = self.rest.split_at(end);
        self.out.extend(gone.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        self.rest = rest;
    }
}

fn comment_end(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

fn raw_text_end(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - body.len();
    Some(body.find(&closing).map_or(rest.len(), |end| start + end + closing.len()))
}

fn text_end(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The end of a character such as `'x'`; a lifetime is not one.
fn char_end(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    if let Some(escaped) = body.strip_prefix('\\') {
        let skip = escaped.chars().next()?.len_utf8();
        return escaped[skip..].find('\'').map(|end| 2 + skip + end + 1);
    }
    let first = body.chars().next()?.len_utf8();
    body[first..].starts_with('\'').then_some(1 + first + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_texts_are_blanked_and_lines_stay() {
        let source =
            "let a = \"x // y\"; // radicado\n/* case\n/* in */ */ let b = r#\"c \" d\"#;\n'q' 'life";
        let code = code_only(source);
        assert_eq!(code.lines().count(), source.lines().count());
        let words: Vec<_> = identifiers(&code).map(|(line, word)| format!("{line}{word}")).collect();
        assert_eq!(words, ["1let", "1a", "3let", "3b", "4life"]);
    }

    #[test]
    fn unfinished_texts_and_odd_characters_do_not_panic() {
        for source in ["\"abc", "\"abc\\", "/* x", "r#\"x", "'", "'\\", "'ñ'", "b'\\''", "r", "\"ñ\\ñ\""] {
            assert!(code_only(source).chars().count() <= source.chars().count());
        }
    }

    #[test]
    fn identifiers_are_split_into_their_words() {
        assert_eq!(words("FilingNumber"), ["filing", "number"]);
        assert_eq!(words("filed_at_2"), ["filed", "at", "2"]);
        assert_eq!(words("PQR"), ["pqr"]);
        assert_eq!(words("_"), Vec::<String>::new());
    }
}
