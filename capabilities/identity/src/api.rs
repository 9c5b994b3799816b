//! Where other capabilities, the set-up, the demo and the command line enter. Questions take a [`Look`],
//! changes a [`Work`]; passwords are hashed before, with [`hash_password`].

use kernel::{AccountId, Chance, Failure, Fault, Permission};
use store::{Look, Work};

pub use crate::account::{Account, AccountRefusal, Details, Officer};
pub use crate::actions::create_account::{NewAccount, run as create_account};
pub use crate::actions::create_token::{NewToken, run as create_token};
pub use crate::actions::deactivate_account::{reactivate as reactivate_account, run as deactivate_account};
pub use crate::actions::edit_account::{Edit, run as edit_account};
pub use crate::actions::first_code::{FirstCodeRefusal, first_code, take_first_code};
pub use crate::actions::issue_link::{Handover, issue_reset_link, run as hand_over_link};
pub use crate::actions::seed_roles::run as seed_roles;
pub use crate::hashing::hash as hash_password;
pub use crate::password::{PasswordRefusal, judge as judge_password};
pub use crate::role::{ADMINISTRATOR, Role};
use crate::secret::{TOKEN_PREFIX, fingerprint};
use crate::token::TokenWish;
use crate::{events, records};

/// Everybody who may log in, or could once, by name.
pub async fn officers(look: &mut Look<'_>) -> Result<Vec<Officer>, Fault> {
    records::officers(look).await
}

/// The active ones whose roles allow `permission`, by name.
pub async fn officers_with(look: &mut Look<'_>, permission: Permission) -> Result<Vec<Officer>, Fault> {
    records::officers_with(look, permission.0).await
}

/// One officer, active or not.
pub async fn officer(look: &mut Look<'_>, id: AccountId) -> Result<Option<Officer>, Fault> {
    records::officer(look, id).await
}

/// Names of everything that the roles of an account allow.
pub async fn permissions_of(
    look: &mut Look<'_>,
    id: AccountId,
) -> Result<std::collections::BTreeSet<String>, Fault> {
    records::permissions_of(look, id).await
}

/// Every account with its login: for administrators and the command line.
pub async fn accounts(look: &mut Look<'_>) -> Result<Vec<Account>, Fault> {
    records::accounts(look).await
}

/// One account with its login, active or not.
pub async fn account(look: &mut Look<'_>, id: AccountId) -> Result<Option<Account>, Fault> {
    Ok(records::credentials_by_id(look, id).await?.map(|c| c.account))
}

/// One account by its login, as somebody types it.
pub async fn account_by_login(look: &mut Look<'_>, login: &str) -> Result<Option<Account>, Fault> {
    let found = records::credentials_by_login(look, &crate::account::login_key(login)).await?;
    Ok(found.map(|c| c.account))
}

/// All roles with their permissions.
pub async fn roles(look: &mut Look<'_>) -> Result<Vec<Role>, Fault> {
    records::roles(look).await
}

/// How many active accounts with a password may administer accounts.
pub async fn count_administrators(look: &mut Look<'_>) -> Result<i64, Fault> {
    records::count_administrators(look).await
}

/// Sets a password whose hash the command line made; ends every session. `must_change` asks the person for
/// another one.
pub async fn set_password(
    work: &mut Work<'_>,
    id: AccountId,
    hash: &str,
    must_change: bool,
) -> Result<(), Failure<AccountRefusal>> {
    let Some(account) = account(work, id).await? else {
        return Err(Failure::Refused(AccountRefusal::NoAccount));
    };
    records::set_password(work, id, hash, must_change).await?;
    records::void_links(work, id).await?;
    records::delete_sessions_of(work, id).await?;
    let login_hash = crate::secret::fingerprint(&crate::account::login_key(&account.login));
    records::clear_attempts(work, &login_hash).await?;
    events::of_account(work, events::PASSWORD_CHANGED, id, serde_json::json!({ "by": "command" }));
    Ok(())
}

/// A secret for [`Handover`]: its hash goes into the wish, the secret behind `/recuperar/` to the person.
pub fn new_link(account: AccountId, chance: &dyn Chance) -> (String, Handover) {
    let secret = chance.secret();
    let link_hash = crate::secret::fingerprint(&secret);
    (secret, Handover { account, link_hash })
}

/// A secret for an API token: its hash goes into the wish, the secret to whoever asked, once.
pub fn new_token(wish: TokenWish, chance: &dyn Chance) -> (String, NewToken) {
    let secret = format!("{TOKEN_PREFIX}{}", chance.secret());
    let hash = fingerprint(&secret);
    (secret, NewToken { wish, hash, origin: None })
}
