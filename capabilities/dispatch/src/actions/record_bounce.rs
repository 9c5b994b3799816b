//! A report of delivery arrived (RFC 3464), by the API or by the mail channel.

use axum::body::Bytes;
use kernel::Failure;
use serde_json::json;
use store::Work;
use utoipa::OpenApi;
use web::{Door, Reply};

use crate::{Bounce, BounceAction, DeliveryRefusal, parse_bounce};

/// Writes down what the report says: a failed delivery marks its message as come back, an arrival ends an
/// uncertainty, a delay changes nothing. Ids of messages are random, so that a stranger cannot mark a message
/// by guessing.
pub async fn record_bounce(work: &mut Work<'_>, bounce: &Bounce) -> Result<(), Failure<DeliveryRefusal>> {
    match bounce.action {
        BounceAction::Failed => super::mark_bounced::mark_bounced(work, bounce.message, &bounce.status).await,
        BounceAction::Arrived => {
            let at = work.at();
            super::advance(work, bounce.message, |delivery| Ok(delivery.confirm(at))).await.map(|_| ())
        }
        BounceAction::Delayed => Ok(()),
    }
}

/// What programs can ask of dispatch.
pub(crate) fn document() -> serde_json::Value {
    #[derive(OpenApi)]
    #[openapi(paths(submit))]
    struct Document;
    serde_json::to_value(Document::openapi()).unwrap_or_default()
}

/// Takes a report of delivery (RFC 3464): the bytes of the mail, as the mail server got it, are the body.
#[utoipa::path(
    post, path = "/api/v1/dispatch/bounces", tag = "dispatch",
    request_body(content = String, content_type = "message/rfc822"),
    responses(
        (status = 200, description = "Which message it is about, its status, and whether it came back"),
        (status = 422, description = "It is no report of delivery"),
    ),
    security(("token" = ["dispatch.manage"]))
)]
pub(crate) async fn submit(door: Door, body: Bytes) -> Reply {
    let bounce = parse_bounce(&body).ok_or(Failure::Refused(DeliveryRefusal::NotAReport))?;
    let answer = json!({ "message": bounce.message.to_string(), "status": bounce.status,
        "bounced": bounce.action == BounceAction::Failed });
    let done = door.store().write("dispatch.record_bounce", door.actor().clone(), bounce, |work, b| {
        Box::pin(record_bounce(work, b))
    });
    done.await?;
    web::json(&answer)
}
