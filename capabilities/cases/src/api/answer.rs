//! `POST /api/v1/cases/{number}/answer`: write the answer; a person signs it.

use axum::body::Bytes;
use axum::extract::Path;
use kernel::Failure;
use web::{Door, Problem, Reply};

use super::body;
use super::shapes::{AnswerSaved, NewAnswer, ProblemShape};
use crate::actions::{request_signature, write_answer};
use crate::answer::{AnswerState, LetterText, ResponseType};
use crate::appeals::AppealsThatLie;
use crate::case::CaseRefusal;
use crate::sheet;

/// Writes the answer, and gives it to the one who signs if asked. No program signs.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/answer", tag = "cases", request_body = NewAnswer,
    params(("number" = String, Path, description = "Filing number")),
    responses(
        (status = 200, body = AnswerSaved),
        (status = 404, body = ProblemShape),
        (status = 409, description = "Somebody changed it meanwhile, or the case ended", body = ProblemShape),
        (status = 422, description = "A part that the law asks for is missing", body = ProblemShape),
    ),
    security(("token" = ["cases.answer"]))
)]
pub async fn submit(door: Door, Path(number): Path<String>, bytes: Bytes) -> Reply {
    let new: NewAnswer = body::read(&bytes)?;
    let response = match new.response.as_str() {
        "" => None,
        key => Some(ResponseType::parse(key).ok_or_else(|| Problem::bad_request("response: unknown value"))?),
    };
    let lies = match new.lies.as_str() {
        "" => None,
        key => Some(AppealsThatLie::parse(key).ok_or_else(|| Problem::bad_request("lies: unknown value"))?),
    };
    let input = (number, new, response, lies);
    let done = door.store().write("cases.api_answer", door.actor().clone(), input, |work, input| {
        Box::pin(async move {
            let (number, new, response, lies) = input;
            let id = sheet::id_by_number(work, number).await?;
            let id = id.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
            let text = LetterText {
                greeting: new.greeting.clone(),
                facts: new.facts.clone(),
                evidence: new.evidence.clone(),
                decision: new.decision.clone(),
                appeals: new.appeals.clone(),
                lies: *lies,
                reserve: new.reserve.clone(),
            };
            let written = write_answer::WriteAnswer { id, version: new.version, response: *response, text };
            let version = write_answer::run(work, &written).await?;
            if !new.request_signature {
                return Ok(AnswerSaved { version, state: AnswerState::Draft.key().into() });
            }
            request_signature::run(work, &request_signature::RequestSignature { id, version }).await?;
            Ok(AnswerSaved { version: version + 1, state: AnswerState::InReview.key().into() })
        })
    });
    web::json(&done.await?)
}
