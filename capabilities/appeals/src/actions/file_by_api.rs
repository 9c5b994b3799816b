//! `/api/v1/cases/{number}/appeal`: another program files an appeal against the decision of a case, or asks
//! where the appeals against it are.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use cases::{ContactChannel, sheet as case_sheet};
use kernel::{Actor, Failure, Never};
use serde::{Deserialize, Serialize};
use store::Look;
use utoipa::{OpenApi, ToSchema};
use web::{Door, Problem, Reply};

use super::{Attacked, FileAppeal, Wish, attacked, file_appeal};
use crate::appeal::Warning;
use crate::records;

/// What programs can ask about appeals.
pub(crate) fn document() -> serde_json::Value {
    #[derive(OpenApi)]
    #[openapi(paths(submit, show))]
    struct Document;
    serde_json::to_value(Document::openapi()).unwrap_or_default()
}

/// An appeal to file. `subsidiary` is the usual wish: the Superintendence decides what the company does not
/// give.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewAppeal {
    /// Why the person does not agree; at most 100,000 characters.
    #[schema(example = "No me explicaron por qué subió el consumo.")]
    reasons: String,
    /// Whether the Superintendence shall decide in subsidy (Ley 142 de 1994, art. 154).
    #[serde(default = "usual")]
    subsidiary: bool,
    /// Who acts for the person.
    #[serde(default)]
    representative: String,
    /// By which door it came, if not by this program: `counter`, `telephone`, `email`...
    #[serde(default)]
    channel: String,
}

fn usual() -> bool {
    true
}

/// What was filed.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct AppealCreated {
    /// Filing number of the appeal.
    number: String,
    /// RFC 3339.
    filed_at: String,
    /// Last day to answer.
    due_on: String,
    /// The page of the person.
    tracking_url: String,
    /// Code of the receipt.
    verification_code: String,
    /// Whether it came in the days of the law; it is filed all the same.
    in_time: bool,
    /// `late`, `not_named`, `of_appeal`, `again`, `anonymous`.
    #[schema(value_type = Vec<String>)]
    warnings: Vec<Warning>,
}

/// Where an appeal is.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct AppealShape {
    /// Its filing number.
    number: String,
    /// Whether the Superintendence was asked in subsidy.
    subsidiary: bool,
    /// `to_admit`, `to_decide`, `refused`, `to_remit`, `with_superintendence`, `to_execute`, `closed`,
    /// `withdrawn`.
    state: &'static str,
    /// Day of its filing.
    filed_on: String,
    /// Last day of the next step.
    due_on: Option<String>,
    /// Day on which the file went to the Superintendence.
    remitted_on: Option<String>,
    /// `upheld`, `modified`, `revoked`, `refused`, `returned`.
    superintendence_result: Option<&'static str>,
    /// Day on which the decision that it attacks is final.
    final_on: Option<String>,
    /// Whether it stops firmness (CPACA, art. 79).
    suspends: bool,
}

/// Every appeal against a decision.
#[derive(Debug, Serialize, ToSchema)]
struct AppealPage {
    appeals: Vec<AppealShape>,
}

async fn find(door: &Door, number: String) -> Result<Attacked, Problem> {
    let found = door.store().read("appeals.attacked", number, |look, number| {
        Box::pin(async move {
            let Some(case) = case_sheet::id_by_number(look, number).await? else { return Ok(None) };
            Ok::<_, Failure<Never>>(attacked(look, case).await?)
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// The key under which a request is done once: that of the program, or a fresh one.
fn request_key(door: &Door, headers: &HeaderMap) -> Result<String, Problem> {
    let who = match door.actor() {
        Actor::Program { id, .. } | Actor::Officer { id, .. } => id.to_string(),
        other => other.trace(),
    };
    let Some(key) = headers.get("idempotency-key") else {
        return Ok(format!("api:{who}:{}", door.form_token()));
    };
    let key = key.to_str().ok().filter(|k| (1..=200).contains(&k.len()));
    let wrong = || Problem::bad_request("Idempotency-Key: 1 to 200 visible ASCII characters");
    Ok(format!("api:{who}:{}", key.ok_or_else(wrong)?))
}

/// Files an appeal against the decision of a case: 201, or 200 if the same `Idempotency-Key` filed it before.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/appeal", tag = "appeals",
    params(
        ("number" = String, Path, description = "Filing number of the case that was decided"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key twice files once"),
    ),
    request_body = NewAppeal,
    responses(
        (status = 201, body = AppealCreated),
        (status = 200, body = AppealCreated, description = "Filed before with the same key"),
        (status = 404, description = "No such case"),
        (status = 409, description = "Nothing was decided yet (CPACA, art. 74)"),
        (status = 422, description = "A text is missing or too long"),
    ),
    security(("token" = ["cases.file"]))
)]
pub async fn submit(door: Door, Path(number): Path<String>, headers: HeaderMap, bytes: Bytes) -> Reply {
    let new: NewAppeal = serde_json::from_slice(&bytes).map_err(|e| match e.classify() {
        serde_json::error::Category::Data => Problem::bad_request(e.to_string()),
        _ => Problem::bad_request(format!("the body is not JSON (line {}, column {})", e.line(), e.column())),
    })?;
    let channel = match new.channel.as_str() {
        "" => ContactChannel::Api,
        key => ContactChannel::parse(key).ok_or_else(|| Problem::bad_request("channel: unknown value"))?,
    };
    let key = request_key(&door, &headers)?;
    let attacked = find(&door, number).await?;
    let wish = Wish {
        subsidiary: new.subsidiary,
        reasons: new.reasons,
        representative: new.representative,
        received_at: None,
    };
    let filing = FileAppeal::new(key, &attacked, &wish, channel, Vec::new()).map_err(Failure::Refused)?;
    let done = door.store().write("appeals.file", door.actor().clone(), filing, |work, filing| {
        Box::pin(file_appeal(work, filing))
    });
    let done = done.await?;
    let base = &door.app().settings().base_url;
    let created = AppealCreated {
        filed_at: done.filed.filed_at.rfc3339(),
        due_on: done.filed.due_on.to_string(),
        tracking_url: format!("{base}/seguimiento/{}", done.filed.tracking_key),
        verification_code: done.filed.receipt_code,
        in_time: done.timeliness.suspends(),
        warnings: done.warnings,
        number: done.filed.number,
    };
    let mut response = web::json_status(if done.filed.new { 201 } else { 200 }, &created)?;
    if let Ok(value) = HeaderValue::from_str(&format!("/api/v1/cases/{}", created.number)) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    Ok(response)
}

/// Lists every appeal against the decision of a case.
#[utoipa::path(
    get, path = "/api/v1/cases/{number}/appeal", tag = "appeals",
    params(("number" = String, Path, description = "Filing number of the case that was decided")),
    responses((status = 200, body = AppealPage), (status = 404, description = "No such case")),
    security(("token" = ["appeals.read"]))
)]
pub async fn show(door: Door, Path(number): Path<String>) -> Reply {
    let found = door.store().read("appeals.api", number, |look, number| {
        Box::pin(async move {
            let Some(case) = case_sheet::id_by_number(look, number).await? else { return Ok(None) };
            Ok::<_, Failure<Never>>(Some(shapes(look, case).await?))
        })
    });
    match found.await? {
        Some(appeals) => web::json(&AppealPage { appeals }),
        None => web::not_found(),
    }
}

async fn shapes(look: &mut Look<'_>, case: cases::CaseId) -> Result<Vec<AppealShape>, kernel::Fault> {
    let mut shapes = Vec::new();
    for appeal in records::of_parent(look, case).await? {
        let Some(head) = records::head(look, appeal.case).await? else { continue };
        let due = if appeal.state.is_undecided() { Some(head.due_on) } else { appeal.due_on };
        shapes.push(AppealShape {
            number: head.number,
            subsidiary: appeal.appeal.is_subsidiary(),
            state: appeal.state.key(),
            filed_on: appeal.filed_on.to_string(),
            due_on: due.map(|d| d.to_string()),
            remitted_on: appeal.last_remittal().map(|r| r.on.to_string()),
            superintendence_result: appeal.course.results.last().map(|r| r.outcome.key()),
            final_on: appeal.final_on.map(|d| d.to_string()),
            suspends: appeal.suspends(),
        });
    }
    Ok(shapes)
}
