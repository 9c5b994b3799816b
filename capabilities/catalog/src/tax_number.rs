//! The check digit of tax numbers (NIT) of DIAN.

/// The check digit of a tax number: the digits, from the last, times 3, 7, 13, 17, 19, 23, 29, 37, 41, 43,
/// 47, 53, 59, 67, 71, summed modulo 11; rests 0 and 1 stand for themselves, the others for 11 minus the rest
/// (Orden Administrativa 4 de 1989 of DIAN). Nothing if there is something else than 1 to 15 digits.
#[doc(alias = "dígito de verificación")]
pub fn nit_check_digit(number: &str) -> Option<u8> {
    const WEIGHTS: [u32; 15] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
    if number.is_empty() || number.len() > WEIGHTS.len() {
        return None;
    }
    let mut sum = 0;
    for (digit, weight) in number.chars().rev().zip(WEIGHTS) {
        sum += digit.to_digit(10)? * weight;
    }
    let rest = (sum % 11) as u8;
    Some(if rest < 2 { rest } else { 11 - rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers_have_their_digit() {
        let known = [("800197268", 4), ("890904996", 1), ("899999094", 1), ("800250984", 6), ("7624039", 0)];
        for (number, digit) in known {
            assert_eq!(nit_check_digit(number), Some(digit), "{number}");
        }
    }

    #[test]
    fn what_is_no_number_has_none() {
        for text in ["", "80A", "800.197.268", "1234567890123456", "٣٤٥", "-1"] {
            assert_eq!(nit_check_digit(text), None, "{text}");
        }
    }
}
