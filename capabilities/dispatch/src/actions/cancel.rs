//! Takes a message back before it is sent.

use axum::extract::Path;
use kernel::Failure;
use store::Work;
use web::{Door, Reply};

use crate::{DeliveryRefusal, MessageId};

/// Cancels message `id`; refuses when it was sent, or perhaps was.
pub async fn cancel(work: &mut Work<'_>, id: MessageId) -> Result<(), Failure<DeliveryRefusal>> {
    super::advance(work, id, |delivery| delivery.cancel()).await.map(|_| ())
}

/// `POST /ajustes/envios/{id}/cancelar`
pub(crate) async fn submit(door: Door, Path(id): Path<String>) -> Reply {
    let Some(id) = MessageId::parse(&id) else { return web::not_found() };
    let done = door
        .store()
        .write("dispatch.cancel", door.actor().clone(), id, |work, id| Box::pin(cancel(work, *id)));
    done.await?;
    web::redirect_saying(door.app(), "/ajustes/envios", "dispatch-taken-back")
}
