//! The reminder of the day before.

use kernel::{Day, Failure, Fault, jiff::ToSpan};
use store::Work;

use crate::{events, records, words};

/// Queues the reminders of those who come on the day after `eve`; how many. Of a day that is over nobody is
/// reminded: a server that slept skips it.
pub async fn run(work: &mut Work<'_>, eve: Day) -> Result<usize, Fault> {
    let day = eve.saturating_add(1.day());
    if day <= work.today() {
        return Ok(0);
    }
    let mut count = 0;
    for mut booking in records::to_remind(work, day, eve).await? {
        let Some(service) = records::service_by_id(work, booking.service).await? else { continue };
        words::mail(work, "reminder", &booking, &service).await.map_err(broke)?;
        booking.reminded_at = Some(work.at());
        if records::save(work, &booking).await? {
            events::tell(work, events::REMINDED, &booking);
            count += 1;
        }
    }
    Ok(count)
}

fn broke(failure: Failure<crate::AppointmentRefusal>) -> Fault {
    match failure {
        Failure::Broke(fault) => fault,
        Failure::Refused(refusal) => Fault::new(format!("a reminder was refused: {refusal:?}")),
    }
}
