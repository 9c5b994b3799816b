//! How long a login rests after wrong passwords.

use kernel::At;

/// Wrong passwords before the first rest.
pub const PATIENCE: i64 = 5;
/// The longest rest, in minutes.
const LONGEST: i64 = 60;
/// Failures older than this are forgotten, in hours.
const MEMORY: i64 = 24;

/// The failed log-ins of one login, whether it exists or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// Failures in a row.
    pub failures: i64,
    /// No attempt is looked at before this instant.
    pub locked_until: At,
    /// When the last failure was.
    pub last_at: At,
}

impl Attempts {
    /// No failure yet.
    pub const NONE: Attempts = Attempts { failures: 0, locked_until: At(0), last_at: At(0) };

    /// Minutes to wait at `at`, rounded up; nothing when the login may be tried.
    pub fn wait(&self, at: At) -> Option<i64> {
        let micros = self.locked_until.0 - at.0;
        (micros > 0).then(|| (micros + 59_999_999) / 60_000_000)
    }

    /// After one more failure at `at`: the fifth rests a minute, each further one twice as long, up to an
    /// hour.
    pub fn fail(&self, at: At) -> Attempts {
        let fresh = at > self.last_at.plus_hours(MEMORY);
        let failures = if fresh { 1 } else { self.failures.saturating_add(1) };
        let locked_until = match failures - PATIENCE {
            over @ 0.. => {
                at.plus_minutes(1_i64.checked_shl(over.min(6) as u32).unwrap_or(LONGEST).min(LONGEST))
            }
            _ => At(0),
        };
        Attempts { failures, locked_until, last_at: at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: At = At(1_800_000_000_000_000);

    #[test]
    fn the_fifth_failure_rests_a_minute_and_then_twice_as_long_up_to_an_hour() {
        let (mut attempts, mut at, mut rests) = (Attempts::NONE, NOON, Vec::new());
        for _ in 0..14 {
            attempts = attempts.fail(at);
            let rest = attempts.wait(at).unwrap_or(0);
            rests.push(rest);
            at = at.plus_minutes(rest);
            assert_eq!(attempts.wait(at), None, "the rest is over on time");
        }
        assert_eq!(rests, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    }

    #[test]
    fn a_day_later_the_count_begins_again() {
        let tired = (0..9).fold(Attempts::NONE, |a, _| a.fail(NOON));
        let later = tired.fail(NOON.plus_hours(24).plus_seconds(1));
        assert_eq!((later.failures, later.wait(NOON.plus_days(2))), (1, None));
    }
}
