//! A booking is given up before its hour; the hour is free at once.

use kernel::Failure;
use store::Work;

use super::{Which, load, save};
use crate::booking::{Booking, State};
use crate::refusal::AppointmentRefusal;
use crate::{events, records, words};

/// Gives it up. What was given up before stays so.
///
/// # Errors
/// When its hour came already.
pub async fn run(work: &mut Work<'_>, which: &Which) -> Result<Booking, Failure<AppointmentRefusal>> {
    let before = load(work, which).await?;
    if before.state == State::Cancelled {
        return Ok(before);
    }
    let booking = before.cancelled(work.at()).map_err(Failure::Refused)?;
    records::stand_up(work, booking.id).await?;
    save(work, &booking).await?;
    if let Some(service) = records::service_by_id(work, booking.service).await? {
        words::mail(work, "cancelled", &booking, &service).await?;
    }
    events::tell(work, events::CANCELLED, &booking);
    Ok(booking)
}
