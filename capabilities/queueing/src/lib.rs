//! Who is called next, how long people wait, and how many counters a day needs: the mathematics of the hall.
//!
//! Pure: no clock, no store, no page. The same [`Policy::choose`] calls real people and simulated ones.
//! Floating point is used for formulas and statistics only; nothing of it is stored.

mod class;
pub mod erlang;
mod policy;
mod policy_check;
pub mod predict;
pub mod priority;
mod quadrature;
mod random;
pub mod simulate;
pub mod staffing;
pub mod steady;

pub use class::Class;
pub use policy::{Guard, Head, Heads, Pattern, Policy, Streak, Weights};
pub use policy_check::{LARGEST_WEIGHT, LONGEST_GUARD_S, MOST_IN_A_ROW, PolicyRefusal};
