//! What nobody needs any more is emptied: support needs on the night after, who it was after three months.

use kernel::{Day, Fault, jiff::ToSpan};
use store::Work;

use crate::records;

/// Days after which nobody can read who had an appointment (Ley 1581 de 2012, art. 11: no longer than
/// needed).
pub const MEMORY_DAYS: i64 = 90;

/// Empties what is due on `today`.
pub async fn run(work: &mut Work<'_>, today: Day) -> Result<(), Fault> {
    records::forget(work, today, today.saturating_sub(MEMORY_DAYS.days())).await
}
