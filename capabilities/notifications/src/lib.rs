//! Who is told what, in time: the plan of each case, notices, mails, a calendar, the board of what is due.
//!
//! Read in this order: `milestones.rs` (what is told and when, pure), `hours.rs` (in working hours),
//! `roster.rs` (to whom), `actions/plan_cases.rs`, `actions/tell_due.rs`, `actions/escalate.rs`.

pub mod actions;
pub mod digest;
pub mod events;
mod hours;
pub mod icalendar;
mod matter;
mod milestones;
mod notice;
pub mod permissions;
mod preferences;
mod reactions;
pub mod records;
pub mod roster;
mod routes;
mod samples;
mod screens;
mod timers;
pub mod week;
mod words;

use kernel::Lang;

pub use hours::{HoursRefusal, WorkingHours};
pub use matter::{MatterName, MatterNames};
pub use milestones::{
    About, CaseFacts, Frame, Milestone, MilestoneKind, Reach, SilenceState, Topic, Track, latest,
};
pub use notice::{Notice, NoticeId, NoticeRefusal, NoticeTag, Standing};
pub use preferences::Preferences;

pub(crate) const TEXTS: &[web::TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// What notifications brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "notifications",
    routes: routes::routes,
    queries: records::ALL,
    texts: TEXTS,
    reactions: reactions::all,
    timers: timers::all,
    samples: samples::all,
    permissions: permissions::ALL,
    events: events::ALL,
    nav: &[
        web::NavItem {
            href: "/vencimientos",
            icon: "calendario",
            label: "notifications-nav-board",
            permission: permissions::READ,
        },
        web::NavItem {
            href: "/alertas",
            icon: "alerta",
            label: "notifications-nav",
            permission: permissions::READ,
        },
    ],
    settings: &[web::NavItem {
        href: "/alertas/preferencias#t-horario",
        icon: "alerta",
        label: "notifications-place",
        permission: permissions::MANAGE,
    }],
    badges: &[web::Badge { href: "/alertas", id: "cuenta-alertas", source: "/alertas/cuenta" }],
    live: &[web::LiveRule { prefix: "notifications/", access: web::Access::Officer(permissions::READ) }],
    panels: &[web::Panel { place: "cases.sheet", show: screens::plan_panel::show }],
    ..web::Capability::EMPTY
};
