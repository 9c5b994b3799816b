//! An account is made: by an administrator, the set-up, the command line or the demo.

use std::collections::BTreeSet;

use kernel::{AccountId, Failure};
use serde_json::json;
use store::Work;
use web::{Door, Fields, FormErrors, Reply};

use super::issue_link;
use crate::account::{AccountRefusal, Details, Login};
use crate::link::LinkKind;
use crate::screens::account_sheet;
use crate::{events, records, secret};

/// An account as it is wished.
#[derive(Debug, Clone, Default)]
pub struct NewAccount {
    /// E-mail address or user name, as typed.
    pub login: String,
    /// Name, title and area, as typed.
    pub details: Details,
    /// Codes of roles.
    pub roles: Vec<String>,
    /// Hash from [`crate::hash_password`]; without one only a link lets the person in.
    pub password_hash: Option<String>,
    /// Whether the person must choose another password first.
    pub must_change: bool,
    /// Token of the form or of the batch: the same again gives the same account.
    pub origin: Option<String>,
}

impl NewAccount {
    /// Cleans what was typed; gives everything that is wrong at once.
    pub fn clean(&self) -> Result<(Login, Details), Vec<AccountRefusal>> {
        match (Login::parse(&self.login), self.details.clean()) {
            (Ok(login), Ok(details)) => Ok((login, details)),
            (login, details) => {
                let mut wrong: Vec<_> = login.err().into_iter().collect();
                wrong.extend(details.err().into_iter().flatten());
                Err(wrong)
            }
        }
    }
}

/// Makes the account; gives its id.
pub async fn run(work: &mut Work<'_>, wish: &NewAccount) -> Result<AccountId, Failure<AccountRefusal>> {
    if let Some(origin) = &wish.origin
        && let Some(id) = records::account_by_origin(work, origin).await?
    {
        return Ok(id);
    }
    let cleaned = wish.clean().map_err(|mut wrong| wrong.swap_remove(0));
    let (login, details) = cleaned.map_err(Failure::Refused)?;
    let roles = known_roles(work, &wish.roles).await?;
    let (id, at) = (work.new_id(), work.at());
    let row = records::NewRow {
        id,
        login: &login,
        details: &details,
        password_hash: wish.password_hash.as_deref(),
        must_change: wish.must_change,
        origin: wish.origin.as_deref(),
        at,
    };
    if !records::insert_account(work, row).await? {
        return Err(Failure::Refused(AccountRefusal::LoginTaken));
    }
    records::set_roles(work, id, &roles).await?;
    events::of_account(work, events::ACCOUNT_CREATED, id, json!({ "roles": roles }));
    Ok(id)
}

/// The wished roles, each once; refuses one that does not exist.
pub(crate) async fn known_roles(
    work: &mut Work<'_>,
    wished: &[String],
) -> Result<Vec<String>, Failure<AccountRefusal>> {
    let known: BTreeSet<String> = records::roles(work).await?.into_iter().map(|role| role.code).collect();
    let wished: BTreeSet<String> = wished.iter().cloned().collect();
    if !wished.is_subset(&known) {
        return Err(Failure::Refused(AccountRefusal::UnknownRole));
    }
    Ok(wished.into_iter().collect())
}

/// An account and the link with which its owner chooses the password.
#[derive(Debug)]
pub struct Invitation {
    /// The account.
    pub account: NewAccount,
    /// [`secret::fingerprint`] of the link's secret.
    pub link_hash: String,
}

/// Makes the account and its link, which lives three days.
pub async fn invite(work: &mut Work<'_>, wish: &Invitation) -> Result<AccountId, Failure<AccountRefusal>> {
    let id = run(work, &wish.account).await?;
    records::insert_link(work, &wish.link_hash, id, LinkKind::Invitation).await?;
    Ok(id)
}

pub(crate) async fn show(door: Door) -> Reply {
    account_sheet::new_form(&door, &NewAccount::default(), FormErrors::none()).await
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let wish = NewAccount {
        login: fields.text("login").to_owned(),
        details: account_sheet::typed_details(&fields),
        roles: fields.all("role").map(str::to_owned).collect(),
        origin: super::origin(&fields),
        ..NewAccount::default()
    };
    if let Err(wrong) = wish.clean() {
        return account_sheet::new_form(&door, &wish, account_sheet::errors(&door, &wrong)).await;
    }
    let secret = super::secret_for(&door, "identity.invitation", wish.origin.as_deref());
    let invitation = Invitation { account: wish.clone(), link_hash: secret::fingerprint(&secret) };
    let made = door
        .store()
        .write("identity.create_account", door.actor().clone(), invitation, |work, wish| {
            Box::pin(invite(work, wish))
        })
        .await;
    match made {
        Ok(id) => {
            let account = account_sheet::find(&door, id).await?;
            issue_link::show_link(&door, &account, &secret)
        }
        Err(Failure::Refused(refusal)) => {
            account_sheet::new_form(&door, &wish, account_sheet::errors(&door, &[refusal])).await
        }
        Err(broke) => Err(broke.into()),
    }
}
