//! Ways in: failed attempts, sessions, links, the code of the first start.

use kernel::{AccountId, At, Fault};
use store::{Look, Row, Work, args};

use super::sql;
use crate::link::{Link, LinkKind};
use crate::lockout::Attempts;
use crate::session::{IDLE_HOURS, Session, SessionId};

pub(crate) async fn attempts(look: &mut Look<'_>, login_hash: &str) -> Result<Attempts, Fault> {
    match look.row(sql::ATTEMPTS, args![login_hash]).await? {
        Some(mut row) => {
            Ok(Attempts { failures: row.take()?, locked_until: row.take()?, last_at: row.take()? })
        }
        None => Ok(Attempts::NONE),
    }
}

pub(crate) async fn save_attempts(work: &mut Work<'_>, login_hash: &str, a: &Attempts) -> Result<(), Fault> {
    work.exec(sql::SAVE_ATTEMPTS, args![login_hash, a.failures, a.locked_until, a.last_at]).await.map(|_| ())
}

pub(crate) async fn clear_attempts(work: &mut Work<'_>, login_hash: &str) -> Result<(), Fault> {
    work.exec(sql::CLEAR_ATTEMPTS, args![login_hash]).await.map(|_| ())
}

pub(crate) async fn insert_session(work: &mut Work<'_>, session: &Session, hash: &str) -> Result<(), Fault> {
    let s = session;
    let args = args![s.id, hash, s.account, &s.agent, s.created_at, s.last_seen_at, s.expires_at];
    work.exec(sql::INSERT_SESSION, args).await.map(|_| ())
}

fn session(row: &mut Row) -> Result<Session, Fault> {
    Ok(Session {
        id: row.take()?,
        account: row.take()?,
        agent: row.take()?,
        created_at: row.take()?,
        last_seen_at: row.take()?,
        expires_at: row.take()?,
    })
}

/// A session with what the gatekeeper needs of its account.
pub(crate) struct Visitor {
    pub session: Session,
    pub name: String,
    pub must_change: bool,
}

pub(crate) async fn session_by_token(look: &mut Look<'_>, hash: &str) -> Result<Option<Visitor>, Fault> {
    let Some(mut row) = look.row(sql::SESSION_BY_TOKEN, args![hash]).await? else { return Ok(None) };
    Ok(Some(Visitor { session: session(&mut row)?, name: row.take()?, must_change: row.take()? }))
}

/// Latest first.
pub(crate) async fn sessions_of(look: &mut Look<'_>, account: AccountId) -> Result<Vec<Session>, Fault> {
    look.rows(sql::SESSIONS_OF, args![account]).await?.iter_mut().map(session).collect()
}

pub(crate) async fn touch_session(work: &mut Work<'_>, id: SessionId, at: At) -> Result<(), Fault> {
    work.exec(sql::TOUCH_SESSION, args![at, id, at]).await.map(|_| ())
}

/// False when it had ended before.
pub(crate) async fn delete_session(
    work: &mut Work<'_>,
    id: SessionId,
    account: AccountId,
) -> Result<bool, Fault> {
    Ok(work.exec(sql::DELETE_SESSION, args![id, account]).await? == 1)
}

pub(crate) async fn delete_sessions_of(work: &mut Work<'_>, account: AccountId) -> Result<u64, Fault> {
    work.exec(sql::DELETE_SESSIONS_OF, args![account]).await
}

pub(crate) async fn delete_other_sessions(
    work: &mut Work<'_>,
    account: AccountId,
    keep: SessionId,
) -> Result<u64, Fault> {
    work.exec(sql::DELETE_OTHER_SESSIONS, args![account, keep]).await
}

/// Makes every unused link of the account worthless.
pub(crate) async fn void_links(work: &mut Work<'_>, account: AccountId) -> Result<(), Fault> {
    work.exec(sql::VOID_LINKS, args![account]).await.map(|_| ())
}

pub(crate) async fn insert_link(
    work: &mut Work<'_>,
    hash: &str,
    account: AccountId,
    kind: LinkKind,
) -> Result<(), Fault> {
    let at = work.at();
    let expires_at = at.plus_minutes(kind.minutes());
    work.exec(sql::INSERT_LINK, args![hash, account, kind.code(), at, expires_at]).await.map(|_| ())
}

pub(crate) async fn link(look: &mut Look<'_>, hash: &str) -> Result<Option<Link>, Fault> {
    let Some(mut row) = look.row(sql::LINK_BY_TOKEN, args![hash]).await? else { return Ok(None) };
    Ok(Some(Link { account: row.take()?, expires_at: row.take()?, used_at: row.take()?, login: row.take()? }))
}

/// False when it was used before.
pub(crate) async fn use_link(work: &mut Work<'_>, hash: &str) -> Result<bool, Fault> {
    let at = work.at();
    Ok(work.exec(sql::USE_LINK, args![at, hash]).await? == 1)
}

pub(crate) async fn save_first_code(work: &mut Work<'_>, hash: &str) -> Result<(), Fault> {
    let at = work.at();
    work.exec(sql::SAVE_FIRST_CODE, args![hash, at]).await.map(|_| ())
}

pub(crate) async fn first_code(look: &mut Look<'_>) -> Result<Option<String>, Fault> {
    look.row(sql::FIRST_CODE, &[]).await?.map(|mut row| row.take()).transpose()
}

pub(crate) async fn delete_first_code(work: &mut Work<'_>) -> Result<(), Fault> {
    work.exec(sql::DELETE_FIRST_CODE, &[]).await.map(|_| ())
}

/// Removes sessions and links that are over, and failures that are forgotten.
pub(crate) async fn clean(work: &mut Work<'_>) -> Result<(), Fault> {
    let at = work.at();
    work.exec(sql::CLEAN_SESSIONS, args![at, at.plus_hours(-IDLE_HOURS)]).await?;
    work.exec(sql::CLEAN_LINKS, args![at.plus_days(-7)]).await?;
    work.exec(sql::CLEAN_ATTEMPTS, args![at.plus_days(-2)]).await.map(|_| ())
}
