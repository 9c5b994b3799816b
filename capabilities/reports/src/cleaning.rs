//! Texts as the regulator's file may carry them: plain letters, without what breaks a CSV.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most characters of an alphanumeric cell. The regulator's own width is not published: our choice.
pub const MOST: usize = 25;

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | ' ' | '#')
}

/// The text without accents, commas, quotes, line breaks or anything else that is not plain, in one line and
/// at most [`MOST`] characters. What is plain already comes back as it was.
pub fn plain(text: &str) -> Cow<'_, str> {
    let tidy = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
    if tidy && text.len() <= MOST && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(MOST);
    let mut length = 0;
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        let c = if is_plain(c) { c } else { ' ' };
        if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        if length == MOST {
            break;
        }
        out.push(c);
        length += 1;
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_breaks_a_file_goes_and_letters_lose_their_accents() {
        assert_eq!(plain("2026-EN-004391"), "2026-EN-004391");
        assert_eq!(plain(" Ñandú, \"señal\"\r\n9; x "), "Nandu senal 9 x");
        assert_eq!(plain("a;b"), "a b");
        assert_eq!(plain(&"x".repeat(40)).len(), MOST);
        assert_eq!(plain("0001"), "0001");
    }

    proptest! {
        #[test]
        fn any_text_becomes_plain_and_stays_so(text in "\\PC{0,60}") {
            let once = plain(&text).into_owned();
            prop_assert!(once.chars().all(is_plain) && once.len() <= MOST);
            prop_assert_eq!(plain(&once).into_owned(), once.clone());
        }
    }
}
