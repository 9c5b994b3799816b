//! `/ajustes/fichas`: tokens of other programs, and the form for a new one.

use askama::Template;
use kernel::{Failure, Never, Refusal};
use web::{Door, FormErrors, PageFrame, Problem, Reply, format};

use super::roles::{PermissionChoice, choices, label};
use crate::records;
use crate::token::{ApiToken, LIVES, TokenRefusal, TokenWish};

/// One token, as a line of the list.
pub(crate) struct TokenLine {
    pub id: String,
    pub name: String,
    pub scopes: String,
    /// Day on which it ends or ended.
    pub until: String,
    /// Day of the last use; empty when it was never used.
    pub used: String,
    pub alive: bool,
    pub revoked: bool,
}

#[derive(Template)]
#[template(path = "tokens.html")]
pub(crate) struct TokensPage {
    pub page: PageFrame,
    pub tab: &'static str,
    pub errors: FormErrors,
    pub tokens: Vec<TokenLine>,
    pub typed_name: String,
    pub scopes: Vec<PermissionChoice>,
    pub lives: Vec<(i64, bool)>,
    pub form_token: String,
}

async fn page(door: &Door, typed: TokenWish, errors: FormErrors) -> Result<TokensPage, Problem> {
    let tokens = door.store().read("identity.tokens", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::tokens(look).await?) })
    });
    let (lang, at) = (door.lang(), door.at());
    let line = |token: ApiToken| TokenLine {
        id: token.id.to_string(),
        alive: token.is_alive(at),
        revoked: token.revoked_at.is_some(),
        scopes: token.scopes.iter().map(|s| label(door, s)).collect::<Vec<_>>().join(", "),
        until: format::short_day(token.expires_at.day(), lang),
        used: token.last_used_on.map(|day| format::short_day(day, lang)).unwrap_or_default(),
        name: token.name,
    };
    let frame = door.page("identity-tokens-title");
    Ok(TokensPage {
        page: if errors.is_empty() { frame } else { frame.failed() },
        tab: "tokens",
        errors,
        tokens: tokens.await?.into_iter().map(line).collect(),
        typed_name: typed.name.chars().take(2_000).collect(),
        scopes: choices(door, &typed.scopes),
        lives: LIVES.iter().map(|days| (*days, *days == typed.days)).collect(),
        form_token: door.form_token(),
    })
}

pub(crate) async fn show(door: Door) -> Reply {
    let empty = TokenWish { name: String::new(), scopes: Vec::new(), days: 90 };
    web::html(page(&door, empty, FormErrors::none()).await?)
}

/// The same page after a wish was refused, with what was typed.
pub(crate) async fn refused(door: &Door, typed: TokenWish, wrong: &[TokenRefusal]) -> Reply {
    let mut errors = FormErrors::none();
    for refusal in wrong {
        errors.add(refusal.field().unwrap_or_default(), door.sentence(refusal));
    }
    web::html_status(422, page(door, typed, errors).await?)
}
