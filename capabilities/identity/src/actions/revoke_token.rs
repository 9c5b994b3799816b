//! An API token is worth nothing from now on.

use axum::extract::Path;
use kernel::Failure;
use serde_json::json;
use store::Work;
use web::{Door, Problem, Reply};

use crate::token::{TokenId, TokenRefusal};
use crate::{events, records};

/// Revokes the token.
pub async fn run(work: &mut Work<'_>, token: TokenId) -> Result<(), Failure<TokenRefusal>> {
    if !records::revoke_token(work, token).await? {
        return Err(Failure::Refused(TokenRefusal::NoToken));
    }
    events::of_token(work, events::TOKEN_REVOKED, token, json!({}));
    Ok(())
}

pub(crate) async fn submit(door: Door, Path(id): Path<String>) -> Reply {
    let token = TokenId::parse(&id).ok_or_else(Problem::not_found)?;
    door.store()
        .write("identity.revoke_token", door.actor().clone(), token, |work, id| Box::pin(run(work, *id)))
        .await?;
    super::forget(&door);
    web::redirect_saying(door.app(), "/ajustes/fichas", "identity-token-revoked")
}
