//! Questions: pages that only read.

pub mod calculator;
mod calculator_more;
