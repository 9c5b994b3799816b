//! Time as a value. Only the door and the store hold a [`Clock`]; everybody else receives an
//! [`At`] or a [`Day`].

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{Timestamp, Zoned, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A civil day, as the law counts them (always of Bogota here).
pub type Day = civil::Date;

/// The zone of every legal date: America/Bogota, UTC−5 without daylight saving.
pub fn bogota() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(-5))
}

/// An instant: microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct At(pub i64);

impl At {
    /// Reads RFC 3339 (`2026-11-21T10:00:00-05:00`) or, without an offset, local time of Bogota
    /// (`2026-11-21T10:00`).
    pub fn parse(text: &str) -> Option<At> {
        if let Ok(t) = text.parse::<Timestamp>() {
            return Some(At(t.as_microsecond()));
        }
        let local: civil::DateTime = text.parse().ok()?;
        Some(At(local.to_zoned(bogota()).ok()?.timestamp().as_microsecond()))
    }

    /// Midnight with which the day starts in Bogota.
    pub fn start_of(day: Day) -> At {
        let zoned = day.to_zoned(bogota()).expect("every civil day starts once at a fixed offset");
        At(zoned.timestamp().as_microsecond())
    }

    /// The instant as date and time of Bogota.
    pub fn zoned(self) -> Zoned {
        let t = Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        t.to_zoned(bogota())
    }

    /// The civil day of this instant in Bogota.
    pub fn day(self) -> Day {
        self.zoned().date()
    }

    /// Whole minutes since the midnight of Bogota with which its day began: 450 at 7:30.
    pub fn minute_of_day(self) -> i64 {
        self.seconds_since(At::start_of(self.day())) / 60
    }

    /// RFC 3339 with the offset of Bogota and seconds: `2026-11-21T10:00:00-05:00`.
    pub fn rfc3339(self) -> String {
        self.zoned().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// This instant plus so many seconds (negative goes back).
    pub fn plus_seconds(self, seconds: i64) -> At {
        At(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// This instant plus so many minutes.
    pub fn plus_minutes(self, minutes: i64) -> At {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    /// This instant plus so many hours.
    pub fn plus_hours(self, hours: i64) -> At {
        self.plus_seconds(hours.saturating_mul(3_600))
    }

    /// This instant plus so many days of 24 hours.
    pub fn plus_days(self, days: i64) -> At {
        self.plus_hours(days.saturating_mul(24))
    }

    /// Whole seconds from `earlier` to this instant.
    pub fn seconds_since(self, earlier: At) -> i64 {
        (self.0 - earlier.0) / 1_000_000
    }
}

/// `07:30` of 450 minutes after midnight: hours of opening are kept as minutes.
pub fn time_of_day(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

/// Where the present comes from.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> At;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one place where time enters the program
    fn now(&self) -> At {
        At(Timestamp::now().as_microsecond())
    }
}

/// A clock that stands still until somebody moves it: for tests and for the demo's simulated year.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows `at`.
    pub fn new(at: At) -> ManualClock {
        ManualClock(AtomicI64::new(at.0))
    }

    /// Shows `at` from now on, earlier or later.
    pub fn set(&self, at: At) {
        self.0.store(at.0, Ordering::SeqCst);
    }

    /// Goes `seconds` forward.
    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> At {
        At(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_civil_day_changes_at_midnight_of_bogota_not_of_utc() {
        let before = At::parse("2025-12-31T23:59:59-05:00").unwrap();
        let after = At::parse("2026-01-01T05:00:00Z").unwrap();
        assert_eq!(before.day().to_string(), "2025-12-31");
        assert_eq!(after.day().to_string(), "2026-01-01");
        assert_eq!(At::start_of(after.day()), after);
    }

    #[test]
    fn minutes_of_the_day_are_read_from_a_clock_and_written_like_one() {
        let at = At::parse("2026-03-13T07:30:59").unwrap();
        assert_eq!((at.minute_of_day(), time_of_day(at.minute_of_day())), (450, "07:30".to_owned()));
        assert_eq!(At::start_of(at.day()).minute_of_day(), 0);
        assert_eq!([0, 5, 1_439, 1_440].map(time_of_day), ["00:00", "00:05", "23:59", "24:00"]);
    }

    #[test]
    fn local_text_is_time_of_bogota() {
        assert_eq!(At::parse("2026-03-13T08:00"), At::parse("2026-03-13T13:00:00Z"));
        assert_eq!(At::parse("2026-03-13T08:00").unwrap().rfc3339(), "2026-03-13T08:00:00-05:00");
        assert_eq!(At::parse("mañana"), None);
    }
}
