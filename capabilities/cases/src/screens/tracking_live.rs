//! The tracking page hears that something happened to its case.

use axum::extract::Path;
use kernel::{Failure, Never};
use web::{Door, Problem, Reply};

use crate::{events, sheet};

/// `GET /seguimiento/{key}/live`: a stream of server-sent events for whoever holds the key. It says that
/// there is news, and nothing of the case: see [`web::live_page`]. 404 for every other text.
pub async fn stream(door: Door, Path(key): Path<String>) -> Reply {
    let read = door.store().read("cases.tracking_live", key, |look, key| {
        Box::pin(async move { Ok::<_, Failure<Never>>(sheet::id_by_tracking_key(look, key).await?) })
    });
    let id = read.await?.ok_or_else(Problem::not_found)?;
    web::live_page(&door, events::subject(id)).await
}
