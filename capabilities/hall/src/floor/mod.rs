//! Where people are attended: sites, services, counters, hours, policy. Settings of the hall.

mod counter;
mod plan;
pub(crate) mod policy;
mod policy_form;
pub(crate) mod records;
mod refusal;
mod rehearsal;
mod samples;
mod service;
mod signers;
mod sites;
mod staff;
mod typed;

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
    let (manage, lead) = (Access::Officer(permissions::MANAGE), Access::Officer(permissions::LEAD));
    routes
        .get("/ajustes/sala", manage, sites::list)
        .post("/ajustes/sala", manage, sites::found)
        .get("/ajustes/sala/senas", manage, signers::show)
        .post("/ajustes/sala/senas", manage, signers::save)
        .get("/ajustes/sala/{site}", manage, sites::show)
        .post("/ajustes/sala/{site}", manage, sites::save)
        .post("/ajustes/sala/{site}/cierres", manage, sites::close)
        .post("/ajustes/sala/{site}/aperturas", manage, sites::open)
        .get("/ajustes/sala/{site}/lineas/{key}", manage, service::show)
        .post("/ajustes/sala/{site}/lineas/{key}", manage, service::save)
        .get("/ajustes/sala/{site}/modulos/{number}", manage, counter::show)
        .post("/ajustes/sala/{site}/modulos/{number}", manage, counter::save)
        .get("/ajustes/sala/{site}/politica", manage, policy::show)
        .post("/ajustes/sala/{site}/politica", manage, policy::decide)
        .post("/ajustes/sala/{site}/politica/vista", manage, policy::preview)
        .get("/cifras/sala/planta", lead, plan::show)
        .get("/cifras/sala/planta.csv", lead, plan::csv)
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
