//! The verbs of surveys.

pub mod bring_history;
pub mod open_visit;
pub mod rate;
pub mod set_asking;
