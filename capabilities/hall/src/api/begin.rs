//! `POST /api/v1/hall/turns/{turn}/begin`: the person is at the counter.

use axum::extract::Path;
use kernel::Id;
use web::{Door, Problem, Reply};

use super::shapes::{ProblemShape, TurnState};
use crate::actions::begin::{self, Begin};

/// The attention begins.
#[utoipa::path(
    post, path = "/api/v1/hall/turns/{turn}/begin", tag = "hall",
    params(("turn" = String, Path, description = "Id of the turn")),
    responses(
        (status = 200, body = TurnState),
        (status = 404, body = ProblemShape),
        (status = 409, description = "The turn was not called", body = ProblemShape),
    ),
    security(("token" = ["hall.attend"]))
)]
pub(super) async fn submit(door: Door, Path(turn): Path<String>) -> Reply {
    let ticket = Id::parse(&turn).ok_or_else(Problem::not_found)?;
    let done =
        door.store().write("hall.api_begin", door.actor().clone(), Begin { ticket }, |work, command| {
            Box::pin(begin::run(work, command))
        });
    let ticket = done.await?;
    let state = ticket.state.key().into();
    web::json(&TurnState { id: turn, code: ticket.code.to_string(), state })
}
