//! Money of a bill, in cents.

use crate::step_refusal::StepRefusal;

/// Reads pesos as people write them: `$ 1.234.567`, `85300`, `85.300,50`. The empty text is nothing.
pub fn read_pesos(text: &str) -> Result<Option<i64>, StepRefusal> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
    if bare.is_empty() {
        return Ok(None);
    }
    let (whole, cents) = bare.split_once(',').unwrap_or((&bare, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let grouped =
        groups.len() == 1 || (groups[1..].iter().all(|g| g.len() == 3) && (1..=3).contains(&groups[0].len()));
    let digits = groups.concat();
    let fits = grouped && (1..=13).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let cents_fit = cents.len() <= 2 && cents.bytes().all(|b| b.is_ascii_digit());
    if !fits || !cents_fit || (bare.contains(',') && cents.is_empty()) {
        return Err(StepRefusal::BadAmount);
    }
    let pesos: i64 = digits.parse().map_err(|_| StepRefusal::BadAmount)?;
    let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| StepRefusal::BadAmount)?;
    Ok(Some(pesos * 100 + cents))
}

/// `85.300` or `85.300,50`.
pub fn pesos(cents: i64) -> String {
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    let sign = if cents < 0 { "-" } else { "" };
    if rest == 0 { format!("{sign}{out}") } else { format!("{sign}{out},{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_people_write_it() {
        for (text, cents) in [("$ 1.234.567", 123_456_700), ("85300", 8_530_000), ("85.300,5", 8_530_050)] {
            assert_eq!(read_pesos(text), Ok(Some(cents)), "{text}");
        }
        assert_eq!(read_pesos("  "), Ok(None));
        for bad in ["-3", "1.23", "12,345", "mil", "1.2345", "99999999999999", "5,"] {
            assert_eq!(read_pesos(bad), Err(StepRefusal::BadAmount), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(cents in 0i64..1_000_000_000_000) {
            prop_assert_eq!(read_pesos(&pesos(cents)), Ok(Some(cents)));
        }
    }
}
