//! An officer pauses, with a reason.

use store::Work;

use super::open_shift::tell_shift;
use super::{Refused, clean, own, refuse, site_of};
use crate::records::{self, Through};
use crate::refusal::HallRefusal;
use crate::shift::{Shift, ShiftId};

/// A pause.
#[derive(Debug, Clone)]
pub struct Pause {
    /// Whose.
    pub shift: ShiftId,
    /// Why: 1 to 80 characters.
    pub reason: String,
}

/// Pauses: the counter calls nobody meanwhile.
///
/// # Errors
/// [`HallRefusal`]: closed, paused, of somebody else, or a person is before the counter.
pub async fn run(work: &mut Work<'_>, pause: &Pause) -> Result<Shift, Refused> {
    let shift = open(work, pause.shift).await?;
    let reason = clean(&pause.reason, "reason", 80)?;
    if shift.paused_since.is_some() {
        return refuse(HallRefusal::ShiftPaused);
    }
    if let Some(ticket) = records::ticket_at_counter(work, shift.counter).await? {
        return refuse(HallRefusal::CounterBusy { code: ticket.code.to_string() });
    }
    records::insert_pause(work, shift.id, &reason).await?;
    let paused = Shift { paused_since: Some(work.at()), pause_reason: Some(reason), ..shift };
    save(work, paused, "paused").await
}

/// The open shift, if it is of the actor.
pub(super) async fn open(work: &mut Work<'_>, id: ShiftId) -> Result<Shift, Refused> {
    site_of(work, Through::Shift(id), HallRefusal::UnknownShift).await?;
    let Some(shift) = records::shift(work, id).await? else { return refuse(HallRefusal::UnknownShift) };
    own(work, Some(shift.officer))?;
    if shift.closed_at.is_some() {
        return refuse(HallRefusal::ShiftClosed);
    }
    Ok(shift)
}

/// Saves a shift and tells it.
pub(super) async fn save(work: &mut Work<'_>, shift: Shift, state: &'static str) -> Result<Shift, Refused> {
    if !records::save_shift(work, &shift).await? {
        return refuse(HallRefusal::ChangedMeanwhile);
    }
    tell_shift(work, &shift, state);
    Ok(Shift { version: shift.version + 1, ..shift })
}
