//! Who acts.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use crate::{Id, Tag};

/// Marks ids of accounts (those who log in).
pub enum AccountTag {}
impl Tag for AccountTag {
    const NAME: &'static str = "account";
}

/// Id of somebody who logs in. The account itself lives in `identity`.
pub type AccountId = Id<AccountTag>;

/// Something that a person may be allowed to do: `cases.answer`. Permissions are data of roles; the
/// names are declared by the capability that asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Permission(pub &'static str);

/// On whose behalf work is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A visitor of the public pages; no account.
    Visitor,
    /// Somebody of the company, logged in.
    Officer {
        /// Whose account.
        id: AccountId,
        /// Name to show.
        name: Arc<str>,
        /// What the roles of the account allow, by name.
        permissions: Arc<BTreeSet<String>>,
    },
    /// Another program with an API token.
    Program {
        /// Id of the token.
        id: AccountId,
        /// Name of the token.
        name: Arc<str>,
        /// Scopes of the token; the same names as permissions.
        permissions: Arc<BTreeSet<String>>,
    },
    /// Cauce itself: timers, reactions, the command line. The name says which.
    System(&'static str),
}

impl Actor {
    /// Whether this actor may do what `permission` names. The system may do everything.
    pub fn may(&self, permission: Permission) -> bool {
        match self {
            Actor::Visitor => false,
            Actor::Officer { permissions, .. } | Actor::Program { permissions, .. } => {
                permissions.contains(permission.0)
            }
            Actor::System(_) => true,
        }
    }

    /// The account behind the actor, if one is.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Actor::Officer { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// How the actor is written in the event log: `visitor`, `officer:<id>`, `program:<id>`, `system:<name>`.
    /// Never a name: the log carries no personal data.
    pub fn trace(&self) -> String {
        match self {
            Actor::Visitor => "visitor".into(),
            Actor::Officer { id, .. } => format!("officer:{id}"),
            Actor::Program { id, .. } => format!("program:{id}"),
            Actor::System(name) => format!("system:{name}"),
        }
    }
}
