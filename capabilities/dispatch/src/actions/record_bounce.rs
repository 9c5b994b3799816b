//! A report of delivery arrived (RFC 3464), by the API or by the mail channel.

use axum::body::Bytes;
use kernel::Failure;
use serde_json::json;
use store::Work;
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

/// `POST /api/v1/dispatch/bounces` with the bytes of the mail as body.
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
