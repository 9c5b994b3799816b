//! The code with which anybody checks a paper.

use std::fmt;

use kernel::Chance;
use serde::{Deserialize, Serialize};

/// Eight symbols that nobody confuses, printed as `7KQ4-M2XD`: 6.5 * 10^11 codes, so that with a limited
/// rate of questions none is ever guessed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VerificationCode(String);

/// Symbols of a code.
const LENGTH: usize = 8;

impl VerificationCode {
    /// A new code.
    pub fn new(chance: &dyn Chance) -> VerificationCode {
        VerificationCode(chance.readable(LENGTH))
    }

    /// Reads what people type: any case, with spaces or hyphens anywhere. Nothing if it cannot be a code.
    pub fn parse(text: &str) -> Option<VerificationCode> {
        let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '\u{2011}'));
        let code: String = kept.take(LENGTH + 1).map(|c| c.to_ascii_uppercase()).collect();
        let fits = code.len() == LENGTH && code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        fits.then_some(VerificationCode(code))
    }

    /// Without the hyphen, as it stands in the database.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(LENGTH / 2);
        write!(f, "{first}-{second}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededChance;

    #[test]
    fn what_people_type_is_understood() {
        let code = VerificationCode::parse(" 7kq4–m2 xd ").unwrap();
        assert_eq!((code.as_str(), code.to_string().as_str()), ("7KQ4M2XD", "7KQ4-M2XD"));
        for bad in ["", "7KQ4", "7KQ4-M2XD9", "ñandúes1", "'; DROP --", "../../etc"] {
            assert_eq!(VerificationCode::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_new_code_can_be_read_back() {
        let code = VerificationCode::new(&SeededChance::new(1));
        assert_eq!(VerificationCode::parse(&code.to_string()), Some(code));
    }
}
