//! Nobody came: by the timer for all who are late, or by an officer who sees it. Whoever comes later that
//! day still gets a turn, as from then.

use kernel::{Failure, Fault};
use store::Work;

use super::{Which, load, save};
use crate::booking::Booking;
use crate::refusal::AppointmentRefusal;
use crate::{events, records};

/// Bookings that one run looks at.
const MOST: i64 = 500;

/// Marks one as missed.
///
/// # Errors
/// While the person is still waited for.
pub async fn run(work: &mut Work<'_>, which: &Which) -> Result<Booking, Failure<AppointmentRefusal>> {
    let before = load(work, which).await?;
    let rules = records::rules(work, before.service).await?;
    let booking = before.missed(&rules, work.at()).map_err(Failure::Refused)?;
    save(work, &booking).await?;
    events::tell(work, events::MISSED, &booking);
    Ok(booking)
}

/// Marks everybody who is too late; how many.
pub async fn all_late(work: &mut Work<'_>) -> Result<usize, Fault> {
    let now = work.at();
    let mut count = 0;
    for before in records::begun(work, now, MOST).await? {
        let rules = records::rules(work, before.service).await?;
        let Ok(booking) = before.missed(&rules, now) else { continue };
        if records::save(work, &booking).await? {
            events::tell(work, events::MISSED, &booking);
            count += 1;
        }
    }
    Ok(count)
}
