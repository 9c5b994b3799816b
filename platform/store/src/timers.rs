//! Door 3: the calendar. A timer runs once for each of its moments, in order, even if the server slept.

use futures::future::BoxFuture;
use kernel::{Actor, At, Day, Failure, Fault, Never, jiff::ToSpan};

use crate::{Query, Store, Work, args};

/// When a timer runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Each civil day of Bogota at this time. Days that were slept through are run, one by one.
    Day {
        /// 0 to 23.
        hour: i8,
        /// 0 to 59.
        minute: i8,
    },
    /// At each multiple of so many minutes. Only the last missed moment is run.
    Minutes(i64),
}

/// The moment for which a timer runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant that was planned, not the one at which it runs.
    pub planned: At,
    /// Its civil day in Bogota.
    pub day: Day,
}

/// Something to do at certain moments. It must be repeatable: if it breaks it runs again.
#[derive(Clone, Copy)]
pub struct Timer {
    /// Unique name: `cases.expire_drafts`.
    pub name: &'static str,
    /// When.
    pub every: Every,
    /// What.
    pub run: for<'a, 'w> fn(&'a mut Work<'w>, &'a Moment) -> BoxFuture<'a, Result<(), Fault>>,
}

/// All timers of the program.
#[derive(Clone)]
pub struct Timers(Vec<Timer>);

const LAST: Query = Query::inline("store_last_moment", "SELECT planned FROM store_timers WHERE name = $1");
const START: Query = Query::inline(
    "store_start_timer",
    "INSERT INTO store_timers (name, planned) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING",
);
const MARK: Query = Query::inline(
    "store_mark_moment",
    "UPDATE store_timers SET planned = $1 WHERE name = $2 AND planned < $3",
);
pub(crate) const ALL: &[Query] = &[LAST, START, MARK];

/// A server that slept longer than this starts with the moments of this many days ago.
const MEMORY_DAYS: i64 = 400;

/// The moments after `last` and up to `now`, in order. Without a last one: only the latest.
pub(crate) fn due(every: Every, last: Option<At>, now: At) -> Vec<At> {
    match every {
        Every::Minutes(n) => {
            let step = n.max(1) * 60_000_000;
            let latest = At(now.0.div_euclid(step) * step);
            if last.is_none_or(|l| l < latest) { vec![latest] } else { Vec::new() }
        }
        Every::Day { hour, minute } => {
            let at = |day: Day| At::start_of(day).plus_minutes(i64::from(hour) * 60 + i64::from(minute));
            let today = now.day();
            let latest = if at(today) <= now { today } else { today.saturating_sub(1.day()) };
            let Some(last) = last else { return vec![at(latest)] };
            let earliest = today.saturating_sub(MEMORY_DAYS.days());
            let mut day = last.day().max(earliest);
            let mut moments = Vec::new();
            while day <= latest {
                if at(day) > last {
                    moments.push(at(day));
                }
                day = day.saturating_add(1.day());
            }
            moments
        }
    }
}

impl Timers {
    /// The timers of the program; names are unique.
    pub fn new(all: Vec<Timer>) -> Timers {
        Timers(all)
    }

    /// Runs every moment that is due by the store's clock; gives how many were run.
    pub async fn run_due(&self, store: &Store) -> Result<usize, Fault> {
        let mut ran = 0;
        for timer in &self.0 {
            let now = store.clock().now();
            for planned in due(timer.every, last(store, timer.name).await?, now) {
                let input = (*timer, Moment { planned, day: planned.day() });
                let done = store.write("store.timer", Actor::System(timer.name), input, |work, input| {
                    Box::pin(run_one(work, input))
                });
                ran += usize::from(done.await.map_err(Fault::from)?);
            }
        }
        Ok(ran)
    }

    /// Runs what is due every twenty seconds, for as long as the program lives.
    pub async fn follow(self, store: Store) {
        let mut tick = tokio::time::interval(std::time::Duration::from_secs(20));
        loop {
            tick.tick().await;
            if let Err(fault) = self.run_due(&store).await {
                tracing::error!(%fault, "a timer broke; it is tried again");
            }
        }
    }
}

async fn last(store: &Store, name: &'static str) -> Result<Option<At>, Fault> {
    let found = store.read("store.last_moment", name, |look, name| {
        Box::pin(async move {
            let row = look.row(LAST, args![*name]).await?;
            Ok::<_, Failure<Never>>(row.map(|mut r| r.take()).transpose()?)
        })
    });
    found.await.map_err(Fault::from)
}

async fn run_one(work: &mut Work<'_>, input: &(Timer, Moment)) -> Result<bool, Failure<Never>> {
    let (timer, moment) = input;
    work.exec(START, args![timer.name]).await?;
    // marked first and in the same transaction: two nodes never both do it
    if work.exec(MARK, args![moment.planned, timer.name, moment.planned]).await? == 0 {
        return Ok(false);
    }
    (timer.run)(work, moment).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT_SIX: Every = Every::Day { hour: 6, minute: 0 };

    fn at(text: &str) -> At {
        At::parse(text).unwrap()
    }

    #[test]
    fn a_server_that_slept_a_week_does_each_day_once_in_order() {
        let moments = due(AT_SIX, Some(at("2026-11-02T06:00")), at("2026-11-09T05:59"));
        let days: Vec<_> = moments.iter().map(|m| m.day().to_string()).collect();
        let expected: Vec<_> = (3..=8).map(|d| format!("2026-11-{d:02}")).collect();
        assert_eq!(days, expected);
    }

    #[test]
    fn a_clock_that_goes_back_repeats_nothing() {
        assert!(due(AT_SIX, Some(at("2026-11-09T06:00")), at("2026-11-05T12:00")).is_empty());
        assert!(due(Every::Minutes(5), Some(at("2026-11-09T06:00")), at("2026-11-09T05:00")).is_empty());
    }

    #[test]
    fn the_first_start_runs_only_the_latest_moment() {
        assert_eq!(due(AT_SIX, None, at("2026-11-09T05:00")), vec![at("2026-11-08T06:00")]);
        assert_eq!(due(Every::Minutes(15), None, at("2026-11-09T05:20")), vec![at("2026-11-09T05:15")]);
    }
}
