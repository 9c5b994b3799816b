//! A booking gets another hour of the same service; the old one is free at once.

use kernel::{At, Failure};
use store::Work;

use super::{Which, load, save};
use crate::booking::Booking;
use crate::refusal::AppointmentRefusal;
use crate::slots::Booker;
use crate::{events, records, words};

/// Which booking goes where.
#[derive(Debug, Clone)]
pub struct MoveBooking {
    /// The booking.
    pub which: Which,
    /// Its new hour.
    pub starts_at: At,
    /// Whose rules hold.
    pub booker: Booker,
}

/// Moves it. To its own hour it moves without doing anything.
///
/// # Errors
/// As for booking; when its hour came already, or it was moved too often.
pub async fn run(work: &mut Work<'_>, wish: &MoveBooking) -> Result<Booking, Failure<AppointmentRefusal>> {
    let before = load(work, &wish.which).await?;
    if before.starts_at == wish.starts_at {
        return Ok(before);
    }
    let now = work.at();
    let none = Failure::Refused(AppointmentRefusal::NotOffered);
    let Some(service) = records::service_by_id(work, before.service).await? else { return Err(none) };
    let Some(schedule) = records::schedule(work, service.id, service.site, now).await? else {
        return Err(none);
    };
    let slot = schedule.find(wish.starts_at, now, wish.booker).map_err(Failure::Refused)?;
    let booking = before.moved(slot, now).map_err(Failure::Refused)?;
    records::stand_up(work, booking.id).await?;
    if !records::sit(work, &booking, slot).await? {
        return Err(Failure::Refused(AppointmentRefusal::Full));
    }
    save(work, &booking).await?;
    words::mail(work, "moved", &booking, &service).await?;
    events::tell(work, events::MOVED, &booking);
    Ok(booking)
}
