//! Which passwords are refused (NIST SP 800-63B §5.1.1.2: long enough, not among the known ones, no other
//! rules of composition).

use kernel::{Refusal, fold};

/// Fewest characters.
pub const FEWEST: usize = 10;
/// Most characters: longer ones are no safer and take time.
pub const MOST: usize = 256;

/// Words that many people choose, folded or not, one a line.
const COMMON: &str = include_str!("common_passwords.txt");

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordRefusal {
    /// Fewer than [`FEWEST`] characters.
    TooShort,
    /// More than [`MOST`] characters.
    TooLong,
    /// The login with some digits around it.
    IsLogin,
    /// The company's name with some digits around it.
    IsCompany,
    /// One that many people have, or one character again and again.
    IsCommon,
    /// Typed differently the second time.
    NotRepeated,
    /// The present password is another one.
    WrongCurrent,
}

impl Refusal for PasswordRefusal {
    fn code(&self) -> &'static str {
        match self {
            PasswordRefusal::TooShort => "identity-password-short",
            PasswordRefusal::TooLong => "identity-password-long",
            PasswordRefusal::IsLogin => "identity-password-login",
            PasswordRefusal::IsCompany => "identity-password-company",
            PasswordRefusal::IsCommon => "identity-password-common",
            PasswordRefusal::NotRepeated => "identity-password-repeated",
            PasswordRefusal::WrongCurrent => "identity-password-current",
        }
    }

    fn field(&self) -> Option<&str> {
        Some(match self {
            PasswordRefusal::NotRepeated => "repeated",
            PasswordRefusal::WrongCurrent => "current",
            _ => "password",
        })
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("min", FEWEST.to_string()), ("max", MOST.to_string())]
    }
}

/// Judges a new password of the account `login`; `company` is the name of the company.
pub fn judge(password: &str, login: &str, company: &str) -> Result<(), PasswordRefusal> {
    let length = password.chars().count();
    if length < FEWEST {
        return Err(PasswordRefusal::TooShort);
    }
    if length > MOST {
        return Err(PasswordRefusal::TooLong);
    }
    let folded = fold(password);
    let (whole, core) = (alphanumeric(&folded), core(&folded));
    let is = |word: &str| {
        let word = alphanumeric(&fold(word));
        word.len() >= 3 && (word == whole || word == core)
    };
    let local = login.split('@').next().unwrap_or_default();
    if is(login) || is(local) {
        return Err(PasswordRefusal::IsLogin);
    }
    if is(company)
        || company.split_whitespace().filter(|w| w.chars().count() >= 4).any(is)
        || pairs(company, is)
    {
        return Err(PasswordRefusal::IsCompany);
    }
    let first = password.chars().next();
    if COMMON.lines().any(is) || password.chars().all(|c| Some(c) == first) || is_run(&whole) {
        return Err(PasswordRefusal::IsCommon);
    }
    Ok(())
}

/// Whether the password is some words of the name from its beginning: `aguasdemiraflor` of «Aguas de
/// Miraflor E.S.P.».
fn pairs(company: &str, is: impl Fn(&str) -> bool) -> bool {
    let words: Vec<&str> = company.split_whitespace().collect();
    (2..words.len()).any(|n| is(&words[..n].concat()))
}

fn alphanumeric(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Without digits and signs at both ends: `miraflor` of `¡Miraflor2026!`.
fn core(folded: &str) -> String {
    alphanumeric(folded.trim_matches(|c: char| !c.is_alphabetic()))
}

/// Digits that go up or down by one, or one digit: `2345678901`.
fn is_run(digits: &str) -> bool {
    if digits.len() < 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let bytes = digits.as_bytes();
    let step = |from: u8, to: u8| (i16::from(to) - i16::from(from)).rem_euclid(10);
    let steps: Vec<i16> = bytes.windows(2).map(|w| step(w[0], w[1])).collect();
    steps.iter().all(|s| *s == 1) || steps.iter().all(|s| *s == 9) || steps.iter().all(|s| *s == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPANY: &str = "Aguas de Miraflor E.S.P.";

    fn refused(password: &str) -> Option<PasswordRefusal> {
        judge(password, "luisa.marin@miraflor.example", COMPANY).err()
    }

    #[test]
    fn long_sentences_and_any_letters_are_welcome() {
        for good in ["el gato de la tía", "correct horse battery", "🚰🌊🐟🚰🌊🐟🌧🐟🌊🚰", "tuberia rota 33"]
        {
            assert_eq!(refused(good), None, "{good}");
        }
    }

    #[test]
    fn what_others_would_try_first_is_refused() {
        use PasswordRefusal::*;
        let table = [
            ("corta", TooShort),
            ("Luisa.Marin2026", IsLogin),
            ("luisa.marin@miraflor.example", IsLogin),
            ("Miraflor2026!", IsCompany),
            ("¡AguasDeMiraflor!", IsCompany),
            ("aguas de miraflor esp", IsCompany),
            ("Colombia2026*", IsCommon),
            ("Contraseña123", IsCommon),
            ("qwertyuiop", IsCommon),
            ("aaaaaaaaaaaa", IsCommon),
            ("2345678901", IsCommon),
            ("1111111111", IsCommon),
        ];
        for (password, expected) in table {
            assert_eq!(refused(password), Some(expected), "{password}");
        }
        assert_eq!(refused(&"x".repeat(100_000)), Some(TooLong));
    }

    #[test]
    fn a_password_of_signs_only_is_judged_without_panic() {
        assert_eq!(refused("!#$%&/()=?-+"), None);
        assert_eq!(judge("!#$%&/()=?-+", "", ""), Ok(()));
    }

    #[test]
    fn the_list_has_at_least_the_hundred_most_common() {
        assert!(COMMON.lines().count() >= 100);
    }
}
