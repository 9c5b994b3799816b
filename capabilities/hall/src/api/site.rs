//! `GET /api/v1/hall/sites/{site}`: the hall, its lines and its counters.

use axum::extract::Path;
use kernel::Failure;
use web::{Door, Reply};

use super::request;
use super::shapes::{ProblemShape, ServiceShape, SiteShape};
use crate::records;
use crate::refusal::HallRefusal;

/// The hall with its lines and counters that are in use.
#[utoipa::path(
    get, path = "/api/v1/hall/sites/{site}", tag = "hall",
    params(("site" = String, Path, description = "Key of the hall", example = "centro")),
    responses((status = 200, body = SiteShape), (status = 404, body = ProblemShape)),
    security(("token" = ["hall.attend"]))
)]
pub(super) async fn show(door: Door, Path(site): Path<String>) -> Reply {
    let found = door.store().read("hall.api_site", site, |look, site| {
        Box::pin(async move {
            let site = request::site(look, site).await?.map_err(Failure::Refused)?;
            let services = records::services_of_site(look, site.id).await?;
            let counters = records::counters_of_site(look, site.id).await?;
            let shape = |s: crate::Service| ServiceShape {
                key: s.key,
                name: s.name,
                prefix: s.prefix,
                topics: s.topics.into_iter().map(|t| t.key).collect(),
            };
            Ok::<_, Failure<HallRefusal>>(SiteShape {
                key: site.key,
                name: site.name,
                services: services.into_iter().filter(|s| s.active).map(shape).collect(),
                counters: counters.iter().filter(|c| c.active).map(|c| c.number).collect(),
            })
        })
    });
    web::json(&found.await?)
}
