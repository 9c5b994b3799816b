//! What identity announces: ids and codes, never a name, a login or an address.

use kernel::AccountId;
use serde_json::{Value, json};
use store::{Event, Work};

use crate::token::TokenId;

/// An account was made.
pub const ACCOUNT_CREATED: &str = "identity.account_created";
/// Name, title, area or roles of an account changed; `data.roles` are the new ones.
pub const ACCOUNT_CHANGED: &str = "identity.account_changed";
/// An account may not log in any more.
pub const ACCOUNT_DEACTIVATED: &str = "identity.account_deactivated";
/// An account may log in again.
pub const ACCOUNT_REACTIVATED: &str = "identity.account_reactivated";
/// Somebody logged in.
pub const LOGGED_IN: &str = "identity.logged_in";
/// Somebody left.
pub const LOGGED_OUT: &str = "identity.logged_out";
/// An account rests after wrong passwords; `data.minutes`.
pub const LOCKED: &str = "identity.locked";
/// Somebody asks for a link by mail; `data.account`. Whoever sends mail answers with `issue_reset_link`.
pub const RESET_REQUESTED: &str = "identity.reset_requested";
/// An administrator gave a link; password and sessions of before are void.
pub const LINK_ISSUED: &str = "identity.link_issued";
/// A password was chosen; `data.by` is `link`, `owner` or `command`.
pub const PASSWORD_CHANGED: &str = "identity.password_changed";
/// All sessions of an account but the present one were ended.
pub const SESSIONS_ENDED: &str = "identity.sessions_ended";
/// The roles of a new company were made.
pub const ROLES_SEEDED: &str = "identity.roles_seeded";
/// A role got other permissions; `data.permissions`.
pub const ROLE_CHANGED: &str = "identity.role_changed";
/// An API token was made; `data.scopes`.
pub const TOKEN_CREATED: &str = "identity.token_created";
/// An API token was revoked.
pub const TOKEN_REVOKED: &str = "identity.token_revoked";

/// Every kind.
pub const ALL: &[&str] = &[
    ACCOUNT_CREATED,
    ACCOUNT_CHANGED,
    ACCOUNT_DEACTIVATED,
    ACCOUNT_REACTIVATED,
    LOGGED_IN,
    LOGGED_OUT,
    LOCKED,
    RESET_REQUESTED,
    LINK_ISSUED,
    PASSWORD_CHANGED,
    SESSIONS_ENDED,
    ROLES_SEEDED,
    ROLE_CHANGED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
];

/// What every subject of identity begins with; the gatekeeper forgets what it knows when one wakes.
pub const SUBJECT: &str = "identity/";

/// Announces something about an account.
pub(crate) fn of_account(work: &mut Work<'_>, kind: &'static str, account: AccountId, mut data: Value) {
    if let Value::Object(fields) = &mut data {
        fields.insert("account".into(), json!(account));
    }
    work.announce(Event { kind, subject: format!("{SUBJECT}accounts/{account}"), data });
}

/// Announces something about a role.
pub(crate) fn of_roles(work: &mut Work<'_>, kind: &'static str, data: Value) {
    work.announce(Event { kind, subject: format!("{SUBJECT}roles"), data });
}

/// Announces something about an API token.
pub(crate) fn of_token(work: &mut Work<'_>, kind: &'static str, token: TokenId, data: Value) {
    work.announce(Event { kind, subject: format!("{SUBJECT}tokens/{token}"), data });
}
