//! Links with which a person chooses a password: by mail after a request, or handed over by an administrator.

use askama::Template;
use axum::extract::Path;
use kernel::{AccountId, Actor, Failure, Fault};
use serde_json::json;
use store::Work;
use web::{Door, Fields, PageFrame, Problem, Reply};

use crate::account::{Account, AccountRefusal};
use crate::link::LinkKind;
use crate::{events, records, secret};

/// A link for the mail that answers `identity.reset_requested`: gives the secret, which opens
/// `/recuperar/{secret}` once within half an hour. Earlier links of the account are void.
pub async fn issue_reset_link(work: &mut Work<'_>, account: AccountId) -> Result<String, Fault> {
    let token = work.chance().secret();
    records::void_links(work, account).await?;
    records::insert_link(work, &secret::fingerprint(&token), account, LinkKind::Reset).await?;
    Ok(token)
}

/// What an administrator asks for; only the hash of the secret enters the store.
#[derive(Debug, Clone)]
pub struct Handover {
    /// For whom.
    pub account: AccountId,
    /// [`secret::fingerprint`] of the secret.
    pub link_hash: String,
}

/// Makes password and sessions of an account void and lets a link in instead, which lives three days.
/// Refused for the last administrator, except to the command line: the link could get lost.
pub async fn run(work: &mut Work<'_>, wish: &Handover) -> Result<Account, Failure<AccountRefusal>> {
    let found = records::credentials_by_id(work, wish.account).await?;
    let account = found.map(|c| c.account).filter(|a| a.active);
    let account = account.ok_or(Failure::Refused(AccountRefusal::NoAccount))?;
    if records::link(work, &wish.link_hash).await?.is_some() {
        // the same form sent twice
        return Ok(account);
    }
    let before = records::count_administrators(work).await?;
    records::void_password(work, account.id).await?;
    if !matches!(work.actor(), Actor::System(_)) {
        super::keep_an_administrator(work, before).await?;
    }
    records::delete_sessions_of(work, account.id).await?;
    records::void_links(work, account.id).await?;
    records::insert_link(work, &wish.link_hash, account.id, LinkKind::Invitation).await?;
    events::of_account(work, events::LINK_ISSUED, account.id, json!({}));
    Ok(account)
}

/// A secret that is shown once: a link or an API token.
#[derive(Template)]
#[template(path = "secret.html")]
pub(crate) struct SecretPage {
    pub page: PageFrame,
    pub tab: &'static str,
    /// Whose, or of what.
    pub name: String,
    pub secret: String,
    /// Key of the sentence that says what to do with it.
    pub text: &'static str,
    pub back: &'static str,
}

/// Shows a link that was just made.
pub(crate) fn show_link(door: &Door, account: &Account, secret: &str) -> Reply {
    web::html(SecretPage {
        page: door.page("identity-link-title"),
        tab: "accounts",
        name: account.name.clone(),
        secret: super::link_address(door, secret),
        text: "identity-link-text",
        back: "/ajustes/personas",
    })
}

pub(crate) async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let account = AccountId::parse(&id).ok_or_else(Problem::not_found)?;
    let origin = super::origin(&fields);
    let secret = super::secret_for(&door, "identity.link", origin.as_deref());
    let wish = Handover { account, link_hash: secret::fingerprint(&secret) };
    let done = door
        .store()
        .write("identity.issue_link", door.actor().clone(), wish, |work, wish| Box::pin(run(work, wish)))
        .await?;
    super::forget(&door);
    show_link(&door, &done, &secret)
}
