//! Somebody reserves an hour. A place is sold once: the seat is a row with a primary key.

use hall::ServiceId;
use kernel::{At, Failure, Lang};
use store::Work;

use crate::booking::{Booking, BookingId, Origin, State, Who};
use crate::refusal::AppointmentRefusal;
use crate::slots::Booker;
use crate::{events, records, words};

/// Letters of the secret of a booking's page.
const KEY_LETTERS: usize = 26;

/// What is booked by whom.
#[derive(Debug, Clone)]
pub struct Book {
    /// The same request twice is the same booking.
    pub request: String,
    /// The service.
    pub service: ServiceId,
    /// When it begins.
    pub starts_at: At,
    /// Who, checked.
    pub who: Who,
    /// Through which door.
    pub origin: Origin,
    /// The language of its mails.
    pub language: Lang,
}

impl Origin {
    /// Whose rules hold.
    pub fn booker(self) -> Booker {
        match self {
            Origin::Web => Booker::Person,
            Origin::Phone | Origin::Counter => Booker::Officer,
        }
    }
}

/// Books it and queues the mail that confirms it.
///
/// # Errors
/// When the service has no such hour, the hour is full, too near or too far, or the person has an open
/// booking.
pub async fn run(work: &mut Work<'_>, book: &Book) -> Result<Booking, Failure<AppointmentRefusal>> {
    let id: BookingId = work.new_id();
    if !records::claim(work, &book.request, id).await? {
        let earlier = records::of_request(work, &book.request).await?;
        let earlier = earlier.ok_or(Failure::Refused(AppointmentRefusal::Unknown))?;
        let found = records::by_id(work, earlier).await?;
        return found.ok_or(Failure::Refused(AppointmentRefusal::Unknown));
    }
    let now = work.at();
    let none = Failure::Refused(AppointmentRefusal::NotOffered);
    let Some(service) = records::service_by_id(work, book.service).await? else { return Err(none) };
    let Some(schedule) = records::schedule(work, service.id, service.site, now).await? else {
        return Err(none);
    };
    let slot = schedule.find(book.starts_at, now, book.origin.booker()).map_err(Failure::Refused)?;
    let key = work.chance().readable(KEY_LETTERS);
    let booking = Booking {
        id,
        key,
        site: service.site,
        service: service.id,
        starts_at: slot.starts_at,
        minutes: slot.minutes,
        state: State::Booked,
        origin: book.origin,
        language: book.language,
        who: book.who.clone(),
        ticket: None,
        code: String::new(),
        ticket_secret: String::new(),
        reminded_at: None,
        booked_at: now,
        moves: 0,
        version: 1,
    };
    if !records::insert(work, &booking).await? {
        return Err(Failure::Refused(AppointmentRefusal::AlreadyBooked));
    }
    if !records::sit(work, &booking, slot).await? {
        return Err(Failure::Refused(AppointmentRefusal::Full));
    }
    words::mail(work, "booked", &booking, &service).await?;
    events::tell(work, events::BOOKED, &booking);
    Ok(booking)
}
