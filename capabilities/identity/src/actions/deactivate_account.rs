//! Somebody leaves the company, or comes back. Accounts are never deleted: what they did keeps its author.

use axum::extract::Path;
use kernel::{AccountId, Failure};
use serde_json::json;
use store::Work;
use web::{Door, Problem, Reply};

use crate::account::AccountRefusal;
use crate::{events, records};

/// Closes an account: its sessions and links end. Never the last administrator's.
pub async fn run(work: &mut Work<'_>, account: AccountId) -> Result<(), Failure<AccountRefusal>> {
    if records::officer(work, account).await?.is_none() {
        return Err(Failure::Refused(AccountRefusal::NoAccount));
    }
    let before = records::count_administrators(work).await?;
    if records::set_active(work, account, false).await? {
        super::keep_an_administrator(work, before).await?;
        records::delete_sessions_of(work, account).await?;
        records::void_links(work, account).await?;
        events::of_account(work, events::ACCOUNT_DEACTIVATED, account, json!({}));
    }
    Ok(())
}

/// Opens an account again, with the password and the roles that it had.
pub async fn reactivate(work: &mut Work<'_>, account: AccountId) -> Result<(), Failure<AccountRefusal>> {
    if records::officer(work, account).await?.is_none() {
        return Err(Failure::Refused(AccountRefusal::NoAccount));
    }
    if records::set_active(work, account, true).await? {
        events::of_account(work, events::ACCOUNT_REACTIVATED, account, json!({}));
    }
    Ok(())
}

pub(crate) async fn submit(door: Door, Path(id): Path<String>) -> Reply {
    let account = AccountId::parse(&id).ok_or_else(Problem::not_found)?;
    door.store()
        .write("identity.deactivate", door.actor().clone(), account, |work, id| Box::pin(run(work, *id)))
        .await?;
    super::forget(&door);
    web::redirect_saying(door.app(), "/ajustes/personas", "identity-deactivated")
}

pub(crate) async fn submit_reactivate(door: Door, Path(id): Path<String>) -> Reply {
    let account = AccountId::parse(&id).ok_or_else(Problem::not_found)?;
    door.store()
        .write("identity.reactivate", door.actor().clone(), account, |work, id| {
            Box::pin(reactivate(work, *id))
        })
        .await?;
    web::redirect_saying(door.app(), "/ajustes/personas", "identity-reactivated")
}
