//! The screens of those who serve: the officer at a counter, the host at the door, the coordinator.

mod closing;
mod counter;
mod filed;
mod host;
mod lead;
mod press;
mod protocols;
mod records;
mod samples;
mod submit;
mod words;

use kernel::Lang;
use web::{Access, Routes, TextSource};

use crate::permissions;

/// Every query of this part.
pub(crate) const QUERIES: &[store::Query] = records::ALL;
/// Its sentences.
pub(crate) const TEXTS: &[TextSource] = &[
    (Lang::Es, include_str!("es.ftl")),
    (Lang::En, include_str!("en.ftl")),
    (Lang::Es, include_str!("cards.es.ftl")),
    (Lang::En, include_str!("cards.en.ftl")),
];
/// What it shows on the pages of others.
pub(crate) const PANELS: &[web::Panel] = &[web::Panel { place: "cases.filed", show: filed::show }];
/// Its places in the rail.
pub(crate) const NAV: &[web::NavItem] = &[
    web::NavItem {
        href: "/modulo",
        icon: "turno",
        label: "hall-console-nav-counter",
        permission: permissions::ATTEND,
    },
    web::NavItem {
        href: "/anfitrion",
        icon: "persona",
        label: "hall-console-nav-host",
        permission: permissions::HOST,
    },
    web::NavItem {
        href: "/coordinacion",
        icon: "comunidad",
        label: "hall-console-nav-lead",
        permission: permissions::LEAD,
    },
];

/// Its URLs.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (attend, host) = (Access::Officer(permissions::ATTEND), Access::Officer(permissions::HOST));
    let lead = Access::Officer(permissions::LEAD);
    routes
        .get("/modulo", attend, counter::show)
        .post("/modulo/{act}", attend, counter::submit)
        .get("/anfitrion", host, host::show)
        .post("/anfitrion/{act}", host, host::submit)
        .get("/coordinacion", lead, lead::show)
        .get("/coordinacion/cierre", lead, lead::show_closing)
        .post("/coordinacion/cierre", lead, lead::submit_closing)
        .post("/coordinacion/{act}", lead, lead::submit)
}

/// Its pages in every state.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    samples::all(lang)
}

/// What it does when a fact is announced.
pub(crate) fn reactions() -> Vec<store::Reaction> {
    Vec::new()
}

/// What it does by the calendar.
pub(crate) fn timers() -> Vec<store::Timer> {
    Vec::new()
}
