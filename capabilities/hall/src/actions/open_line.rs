//! The supervisor opens a line again that was closed for the day.

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
pub struct OpenLine {
    /// Its service.
    pub service: ServiceId,
}

/// Opens it for turns.
///
/// # Errors
/// [`HallRefusal::UnknownService`].
pub async fn run(work: &mut Work<'_>, line: &OpenLine) -> Result<Service, Refused> {
    let site = site_of(work, Through::Service(line.service), HallRefusal::UnknownService).await?;

    records::shut_service(work, line.service, None).await?;
    let data = json!({ "service": line.service, "open": true });
    work.announce(Event { kind: events::LINE, subject: events::subject(site.id), data });
    let service = records::service(work, line.service).await?;
    service.ok_or(Failure::Refused(HallRefusal::UnknownService))
}
