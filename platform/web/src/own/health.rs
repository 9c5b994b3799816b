//! For those who watch the program: alive, ready, counters.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use store::MigrationState;
use subtle::ConstantTimeEq;

use crate::{App, Door, Problem, Reply};

/// The process answers.
pub(super) async fn alive() -> &'static str {
    "ok"
}

/// The database answers and has the schema of this program.
pub(super) async fn ready(State(app): State<App>) -> Response {
    let wrong = match app.store().schema(app.migrations()).await {
        Ok(MigrationState::Current) => return "ok".into_response(),
        // without a list of migrations the schema is not ours to judge
        Ok(_) if app.migrations().is_empty() => return "ok".into_response(),
        Ok(MigrationState::Empty) => "the database is empty: run the migrations".to_owned(),
        Ok(MigrationState::Behind(missing)) => format!("{} migrations are missing", missing.len()),
        Ok(MigrationState::Unknown(why)) => {
            tracing::warn!(%why, "the schema is unknown");
            "the schema is not the one of this program".to_owned()
        }
        Err(fault) => {
            tracing::warn!(%fault, "not ready");
            "the database does not answer".to_owned()
        }
    };
    (StatusCode::SERVICE_UNAVAILABLE, wrong).into_response()
}

/// The counters as Prometheus reads them: for this machine, or with the configured token.
pub(super) async fn metrics(door: Door, headers: HeaderMap) -> Reply {
    let here = door.client_ip().is_loopback() && !door.visit().forwarded_by_stranger;
    if !here && !has_token(&door, &headers) {
        return Err(Problem::not_found());
    }
    let handle = door.app().metrics().ok_or_else(Problem::not_found)?;
    handle.run_upkeep();
    const KIND: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, KIND)], handle.render()).into_response())
}

fn has_token(door: &Door, headers: &HeaderMap) -> bool {
    let shown = headers.get(header::AUTHORIZATION).and_then(|v| v.as_bytes().strip_prefix(b"Bearer "));
    match (&door.app().settings().metrics_token, shown) {
        (Some(token), Some(shown)) => token.as_bytes().ct_eq(shown).into(),
        _ => false,
    }
}
