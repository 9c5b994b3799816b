//! Verbs, one per file. Each has `run`, where other capabilities and the command line enter, and most have
//! the HTTP ends `show` and `submit`.

pub mod ask_reset;
pub mod change_password;
pub mod choose_password;
pub mod create_account;
pub mod create_token;
pub mod deactivate_account;
pub mod edit_account;
pub mod edit_role;
pub mod end_sessions;
pub mod first_code;
pub mod issue_link;
pub mod log_in;
pub mod log_out;
pub mod revoke_token;
pub mod seed_roles;

use kernel::Failure;
use store::Look;
use web::{Door, Fields};

use crate::account::AccountRefusal;
use crate::gate::Gate;
use crate::records;

/// Refuses a change after which nobody could administer accounts; `before` is the count before it. A
/// company that had nobody is not refused: it is being set up.
pub(crate) async fn keep_an_administrator(
    look: &mut Look<'_>,
    before: i64,
) -> Result<(), Failure<AccountRefusal>> {
    if before > 0 && records::count_administrators(look).await? == 0 {
        return Err(Failure::Refused(AccountRefusal::LastAdministrator));
    }
    Ok(())
}

/// What this node remembers of sessions and tokens is forgotten before the answer goes out. Other nodes
/// hear of it by the event.
pub(crate) fn forget(door: &Door) {
    if let Some(gate) = door.app().find_part::<Gate>() {
        gate.forget();
    }
}

/// The token of the form, if it is one of ours: the same twice means the same form sent twice.
pub(crate) fn origin(fields: &Fields) -> Option<String> {
    let token = fields.text("form_token");
    let ours = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    ours.then(|| token.to_owned())
}

/// A secret of 256 bits that is shown once. It is derived from the form, so that the same form sent twice
/// shows the same secret although only its hash is kept.
pub(crate) fn secret_for(door: &Door, purpose: &str, origin: Option<&str>) -> String {
    match origin {
        Some(origin) => door.app().seal(purpose, origin.as_bytes()),
        None => door.app().ids().chance().secret(),
    }
}

/// The address with which a password is chosen.
pub(crate) fn link_address(door: &Door, secret: &str) -> String {
    format!("{}/recuperar/{secret}", door.app().settings().base_url.trim_end_matches('/'))
}
