//! How many came and how long they waited.

mod filter;
mod page;
mod records;
mod samples;
mod sheet;
mod stats;
mod turns;
mod words;

use kernel::Lang;
use web::{Access, Routes, TextSource};

use crate::permissions;

/// Every query of this part.
pub(crate) const QUERIES: &[store::Query] = records::ALL;
/// Its sentences.
pub(crate) const TEXTS: &[TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// Its URLs.
pub(crate) fn routes(routes: Routes) -> Routes {
    let lead = Access::Officer(permissions::LEAD);
    routes
        .get("/cifras/sala", lead, page::show)
        .get("/cifras/sala.csv", lead, sheet::csv)
        .get("/cifras/sala.xlsx", lead, sheet::xlsx)
        .get("/cifras/sala/turnos", lead, turns::show)
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
