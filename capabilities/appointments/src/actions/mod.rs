//! Verbs, one a file.

pub mod book;
pub mod cancel;
pub mod check_in;
pub mod forget;
pub mod miss;
pub mod move_booking;
pub mod remind;
pub mod save_hours;

use kernel::Failure;
use store::{Look, Work};

use crate::booking::{Booking, BookingId};
use crate::records;
use crate::refusal::AppointmentRefusal;

/// Which booking: by the secret of its page, or by its id as officers have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The person's own link.
    Key(String),
    /// An officer's list.
    Id(BookingId),
}

pub(crate) async fn load(look: &mut Look<'_>, which: &Which) -> Result<Booking, Failure<AppointmentRefusal>> {
    let found = match which {
        Which::Key(key) => records::by_key(look, key).await?,
        Which::Id(id) => records::by_id(look, *id).await?,
    };
    found.ok_or(Failure::Refused(AppointmentRefusal::Unknown))
}

pub(crate) async fn save(work: &mut Work<'_>, booking: &Booking) -> Result<(), Failure<AppointmentRefusal>> {
    if records::save(work, booking).await? {
        return Ok(());
    }
    Err(Failure::Refused(AppointmentRefusal::ChangedMeanwhile))
}
