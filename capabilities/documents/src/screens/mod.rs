//! Questions: pages that only read.

pub mod verify;
