//! What changes.

pub mod revise_causes;
