//! `POST /api/v1/cases/{number}/messages`: something that the person adds, or a note of the company.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::HeaderMap;
use kernel::Failure;
use web::{Door, Problem, Reply};

use super::body;
use super::shapes::{NewMessage, ProblemShape};
use crate::actions::{add_information, add_note};
use crate::case::CaseRefusal;
use crate::{permissions, sheet};

/// Adds a message. Notes need the scope `cases.answer`, additions `cases.file`.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/messages", tag = "cases", request_body = NewMessage,
    params(
        ("number" = String, Path, description = "Filing number"),
        ("Idempotency-Key" = Option<String>, Header, description = "the same key adds once (not for notes)"),
    ),
    responses(
        (status = 201, description = "Added"),
        (status = 404, body = ProblemShape),
        (status = 409, description = "The case has ended", body = ProblemShape),
        (status = 422, body = ProblemShape),
    ),
    security(("token" = ["cases.file", "cases.answer"]))
)]
pub async fn submit(door: Door, Path(number): Path<String>, headers: HeaderMap, bytes: Bytes) -> Reply {
    let message: NewMessage = body::read(&bytes)?;
    let needed = if message.internal { permissions::ANSWER } else { permissions::FILE };
    if !door.actor().may(needed) {
        return Err(Problem::forbidden());
    }
    let key = body::request_key(&door, &headers)?;
    let input = (number, message, key);
    let done = door.store().write("cases.api_message", door.actor().clone(), input, |work, input| {
        Box::pin(async move {
            let (number, message, key) = input;
            let id = sheet::id_by_number(work, number).await?;
            let id = id.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
            if message.internal {
                return add_note::run(work, &add_note::AddNote { id, body: message.body.clone() }).await;
            }
            let (request_key, body) = (key.clone(), message.body.clone());
            let added = add_information::AddInformation { request_key, id, body, files: Vec::new() };
            add_information::run(work, &added).await
        })
    });
    done.await?;
    web::json_status(201, &serde_json::json!({}))
}
