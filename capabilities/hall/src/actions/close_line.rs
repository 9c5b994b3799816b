//! The supervisor closes a line for today.

use kernel::Failure;
use serde_json::json;
use store::{Event, Work};

use super::{Refused, site_of};
use crate::events;
use crate::records::{self, Through};
use crate::refusal::HallRefusal;
use crate::site::{Service, ServiceId};

/// A line.
#[derive(Debug, Clone, Copy)]
pub struct CloseLine {
    /// Its service.
    pub service: ServiceId,
}

/// Gives no more turns for today; who has one is attended (Ley 1437 of 2011, art. 7 num. 2).
///
/// # Errors
/// [`HallRefusal::UnknownService`].
pub async fn run(work: &mut Work<'_>, line: &CloseLine) -> Result<Service, Refused> {
    let site = site_of(work, Through::Service(line.service), HallRefusal::UnknownService).await?;
    let today = work.today();
    records::shut_service(work, line.service, Some(today)).await?;
    let data = json!({ "service": line.service, "open": false });
    work.announce(Event { kind: events::LINE, subject: events::subject(site.id), data });
    let service = records::service(work, line.service).await?;
    service.ok_or(Failure::Refused(HallRefusal::UnknownService))
}
