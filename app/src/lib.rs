//! The program `cauce`: configuration, wiring, command line, demo company.
//!
//! Everything that the company does stands in the capabilities; here they are listed once, given the outside
//! world and started.

pub mod backup;
pub mod cli;
pub mod config;
pub mod demo;
pub mod keys;
pub mod logging;
pub mod loops;
pub mod open;
pub mod parts;
pub mod verify;
pub mod wiring;
