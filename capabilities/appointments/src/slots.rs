//! Which hours are left. Pure: the same schedule and the same moment give the same list.

use kernel::{At, Day, jiff::ToSpan};

use crate::offer::{Schedule, weekday_of};
use crate::refusal::AppointmentRefusal;

/// An hour that can be booked.
#[doc(alias = "cupo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// When it begins.
    pub starts_at: At,
    /// How long it lasts, in minutes.
    pub minutes: i64,
    /// For how many people.
    pub seats: i64,
    /// How many of them are free.
    pub left: i64,
}

/// The free hours of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotDay {
    /// The day.
    pub day: Day,
    /// Its hours, in order; never empty.
    pub slots: Vec<Slot>,
}

/// Who books: an officer with the person before them need not keep the notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Booker {
    /// The person, on the web.
    Person,
    /// An officer, on the telephone or at a counter.
    Officer,
}

/// Days of one page.
pub(crate) const WEEK: i64 = 7;

impl Schedule {
    /// The first instant that can be booked now.
    fn earliest(&self, now: At, who: Booker) -> At {
        match who {
            Booker::Person => now.plus_minutes(self.rules.notice),
            Booker::Officer => now,
        }
    }

    /// The last day that can be booked now.
    pub fn last_day(&self, now: At) -> Day {
        now.day().saturating_add(self.rules.days_ahead.days())
    }

    /// Every hour of a day, free or not, in order.
    fn all_of(&self, day: Day) -> Vec<Slot> {
        if !self.opening.on(day) {
            return Vec::new();
        }
        let weekday = weekday_of(day);
        let midnight = At::start_of(day);
        let mut all: Vec<Slot> = Vec::new();
        for offer in self.offers.iter().filter(|o| o.weekday == weekday) {
            for start in offer.starts().filter(|s| self.opening.covers(weekday, *s, s + offer.minutes)) {
                let starts_at = midnight.plus_minutes(start);
                let left = (offer.seats - self.taken.get(&starts_at).copied().unwrap_or(0)).max(0);
                all.push(Slot { starts_at, minutes: offer.minutes, seats: offer.seats, left });
            }
        }
        all.sort_by_key(|s| s.starts_at);
        all
    }

    /// The free hours of a day that can be booked now.
    pub fn free_on(&self, day: Day, now: At, who: Booker) -> Vec<Slot> {
        let earliest = self.earliest(now, who);
        if day > self.last_day(now) {
            return Vec::new();
        }
        let mut all = self.all_of(day);
        all.retain(|s| s.left > 0 && s.starts_at >= earliest);
        all
    }

    /// The free hours of the seven days that begin with `from`.
    pub fn week(&self, from: Day, now: At, who: Booker) -> Vec<SlotDay> {
        let days = (0..WEEK).map(|n| from.saturating_add(n.days()));
        let all = days.map(|day| SlotDay { day, slots: self.free_on(day, now, who) });
        all.filter(|d| !d.slots.is_empty()).collect()
    }

    /// The first day from `from` on which something is free.
    pub fn next_day(&self, from: Day, now: At, who: Booker) -> Option<Day> {
        let last = self.last_day(now);
        let mut day = from.max(now.day());
        while day <= last {
            if !self.free_on(day, now, who).is_empty() {
                return Some(day);
            }
            day = day.saturating_add(1.day());
        }
        None
    }

    /// The hour that begins then, if it can be booked now.
    pub fn find(&self, starts_at: At, now: At, who: Booker) -> Result<Slot, AppointmentRefusal> {
        let day = starts_at.day();
        let Some(slot) = self.all_of(day).into_iter().find(|s| s.starts_at == starts_at) else {
            return Err(AppointmentRefusal::NoSuchHour);
        };
        if starts_at < self.earliest(now, who) {
            return Err(AppointmentRefusal::TooSoon);
        }
        if day > self.last_day(now) {
            return Err(AppointmentRefusal::TooFar);
        }
        if slot.left == 0 { Err(AppointmentRefusal::Full) } else { Ok(slot) }
    }
}

#[cfg(test)]
#[path = "slots_tests.rs"]
mod tests;
