//! Appeals: whoever does not agree with a decision, from the filing to the execution of what was decided
//! about it.
//!
//! Read in this order: [`appeal`](crate::AppealCase) (the states), [`admissibility`](crate::Checklist)
//! (what is looked at), `remittal.rs` (what goes to the Superintendence and comes back), `actions/` (the
//! verbs), `screens/` (the pages), `routes.rs` (the doors).

pub mod actions;
mod admissibility;
mod appeal;
mod archive;
pub mod assemble;
pub mod events;
pub mod permissions;
mod reactions;
pub mod records;
mod refusal;
mod refusal_letter;
mod remittal;
mod routes;
mod samples;
mod screens;
mod terms;
mod timers;
mod words;

use kernel::Lang;

pub use admissibility::{Checklist, Mark, Payment, Requirement, Timeliness, Window};
pub use appeal::{Appeal, AppealCase, Course, Decided, RemittalClock, State, Verdict, Warning};
pub use refusal::AppealRefusal;
pub use remittal::{AdmissibilityAppeal, Execution, Outcome, Remittal, SuperintendenceResult};

const TEXTS: &[web::TextSource] = &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// What this capability brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "appeals",
    routes: routes::all,
    queries: records::ALL,
    texts: TEXTS,
    reactions: reactions::all,
    timers: timers::all,
    samples: samples::all,
    permissions: permissions::ALL,
    events: events::ALL,
    nav: &[web::NavItem {
        href: "/recursos",
        icon: "firma",
        label: "appeals-nav",
        permission: permissions::READ,
    }],
    panels: &[
        web::Panel { place: "cases.sheet", show: screens::panels::sheet },
        web::Panel { place: "cases.tracking", show: screens::panels::tracking },
    ],
    api: actions::api_document,
    ..web::Capability::EMPTY
};
