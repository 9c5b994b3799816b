//! `POST /api/v1/hall/turns/{turn}/finish`: the attention ends.

use axum::body::Bytes;
use axum::extract::Path;
use kernel::Id;
use web::{Door, Problem, Reply};

use super::request;
use super::shapes::{ProblemShape, TurnEnd, TurnState};
use crate::actions::finish::{self, Finish};
use crate::ticket::{Outcome, State};

/// Ends the attention. The same end told twice is answered the same.
#[utoipa::path(
    post, path = "/api/v1/hall/turns/{turn}/finish", tag = "hall", request_body = TurnEnd,
    params(("turn" = String, Path, description = "Id of the turn")),
    responses(
        (status = 200, body = TurnState),
        (status = 404, body = ProblemShape),
        (status = 409, description = "The turn is not attended, or is over", body = ProblemShape),
        (status = 422, description = "A topic that the service does not have", body = ProblemShape),
    ),
    security(("token" = ["hall.attend"]))
)]
pub(super) async fn submit(door: Door, Path(turn): Path<String>, bytes: Bytes) -> Reply {
    let end: TurnEnd = request::read(&bytes)?;
    let ticket = Id::parse(&turn).ok_or_else(Problem::not_found)?;
    let outcome = match end.outcome.as_str() {
        "" => Outcome::Resolved,
        key => request::keyed("outcome", key, Outcome::parse)?,
    };
    let finish = Finish { ticket, topics: end.topics, outcome, person: None, case: None };
    let done = door.store().write("hall.api_finish", door.actor().clone(), finish, |work, command| {
        Box::pin(finish::run(work, command))
    });
    let code = done.await?.code.to_string();
    web::json(&TurnState { id: turn, code, state: State::Finished.key().into() })
}
