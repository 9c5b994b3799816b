//! Pages that only read.

pub mod notices;
pub mod settings;
pub mod swatch;
