//! An officer is back from a pause.

use store::Work;

use super::pause::{open, save};
use super::{Refused, refuse};
use crate::records;
use crate::refusal::HallRefusal;
use crate::shift::{Shift, ShiftId};

/// The end of a pause.
#[derive(Debug, Clone, Copy)]
pub struct Back {
    /// Whose.
    pub shift: ShiftId,
}

/// Ends the pause.
///
/// # Errors
/// [`HallRefusal`]: closed, not paused, or of somebody else.
pub async fn run(work: &mut Work<'_>, back: &Back) -> Result<Shift, Refused> {
    let shift = open(work, back.shift).await?;
    if shift.paused_since.is_none() {
        return refuse(HallRefusal::NotPaused);
    }
    let at = work.at();
    records::end_pause(work, shift.id, at).await?;
    save(work, Shift { paused_since: None, pause_reason: None, ..shift }, "open").await
}
