//! PDF/A forbids characters without a shape. What no typeface can print becomes `□`, and the paper
//! says so; the original stays in the database.

use serde_json::Value;

use crate::fonts::Fonts;

/// Stands for what cannot be printed.
const BOX: char = '□';

/// How careful to be with what is not plain Latin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// Prints whatever some typeface covers.
    Usual,
    /// Prints only what the first typeface covers: when a combination of characters of several
    /// typefaces could not be set.
    Strict,
}

/// Makes every text inside `value` printable and tells whether something was replaced.
pub(crate) fn make_printable(value: &mut Value, fonts: &Fonts, care: Care) -> bool {
    let mut replaced = false;
    match value {
        Value::String(text) => (*text, replaced) = printable(text, fonts, care),
        Value::Array(items) => items.iter_mut().for_each(|v| replaced |= make_printable(v, fonts, care)),
        Value::Object(map) => {
            // a fingerprint and an address are copied by hand: nothing invisible may get into them
            let texts = map.iter_mut().filter(|(key, _)| !["sha256", "shown", "url"].contains(&key.as_str()));
            texts.for_each(|(_, v)| replaced |= make_printable(v, fonts, care));
        }
        _ => {}
    }
    replaced
}

/// The text without what no typeface covers. Long runs without a space get places where the line may
/// break (U+200B), because a line that cannot break runs out of the paper.
fn printable(text: &str, fonts: &Fonts, care: Care) -> (String, bool) {
    /// Longer than any Spanish word, shorter than a line.
    const LONGEST: usize = 40;
    let mut out = String::with_capacity(text.len());
    let (mut replaced, mut joined, mut run) = (false, false, 0);
    for c in text.chars() {
        let Some(c) = shape_of(c, fonts, care) else {
            // a joiner makes one picture of several: one box is enough
            joined = c == '\u{200d}';
            continue;
        };
        if c == BOX {
            replaced = true;
            if joined && out.ends_with(BOX) {
                joined = false;
                continue;
            }
        }
        joined = false;
        run = if c.is_whitespace() { 0 } else { run + 1 };
        if run > LONGEST {
            out.push('\u{200b}');
            run = 1;
        }
        out.push(c);
    }
    (out, replaced)
}

/// The character to print for `c`; nothing for what has no shape of its own.
fn shape_of(c: char, fonts: &Fonts, care: Care) -> Option<char> {
    match c {
        ' '..='~' | '\n' => Some(c),
        '\t' | '\u{2000}'..='\u{200a}' | '\u{3000}' | '\u{205f}' => Some(' '),
        '\u{202f}' => Some('\u{a0}'),
        // joiners, directional marks, variation selectors, skin tones, tags, soft hyphen
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => None,
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => None,
        '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}' => None,
        c if c.is_control() => None,
        // the private use area means nothing outside the typeface (ISO 19005-2, 6.2.11.7.3)
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(BOX),
        '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => Some(BOX),
        c => {
            let covered = match care {
                Care::Usual => fonts.can_print(c),
                Care::Strict => fonts.faces[0].info().coverage.contains(u32::from(c)),
            };
            Some(if covered { c } else { BOX })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::load);

    fn usual(text: &str) -> (String, bool) {
        printable(text, &FONTS, Care::Usual)
    }

    #[test]
    fn spanish_stays_and_what_has_no_shape_becomes_one_box() {
        assert_eq!(usual("Señor Núñez: «¿qué?»"), ("Señor Núñez: «¿qué?»".into(), false));
        assert_eq!(usual("fuga 💧 grave"), ("fuga □ grave".into(), true));
        assert_eq!(usual("familia 👩‍👩‍👧 y 👍🏽"), ("familia □ y □".into(), true));
        assert_eq!(usual("\u{e000}\u{fffe}a\u{0}b\u{202e}c"), ("□□abc".into(), true));
        assert_eq!(usual("שלום"), ("שלום".into(), false));
        assert_eq!(printable("שלום ñ", &FONTS, Care::Strict), ("□□□□ ñ".into(), true));
    }

    #[test]
    fn a_word_longer_than_a_line_can_break() {
        let (text, replaced) = usual(&"x".repeat(100));
        assert!(!replaced);
        assert_eq!(text.matches('\u{200b}').count(), 2);
        assert_eq!(text.replace('\u{200b}', ""), "x".repeat(100));
    }
}
