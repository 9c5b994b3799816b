//! A person asks for another round of attempts.

use axum::extract::Path;
use kernel::Failure;
use store::Work;
use web::{Door, Reply};

use crate::{DeliveryRefusal, MessageId, events};

/// Queues message `id` again, now. Sending an uncertain message again may make it arrive twice: that is the
/// decision of whoever asks.
pub async fn retry(work: &mut Work<'_>, id: MessageId) -> Result<(), Failure<DeliveryRefusal>> {
    let at = work.at();
    let (_, now) = super::advance(work, id, |delivery| delivery.retry(at)).await?;
    events::queued(work, id, &now.purpose, &now.subject_ref);
    Ok(())
}

/// `POST /ajustes/envios/{id}/reintentar`
pub(crate) async fn submit(door: Door, Path(id): Path<String>) -> Reply {
    let Some(id) = MessageId::parse(&id) else { return web::not_found() };
    let done =
        door.store().write("dispatch.retry", door.actor().clone(), id, |work, id| Box::pin(retry(work, *id)));
    done.await?;
    web::redirect_saying(door.app(), "/ajustes/envios", "dispatch-retried")
}
