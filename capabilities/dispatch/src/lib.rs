//! How a text reaches an address, with proof.
//!
//! A capability that wants somebody to know something calls [`enqueue`] inside its own transaction; the
//! [`Postman`] sends it afterwards through a [`Courier`] and writes down every attempt. What happened is
//! announced (`dispatch.sent`, `dispatch.failed`, `dispatch.bounced`, `dispatch.uncertain`) with the subject
//! of whoever asked.

mod actions;
mod address;
mod bounce;
mod courier;
mod delivery;
#[cfg(test)]
mod delivery_tests;
pub mod events;
mod message;
pub mod permissions;
mod postman;
mod reason;
mod records;
mod refusal;
mod routes;
mod samples;
mod screens;

use kernel::Lang;

pub use actions::cancel::cancel;
pub use actions::enqueue::enqueue;
pub use actions::mark_bounced::mark_bounced;
pub use actions::record_bounce::record_bounce;
pub use actions::retry::retry;
pub use address::EmailAddress;
pub use bounce::{Bounce, BounceAction, MAX_REPORT, parse_bounce};
pub use courier::{
    AttachmentSource, Courier, CourierError, Enclosure, Envelope, FolderLine, FolderMail, MailFolder,
    Receipt, Sender, Trouble,
};
pub use delivery::{Delivery, Outcome, State};
pub use message::{
    AttachedFile, Channel, MAX_ATTACHMENTS, MAX_BODY, Message, MessageId, MessageTag, NewMessage,
};
pub use postman::{Postman, SenderSource};
pub use reason::Reason;
pub use records::{Attempt, MessageLine, attempts_of, messages_of};
pub use refusal::{DeliveryRefusal, MessageRefusal};

pub(crate) const TEXTS: &[web::TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// What dispatch brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "dispatch",
    routes: routes::routes,
    queries: records::ALL,
    texts: TEXTS,
    samples: samples::samples,
    permissions: permissions::ALL,
    events: events::ALL,
    nav: &[web::NavItem {
        href: "/ajustes/envios",
        icon: "correo",
        label: "dispatch-nav",
        permission: permissions::READ,
    }],
    api: actions::record_bounce::document,
    ..web::Capability::EMPTY
};
