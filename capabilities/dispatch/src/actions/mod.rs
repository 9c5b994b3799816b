//! What changes messages, one verb per file.

mod advance;
pub mod cancel;
pub mod enqueue;
pub mod mark_bounced;
pub mod record_bounce;
pub mod retry;

pub(crate) use advance::advance;
