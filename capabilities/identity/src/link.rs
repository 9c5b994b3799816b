//! Links with which a person chooses a password.

use kernel::{AccountId, At, Refusal};

/// Where a link comes from, which decides how long it lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// The person asked for it; it travels by mail.
    Reset,
    /// An administrator gave it to the person.
    Invitation,
}

impl LinkKind {
    /// The word of the database.
    pub fn code(self) -> &'static str {
        match self {
            LinkKind::Reset => "reset",
            LinkKind::Invitation => "invitation",
        }
    }

    /// Minutes that it lives: half an hour, or three days.
    pub fn minutes(self) -> i64 {
        match self {
            LinkKind::Reset => 30,
            LinkKind::Invitation => 3 * 24 * 60,
        }
    }
}

/// A link as it was found by its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Whose password it sets.
    pub account: AccountId,
    /// From when on it is worth nothing.
    pub expires_at: At,
    /// When it was used, if it was.
    pub used_at: Option<At>,
    /// Login of the account, to show and to compare with the new password.
    pub login: String,
}

impl Link {
    /// Whether it still opens at `at`.
    pub fn opens(&self, at: At) -> bool {
        self.used_at.is_none() && at < self.expires_at
    }
}

/// The link is unknown, used or over; which of them is nobody's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkRefusal;

impl Refusal for LinkRefusal {
    fn code(&self) -> &'static str {
        "identity-link-over"
    }

    fn status(&self) -> u16 {
        410
    }
}
