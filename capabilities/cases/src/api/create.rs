//! `POST /api/v1/cases`: file a case.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use web::{Door, Problem, Reply};

use super::body;
use super::shapes::{CaseCreated, NewCase, ProblemShape};
use crate::actions::file_case::{self, FileCase};
use crate::kind::ContactChannel;
use crate::petition_form::{MAX_BODY, PetitionForm};

/// Files a case. The same `Idempotency-Key` with the same body gives the same case; with another body, 409.
#[utoipa::path(
    post, path = "/api/v1/cases", tag = "cases", request_body = NewCase,
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 200 characters; the same key \
     files once")),
    responses(
        (status = 201, description = "Filed", body = CaseCreated),
        (status = 200, description = "The same request was filed before", body = CaseCreated),
        (status = 409, description = "The key was used for another case", body = ProblemShape),
        (status = 422, description = "Something is wrong with the fields", body = ProblemShape),
    ),
    security(("token" = ["cases.file"]))
)]
pub async fn submit(door: Door, headers: HeaderMap, bytes: Bytes) -> Reply {
    let new: NewCase = body::read(&bytes)?;
    let channel = match new.channel.as_str() {
        "" => ContactChannel::Api,
        key => ContactChannel::parse(key).ok_or_else(|| Problem::bad_request("channel: unknown value"))?,
    };
    let key = body::request_key(&door, &headers)?;
    let petition = match PetitionForm::from(new).check(door.today(), MAX_BODY) {
        Ok(petition) => petition,
        Err(problems) => return body::field_problems(&door, &problems),
    };
    let filing = FileCase::new(key, petition, channel, Vec::new());
    let done = door.store().write("cases.file", door.actor().clone(), filing, |work, filing| {
        Box::pin(file_case::run(work, filing))
    });
    let filed = done.await?;
    let base = &door.app().settings().base_url;
    let created = CaseCreated {
        number: filed.number.clone(),
        filed_at: filed.filed_at.rfc3339(),
        due_on: filed.due_on.to_string(),
        tracking_url: format!("{base}/seguimiento/{}", filed.tracking_key),
        verification_code: filed.receipt_code,
    };
    let mut response = web::json_status(if filed.new { 201 } else { 200 }, &created)?;
    let location = format!("/api/v1/cases/{}", filed.number);
    if let Ok(value) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    Ok(response)
}
