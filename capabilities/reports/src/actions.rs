//! What changes.

pub mod keep_facts;
pub mod record_sent;
pub mod revise_settings;
