//! An attention ended: its tablet and its link may ask now.

use kernel::Fault;
use store::{Event, Work};

use crate::{events, records};

/// Opens the visit of a finished turn, once; a turn that is not finished opens none.
pub async fn run(work: &mut Work<'_>, ticket: &str) -> Result<(), Fault> {
    let Some(ended) = records::ended(work, ticket).await? else { return Ok(()) };
    let asking = records::asking(work, &ended.site).await?;
    records::open_visit(work, &ended, &asking).await?;
    let subject = events::subject(&ended.site);
    work.announce(Event { kind: events::OPENED, subject, data: serde_json::json!({}) });
    Ok(())
}
