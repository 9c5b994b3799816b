//! Appointments: an hour of attention that somebody reserves, and the turn that it becomes when the person
//! comes.
//!
//! Read in this order: `offer.rs` (when there are hours), `slots.rs` (which ones are left), `booking.rs` (the
//! states of a booking), `actions/` (the verbs), `screens/` (the pages), `routes.rs` (the doors).

pub mod actions;
mod booking;
pub mod events;
mod form;
mod offer;
pub mod permissions;
pub mod records;
mod refusal;
mod routes;
mod samples;
mod screens;
mod slots;
mod timers;
mod words;

use kernel::Lang;

pub use booking::{Booking, BookingId, BookingTag, Origin, State, Who};
pub use form::{BookingForm, FieldProblem, Wrong};
pub use offer::{Offer, OfferId, OfferTag, Opening, Rules, Schedule};
pub use refusal::AppointmentRefusal;
pub use slots::{Booker, Slot, SlotDay};

pub(crate) const TEXTS: &[web::TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// What this capability brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "appointments",
    routes: routes::all,
    queries: records::ALL,
    texts: TEXTS,
    timers: timers::all,
    samples: samples::all,
    permissions: permissions::ALL,
    events: events::ALL,
    menu: &[web::MenuItem { href: "/citas", label: "appointments-menu" }],
    nav: &[web::NavItem {
        href: "/citas/agenda",
        icon: "calendario",
        label: "appointments-nav",
        permission: permissions::READ,
    }],
    settings: &[web::NavItem {
        href: "/ajustes/citas",
        icon: "calendario",
        label: "appointments-settings",
        permission: permissions::MANAGE,
    }],
    ..web::Capability::EMPTY
};
