//! What is called aloud: a letter and a number.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of a turn for one day: `A 047`. Numbers count from 1 each day for each prefix of a site.
#[doc(alias = "código del turno")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Code {
    /// One or two letters: the line, or the class where it has a prefix of its own.
    pub prefix: String,
    /// From 1.
    pub number: i64,
}

/// Numbers that no server gives: kiosks without connection take theirs from parts of this range.
pub const OFFLINE_NUMBERS: std::ops::RangeInclusive<i64> = 900..=999;

impl Code {
    /// The code with these parts.
    pub fn new(prefix: impl Into<String>, number: i64) -> Code {
        Code { prefix: prefix.into(), number }
    }

    /// From what a person typed or read aloud: `A 047`, `a47`, `A-047`.
    pub fn parse(text: &str) -> Option<Code> {
        let text = text.trim();
        let letters = text.chars().take_while(|c| c.is_ascii_alphabetic()).count();
        let (prefix, rest) = text.split_at_checked(letters).filter(|_| (1..=3).contains(&letters))?;
        let digits = rest.trim_start_matches([' ', '-']);
        let number = digits.parse::<i64>().ok().filter(|n| *n > 0 && digits.len() <= 6);
        let number = number.filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
        Some(Code::new(prefix.to_ascii_uppercase(), number))
    }

    /// The number after `last` of those that a server gives.
    pub fn next_number(last: i64) -> i64 {
        let next = last + 1;
        if OFFLINE_NUMBERS.contains(&next) { OFFLINE_NUMBERS.end() + 1 } else { next }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:03}", self.prefix, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let a47 = Code::new("A", 47);
        assert_eq!(a47.to_string(), "A 047");
        for text in ["A 047", "a47", " A-047 ", "A47"] {
            assert_eq!(Code::parse(text), Some(a47.clone()), "{text}");
        }
        for text in ["", "A", "47", "A 0", "A +3", "A 4x", "ABCD 1", "A 99999999999999999999", "ñ 4"] {
            assert_eq!(Code::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_server_leaves_out_what_kiosks_without_connection_use() {
        assert_eq!(
            (Code::next_number(0), Code::next_number(899), Code::next_number(1_000)),
            (1, 1_000, 1_001)
        );
    }
}
