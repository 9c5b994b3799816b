//! An account: somebody of the company who logs in.

use kernel::{AccountId, At, Refusal, TextProblem, clean_line, fold};

/// Most characters of a login, a name, a title, an area.
const MOST_LOGIN: usize = 120;
const MOST_NAME: usize = 120;
const MOST_TITLE: usize = 80;

/// What somebody types to say who they are: an e-mail address or a user name. Shown as it was written,
/// compared by [`Login::key`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    shown: String,
    key: String,
}

impl Login {
    /// Reads what was typed. Only ASCII letters (after taking accents away), digits and `. _ - + @`, so
    /// that no two logins look alike; an e-mail address must look like one.
    pub fn parse(text: &str) -> Result<Login, AccountRefusal> {
        let shown = clean_line(text, MOST_LOGIN).map_err(|problem| match problem {
            TextProblem::Empty => AccountRefusal::LoginMissing,
            TextProblem::TooLong { max, .. } => AccountRefusal::TooLong { field: "login", max },
        })?;
        let key = fold(&shown);
        let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+@".contains(&b));
        if !plain || key.len() < 3 {
            return Err(AccountRefusal::LoginCharacters);
        }
        if key.contains('@') && !is_address(&key, &shown) {
            return Err(AccountRefusal::LoginAddress);
        }
        Ok(Login { shown, key })
    }

    /// As it was written.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Lower case without accents: equal keys are the same login.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// The key with which a login is looked up, whatever was typed; what cannot be a login finds nothing.
pub fn login_key(typed: &str) -> String {
    clean_line(typed, MOST_LOGIN).map(|line| fold(&line)).unwrap_or_default()
}

fn is_address(key: &str, shown: &str) -> bool {
    let Some((local, domain)) = key.split_once('@') else { return false };
    let label = |l: &str| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-');
    shown.is_ascii()
        && !local.is_empty()
        && domain.contains('.')
        && domain.split('.').all(label)
        && domain.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
}

/// An account as administrators see it. Never carries the password or its hash.
#[doc(alias = "cuenta de acceso")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id, the same in every capability.
    pub id: AccountId,
    /// As it was written.
    pub login: String,
    /// Name of the person.
    pub name: String,
    /// What the person is, as letters are signed: `Jefe de atención al usuario`. May be empty.
    pub title: String,
    /// Where the person works: `Oficina comercial`. May be empty.
    pub area: String,
    /// Whether the person may log in.
    pub active: bool,
    /// Whether the person must choose a new password before anything else.
    pub must_change: bool,
    /// Whether a password was ever chosen; without one only a link lets the person in.
    pub has_password: bool,
    /// When the account was made.
    pub created_at: At,
}

impl Account {
    /// The address for mail: the login, if it is one.
    pub fn mail(&self) -> Option<&str> {
        self.login.contains('@').then_some(self.login.as_str())
    }
}

/// What the pages of other capabilities may know of an account; one row of the view `identity_officers`.
#[doc(alias = "funcionario")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// Its id.
    pub id: AccountId,
    /// Name of the person.
    pub name: String,
    /// What the person is; may be empty.
    pub title: String,
    /// Where the person works; may be empty.
    pub area: String,
    /// Whether the person may log in.
    pub active: bool,
}

/// Name, title and area as typed and then cleaned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Name of the person.
    pub name: String,
    /// What the person is; may be empty.
    pub title: String,
    /// Where the person works; may be empty.
    pub area: String,
}

impl Details {
    /// Cleans what was typed; gives everything that is wrong.
    pub fn clean(&self) -> Result<Details, Vec<AccountRefusal>> {
        let mut wrong = Vec::new();
        let mut line = |field: &'static str, text: &str, max: usize| match clean_line(text, max) {
            Ok(line) => line,
            Err(TextProblem::Empty) if field != "name" => String::new(),
            Err(TextProblem::Empty) => {
                wrong.push(AccountRefusal::NameMissing);
                String::new()
            }
            Err(TextProblem::TooLong { max, .. }) => {
                wrong.push(AccountRefusal::TooLong { field, max });
                String::new()
            }
        };
        let clean = Details {
            name: line("name", &self.name, MOST_NAME),
            title: line("title", &self.title, MOST_TITLE),
            area: line("area", &self.area, MOST_TITLE),
        };
        if wrong.is_empty() { Ok(clean) } else { Err(wrong) }
    }
}

/// Why an account is not made or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountRefusal {
    /// No login was typed.
    LoginMissing,
    /// Characters that a login cannot have, or fewer than three.
    LoginCharacters,
    /// An `@`, but no e-mail address.
    LoginAddress,
    /// Somebody else has it.
    LoginTaken,
    /// No name was typed.
    NameMissing,
    /// Longer than fits.
    TooLong {
        /// Which field.
        field: &'static str,
        /// The most characters.
        max: usize,
    },
    /// A role that does not exist.
    UnknownRole,
    /// Nobody could administer accounts any more.
    LastAdministrator,
    /// There is no such account.
    NoAccount,
}

impl Refusal for AccountRefusal {
    fn code(&self) -> &'static str {
        match self {
            AccountRefusal::LoginMissing => "identity-login-missing",
            AccountRefusal::LoginCharacters => "identity-login-characters",
            AccountRefusal::LoginAddress => "identity-login-address",
            AccountRefusal::LoginTaken => "identity-login-taken",
            AccountRefusal::NameMissing => "identity-name-missing",
            AccountRefusal::TooLong { .. } => "identity-too-long",
            AccountRefusal::UnknownRole => "identity-unknown-role",
            AccountRefusal::LastAdministrator => "identity-last-administrator",
            AccountRefusal::NoAccount => "identity-no-account",
        }
    }

    fn status(&self) -> u16 {
        if *self == AccountRefusal::NoAccount { 404 } else { 422 }
    }

    fn field(&self) -> Option<&str> {
        match self {
            AccountRefusal::LoginMissing
            | AccountRefusal::LoginCharacters
            | AccountRefusal::LoginAddress
            | AccountRefusal::LoginTaken => Some("login"),
            AccountRefusal::NameMissing => Some("name"),
            AccountRefusal::TooLong { field, .. } => Some(field),
            AccountRefusal::UnknownRole => Some("role"),
            AccountRefusal::LastAdministrator | AccountRefusal::NoAccount => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            AccountRefusal::TooLong { max, .. } => vec![("max", max.to_string())],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_login_in_other_letters_has_the_same_key() {
        let a = Login::parse("  Luisa.Marín ").unwrap();
        assert_eq!((a.shown(), a.key()), ("Luisa.Marín", "luisa.marin"));
        assert_eq!(login_key("LUISA.MARIN"), a.key());
        assert_eq!(Login::parse("Ana+1@Miraflor.example").unwrap().key(), "ana+1@miraflor.example");
    }

    #[test]
    fn look_alikes_markup_and_half_addresses_are_refused() {
        let refused = |text: &str| Login::parse(text).unwrap_err();
        assert_eq!(refused(" \0 "), AccountRefusal::LoginMissing);
        for text in ["аdmin", "a b", "ab", "<b>x</b>", "x';--", "🚰🚰🚰", "a\u{202e}/b"] {
            assert_eq!(refused(text), AccountRefusal::LoginCharacters, "{text:?}");
        }
        for text in ["@x.co", "ab@", "a@b", "a@b@c.co", "a@-b.co", "a@b..co", "ñandú@x.co"] {
            assert_eq!(refused(text), AccountRefusal::LoginAddress, "{text:?}");
        }
        assert_eq!(refused(&"x".repeat(100_000)), AccountRefusal::TooLong { field: "login", max: 120 });
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let typed = Details { name: " ".into(), title: "x".repeat(81), area: "Oficina\0 comercial".into() };
        let wrong = typed.clean().unwrap_err();
        assert_eq!(
            wrong,
            vec![AccountRefusal::NameMissing, AccountRefusal::TooLong { field: "title", max: 80 }]
        );
        let clean = Details { name: "Ana".into(), title: String::new(), ..typed }.clean().unwrap();
        assert_eq!((clean.title.as_str(), clean.area.as_str()), ("", "Oficina comercial"));
    }
}
