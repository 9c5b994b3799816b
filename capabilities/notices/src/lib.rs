//! Notices: when the decision legally reached the person, with its proofs, until it is final.
//!
//! Read in this order: [`notice`](crate::Notice) (the states), `terms.rs` (which rule is counted from which
//! day),
//! `actions/` (the verbs), `screens/` (the pages), `routes.rs` (the doors).

mod act;
pub mod actions;
mod attempt;
mod board;
mod decision;
pub mod events;
mod notice;
mod papers;
pub mod permissions;
mod reactions;
pub mod records;
mod refusal;
mod routes;
mod samples;
mod screens;
mod sending;
mod terms;
mod timers;

use kernel::Lang;

pub use act::{Act, AttemptKind, Ground, Outcome, Via};
pub use attempt::{Attempt, AttemptId, AttemptTag};
pub use board::{Aviso, without_personal_data};
pub use decision::{Decision, Part};
pub use notice::{Correction, How, Known, Notice, Posting, Service, State};
pub use refusal::NoticeRefusal;
pub use sending::Sending;
pub use terms::Terms;

/// What this capability brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "notices",
    routes: routes::all,
    queries: records::ALL,
    texts: &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))],
    reactions: reactions::all,
    timers: timers::all,
    samples: samples::all,
    permissions: permissions::ALL,
    events: events::ALL,
    menu: &[web::MenuItem { href: "/avisos", label: "notices-menu-board" }],
    nav: &[web::NavItem {
        href: "/notificaciones",
        icon: "nota",
        label: "notices-nav",
        permission: permissions::READ,
    }],
    panels: screens::panels::ALL,
    api: screens::api::document,
    ..web::Capability::EMPTY
};
