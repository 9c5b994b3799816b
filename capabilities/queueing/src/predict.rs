//! How long somebody will wait, as a range, from what this hall has done; silence where that is too little.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::random::Random;
use crate::simulate::quantile;
use crate::{Class, Head, Heads, Policy, Streak};

/// With fewer cycles than this nothing is promised.
pub const FEWEST_OBSERVED: usize = 30;
/// With so many cycles of its own an hour is judged by them alone.
pub const ENOUGH_OBSERVED: usize = 100;
/// A wait of which one in ten is longer than this (eight hours, in seconds) is not told.
pub const LONGEST_S: i64 = 8 * 3600;
/// Hours of a week.
pub const HOURS_OF_WEEK: u8 = 168;

/// The limits of the range: one person in ten waits less, one in ten more.
const LOW: f64 = 0.1;
const HIGH: f64 = 0.9;
/// How often the wait is tried out.
const TRIALS: usize = 400;

/// What a counter needed for one person, from the call until it was free for the next: its idleness is not
/// counted. All finished turns are told, those of people who did not come included; picking only those after
/// which somebody waited would prefer the long ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    /// Its length in seconds.
    pub seconds: i64,
    /// In which hour of the week it began: 0 is Monday from 0:00 to 0:59 of Bogota.
    pub hour_of_week: u8,
}

/// What this hall has done lately for the same services.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observed {
    /// The cycles, in any order; those of the last weeks are enough.
    pub cycles: Vec<Cycle>,
}

/// What stands between a person and the call.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ahead {
    /// How many of those who wait now are called before: see [`calls_before`].
    pub ahead: u32,
    /// How many people an hour will come later and be called before: see [`passing_share`].
    pub passing_per_hour: f64,
    /// Each open counter that will call these people: seconds since its last call, or nothing if it is idle.
    pub counters: Vec<Option<i64>>,
    /// The hour of the week, as in [`Cycle`].
    pub hour_of_week: u8,
}

/// A range of waits in seconds from now; eight of ten people wait between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// One in ten waits less.
    pub low_s: i64,
    /// One in ten waits more.
    pub high_s: i64,
}

/// How long the person will wait. Nothing if no counter is open, if too little was observed, or if nobody
/// can tell because more people come before than are attended.
///
/// The cycles of the same hour of the week are used if there are [`ENOUGH_OBSERVED`], else those of the same
/// hour of any day, else all. Each trial draws the rest of the current cycles (longer than what has passed)
/// and those after them, and the people who will pass, until the person's call. How little a small sample
/// knows of its own mean widens the range. The same question gets the same answer.
#[doc(alias = "tiempo de espera estimado")]
pub fn wait(ahead: &Ahead, observed: &Observed) -> Option<Range> {
    let cycles = like(ahead.hour_of_week, observed)?;
    if ahead.counters.is_empty() {
        return None;
    }
    let mut random = Random::new(u64::from(ahead.ahead));
    let doubt = doubt(&cycles);
    let mut waits: Vec<i64> = (0..TRIALS)
        .map(|_| {
            let pace = (doubt * random.normal()).exp();
            trial(ahead, &cycles, pace, &mut random)
        })
        .collect();
    waits.sort_unstable();
    let (low_s, high_s) = (quantile(&waits, LOW)?, quantile(&waits, HIGH)?);
    (high_s < LONGEST_S).then_some(Range { low_s, high_s })
}

/// The observed cycles that fit the hour best, in order of length.
fn like(hour: u8, observed: &Observed) -> Option<Vec<i64>> {
    let pick = |fewest: usize, fits: &dyn Fn(u8) -> bool| {
        let fitting = observed.cycles.iter().filter(|cycle| cycle.seconds >= 0 && fits(cycle.hour_of_week));
        let mut lengths: Vec<i64> = fitting.map(|cycle| cycle.seconds).collect();
        lengths.sort_unstable();
        (lengths.len() >= fewest).then_some(lengths)
    };
    pick(ENOUGH_OBSERVED, &|other| other == hour)
        .or_else(|| pick(ENOUGH_OBSERVED, &|other| other % 24 == hour % 24))
        .or_else(|| pick(FEWEST_OBSERVED, &|_| true))
}

/// Standard error of the mean of the cycles, as a part of it.
fn doubt(cycles: &[i64]) -> f64 {
    let n = cycles.len() as f64;
    let mean = cycles.iter().map(|cycle| *cycle as f64).sum::<f64>() / n;
    let square = cycles.iter().map(|cycle| (*cycle as f64 - mean).powi(2)).sum::<f64>() / n;
    if mean > 0.0 { square.sqrt() / mean / n.sqrt() } else { 0.0 }
}

/// The wait in one trial, in which every cycle lasts `pace` times as long as seen; cut off at [`LONGEST_S`].
fn trial(ahead: &Ahead, cycles: &[i64], pace: f64, random: &mut Random) -> i64 {
    let paced = |cycle: i64| (cycle as f64 * pace).round() as i64;
    let mut free: BinaryHeap<Reverse<i64>> = BinaryHeap::with_capacity(ahead.counters.len());
    for busy in &ahead.counters {
        free.push(Reverse(busy.map_or(0, |elapsed| paced(rest(elapsed.max(0), cycles, random)))));
    }
    let each = 3600.0 / ahead.passing_per_hour.max(1e-9);
    let mut passes = each * random.exponential();
    let mut before = u64::from(ahead.ahead);
    loop {
        let Some(Reverse(now)) = free.pop() else { return LONGEST_S };
        if now >= LONGEST_S {
            return LONGEST_S;
        }
        while passes <= now as f64 {
            before += 1;
            passes += each * random.exponential();
        }
        if before == 0 {
            return now;
        }
        before -= 1;
        // At least a second: an hour of cycles of zero would not end.
        free.push(Reverse(now + paced(cycles[random.below(cycles.len())]).max(1)));
    }
}

/// What remains of a cycle that has lasted `elapsed` seconds.
fn rest(elapsed: i64, cycles: &[i64], random: &mut Random) -> i64 {
    let longer = &cycles[cycles.partition_point(|cycle| *cycle <= elapsed)..];
    if longer.is_empty() {
        // Longer than any that was seen: nothing is known of its end.
        return cycles[random.below(cycles.len())];
    }
    longer[random.below(longer.len())] - elapsed
}

/// Somebody who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The class.
    pub class: Class,
    /// Seconds since the turn was taken.
    pub waited_s: i64,
}

/// How many of those who wait are called before the person at `me` of the list, if nobody else comes:
/// the policy is played forward, a call every `pace_s` seconds. Of two who have waited equally long the
/// earlier in the list goes first. Nothing if the list is shorter than that.
pub fn calls_before(
    policy: &Policy,
    waiting: &[Waiting],
    me: usize,
    streak: &Streak,
    pace_s: i64,
) -> Option<u32> {
    let mine = *waiting.get(me)?;
    let mut lines: [Vec<usize>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for (place, one) in waiting.iter().enumerate() {
        lines[one.class.index()].push(place);
    }
    for line in &mut lines {
        line.sort_by_key(|place| (Reverse(waiting[*place].waited_s), *place));
    }
    let (mut streak, mut next, mut passed_s) = (*streak, [0; 3], 0_i64);
    for calls in 0..waiting.len() as u32 {
        let head = |class: Class| {
            let place = *lines[class.index()].get(next[class.index()])?;
            Some(Head { waited_s: waiting[place].waited_s.saturating_add(passed_s) })
        };
        let heads = Heads {
            preferential: head(Class::Preferential),
            community: head(Class::Community),
            general: head(Class::General),
        };
        let class = policy.choose(&heads, &streak)?;
        let place = &mut next[class.index()];
        if class == mine.class && lines[class.index()].get(*place) == Some(&me) {
            return Some(calls);
        }
        *place += 1;
        streak = streak.after(class);
        passed_s = passed_s.saturating_add(pace_s.max(0));
    }
    None
}

/// Which share of the people of a class who come later is called before somebody of the class `mine`: a
/// person's `passing_per_hour` is the sum over the classes of their arrivals an hour times this. For
/// accumulating priority it is the exact share while the hall is busy (Kleinrock 1964); for the others it
/// is an upper limit, because the guard lets some stay behind.
pub fn passing_share(policy: &Policy, mine: Class, later: Class) -> f64 {
    match (mine, later) {
        (Class::Community, Class::Preferential) => 1.0,
        (Class::General, Class::Preferential) => match policy {
            Policy::Accumulating(weights) => 1.0 - ratio(weights.general, weights.preferential),
            Policy::Strict(_) | Policy::Alternating(_) => 1.0,
        },
        (Class::General, Class::Community) => match policy {
            Policy::Strict(_) => 1.0,
            Policy::Accumulating(weights) => 1.0 - ratio(weights.general, weights.community),
            Policy::Alternating(_) => 0.0,
        },
        _ => 0.0,
    }
}

fn ratio(less: u32, more: u32) -> f64 {
    (f64::from(less) / f64::from(more.max(1))).min(1.0)
}
