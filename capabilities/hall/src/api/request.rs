//! Bodies, keys of requests, and the site that an address names.

use axum::body::Bytes;
use axum::http::HeaderMap;
use kernel::{Actor, Fault};
use serde::de::DeserializeOwned;
use store::Look;
use web::{Door, Problem};

use crate::records;
use crate::refusal::HallRefusal;
use crate::site::Site;

/// The body as a `T`; an empty body is `{}`. A problem names the place, never the value.
pub(super) fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    let body: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|e| {
        let what = match e.classify() {
            serde_json::error::Category::Data => e.to_string(),
            _ => format!("the body is not JSON (line {}, column {})", e.line(), e.column()),
        };
        Problem::bad_request(what)
    })
}

/// A value of a closed list.
pub(super) fn keyed<T>(field: &str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Problem> {
    parse(text).ok_or_else(|| Problem::bad_request(format!("{field}: unknown value")))
}

/// The key under which a request is done once, if the program gave one; it is of that program alone.
pub(super) fn key(door: &Door, headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().ok().filter(|k| (1..=200).contains(&k.len()));
    let key =
        key.ok_or_else(|| Problem::bad_request("Idempotency-Key: 1 to 200 visible ASCII characters"))?;
    let who = match door.actor() {
        Actor::Program { id, .. } | Actor::Officer { id, .. } => id.to_string(),
        other => other.trace(),
    };
    Ok(Some(format!("api:{who}:{key}")))
}

/// The site with this key.
pub(super) async fn site(look: &mut Look<'_>, key: &str) -> Result<Result<Site, HallRefusal>, Fault> {
    Ok(records::site_by_key(look, key).await?.ok_or(HallRefusal::UnknownSite))
}
