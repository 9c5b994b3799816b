//! A link is used: `/recuperar/{secret}`. Sets the password, ends every session, forgets failed log-ins.

use askama::Template;
use axum::extract::Path;
use kernel::{Actor, Failure, Never, Refusal};
use serde_json::json;
use store::Work;
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use crate::account::login_key;
use crate::link::{Link, LinkRefusal};
use crate::password::{self, PasswordRefusal};
use crate::{events, hashing, records, secret};

/// A link and the hash of the password that it sets.
#[derive(Debug)]
pub struct Choice {
    /// [`secret::fingerprint`] of the link's secret.
    pub link_hash: String,
    /// Hash of the password.
    pub hash: String,
}

/// Uses the link, once.
pub async fn run(work: &mut Work<'_>, choice: &Choice) -> Result<(), Failure<LinkRefusal>> {
    let at = work.at();
    let link = records::link(work, &choice.link_hash).await?.filter(|link| link.opens(at));
    let link = link.ok_or(Failure::Refused(LinkRefusal))?;
    if !records::use_link(work, &choice.link_hash).await? {
        return Err(Failure::Refused(LinkRefusal));
    }
    records::set_password(work, link.account, &choice.hash, false).await?;
    records::void_links(work, link.account).await?;
    records::delete_sessions_of(work, link.account).await?;
    records::clear_attempts(work, &secret::fingerprint(&login_key(&link.login))).await?;
    events::of_account(work, events::PASSWORD_CHANGED, link.account, json!({ "by": "link" }));
    Ok(())
}

#[derive(Template)]
#[template(path = "choose_password.html")]
pub(crate) struct ChoosePasswordPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub login: String,
    pub min: usize,
}

async fn find(door: &Door, token: &str) -> Result<(String, Link), Problem> {
    if !secret::plausible(token) {
        return Err(Problem::refused(&LinkRefusal));
    }
    let hash = secret::fingerprint(token);
    let found = door
        .store()
        .read("identity.link", hash.clone(), |look, hash| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::link(look, hash).await?) })
        })
        .await?;
    match found.filter(|link| link.opens(door.at())) {
        Some(link) => Ok((hash, link)),
        None => Err(Problem::refused(&LinkRefusal)),
    }
}

pub(crate) async fn show(door: Door, Path(token): Path<String>) -> Reply {
    let (_, link) = find(&door, &token).await?;
    let page = door.page("identity-choose-title");
    web::html(ChoosePasswordPage {
        page,
        errors: FormErrors::none(),
        login: link.login,
        min: password::FEWEST,
    })
}

pub(crate) async fn submit(door: Door, Path(token): Path<String>, fields: Fields) -> Reply {
    let (link_hash, link) = find(&door, &token).await?;
    let new = fields.text("password");
    let judged = password::judge(new, &link.login, &door.site().name);
    let refusal = judged.err().or((new != fields.text("repeated")).then_some(PasswordRefusal::NotRepeated));
    if let Some(refusal) = refusal {
        let errors = FormErrors::from_refusal(&door, &refusal);
        let page = door.page("identity-choose-title").failed();
        let form = ChoosePasswordPage { page, errors, login: link.login, min: password::FEWEST };
        return web::html_status(refusal.status(), form);
    }
    let choice = Choice { link_hash, hash: hashing::hash(new, door.app().ids().chance()).await? };
    door.store()
        .write("identity.choose_password", Actor::Visitor, choice, |work, choice| Box::pin(run(work, choice)))
        .await?;
    super::forget(&door);
    web::redirect_saying(door.app(), "/entrar", "identity-password-chosen")
}
