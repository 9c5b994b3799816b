//! Verbs that change something.

pub mod revise_rulebook;
