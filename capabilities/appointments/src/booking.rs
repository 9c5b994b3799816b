//! A booking and its states. Pure: no clock, no database.

use hall::{Need, ServiceId, SiteId, TicketId};
use kernel::{At, Day, Id, Lang, keyed};
use queueing::Class;

use crate::offer::Rules;
use crate::refusal::AppointmentRefusal;
use crate::slots::Slot;

/// Marks ids of bookings.
pub enum BookingTag {}
impl kernel::Tag for BookingTag {
    const NAME: &'static str = "appointment";
}
/// Id of a booking.
pub type BookingId = Id<BookingTag>;

/// From so many minutes before its hour the person can say that they are here.
pub const EARLY_MINUTES: i64 = 60;
/// A booking can be moved so often.
pub const MOST_MOVES: i64 = 5;

keyed! {
    /// What became of it.
    #[doc(alias = "cita")]
    State {
        /// The hour is kept for the person.
        Booked = "booked",
        /// The person came and has a turn.
        Arrived = "arrived",
        /// The person did not come in time.
        #[doc(alias = "inasistencia")]
        Missed = "missed",
        /// It was given up.
        Cancelled = "cancelled",
    }
}

keyed! {
    /// Through which door it was booked.
    Origin {
        /// The person, on the web.
        Web = "web",
        /// An officer, on the telephone.
        Phone = "phone",
        /// An officer, with the person at the counter.
        Counter = "counter",
    }
}

/// Who booked and what they need; personal and sensitive data (Ley 1581 de 2012, arts. 3 and 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Full name.
    pub name: String,
    /// Number of a document, or the empty text.
    pub document: String,
    /// Telephone, or the empty text.
    pub phone: String,
    /// E-mail, or the empty text.
    pub email: String,
    /// Whether they say that they have a right to preferential attention.
    pub preferential: bool,
    /// Support at the counter.
    pub needs: Vec<Need>,
}

impl Who {
    /// What is one person for the limit of one open booking a service: the document, else the telephone,
    /// else the e-mail; hashed, because nobody needs to read it.
    pub fn contact_key(&self) -> String {
        let said = [("d", &self.document), ("p", &self.phone), ("e", &self.email)];
        let (kind, text) = said.into_iter().find(|(_, t)| !t.is_empty()).unwrap_or(("n", &self.name));
        kernel::sha256_hex(format!("appointment:{kind}:{}", kernel::fold(text)).as_bytes())
    }

    /// In which class their turn waits: whoever asks for support has the right without saying so twice
    /// (Ley 1618 de 2013, art. 15; Ley 1437 de 2011, art. 5.6).
    pub fn class(&self) -> Class {
        let supported = self.needs.iter().any(|n| matches!(n, Need::SignLanguage | Need::Wheelchair));
        if self.preferential || supported { Class::Preferential } else { Class::General }
    }
}

/// A booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Its id.
    pub id: BookingId,
    /// The secret of its page.
    pub key: String,
    /// Where.
    pub site: SiteId,
    /// For what.
    pub service: ServiceId,
    /// When it begins.
    pub starts_at: At,
    /// How long it lasts, in minutes.
    pub minutes: i64,
    /// What became of it.
    pub state: State,
    /// Who wrote it down.
    pub origin: Origin,
    /// The language of its mails.
    pub language: Lang,
    /// Who.
    pub who: Who,
    /// The turn that it became.
    pub ticket: Option<TicketId>,
    /// Its code: `A 047`.
    pub code: String,
    /// The secret of the turn's page, until that day is over.
    pub ticket_secret: String,
    /// When the reminder was sent.
    pub reminded_at: Option<At>,
    /// When it was booked.
    pub booked_at: At,
    /// How often it was moved.
    pub moves: i64,
    /// Rises with each change.
    pub version: i64,
}

impl Booking {
    /// Its civil day in Bogotá.
    pub fn day(&self) -> Day {
        self.starts_at.day()
    }

    /// When it ends: iCalendar needs it.
    pub fn ends_at(&self) -> At {
        self.starts_at.plus_minutes(self.minutes)
    }

    /// Whether it can still be moved or given up at `now`.
    pub fn is_open(&self, now: At) -> bool {
        self.state == State::Booked && now < self.starts_at
    }

    /// The same booking in another slot.
    pub fn moved(mut self, to: Slot, now: At) -> Result<Booking, AppointmentRefusal> {
        if !self.is_open(now) {
            return Err(AppointmentRefusal::Over);
        }
        if self.moves >= MOST_MOVES {
            return Err(AppointmentRefusal::MovedTooOften);
        }
        self.starts_at = to.starts_at;
        self.minutes = to.minutes;
        self.moves += 1;
        self.reminded_at = None;
        Ok(self)
    }

    /// Given up.
    pub fn cancelled(mut self, now: At) -> Result<Booking, AppointmentRefusal> {
        if !self.is_open(now) {
            return Err(AppointmentRefusal::Over);
        }
        self.state = State::Cancelled;
        Ok(self)
    }

    /// Whether the person is no longer waited for.
    pub fn is_late(&self, rules: &Rules, now: At) -> bool {
        now > self.starts_at.plus_minutes(rules.late)
    }

    /// Nobody came.
    pub fn missed(mut self, rules: &Rules, now: At) -> Result<Booking, AppointmentRefusal> {
        if self.state != State::Booked || !self.is_late(rules, now) {
            return Err(AppointmentRefusal::Over);
        }
        self.state = State::Missed;
        Ok(self)
    }

    /// The person is here at `now`: from which instant their turn counts. In time: from their arrival or from
    /// `rules.lead` minutes before the hour, whichever is earlier, so that with an appointment nobody waits
    /// longer than without. Later on the same day: from their arrival, like anybody.
    pub fn counts_from(&self, rules: &Rules, now: At) -> Result<At, AppointmentRefusal> {
        let opens = self.starts_at.plus_minutes(-EARLY_MINUTES);
        match self.state {
            State::Booked | State::Missed if now < opens => Err(AppointmentRefusal::TooEarly { from: opens }),
            State::Booked | State::Missed if now.day() != self.day() => Err(AppointmentRefusal::Over),
            State::Booked | State::Missed if self.is_late(rules, now) => Ok(now),
            State::Booked | State::Missed => Ok(now.min(self.starts_at.plus_minutes(-rules.lead))),
            State::Arrived | State::Cancelled => Err(AppointmentRefusal::Over),
        }
    }
}

#[cfg(test)]
#[path = "booking_tests.rs"]
pub(crate) mod tests;
