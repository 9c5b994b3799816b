//! An API token is made; its secret is shown once.

use kernel::{Actor, Failure};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use super::issue_link::SecretPage;
use crate::screens::{roles, tokens};
use crate::secret::{self, TOKEN_PREFIX};
use crate::token::{ApiToken, TokenId, TokenRefusal, TokenWish};
use crate::{events, records};

/// A token as it is wished; only the hash of its secret enters the store.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// Name, scopes and life, cleaned by [`TokenWish::clean`].
    pub wish: TokenWish,
    /// [`secret::fingerprint`] of the secret.
    pub hash: String,
    /// Token of the form: the same again gives the same API token.
    pub origin: Option<String>,
}

/// Makes the token; gives its id.
pub async fn run(work: &mut Work<'_>, new: &NewToken) -> Result<TokenId, Failure<TokenRefusal>> {
    if let Some(origin) = &new.origin
        && let Some(id) = records::token_by_origin(work, origin).await?
    {
        return Ok(id);
    }
    let (id, at) = (work.new_id(), work.at());
    let token = ApiToken {
        id,
        name: new.wish.name.clone(),
        scopes: new.wish.scopes.clone(),
        created_at: at,
        expires_at: at.plus_days(new.wish.days),
        revoked_at: None,
        last_used_on: None,
    };
    records::insert_token(work, &token, &new.hash, new.origin.as_deref()).await?;
    events::of_token(
        work,
        events::TOKEN_CREATED,
        id,
        json!({ "scopes": token.scopes, "days": new.wish.days }),
    );
    Ok(id)
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let typed = TokenWish {
        name: fields.text("name").to_owned(),
        scopes: fields.all("scope").map(str::to_owned).collect(),
        days: fields.text("days").parse().unwrap_or(0),
    };
    let wish = match typed.clean(&roles::known_permissions(door.app())) {
        Ok(wish) => wish,
        Err(wrong) => return tokens::refused(&door, typed, &wrong).await,
    };
    let origin = super::origin(&fields);
    let secret =
        format!("{TOKEN_PREFIX}{}", super::secret_for(&door, "identity.api_token", origin.as_deref()));
    let name = wish.name.clone();
    let new = NewToken { wish, hash: secret::fingerprint(&secret), origin };
    let actor: Actor = door.actor().clone();
    door.store().write("identity.create_token", actor, new, |work, new| Box::pin(run(work, new))).await?;
    web::html(SecretPage {
        page: door.page("identity-token-made-title"),
        tab: "tokens",
        name,
        secret,
        text: "identity-token-made-text",
        back: "/ajustes/fichas",
    })
}
