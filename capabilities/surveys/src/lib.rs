//! Surveys: what people think of the attention they got.
//!
//! Read in this order: `rating.rs` and `visit.rs` (what is said, and for how long it belongs to a visit),
//! `actions/` (the verbs), `timers.rs` (how an answer becomes nobody's), `screens/` (tablet, link, figures).

pub mod actions;
pub mod events;
pub mod permissions;
mod rating;
mod reactions;
pub mod records;
mod refusal;
mod routes;
mod samples;
mod screens;
mod timers;
mod visit;

use kernel::Lang;

pub use rating::{CROWD, MOST_COMMENT, Rating, Reason, Score, Tally};
pub use refusal::SurveyRefusal;
pub use visit::{Asking, Via, Visit};

/// What this capability brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "surveys",
    routes: routes::all,
    queries: records::ALL,
    texts: &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))],
    reactions: reactions::all,
    timers: timers::all,
    samples: samples::all,
    permissions: permissions::ALL,
    events: events::ALL,
    nav: &[web::NavItem {
        href: "/cifras/calificaciones",
        icon: "estrella",
        label: "surveys-nav",
        permission: permissions::READ,
    }],
    settings: &[web::NavItem {
        href: "/ajustes/calificaciones",
        icon: "estrella",
        label: "surveys-place",
        permission: permissions::MANAGE,
    }],
    panels: screens::panel::ALL,
    ..web::Capability::EMPTY
};

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_of_the_file_has_its_constant() {
        let wrong = store::check_queries(crate::records::ALL, include_str!("queries.sql"));
        assert_eq!(wrong, Vec::<String>::new());
    }
}
