//! Pages that only read.

pub mod folder;
pub mod queue;
