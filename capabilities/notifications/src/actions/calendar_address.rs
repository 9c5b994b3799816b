//! The secret address of an officer's calendar: made, shown once, taken back. Only its fingerprint is kept.

use askama::Template;
use kernel::{AccountId, Failure, Fault, Never, sha256_hex};
use serde_json::json;
use store::{Work, args};
use web::{Door, Fields, PageFrame, Reply};

use super::officer;
use crate::{events, records};

/// The page that shows the address, once.
#[derive(Template)]
#[template(path = "calendar_address.html")]
pub(crate) struct AddressPage {
    pub page: PageFrame,
    pub address: String,
}

/// What is kept of the secret of an address.
pub fn fingerprint(secret: &str) -> String {
    sha256_hex(secret.as_bytes())
}

/// Gives an officer a new address; the old one leads nowhere from now on.
pub async fn run(work: &mut Work<'_>, account: AccountId, token_hash: &str) -> Result<(), Fault> {
    work.exec(records::SAVE_FEED, args![account, token_hash, work.at()]).await?;
    work.announce(events::of(account, events::FEED_CHANGED, json!({ "alive": true })));
    Ok(())
}

/// Takes the address back.
pub async fn revoke(work: &mut Work<'_>, account: AccountId) -> Result<(), Fault> {
    if work.exec(records::DELETE_FEED, args![account]).await? > 0 {
        work.announce(events::of(account, events::FEED_CHANGED, json!({ "alive": false })));
    }
    Ok(())
}

/// `POST /alertas/calendario`. The secret is derived from the form, so that the same form sent twice shows
/// the same address.
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let me = officer(&door)?;
    let token = fields.text("form_token");
    let ours = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    let secret = match ours {
        true => door.app().seal("notifications.feed", format!("{me}/{token}").as_bytes()),
        false => door.app().ids().chance().secret(),
    };
    let input = (me, fingerprint(&secret));
    let done = door.store().write("notifications.feed", door.actor().clone(), input, |work, (me, hash)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(run(work, *me, hash).await?) })
    });
    done.await?;
    let site = door.app().settings().base_url.trim_end_matches('/').to_owned();
    let address = format!("{site}/calendario/{secret}.ics");
    web::html(AddressPage { page: door.page("notifications-calendar-made"), address })
}

/// `POST /alertas/calendario/revocar`.
pub(crate) async fn submit_revoke(door: Door) -> Reply {
    let me = officer(&door)?;
    let done = door.store().write("notifications.feed", door.actor().clone(), me, |work, me| {
        Box::pin(async move { Ok::<_, Failure<Never>>(revoke(work, *me).await?) })
    });
    done.await?;
    web::redirect_saying(door.app(), "/alertas/preferencias", "notifications-said-revoked")
}
