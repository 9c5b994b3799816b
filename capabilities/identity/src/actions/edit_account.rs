//! Name, title, area and roles of an account change. The login does not: people are known by it.

use axum::extract::Path;
use kernel::{AccountId, Failure};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Problem, Reply};

use super::create_account::known_roles;
use crate::account::{AccountRefusal, Details};
use crate::screens::account_sheet;
use crate::{events, records};

/// An account as it shall be.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Which account.
    pub account: AccountId,
    /// Name, title and area, as typed.
    pub details: Details,
    /// Codes of all its roles.
    pub roles: Vec<String>,
}

/// Changes the account. Never takes the last administrator's role away.
pub async fn run(work: &mut Work<'_>, edit: &Edit) -> Result<(), Failure<AccountRefusal>> {
    let details = edit.details.clean().map_err(|mut wrong| Failure::Refused(wrong.swap_remove(0)))?;
    if records::officer(work, edit.account).await?.is_none() {
        return Err(Failure::Refused(AccountRefusal::NoAccount));
    }
    let roles = known_roles(work, &edit.roles).await?;
    let before = records::count_administrators(work).await?;
    records::update_account(work, edit.account, &details).await?;
    records::set_roles(work, edit.account, &roles).await?;
    super::keep_an_administrator(work, before).await?;
    events::of_account(work, events::ACCOUNT_CHANGED, edit.account, json!({ "roles": roles }));
    Ok(())
}

pub(crate) async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let account = AccountId::parse(&id).ok_or_else(Problem::not_found)?;
    let details = account_sheet::typed_details(&fields);
    let edit = Edit { account, details, roles: fields.all("role").map(str::to_owned).collect() };
    let wrong = match edit.details.clean() {
        Err(wrong) => wrong,
        Ok(_) => {
            let done = door
                .store()
                .write("identity.edit_account", door.actor().clone(), edit.clone(), |work, edit| {
                    Box::pin(run(work, edit))
                })
                .await;
            match done {
                Ok(()) => {
                    super::forget(&door);
                    return web::redirect_saying(door.app(), "/ajustes/personas", "identity-saved");
                }
                Err(Failure::Refused(refusal)) if refusal != AccountRefusal::NoAccount => vec![refusal],
                Err(failure) => return Err(failure.into()),
            }
        }
    };
    account_sheet::refused(&door, &edit, account_sheet::errors(&door, &wrong)).await
}
