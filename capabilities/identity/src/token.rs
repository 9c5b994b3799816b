//! API tokens: how another program says who it is.

use kernel::{At, Day, Id, Refusal, Tag, TextProblem, clean_line};

/// Marks ids of API tokens.
pub enum TokenTag {}
impl Tag for TokenTag {
    const NAME: &'static str = "token";
}

/// Id of an API token; not its secret.
pub type TokenId = Id<TokenTag>;

/// How long a new token may live, in days.
pub const LIVES: [i64; 4] = [30, 90, 180, 365];

/// A token as administrators see it.
#[doc(alias = "ficha de acceso")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id.
    pub id: TokenId,
    /// What it is for.
    pub name: String,
    /// Names of the permissions that it has.
    pub scopes: Vec<String>,
    /// When it was made.
    pub created_at: At,
    /// From when on it is worth nothing.
    pub expires_at: At,
    /// When it was revoked, if it was.
    pub revoked_at: Option<At>,
    /// The last day on which somebody used it.
    pub last_used_on: Option<Day>,
}

impl ApiToken {
    /// Whether it still counts at `at`.
    pub fn is_alive(&self, at: At) -> bool {
        self.revoked_at.is_none() && at < self.expires_at
    }
}

/// What is asked for a new token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenWish {
    /// What it is for.
    pub name: String,
    /// Names of permissions.
    pub scopes: Vec<String>,
    /// Life in days, one of [`LIVES`].
    pub days: i64,
}

impl TokenWish {
    /// Cleans what was typed; `known` are the permissions that exist.
    pub fn clean(&self, known: &[&str]) -> Result<TokenWish, Vec<TokenRefusal>> {
        let mut wrong = Vec::new();
        let name = clean_line(&self.name, 80).unwrap_or_else(|problem| {
            wrong.push(match problem {
                TextProblem::Empty => TokenRefusal::NameMissing,
                TextProblem::TooLong { max, .. } => TokenRefusal::NameTooLong { max },
            });
            String::new()
        });
        let mut scopes = self.scopes.clone();
        scopes.sort();
        scopes.dedup();
        if scopes.is_empty() || scopes.iter().any(|s| !known.contains(&s.as_str())) {
            wrong.push(TokenRefusal::Scopes);
        }
        if !LIVES.contains(&self.days) {
            wrong.push(TokenRefusal::Days);
        }
        if wrong.is_empty() { Ok(TokenWish { name, scopes, days: self.days }) } else { Err(wrong) }
    }
}

/// Why a token is not made or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenRefusal {
    /// No name was typed.
    NameMissing,
    /// The name is too long.
    NameTooLong {
        /// The most characters.
        max: usize,
    },
    /// No permission was chosen, or one that does not exist.
    Scopes,
    /// A life that is not offered.
    Days,
    /// There is no such token, or it is revoked already.
    NoToken,
}

impl Refusal for TokenRefusal {
    fn code(&self) -> &'static str {
        match self {
            TokenRefusal::NameMissing => "identity-token-name-missing",
            TokenRefusal::NameTooLong { .. } => "identity-too-long",
            TokenRefusal::Scopes => "identity-token-scopes",
            TokenRefusal::Days => "identity-token-days",
            TokenRefusal::NoToken => "identity-no-token",
        }
    }

    fn status(&self) -> u16 {
        if *self == TokenRefusal::NoToken { 404 } else { 422 }
    }

    fn field(&self) -> Option<&str> {
        match self {
            TokenRefusal::NameMissing | TokenRefusal::NameTooLong { .. } => Some("name"),
            TokenRefusal::Scopes => Some("scope"),
            TokenRefusal::Days => Some("days"),
            TokenRefusal::NoToken => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            TokenRefusal::NameTooLong { max } => vec![("max", max.to_string())],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_permissions_and_offered_lives() {
        let wish = |name: &str, scopes: &[&str], days| TokenWish {
            name: name.into(),
            scopes: scopes.iter().map(|s| s.to_string()).collect(),
            days,
        };
        let known = ["cases.read", "cases.file"];
        let good = wish(" Portal\0 ", &["cases.read", "cases.read"], 90).clean(&known).unwrap();
        assert_eq!((good.name.as_str(), good.scopes.len()), ("Portal", 1));
        let wrong = wish("", &["cases.read", "' OR 1"], 9_999).clean(&known).unwrap_err();
        assert_eq!(wrong, [TokenRefusal::NameMissing, TokenRefusal::Scopes, TokenRefusal::Days]);
        let long = wish(&"x".repeat(100_000), &[], 30).clean(&known).unwrap_err();
        assert_eq!(long, [TokenRefusal::NameTooLong { max: 80 }, TokenRefusal::Scopes]);
    }
}
