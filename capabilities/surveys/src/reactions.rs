//! Door 2: what follows from a fact.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Reaction, StoredEvent, Work};

use crate::actions::open_visit;
use crate::records;

/// Everything that surveys do when something was announced.
pub fn all() -> Vec<Reaction> {
    vec![Reaction { name: "surveys.ask", kinds: &[hall::events::ATTENDED, hall::events::FINISHED], run: ask }]
}

fn ask<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match (event.kind.as_str(), event.data.get("ticket").and_then(|v| v.as_str())) {
            (hall::events::ATTENDED, Some(ticket)) => records::close_slots(work, ticket).await,
            (_, Some(ticket)) => open_visit::run(work, ticket).await,
            (_, None) => Ok(()),
        }
    })
}
