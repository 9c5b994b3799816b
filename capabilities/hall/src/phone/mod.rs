//! The page of one turn on the phone of who waits.

mod page;
mod samples;
mod take;

use kernel::Lang;
use web::{Access, Limit, Routes, TextSource};

/// Every query of this part.
pub(crate) const QUERIES: &[store::Query] = &[];
/// Its sentences.
pub(crate) const TEXTS: &[TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// Its URLs. Whoever has the address of a turn may follow it, give it up and let others pass.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get("/turno/{secret}", Access::Public, page::show)
        .limit(Limit::per_minute(240))
        .get("/turno/{secret}/vivo", Access::Public, page::live)
        .limit(Limit::per_minute(60))
        .post("/turno/{secret}/despues", Access::Public, page::later)
        .limit(Limit::per_minute(20))
        .post("/turno/{secret}/desistir", Access::Public, page::leave)
        .limit(Limit::per_minute(20))
        .get("/sala/{site}/turno", Access::Public, take::show)
        .limit(Limit::per_minute(60))
        .post("/sala/{site}/turno", Access::Public, take::submit)
        .limit(Limit::per_minute(10))
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
