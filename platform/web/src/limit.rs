//! How often one client may do something: the generic cell rate algorithm (ITU-T I.371, a token bucket
//! that needs one number per client).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

use kernel::At;

use crate::client::prefix;

/// So many requests in a span of time; they may come all at once, then the rest waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    burst: u32,
    /// Microseconds in which one more request becomes allowed.
    interval: i64,
}

impl Limit {
    /// `count` requests a minute and client.
    pub const fn per_minute(count: u32) -> Limit {
        Limit::new(count, 60)
    }

    /// `count` requests an hour and client.
    pub const fn per_hour(count: u32) -> Limit {
        Limit::new(count, 3_600)
    }

    const fn new(count: u32, seconds: i64) -> Limit {
        assert!(count > 0, "a limit of nothing would close the route");
        Limit { burst: count, interval: seconds * 1_000_000 / count as i64 }
    }

    /// Decides on a request at `now` of a client whose bucket is empty until `tat` (the theoretical
    /// arrival time): the new `tat`, or the seconds to wait.
    fn decide(self, tat: i64, now: i64) -> Result<i64, u32> {
        let tolerance = self.interval * i64::from(self.burst - 1);
        // later than any full use can make it: the clock was set back, and nobody shall pay for that
        let impossible = tat > now.saturating_add(tolerance + self.interval);
        let tat = if impossible { now } else { tat.max(now) };
        let wait = tat - tolerance - now;
        if wait <= 0 {
            Ok(tat + self.interval)
        } else {
            Err(u32::try_from((wait + 999_999) / 1_000_000).unwrap_or(u32::MAX))
        }
    }
}

const SHARDS: usize = 16;
const MOST_PER_SHARD: usize = 8_192;

/// The buckets of all clients, in bounded memory (about 3 MB when full).
pub(crate) struct Limiter {
    shards: [Mutex<Shard>; SHARDS],
}

#[derive(Default)]
struct Shard {
    empty_until: HashMap<(u16, u64), i64>,
    swept_at: i64,
}

impl Limiter {
    pub(crate) fn new() -> Limiter {
        Limiter { shards: std::array::from_fn(|_| Mutex::default()) }
    }

    /// Takes one token of `client` for the route, or says how many seconds to wait.
    pub(crate) fn take(&self, route: u16, limit: Limit, client: IpAddr, at: At) -> Result<(), u32> {
        let key = (route, prefix(client));
        // Fibonacci hashing spreads neighbouring addresses over the shards
        let shard = (key.1.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60) as usize % SHARDS;
        let mut shard = self.shards[shard].lock().unwrap_or_else(|e| e.into_inner());
        let known = shard.empty_until.get(&key).copied();
        let tat = limit.decide(known.unwrap_or(i64::MIN), at.0)?;
        if known.is_none() {
            shard.make_room(at.0);
        }
        shard.empty_until.insert(key, tat);
        Ok(())
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.shards.iter().map(|s| s.lock().unwrap().empty_until.len()).sum()
    }
}

impl Shard {
    /// Forgets who has a full bucket again (at most once a second: it walks everything), else anybody.
    fn make_room(&mut self, now: i64) {
        if self.empty_until.len() < MOST_PER_SHARD {
            return;
        }
        if (now - self.swept_at).abs() >= 1_000_000 {
            self.swept_at = now;
            self.empty_until.retain(|_, tat| *tat > now);
        }
        if self.empty_until.len() >= MOST_PER_SHARD
            && let Some(key) = self.empty_until.keys().next().copied()
        {
            self.empty_until.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const START: i64 = 1_800_000_000_000_000;

    fn ip(n: u32) -> IpAddr {
        IpAddr::V4(n.into())
    }

    #[test]
    fn a_burst_passes_then_one_each_interval() {
        let (limiter, limit) = (Limiter::new(), Limit::per_minute(20));
        for _ in 0..20 {
            assert_eq!(limiter.take(1, limit, ip(1), At(START)), Ok(()));
        }
        assert_eq!(limiter.take(1, limit, ip(1), At(START)), Err(3));
        assert_eq!(limiter.take(1, limit, ip(2), At(START)), Ok(()), "another client");
        assert_eq!(limiter.take(2, limit, ip(1), At(START)), Ok(()), "another route");
        assert_eq!(limiter.take(1, limit, ip(1), At(START).plus_seconds(3)), Ok(()));
        assert_eq!(limiter.take(1, limit, ip(1), At(START).plus_seconds(3)), Err(3));
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        let (limiter, limit) = (Limiter::new(), Limit::per_minute(1));
        assert_eq!(limiter.take(1, limit, ip(1), At(START)), Ok(()));
        let earlier = At(START).plus_days(-30);
        assert_eq!(limiter.take(1, limit, ip(1), earlier), Ok(()));
        assert_eq!(limiter.take(1, limit, ip(1), earlier), Err(60));
    }

    #[test]
    fn memory_is_bounded() {
        let (limiter, limit) = (Limiter::new(), Limit::per_hour(1));
        for n in 0..300_000 {
            assert_eq!(limiter.take(1, limit, ip(n), At(START)), Ok(()));
        }
        assert!(limiter.len() <= SHARDS * MOST_PER_SHARD);
    }

    proptest! {
        /// In any span, no more than burst + span / interval requests pass; and whoever waits as told passes.
        #[test]
        fn never_more_than_promised(count in 1u32..50, gaps in prop::collection::vec(0..5_000_000i64, 99)) {
            let (limiter, limit) = (Limiter::new(), Limit::per_minute(count));
            let (mut now, mut passed) = (START, 0i64);
            for gap in gaps {
                now += gap;
                match limiter.take(1, limit, ip(1), At(now)) {
                    Ok(()) => passed += 1,
                    Err(wait) => {
                        now += i64::from(wait) * 1_000_000;
                        prop_assert_eq!(limiter.take(1, limit, ip(1), At(now)), Ok(()));
                        passed += 1;
                    }
                }
            }
            prop_assert!(passed <= i64::from(count) + (now - START) / limit.interval);
        }
    }
}
