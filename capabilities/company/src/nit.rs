//! The company's tax number.

use catalog::nit_check_digit;
use serde::{Deserialize, Serialize};

/// Fewest and most digits without the check digit. Companies have 9; natural persons their identity number.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=10;

/// A tax number as the company wrote it. A check digit that does not fit is kept: somebody may have it so on
/// paper, and the pages warn.
#[doc(alias = "NIT")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nit {
    /// The digits without the check digit.
    number: String,
    /// The check digit, typed or computed.
    check_digit: u8,
}

impl Nit {
    /// Reads `800.197.268-4`, `800197268-4`, `8001972684` (when the last digit checks the others) or
    /// `800197268`. Nothing if it cannot be a tax number.
    pub fn parse(text: &str) -> Option<Nit> {
        if text.chars().count() > 40 {
            return None;
        }
        let kept: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let upper = kept.to_uppercase();
        let bare = upper.strip_prefix("NIT").unwrap_or(&upper);
        let (number, digit) = match bare.split_once('-') {
            Some((number, digit)) if digit.len() == 1 => (number, Some(digit.parse().ok()?)),
            Some(_) => return None,
            None => split_last(bare),
        };
        let plain = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
        if !plain || !DIGITS.contains(&number.len()) {
            return None;
        }
        let check_digit = digit.or_else(|| nit_check_digit(number))?;
        Some(Nit { number: number.to_owned(), check_digit })
    }

    /// The check digit that the number should have, if it has another.
    pub fn doubt(&self) -> Option<u8> {
        nit_check_digit(&self.number).filter(|expected| *expected != self.check_digit)
    }

    /// As people write it: `800.197.268-4`.
    pub fn shown(&self) -> String {
        let mut out = String::new();
        for (i, c) in self.number.chars().enumerate() {
            if i > 0 && (self.number.len() - i).is_multiple_of(3) {
                out.push('.');
            }
            out.push(c);
        }
        format!("{out}-{}", self.check_digit)
    }
}

/// Ten digits of which the last checks the others are a number with its digit, as many systems write it.
fn split_last(digits: &str) -> (&str, Option<u8>) {
    if digits.len() == 10
        && let Some((number, last)) = digits.split_at_checked(9)
        && let Ok(last) = last.parse::<u8>()
        && nit_check_digit(number) == Some(last)
    {
        return (number, Some(last));
    }
    (digits, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_the_ways_in_which_people_write_it() {
        for text in ["800.197.268-4", "800197268-4", "8001972684", "800197268", " NIT 800 197 268 - 4 "] {
            let nit = Nit::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((nit.shown().as_str(), nit.doubt()), ("800.197.268-4", None), "{text}");
        }
    }

    #[test]
    fn a_wrong_digit_is_kept_and_doubted() {
        let nit = Nit::parse("800.197.268-5").unwrap();
        assert_eq!((nit.shown().as_str(), nit.doubt()), ("800.197.268-5", Some(4)));
    }

    #[test]
    fn what_cannot_be_one_is_refused() {
        for text in
            ["", "-", "12345", "800197268-45", "800197268-x", "80019726A", "000000000", "8'; --", "٨٠٠١٩٧٢٦٨"]
        {
            assert_eq!(Nit::parse(text), None, "{text}");
        }
        assert_eq!(Nit::parse(&"8".repeat(100_000)), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            if let Some(nit) = Nit::parse(&text) {
                prop_assert_eq!(Nit::parse(&nit.shown()), Some(nit));
            }
        }
    }
}
