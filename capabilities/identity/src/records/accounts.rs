//! Accounts and officers.

use kernel::{AccountId, At, Fault};
use store::{Look, Row, Work, args};

use super::sql;
use crate::account::{Account, Details, Login, Officer};
use crate::permissions::MANAGE;

/// A new row of `identity_accounts`, already checked.
pub(crate) struct NewRow<'a> {
    pub id: AccountId,
    pub login: &'a Login,
    pub details: &'a Details,
    pub password_hash: Option<&'a str>,
    pub must_change: bool,
    pub origin: Option<&'a str>,
    pub at: At,
}

/// An account with what the log-in compares.
pub(crate) struct Credentials {
    pub account: Account,
    pub password_hash: Option<String>,
}

/// False when login or origin is taken.
pub(crate) async fn insert_account(work: &mut Work<'_>, row: NewRow<'_>) -> Result<bool, Fault> {
    let (details, password_at) = (row.details, row.password_hash.map(|_| row.at));
    let args = args![
        row.id,
        row.login.shown(),
        row.login.key(),
        &details.name,
        &details.title,
        &details.area,
        row.password_hash,
        row.must_change,
        row.origin,
        row.at,
        password_at,
    ];
    Ok(work.exec(sql::INSERT_ACCOUNT, args).await? == 1)
}

fn credentials(mut row: Row) -> Result<Credentials, Fault> {
    let (id, login, name, title) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let (area, active, must_change) = (row.take()?, row.take()?, row.take()?);
    let password_hash: Option<String> = row.take()?;
    let (has_password, created_at) = (password_hash.is_some(), row.take()?);
    let account = Account { id, login, name, title, area, active, must_change, has_password, created_at };
    Ok(Credentials { account, password_hash })
}

pub(crate) async fn credentials_by_id(
    look: &mut Look<'_>,
    id: AccountId,
) -> Result<Option<Credentials>, Fault> {
    look.row(sql::ACCOUNT_BY_ID, args![id]).await?.map(credentials).transpose()
}

pub(crate) async fn credentials_by_login(
    look: &mut Look<'_>,
    key: &str,
) -> Result<Option<Credentials>, Fault> {
    look.row(sql::ACCOUNT_BY_LOGIN, args![key]).await?.map(credentials).transpose()
}

pub(crate) async fn account_by_origin(look: &mut Look<'_>, origin: &str) -> Result<Option<AccountId>, Fault> {
    look.row(sql::ACCOUNT_BY_ORIGIN, args![origin]).await?.map(|mut row| row.take()).transpose()
}

pub(crate) async fn accounts(look: &mut Look<'_>) -> Result<Vec<Account>, Fault> {
    let rows = look.rows(sql::ACCOUNTS, &[]).await?;
    rows.into_iter().map(|row| credentials(row).map(|c| c.account)).collect()
}

pub(crate) async fn count_accounts(look: &mut Look<'_>) -> Result<i64, Fault> {
    look.one(sql::COUNT_ACCOUNTS, &[]).await?.take()
}

/// Those who can log in with a password and administer accounts.
pub(crate) async fn count_administrators(look: &mut Look<'_>) -> Result<i64, Fault> {
    look.one(sql::COUNT_ADMINISTRATORS, args![MANAGE.0]).await?.take()
}

pub(crate) async fn update_account(work: &mut Work<'_>, id: AccountId, to: &Details) -> Result<(), Fault> {
    work.exec(sql::UPDATE_ACCOUNT, args![&to.name, &to.title, &to.area, id]).await.map(|_| ())
}

/// False when it was so before.
pub(crate) async fn set_active(work: &mut Work<'_>, id: AccountId, active: bool) -> Result<bool, Fault> {
    Ok(work.exec(sql::SET_ACTIVE, args![active, id, active]).await? == 1)
}

pub(crate) async fn set_password(
    work: &mut Work<'_>,
    id: AccountId,
    hash: &str,
    must_change: bool,
) -> Result<(), Fault> {
    let at = work.at();
    work.exec(sql::SET_PASSWORD, args![hash, must_change, at, id]).await.map(|_| ())
}

pub(crate) async fn void_password(work: &mut Work<'_>, id: AccountId) -> Result<(), Fault> {
    work.exec(sql::VOID_PASSWORD, args![id]).await.map(|_| ())
}

/// False when a link was asked for after `not_since`.
pub(crate) async fn mark_reset_asked(
    work: &mut Work<'_>,
    id: AccountId,
    not_since: At,
) -> Result<bool, Fault> {
    let at = work.at();
    Ok(work.exec(sql::MARK_RESET_ASKED, args![at, id, not_since]).await? == 1)
}

fn officer_of(mut row: Row) -> Result<Officer, Fault> {
    let (id, name, title, area, active) = (row.take()?, row.take()?, row.take()?, row.take()?, row.take()?);
    Ok(Officer { id, name, title, area, active })
}

pub(crate) async fn officers(look: &mut Look<'_>) -> Result<Vec<Officer>, Fault> {
    look.rows(sql::OFFICERS, &[]).await?.into_iter().map(officer_of).collect()
}

pub(crate) async fn officers_with(look: &mut Look<'_>, permission: &str) -> Result<Vec<Officer>, Fault> {
    look.rows(sql::OFFICERS_WITH, args![permission]).await?.into_iter().map(officer_of).collect()
}

pub(crate) async fn officer(look: &mut Look<'_>, id: AccountId) -> Result<Option<Officer>, Fault> {
    look.row(sql::OFFICER, args![id]).await?.map(officer_of).transpose()
}
