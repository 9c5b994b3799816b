//! `POST /api/v1/hall/sites/{site}/counters/{number}/call`: a counter calls the next person.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use kernel::Failure;
use web::{Door, Reply};

use super::request;
use super::shapes::{ProblemShape, TurnCalled};
use crate::actions::call_next::{self, CallNext};
use crate::records;
use crate::refusal::HallRefusal;

/// Calls the next person by the policy of the hall. The same `Idempotency-Key` calls one person.
#[utoipa::path(
    post, path = "/api/v1/hall/sites/{site}/counters/{number}/call", tag = "hall",
    params(
        ("site" = String, Path, description = "Key of the hall"),
        ("number" = i64, Path, description = "Number of the counter, which is open"),
        ("Idempotency-Key" = Option<String>, Header, description = "the same key calls one person"),
    ),
    responses(
        (status = 200, body = TurnCalled),
        (status = 204, description = "Nobody waits for this counter"),
        (status = 404, body = ProblemShape),
        (status = 409, description = "The counter is closed, paused, or busy", body = ProblemShape),
    ),
    security(("token" = ["hall.attend"]))
)]
pub(super) async fn submit(
    door: Door,
    Path((site, number)): Path<(String, i64)>,
    headers: HeaderMap,
) -> Reply {
    let key = request::key(&door, &headers)?;
    let input = (site, number, key);
    let done = door.store().write("hall.api_call", door.actor().clone(), input, |work, input| {
        Box::pin(async move {
            let (site, number, key) = input;
            let counter = records::counter_by_number(work, site, *number).await?;
            let counter = counter.ok_or(Failure::Refused(HallRefusal::UnknownCounter))?;
            let shift = records::shift_at_counter(work, counter).await?;
            let shift = shift.ok_or(Failure::Refused(HallRefusal::ShiftClosed))?.id;
            call_next::run(work, &CallNext { shift, request: key.clone() }).await
        })
    });
    let Some(called) = done.await? else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    web::json(&TurnCalled {
        id: called.id.to_string(),
        code: called.code.to_string(),
        counter: called.counter,
        class: called.class.key().into(),
        needs: called.needs.iter().map(|n| n.key().to_owned()).collect(),
        waited_s: called.waited_s,
    })
}
