//! Log in: `/entrar`. An unknown login, a wrong password and a deactivated account get the same answer in the
//! same time; so do locked logins, whether they exist or not.

use askama::Template;
use axum::extract::Query;
use axum::http::{HeaderMap, header};
use kernel::{AccountId, Actor, Failure, Fault, Never, Refusal};
use serde::Deserialize;
use serde_json::json;
use store::{Look, Store, Work};
use web::{App, Door, Fields, FormErrors, PageFrame, Reply};

use crate::account::login_key;
use crate::lockout::Attempts;
use crate::records::{self, Credentials};
use crate::session::{LONGEST_HOURS, Session, agent_family};
use crate::{events, hashing, secret};

/// Why somebody does not get in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogInRefusal {
    /// Login and password do not belong together, or the account is closed.
    Wrong,
    /// Too many wrong passwords.
    Locked {
        /// How long to wait.
        minutes: i64,
    },
}

impl Refusal for LogInRefusal {
    fn code(&self) -> &'static str {
        match self {
            LogInRefusal::Wrong => "identity-wrong-credentials",
            LogInRefusal::Locked { .. } => "identity-locked",
        }
    }

    fn status(&self) -> u16 {
        if *self == LogInRefusal::Wrong { 422 } else { 429 }
    }

    fn field(&self) -> Option<&str> {
        Some("login")
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            LogInRefusal::Wrong => Vec::new(),
            LogInRefusal::Locked { minutes } => vec![("minutes", minutes.to_string())],
        }
    }
}

/// A session that began.
#[derive(Debug, Clone)]
pub struct Entered {
    /// Whose.
    pub account: AccountId,
    /// The secret for the cookie; the database keeps only its hash.
    pub token: String,
    /// Whether a new password must be chosen before anything else.
    pub must_change: bool,
    /// Who it is, for choosing the page that comes next.
    pub actor: Actor,
}

/// What is known after the password was looked at.
struct Verdict {
    login_hash: String,
    /// The account with the hash that was compared, if the login exists.
    known: Option<(AccountId, Option<String>)>,
    right: bool,
    agent: String,
}

/// Looks at login and password and begins a session. Slow by purpose; the slow part is outside of the store.
pub async fn run(
    store: &Store,
    login: &str,
    password: &str,
    user_agent: &str,
) -> Result<Entered, Failure<LogInRefusal>> {
    let key = login_key(login);
    let login_hash = secret::fingerprint(&key);
    let question = (key, login_hash.clone());
    let (found, attempts) = store
        .read("identity.log_in_look", question, |look, (key, hash)| Box::pin(look_up(look, key, hash)))
        .await
        .map_err(Fault::from)?;
    if let Some(minutes) = attempts.wait(store.clock().now()) {
        return Err(Failure::Refused(LogInRefusal::Locked { minutes }));
    }
    let known = found.map(|c| (c.account.id, c.password_hash));
    let right = hashing::verify(password, known.as_ref().and_then(|(_, hash)| hash.as_deref())).await?;
    let verdict = Verdict { login_hash, known, right, agent: agent_family(user_agent) };
    let ended = store
        .write("identity.log_in", Actor::Visitor, verdict, |work, verdict| Box::pin(enter(work, verdict)))
        .await
        .map_err(Fault::from)?;
    ended.map_err(Failure::Refused)
}

async fn look_up(
    look: &mut Look<'_>,
    key: &str,
    hash: &str,
) -> Result<(Option<Credentials>, Attempts), Failure<Never>> {
    Ok((records::credentials_by_login(look, key).await?, records::attempts(look, hash).await?))
}

/// The write: counts a failure, or begins the session. A refusal is an answer here, because it must be
/// stored.
async fn enter(
    work: &mut Work<'_>,
    verdict: &Verdict,
) -> Result<Result<Entered, LogInRefusal>, Failure<Never>> {
    let attempts = records::attempts(work, &verdict.login_hash).await?;
    if let Some(minutes) = attempts.wait(work.at()) {
        return Ok(Err(LogInRefusal::Locked { minutes }));
    }
    let account = match (&verdict.known, verdict.right) {
        (Some((id, hash)), true) => {
            // the password may have been changed, or the account closed, while we were hashing
            let now = records::credentials_by_id(work, *id).await?;
            now.filter(|c| c.account.active && c.password_hash == *hash).map(|c| c.account)
        }
        _ => None,
    };
    let Some(account) = account else {
        return Ok(Err(count_failure(work, verdict, attempts).await?));
    };
    if attempts.failures > 0 {
        records::clear_attempts(work, &verdict.login_hash).await?;
    }
    let token = begin(work, account.id, &verdict.agent).await?;
    events::of_account(work, events::LOGGED_IN, account.id, json!({}));
    let permissions = records::permissions_of(work, account.id).await?;
    let actor = Actor::Officer {
        id: account.id,
        name: account.name.as_str().into(),
        permissions: permissions.into(),
    };
    Ok(Ok(Entered { account: account.id, token, must_change: account.must_change, actor }))
}

async fn count_failure(
    work: &mut Work<'_>,
    verdict: &Verdict,
    before: Attempts,
) -> Result<LogInRefusal, Fault> {
    let after = before.fail(work.at());
    records::save_attempts(work, &verdict.login_hash, &after).await?;
    let Some(minutes) = after.wait(work.at()) else { return Ok(LogInRefusal::Wrong) };
    if let Some((id, _)) = verdict.known {
        events::of_account(work, events::LOCKED, id, json!({ "minutes": minutes }));
    }
    Ok(LogInRefusal::Locked { minutes })
}

/// Begins a session and gives its secret.
async fn begin(work: &mut Work<'_>, account: AccountId, agent: &str) -> Result<String, Fault> {
    let (at, id, token) = (work.at(), work.new_id(), work.chance().secret());
    let expires_at = at.plus_hours(LONGEST_HOURS);
    let session =
        Session { id, account, agent: agent.to_owned(), created_at: at, last_seen_at: at, expires_at };
    records::insert_session(work, &session, &secret::fingerprint(&token)).await?;
    Ok(token)
}

/// `?volver=` of the log-in page.
#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    volver: String,
}

#[derive(Template)]
#[template(path = "log_in.html")]
pub(crate) struct LogInPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub login: String,
    pub back: String,
}

pub(crate) async fn show(door: Door, Query(query): Query<Back>) -> Reply {
    if matches!(door.actor(), Actor::Officer { .. }) {
        return web::redirect(&target(door.app(), door.actor(), &query.volver));
    }
    let page = door.page("identity-log-in-title");
    web::html(LogInPage { page, errors: FormErrors::none(), login: String::new(), back: query.volver })
}

pub(crate) async fn submit(door: Door, headers: HeaderMap, fields: Fields) -> Reply {
    let (login, back) = (fields.text("login"), fields.text("volver"));
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let entered = match run(door.store(), login, fields.text("password"), agent).await {
        Ok(entered) => entered,
        Err(Failure::Broke(fault)) => return Err(fault.into()),
        Err(Failure::Refused(refusal)) => {
            let errors = FormErrors::from_refusal(&door, &refusal);
            let page = door.page("identity-log-in-title").failed();
            let (login, back) = (login.chars().take(200).collect(), back.to_owned());
            return web::html_status(refusal.status(), LogInPage { page, errors, login, back });
        }
    };
    let mut response = if entered.must_change {
        web::redirect_saying(door.app(), "/mi-cuenta", "identity-must-change")?
    } else {
        web::redirect(&target(door.app(), &entered.actor, back))?
    };
    let cookie = web::session_cookie(&entered.token, None, door.app().settings().secure);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Where to go after the log-in: back, if that is a page of this site; else the first place of the rail that
/// this officer may open.
fn target(app: &App, actor: &Actor, back: &str) -> String {
    let back = web::local_path(back);
    if back != "/" && !back.starts_with("/entrar") && !back.starts_with("/recuperar") {
        return back.to_owned();
    }
    let mut places = app.capabilities().iter().flat_map(|c| c.nav);
    places.find(|item| actor.may(item.permission)).map_or("/mi-cuenta", |item| item.href).to_owned()
}
