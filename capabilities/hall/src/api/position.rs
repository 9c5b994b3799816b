//! `GET /api/v1/hall/positions/{secret}`: where a turn is.

use axum::extract::Path;
use kernel::Failure;
use web::{Door, Reply};

use super::shapes::{Position, ProblemShape};
use crate::records;
use crate::refusal::HallRefusal;
use crate::ticket::State;

/// Where the turn with this secret is.
#[utoipa::path(
    get, path = "/api/v1/hall/positions/{secret}", tag = "hall",
    params(("secret" = String, Path, description = "`secret` of the turn")),
    responses((status = 200, body = Position), (status = 404, body = ProblemShape)),
    security(("token" = ["hall.host"]))
)]
pub(super) async fn show(door: Door, Path(secret): Path<String>) -> Reply {
    let found = door.store().read("hall.api_position", secret, |look, secret| {
        Box::pin(async move {
            let ticket = records::ticket_by_secret(look, secret).await?;
            let ticket = ticket.ok_or(Failure::Refused(HallRefusal::UnknownTicket))?;
            let ahead = match ticket.state {
                State::Waiting => Some(records::ahead_of(look, &ticket).await?.total()),
                _ => None,
            };
            let counter = match ticket.counter {
                Some(id) => records::counter(look, id).await?.map(|c| c.number),
                None => None,
            };
            Ok::<_, Failure<HallRefusal>>(Position {
                code: ticket.code.to_string(),
                state: ticket.state.key().into(),
                ahead,
                counter,
                arrived_at: ticket.arrived_at.rfc3339(),
            })
        })
    });
    web::json(&found.await?)
}
