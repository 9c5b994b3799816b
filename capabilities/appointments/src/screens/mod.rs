//! Pages. Those with which somebody books exist twice: for the person and, inside of the workspace, for the
//! officer who books for them.

pub(crate) mod agenda;
pub(crate) mod booking;
pub(crate) mod calendar;
pub(crate) mod choose;
pub(crate) mod data;
pub(crate) mod hours;
pub(crate) mod slots;
pub(crate) mod week;

use kernel::{At, Failure, Never};
use web::{Door, Problem};

use crate::booking::{Booking, Origin};
use crate::offer::Schedule;
use crate::records::{self, Served};
use crate::slots::Booker;

/// Who sits before the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Desk {
    /// The person.
    Web,
    /// An officer, for a person.
    Office,
}

impl Desk {
    pub(crate) fn base(self) -> &'static str {
        match self {
            Desk::Web => "/citas/nueva",
            Desk::Office => "/citas/agenda/reservar",
        }
    }

    pub(crate) fn booker(self) -> Booker {
        match self {
            Desk::Web => Booker::Person,
            Desk::Office => Booker::Officer,
        }
    }

    /// How the booking came: an officer says whether the person is there or on the telephone.
    pub(crate) fn origin(self, said: &str) -> Origin {
        match (self, Origin::parse(said)) {
            (Desk::Web, _) => Origin::Web,
            (Desk::Office, Some(Origin::Counter)) => Origin::Counter,
            (Desk::Office, _) => Origin::Phone,
        }
    }
}

/// A service that is given by appointment, with its hours; 404 for any other.
pub(crate) async fn offered(door: &Door, site: &str, key: &str) -> Result<(Served, Schedule), Problem> {
    let asked = (site.to_owned(), key.to_owned(), door.at());
    let found = door.store().read("appointments.offered", asked, |look, (site, key, now)| {
        Box::pin(async move {
            let Some(service) = records::service(look, site, key).await? else {
                return Ok::<_, Failure<Never>>(None);
            };
            let schedule = records::schedule(look, service.id, service.site, *now).await?;
            Ok(schedule.map(|s| (service, s)))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// A booking by the secret of its page, with its service; 404 for any other.
pub(crate) async fn booked(door: &Door, key: &str) -> Result<(Booking, Served), Problem> {
    if !plausible(key) {
        return Err(Problem::not_found());
    }
    let found = door.store().read("appointments.by_key", key.to_owned(), |look, key| {
        Box::pin(async move {
            let Some(booking) = records::by_key(look, key).await? else {
                return Ok::<_, Failure<Never>>(None);
            };
            let service = records::service_by_id(look, booking.service).await?;
            Ok(service.map(|s| (booking, s)))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// What cannot be one of our secrets is not even looked up.
fn plausible(key: &str) -> bool {
    (16..=64).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// `2026-11-24T08:20`, as addresses have an hour.
pub(crate) fn hour_key(at: At) -> String {
    at.zoned().strftime("%Y-%m-%dT%H:%M").to_string()
}
