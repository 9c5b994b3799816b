//! Door 1: the one address, for pages that complete the name of a municipality.

use axum::extract::Query;
use serde::{Deserialize, Serialize};
use utoipa::OpenApi;
use web::{Access, Door, Limit, Reply, Routes};

use crate::{Municipality, search};

/// Every address of territory.
pub fn routes() -> Routes {
    Routes::new("territory")
        .get("/api/v1/territory/municipalities", Access::Public, municipalities)
        .limit(Limit::per_minute(240))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    limit: Option<usize>,
}

#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    municipality: Municipality,
    department: &'static str,
}

/// What programs can ask of territory.
pub(crate) fn document() -> serde_json::Value {
    #[derive(OpenApi)]
    #[openapi(paths(municipalities))]
    struct Document;
    serde_json::to_value(Document::openapi()).unwrap_or_default()
}

/// Finds municipalities by the beginning of their name, with their codes (DIVIPOLA of DANE).
#[utoipa::path(
    get, path = "/api/v1/territory/municipalities", tag = "territory",
    params(
        ("q" = Option<String>, Query, description = "What was typed"),
        ("limit" = Option<usize>, Query, description = "How many at most; 10 without it"),
    ),
    responses((status = 200, description = "The municipalities with their departments"))
)]
async fn municipalities(_: Door, Query(asked): Query<Asked>) -> Reply {
    let found = search(&asked.q, asked.limit.unwrap_or(10)).into_iter();
    let list: Vec<Found> =
        found.map(|m| Found { municipality: m, department: m.department().name }).collect();
    web::json(&list)
}
