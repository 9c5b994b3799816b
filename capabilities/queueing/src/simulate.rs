//! A hall in the computer: who comes, who attends, and what becomes of everybody under a policy.
//!
//! Instants and durations are whole microseconds, as in the store, so that real turns can be played again as
//! they were. The same input and the same seed give the same outcome.

mod arrivals;
mod engine;
mod outcome;
mod staff;

pub use arrivals::{Arrivals, Demand, Span, Visit};
pub use outcome::{End, Figures, Outcome, Person, quantile};
pub use staff::{Counter, Open, SERVICES, Services, Staffing};

use crate::Policy;

/// Microseconds of a second.
pub const SECOND: i64 = 1_000_000;

/// Plays the arrivals against the counters. A counter calls when it becomes free, when it opens, and when
/// somebody comes while it is idle; each time [`Policy::choose`] decides, as in the real hall. The counters
/// that take the same services share a streak.
#[doc(alias = "simulación de la sala")]
pub fn run(arrivals: &Arrivals, staffing: &Staffing, policy: &Policy, seed: u64) -> Outcome {
    match arrivals {
        Arrivals::Recorded(visits) => engine::play(visits.clone(), staffing, policy),
        Arrivals::Expected(demands) => engine::play(arrivals::generated(demands, seed), staffing, policy),
    }
}
