//! Somebody forgot the password: `/recuperar`. The answer is always the same. Whoever sends mail hears
//! `identity.reset_requested` and calls [`crate::issue_reset_link`].

use askama::Template;
use kernel::{Actor, Failure, Never};
use serde_json::json;
use store::Work;
use web::{Door, Fields, PageFrame, Reply};

use crate::account::login_key;
use crate::{events, records};

/// Another request within so many minutes is not announced again.
const PAUSE_MINUTES: i64 = 2;

/// Announces that a link is wanted, if the login is the address of an active account.
pub async fn run(work: &mut Work<'_>, login: &str) -> Result<(), Failure<Never>> {
    let Some(found) = records::credentials_by_login(work, &login_key(login)).await? else { return Ok(()) };
    let account = found.account;
    let not_since = work.at().plus_minutes(-PAUSE_MINUTES);
    let reachable = account.active && account.mail().is_some();
    if reachable && records::mark_reset_asked(work, account.id, not_since).await? {
        events::of_account(work, events::RESET_REQUESTED, account.id, json!({}));
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "ask_reset.html")]
pub(crate) struct AskResetPage {
    pub page: PageFrame,
}

pub(crate) async fn show(door: Door) -> Reply {
    web::html(AskResetPage { page: door.page("identity-reset-title") })
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    // longer than any login: it is cut, and finds nothing
    let login: String = fields.text("login").chars().take(200).collect();
    door.store()
        .write("identity.ask_reset", Actor::Visitor, login, |work, login| Box::pin(run(work, login)))
        .await?;
    web::redirect_saying(door.app(), "/entrar", "identity-reset-sent")
}
