//! What people type, made safe to store and compare without changing what they meant.

use std::borrow::Cow;

use sha2::{Digest, Sha256};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Why a text is refused before anybody reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    /// Nothing but white space.
    Empty,
    /// More characters than `max`.
    TooLong {
        /// The most that is accepted, in characters.
        max: usize,
        /// What came.
        length: usize,
    },
}

/// One line: NFC, control characters become spaces, white space folded and trimmed. `max` in characters.
pub fn clean_line(text: &str, max: usize) -> Result<String, TextProblem> {
    let text = composed(text);
    let mut line = String::with_capacity(text.len());
    let (mut begun, mut gap) = (false, false);
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if c.is_control() || c.is_whitespace() {
            gap = begun;
            continue;
        }
        if gap {
            line.push(' ');
        }
        (begun, gap) = (true, false);
        line.push(c);
    }
    limit(line, max)
}

/// Several lines: NFC, `\n` line ends, NUL and other controls removed, ends trimmed. Directional
/// overrides are removed because they can make a text read otherwise than it is stored; everything
/// else (emoji, right-to-left scripts, angle brackets) is kept literally. `max` in characters.
pub fn clean_text(text: &str, max: usize) -> Result<String, TextProblem> {
    let text = composed(text);
    let mut kept = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\r' | '\n' => kept.push('\n'),
            '\t' => kept.push(c),
            _ if c.is_control() || is_invisible(c) => {}
            _ => kept.push(c),
        }
        before = c;
    }
    limit(kept.trim().to_owned(), max)
}

/// NFC. What people type nearly always is: nothing below U+0300 combines with what stands before it.
fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c < '\u{300}') { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Directional overrides and isolates (U+202A–U+202E, U+2066–U+2069), zero-width space and BOM.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
}

fn limit(text: String, max: usize) -> Result<String, TextProblem> {
    let length = text.chars().count();
    match length {
        0 => Err(TextProblem::Empty),
        n if n > max => Err(TextProblem::TooLong { max, length }),
        _ => Ok(text),
    }
}

/// Lower case without accents, for comparing: `Tubería` and `TUBERIA` fold alike, `ñ` becomes `n`.
pub fn fold(text: &str) -> String {
    let usual: Option<String> = text.chars().map(fold_usual).collect();
    usual.unwrap_or_else(|| {
        text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
    })
}

/// The characters of nearly every Spanish text, folded without looking into the tables of Unicode.
fn fold_usual(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        'á' | 'Á' => 'a',
        'é' | 'É' => 'e',
        'í' | 'Í' => 'i',
        'ó' | 'Ó' => 'o',
        'ú' | 'ü' | 'Ú' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        '¿' | '¡' | '«' | '»' | '°' | '·' | '…' | '–' | '—' | '“' | '”' | '‘' | '’' => c,
        _ => return None,
    })
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        out.push(char::from_digit(u32::from(b >> 4), 16).unwrap_or('0'));
        out.push(char::from_digit(u32::from(b & 15), 16).unwrap_or('0'));
        out
    })
}

/// SHA-256 (FIPS 180-4) of `bytes` as 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nul_and_overrides_go_emoji_and_markup_stay() {
        assert_eq!(clean_text("a\0b\u{202e}c 👩‍👩‍👧 <b>'; DROP", 100).unwrap(), "abc 👩‍👩‍👧 <b>'; DROP");
        assert_eq!(clean_line("  Ana\u{a0}\tLucía\n", 100).unwrap(), "Ana Lucía");
        assert_eq!(clean_text(" \n ", 100), Err(TextProblem::Empty));
        assert_eq!(clean_line("abcd", 3), Err(TextProblem::TooLong { max: 3, length: 4 }));
    }

    #[test]
    fn folding_makes_accents_and_case_equal() {
        assert_eq!(fold("TUBERÍA ÑUÑO"), "tuberia nuno");
        assert_eq!(fold("TUBERI\u{301}A Ñañdú Ça Ğ"), "tuberia nandu ca g");
    }

    #[test]
    fn the_quick_ways_give_what_the_tables_of_unicode_give() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let text = format!("a{c}e\u{301}");
            let slow: String =
                text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
            assert_eq!(fold(&text), slow, "{c:?}");
            let alone: String =
                c.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
            assert_eq!(fold_usual(c).map_or(alone.clone(), String::from), alone, "{c:?}");
            if c < '\u{300}' {
                assert!(unicode_normalization::is_nfc(&format!("e{c}a{c}")), "{c:?}");
            }
        }
        assert_eq!(clean_text("a\r\nb\rc\n\td", 100).unwrap(), "a\nb\nc\n\td");
        assert_eq!(clean_line("\u{200b} a\u{7}\u{200b}b \u{85} c ", 100).unwrap(), "a b c");
    }

    #[test]
    fn sha256_of_abc_is_the_vector_of_fips_180_4() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
