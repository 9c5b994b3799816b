//! Messages to a browser whose page is closed leave here, by web push (RFC 8030).
//!
//! Implements `hall::Pusher`: [`WebPush`] encrypts each message for one browser (RFC 8291, `encrypt.rs`),
//! signs who sends it (RFC 8292, `vapid.rs`) and hands it to the push service of that browser, if it is one
//! of a list (`service.rs`).

mod encrypt;
mod send;
mod service;
mod vapid;

pub use send::WebPush;
pub use service::{BadService, SERVICES, Service};
pub use vapid::VapidKey;
