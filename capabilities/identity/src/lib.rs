//! Who acts: accounts, passwords, sessions, roles and permissions as data, API tokens.
//!
//! A visitor becomes an officer at `/entrar`; [`Gate`] recognises the officer from then on. What an officer
//! may do is data (roles); which permissions exist is declared by the capabilities that ask for them.

pub mod account;
pub mod actions;
pub mod api;
pub mod events;
mod gate;
mod hashing;
pub mod link;
pub mod lockout;
pub mod password;
pub mod permissions;
mod records;
pub mod role;
mod routes;
mod samples;
mod screens;
mod secret;
pub mod session;
mod timers;
pub mod token;

pub use actions::first_code::{first_code, take_first_code};
pub use actions::issue_link::issue_reset_link;
pub use actions::seed_roles::run as seed_roles;
pub use gate::Gate;
pub use hashing::{hash as hash_password, verify as verify_password, warm_up};

use kernel::Lang;
use web::NavItem;

pub(crate) const TEXTS: &[web::TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// What identity contributes to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "identity",
    routes: routes::routes,
    queries: records::ALL,
    texts: TEXTS,
    timers: timers::all,
    samples: samples::all,
    permissions: permissions::ALL,
    events: events::ALL,
    nav: &[NavItem {
        href: "/ajustes/personas",
        icon: "persona",
        label: "identity-nav",
        permission: permissions::MANAGE,
    }],
    ..web::Capability::EMPTY
};
