//! The three formulas of Erlang and Palm: loss (B), waiting (C), and waiting with impatience (A).
//!
//! People arrive at random (Poisson), are attended for an exponential time, by `counters` alike, in the order
//! of arrival. `offered` is the load in erlangs: arrivals per second times mean attention in seconds.
//! Times are told in mean attentions, so that no unit is hidden. Everything is a sum of positive terms:
//! errors stay near 1e-13 with thousands of counters.
//!
//! Erlang 1917 (B, C); Palm 1957, Garnett, Mandelbaum and Reiman 2002, Mandelbaum and Zeltyn 2007 (A).

mod abandonment;

pub use abandonment::{Impatient, a};

/// Erlang B: the share of people who find every counter busy when nobody waits, `(aᶜ/c!) / Σ aⁿ/n!`.
/// By the recursion `B(n) = aB(n-1) / (n + aB(n-1))` (Jagerman 1974).
pub fn b(counters: u32, offered: f64) -> f64 {
    let mut blocked = 1.0;
    for n in 1..=counters {
        let up = offered * blocked;
        blocked = up / (f64::from(n) + up);
    }
    blocked
}

/// Erlang C: the probability of waiting. 1 when the load reaches the counters: then everybody waits.
pub fn c(counters: u32, offered: f64) -> f64 {
    let free = f64::from(counters) - offered;
    if free <= 0.0 {
        return 1.0;
    }
    let blocked = b(counters, offered);
    // c·B / (c - a(1 - B)), written without a difference of near numbers
    f64::from(counters) * blocked / (free + offered * blocked)
}

/// Mean wait of all who come, in mean attentions: `C / (c - a)`. Infinite when the queue never empties.
pub fn mean_wait(counters: u32, offered: f64) -> f64 {
    let free = f64::from(counters) - offered;
    if free <= 0.0 { f64::INFINITY } else { c(counters, offered) / free }
}

/// Share of people who wait at most `target` mean attentions: `1 - C·exp(-(c - a)·target)`. 0 when the queue
/// never empties.
pub fn within(counters: u32, offered: f64, target: f64) -> f64 {
    let free = f64::from(counters) - offered;
    if free <= 0.0 { 0.0 } else { 1.0 - c(counters, offered) * (-free * target.max(0.0)).exp() }
}
