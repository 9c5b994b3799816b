//! `POST /api/v1/hall/sites/{site}/counters/{number}/shift`: open a counter.

use axum::body::Bytes;
use axum::extract::Path;
use kernel::{Failure, Id};
use web::{Door, Reply};

use super::request;
use super::shapes::{NewShift, ProblemShape, ShiftOpened};
use crate::actions::open_shift::{self, OpenShift};
use crate::records;
use crate::refusal::HallRefusal;

/// Opens a counter for an officer; opened twice by the same, it is the same shift.
#[utoipa::path(
    post, path = "/api/v1/hall/sites/{site}/counters/{number}/shift", tag = "hall", request_body = NewShift,
    params(
        ("site" = String, Path, description = "Key of the hall"),
        ("number" = i64, Path, description = "Number of the counter"),
    ),
    responses(
        (status = 200, body = ShiftOpened),
        (status = 404, body = ProblemShape),
        (status = 409, description = "Somebody else attends there", body = ProblemShape),
    ),
    security(("token" = ["hall.attend"]))
)]
pub(super) async fn submit(door: Door, Path((site, number)): Path<(String, i64)>, bytes: Bytes) -> Reply {
    let new: NewShift = request::read(&bytes)?;
    let officer = match new.officer.as_str() {
        "" => None,
        id => Some(request::keyed("officer", id, Id::parse)?),
    };
    let input = (site, number, officer);
    let done = door.store().write("hall.api_open", door.actor().clone(), input, |work, input| {
        Box::pin(async move {
            let (site, number, officer) = input;
            let counter = records::counter_by_number(work, site, *number).await?;
            let counter = counter.ok_or(Failure::Refused(HallRefusal::UnknownCounter))?;
            open_shift::run(work, &OpenShift { counter, officer: *officer }).await
        })
    });
    let shift = done.await?;
    let opened_at = shift.opened_at.rfc3339();
    web::json(&ShiftOpened { shift: shift.id.to_string(), counter: shift.counter_number, opened_at })
}
