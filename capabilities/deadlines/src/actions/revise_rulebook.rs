//! The company decides how it counts: closures, Saturdays, reading of filings after hours.

use kernel::Failure;
use serde_json::json;
use store::{Event, Work};

use crate::events;
use crate::records;
use crate::rulebook::{Revision, RevisionRefusal};

/// Stores the next version and announces it. Earlier versions stay, so that deadlines computed with them
/// can be explained. Gives the number of the new version.
pub async fn run(work: &mut Work<'_>, revision: &Revision) -> Result<u32, Failure<RevisionRefusal>> {
    let current = records::current(work).await?;
    let next = revision.upon(&current).map_err(Failure::Refused)?;
    records::insert(work, &next).await?;
    work.announce(Event {
        kind: events::RULEBOOK_REVISED,
        subject: format!("deadlines/rulebooks/{}", next.version),
        data: json!({ "version": next.version, "calendar": next.calendar.version() }),
    });
    Ok(next.version)
}
