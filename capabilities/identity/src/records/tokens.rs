//! API tokens.

use std::collections::BTreeMap;

use kernel::{At, Day, Fault};
use store::{Look, Row, Work, args};

use super::sql;
use crate::token::{ApiToken, TokenId};

/// False when the origin is known.
pub(crate) async fn insert_token(
    work: &mut Work<'_>,
    token: &ApiToken,
    hash: &str,
    origin: Option<&str>,
) -> Result<bool, Fault> {
    let args = args![token.id, hash, &token.name, origin, token.created_at, token.expires_at];
    if work.exec(sql::INSERT_TOKEN, args).await? == 0 {
        return Ok(false);
    }
    for scope in &token.scopes {
        work.exec(sql::INSERT_TOKEN_SCOPE, args![token.id, scope]).await?;
    }
    Ok(true)
}

fn read(mut row: Row) -> Result<ApiToken, Fault> {
    let (id, name, created_at, expires_at) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let (revoked_at, last_used_on) = (row.take()?, row.take()?);
    Ok(ApiToken { id, name, scopes: Vec::new(), created_at, expires_at, revoked_at, last_used_on })
}

pub(crate) async fn token_by_hash(look: &mut Look<'_>, hash: &str) -> Result<Option<ApiToken>, Fault> {
    let Some(row) = look.row(sql::TOKEN_BY_HASH, args![hash]).await? else { return Ok(None) };
    let mut token = read(row)?;
    let scopes = look.rows(sql::SCOPES_OF, args![token.id]).await?;
    token.scopes = scopes.into_iter().map(|mut row| row.take()).collect::<Result<_, _>>()?;
    Ok(Some(token))
}

pub(crate) async fn token_by_origin(look: &mut Look<'_>, origin: &str) -> Result<Option<TokenId>, Fault> {
    look.row(sql::TOKEN_BY_ORIGIN, args![origin]).await?.map(|mut row| row.take()).transpose()
}

/// Newest first.
pub(crate) async fn tokens(look: &mut Look<'_>) -> Result<Vec<ApiToken>, Fault> {
    let mut scopes: BTreeMap<TokenId, Vec<String>> = BTreeMap::new();
    for mut row in look.rows(sql::ALL_TOKEN_SCOPES, &[]).await? {
        scopes.entry(row.take()?).or_default().push(row.take()?);
    }
    let rows = look.rows(sql::TOKENS, &[]).await?;
    let with_scopes = |mut token: ApiToken| {
        token.scopes = scopes.remove(&token.id).unwrap_or_default();
        token
    };
    rows.into_iter()
        .map(read)
        .collect::<Result<Vec<_>, _>>()
        .map(|all| all.into_iter().map(with_scopes).collect())
}

/// False when there is no such token, or it was revoked before.
pub(crate) async fn revoke_token(work: &mut Work<'_>, id: TokenId) -> Result<bool, Fault> {
    let at: At = work.at();
    Ok(work.exec(sql::REVOKE_TOKEN, args![at, id]).await? == 1)
}

pub(crate) async fn touch_token(work: &mut Work<'_>, id: TokenId, day: Day) -> Result<(), Fault> {
    work.exec(sql::TOUCH_TOKEN, args![day, id]).await.map(|_| ())
}
