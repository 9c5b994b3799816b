//! Reading JSON bodies and idempotency keys, with problems that programs understand.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use kernel::{Actor, Refusal};
use serde::de::DeserializeOwned;
use web::{Door, Problem, Reply};

use super::shapes::{FieldErrorShape, ProblemShape};
use crate::petition_form::FieldProblem;

/// The body as a `T`: a problem names the place where it is not one. Values are never repeated back.
pub(super) fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|e| {
        let what = match e.classify() {
            serde_json::error::Category::Data => e.to_string(),
            _ => format!("the body is not JSON (line {}, column {})", e.line(), e.column()),
        };
        Problem::bad_request(what)
    })
}

/// The key under which a request is done once: that of the program, or a fresh one.
pub(super) fn request_key(door: &Door, headers: &HeaderMap) -> Result<String, Problem> {
    let who = match door.actor() {
        Actor::Program { id, .. } | Actor::Officer { id, .. } => id.to_string(),
        other => other.trace(),
    };
    let Some(key) = headers.get("idempotency-key") else {
        return Ok(format!("api:{who}:{}", door.form_token()));
    };
    let key = key.to_str().ok().filter(|k| (1..=200).contains(&k.len()));
    let key =
        key.ok_or_else(|| Problem::bad_request("Idempotency-Key: 1 to 200 visible ASCII characters"))?;
    Ok(format!("api:{who}:{key}"))
}

/// 422 with every field that is wrong.
pub(super) fn field_problems(door: &Door, problems: &[FieldProblem]) -> Reply {
    let errors: Vec<_> = problems
        .iter()
        .map(|p| FieldErrorShape { field: p.field.into(), code: p.code().into(), message: door.sentence(p) })
        .collect();
    let first = errors.first();
    let shape = ProblemShape {
        r#type: "about:blank".into(),
        title: first.map(|e| e.message.clone()).unwrap_or_default(),
        status: 422,
        code: first.map(|e| e.code.clone()).unwrap_or_default(),
        field: first.map(|e| e.field.clone()),
        article: None,
        errors,
    };
    let mut response = web::json_status(422, &shape)?;
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}
