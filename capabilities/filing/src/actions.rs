//! The verbs of filing.

pub mod annul_number;
pub mod take_number;
