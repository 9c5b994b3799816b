//! Door 1: the one address, for pages that complete the name of a municipality.

use axum::extract::Query;
use serde::{Deserialize, Serialize};
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

async fn municipalities(_: Door, Query(asked): Query<Asked>) -> Reply {
    let found = search(&asked.q, asked.limit.unwrap_or(10)).into_iter();
    let list: Vec<Found> =
        found.map(|m| Found { municipality: m, department: m.department().name }).collect();
    web::json(&list)
}
