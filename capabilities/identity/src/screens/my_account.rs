//! `/mi-cuenta`: the officer's own password and sessions.

use askama::Template;
use kernel::{AccountId, At, Failure, Lang, Never};
use store::Look;
use web::{Door, FormErrors, PageFrame, Problem, Reply, format};

use crate::account::Account;
use crate::session::Session;
use crate::{password, records};

/// One session, as a line of the list.
pub(crate) struct SessionLine {
    /// Family of the browser; empty when it said nothing known.
    pub agent: String,
    pub since: String,
    pub seen: String,
    /// Whether it is the one that looks at the page.
    pub here: bool,
}

#[derive(Template)]
#[template(path = "my_account.html")]
pub(crate) struct MyAccountPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub login: String,
    pub name: String,
    pub title: String,
    pub area: String,
    pub must_change: bool,
    pub sessions: Vec<SessionLine>,
    pub min: usize,
}

pub(crate) fn lines(sessions: &[Session], here: Option<&str>, at: At, lang: Lang) -> Vec<SessionLine> {
    let alive = sessions.iter().filter(|session| session.is_alive(at));
    alive
        .map(|session| SessionLine {
            agent: session.agent.clone(),
            since: format::moment(session.created_at, lang),
            seen: format::moment(session.last_seen_at, lang),
            here: here == Some(session.id.to_string().as_str()),
        })
        .collect()
}

async fn look_up(
    look: &mut Look<'_>,
    id: AccountId,
) -> Result<Option<(Account, Vec<Session>)>, Failure<Never>> {
    let Some(found) = records::credentials_by_id(look, id).await? else { return Ok(None) };
    Ok(Some((found.account, records::sessions_of(look, id).await?)))
}

async fn page(door: &Door, errors: FormErrors) -> Result<MyAccountPage, Problem> {
    let id = door.actor().account().ok_or_else(Problem::who_are_you)?;
    let found = door.store().read("identity.my_account", id, |look, id| Box::pin(look_up(look, *id))).await?;
    let (account, sessions) = found.ok_or_else(Problem::not_found)?;
    let frame = door.page("identity-my-account-title");
    Ok(MyAccountPage {
        page: if errors.is_empty() { frame } else { frame.failed() },
        errors,
        login: account.login,
        name: account.name,
        title: account.title,
        area: account.area,
        must_change: account.must_change,
        sessions: lines(&sessions, door.session_id(), door.at(), door.lang()),
        min: password::FEWEST,
    })
}

pub(crate) async fn show(door: Door) -> Reply {
    web::html(page(&door, FormErrors::none()).await?)
}

/// The same page after a password was refused.
pub(crate) async fn refused(door: &Door, errors: FormErrors) -> Reply {
    web::html_status(422, page(door, errors).await?)
}
