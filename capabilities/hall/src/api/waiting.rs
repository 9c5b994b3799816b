//! `GET /api/v1/hall/sites/{site}/waiting`: who waits.

use axum::extract::Path;
use kernel::Failure;
use web::{Door, Reply};

use super::request;
use super::shapes::{ProblemShape, WaitingList, WaitingTurn};
use crate::records;
use crate::refusal::HallRefusal;

/// Everybody who waits today, first come first.
#[utoipa::path(
    get, path = "/api/v1/hall/sites/{site}/waiting", tag = "hall",
    params(("site" = String, Path, description = "Key of the hall")),
    responses((status = 200, body = WaitingList), (status = 404, body = ProblemShape)),
    security(("token" = ["hall.attend"]))
)]
pub(super) async fn show(door: Door, Path(site): Path<String>) -> Reply {
    let found = door.store().read("hall.api_waiting", (site, door.today()), |look, (site, today)| {
        Box::pin(async move {
            let site = request::site(look, site).await?.map_err(Failure::Refused)?.id;
            let services = records::services_of_site(look, site).await?;
            let turns = records::waiting(look, site, *today).await?;
            let turns = turns.iter().map(|t| WaitingTurn::of(t, &services)).collect();
            Ok::<_, Failure<HallRefusal>>(WaitingList { turns })
        })
    });
    web::json(&found.await?)
}
