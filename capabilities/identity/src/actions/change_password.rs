//! The owner of an account chooses another password. Ends every other session and every unused link.

use kernel::{AccountId, Failure, Fault, Never};
use serde_json::json;
use store::Work;
use web::{Door, Fields, FormErrors, Problem, Reply};

use crate::password::{self, PasswordRefusal};
use crate::screens::my_account;
use crate::session::SessionId;
use crate::{events, hashing, records};

/// A change whose slow work is done.
#[derive(Debug)]
pub struct Change {
    /// Whose password.
    pub account: AccountId,
    /// The hash against which the present password was compared.
    pub seen: Option<String>,
    /// Hash of the new one.
    pub hash: String,
    /// The session that stays.
    pub keep: SessionId,
}

/// Stores the new hash, if the present password is still the one that was compared.
pub async fn run(work: &mut Work<'_>, change: &Change) -> Result<(), Failure<PasswordRefusal>> {
    let found = records::credentials_by_id(work, change.account).await?;
    if found.is_none_or(|c| c.password_hash != change.seen || !c.account.active) {
        return Err(Failure::Refused(PasswordRefusal::WrongCurrent));
    }
    records::set_password(work, change.account, &change.hash, false).await?;
    records::delete_other_sessions(work, change.account, change.keep).await?;
    records::void_links(work, change.account).await?;
    events::of_account(work, events::PASSWORD_CHANGED, change.account, json!({ "by": "owner" }));
    Ok(())
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let session = door.session_id().and_then(SessionId::parse);
    let (Some(account), Some(keep)) = (door.actor().account(), session) else {
        return Err(Problem::who_are_you());
    };
    let outcome = match prepare(&door, &fields, account, keep).await {
        Ok(change) => {
            let actor = door.actor().clone();
            door.store()
                .write("identity.change_password", actor, change, |work, change| Box::pin(run(work, change)))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(()) => {
            super::forget(&door);
            web::redirect_saying(door.app(), "/mi-cuenta", "identity-password-changed")
        }
        Err(Failure::Refused(refusal)) => {
            my_account::refused(&door, FormErrors::from_refusal(&door, &refusal)).await
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// Compares, judges and hashes, before the store is asked to write.
async fn prepare(
    door: &Door,
    fields: &Fields,
    account: AccountId,
    keep: SessionId,
) -> Result<Change, Failure<PasswordRefusal>> {
    let found = door
        .store()
        .read("identity.my_credentials", account, |look, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::credentials_by_id(look, *id).await?) })
        })
        .await
        .map_err(Fault::from)?;
    let found = found.ok_or_else(|| Fault::new("the account of a session is gone"))?;
    if !hashing::verify(fields.text("current"), found.password_hash.as_deref()).await? {
        return Err(Failure::Refused(PasswordRefusal::WrongCurrent));
    }
    let new = fields.text("password");
    password::judge(new, &found.account.login, &door.site().name).map_err(Failure::Refused)?;
    if new != fields.text("repeated") {
        return Err(Failure::Refused(PasswordRefusal::NotRepeated));
    }
    let hash = hashing::hash(new, door.app().ids().chance()).await?;
    Ok(Change { account, seen: found.password_hash, hash, keep })
}
