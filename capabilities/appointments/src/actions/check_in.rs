//! The person is here: the booking becomes a turn. Whoever comes in time counts from their arrival or from
//! some minutes before their hour, whichever is earlier; the class still decides before that. So an
//! appointment never goes before a preferential person who waits, and never waits longer than without it.

use hall::actions::take_ticket::{self, TakeTicket};
use kernel::Failure;
use store::Work;

use super::{Which, load, save};
use crate::booking::{Booking, State};
use crate::refusal::AppointmentRefusal;
use crate::{events, records};

/// Gives the turn. Whoever has theirs already gets the same one.
///
/// # Errors
/// Too early, another day, given up; or what the hall refuses.
pub async fn run(work: &mut Work<'_>, which: &Which) -> Result<Booking, Failure<AppointmentRefusal>> {
    let mut booking = load(work, which).await?;
    if booking.state == State::Arrived {
        return Ok(booking);
    }
    let rules = records::rules(work, booking.service).await?;
    let counts_from = booking.counts_from(&rules, work.at()).map_err(Failure::Refused)?;
    let take = TakeTicket {
        site: booking.site,
        service: booking.service,
        class: booking.who.class(),
        ground: None,
        needs: booking.who.needs.clone(),
        origin: hall::Origin::Appointment,
        person: None,
        language: booking.language,
        at: None,
        number: None,
        request: Some(format!("appointment:{}", booking.id)),
    };
    let taken = take_ticket::ranked(work, &take, Some(counts_from)).await;
    let taken = taken.map_err(|f| f.map_refusal(AppointmentRefusal::from))?;
    booking.state = State::Arrived;
    booking.ticket = Some(taken.id);
    booking.code = taken.code.to_string();
    booking.ticket_secret = taken.secret;
    save(work, &booking).await?;
    events::tell(work, events::ARRIVED, &booking);
    Ok(booking)
}
