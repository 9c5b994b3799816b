//! The screen at the door where a person takes a turn.

mod appointment;
mod choose;
mod device;
pub(crate) mod forecast;
mod lines;
mod offline;
mod reconcile;
mod records;
mod refusal;
pub(crate) mod samples;
mod settings;
mod shell;
mod signs;
mod slip;
mod take;
mod turn;

use kernel::Lang;
use web::{Access, Limit, Routes, TextSource};

pub(crate) use choose::LineView;
pub(crate) use lines::{Line, lines};
pub use records::Paper;
pub use refusal::KioskRefusal;
pub use settings::{NewKiosk, add as enrol_kiosk, add_with_key as enrol_kiosk_with_key};
pub(crate) use shell::{fresh, told};
pub use slip::{Printed, Slip, SlipPrinter};
pub(crate) use take::{Wish, take};
pub(crate) use turn::{Seen as SeenTurn, seen};

use crate::permissions;

/// Every query of this part.
pub(crate) const QUERIES: &[store::Query] = records::ALL;
/// Its sentences.
pub(crate) const TEXTS: &[TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// Its URLs. The kiosk is a visitor that proves by its cookie which screen it is; the pages check it.
pub(crate) fn routes(routes: Routes) -> Routes {
    let manage = Access::Officer(permissions::MANAGE);
    routes
        .get("/sala/{site}/kiosco", Access::Public, choose::idle)
        .get("/sala/{site}/kiosco/elegir", Access::Public, choose::show)
        .get("/sala/{site}/kiosco/preferencial", Access::Public, choose::first)
        .post("/sala/{site}/kiosco/turno", Access::Public, take::submit)
        .limit(Limit::per_minute(120))
        .get("/sala/{site}/kiosco/turno/{secret}", Access::Public, turn::show)
        .post("/sala/{site}/kiosco/ayuda", Access::Public, shell::aid)
        .get("/sala/{site}/kiosco/senas", Access::Public, signs::show)
        .get("/sala/{site}/kiosco/senas/{name}", Access::Public, signs::play)
        .get("/sala/{site}/kiosco/cita", Access::Public, appointment::show)
        .post("/sala/{site}/kiosco/cita", Access::Public, appointment::submit)
        .get("/sala/{site}/kiosco/sin-linea", Access::Public, offline::show)
        .get("/sala/{site}/kiosco/estado", Access::Public, offline::state)
        .get("/sala/{site}/kiosco/trabajador.js", Access::Public, offline::worker)
        .post("/sala/{site}/kiosco/conciliar", Access::Public, reconcile::submit)
        .limit(Limit::per_minute(240))
        .get("/sala/{site}/kiosco/{key}", Access::Public, device::enrol)
        .limit(Limit::per_minute(20))
        .get("/ajustes/sala/kioscos", manage, settings::show)
        .post("/ajustes/sala/kioscos", manage, settings::submit)
        .body(signs::WITH_CLIP)
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

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_of_the_file_has_its_constant() {
        let wrong = store::check_queries(super::QUERIES, include_str!("queries.sql"));
        assert_eq!(wrong, Vec::<String>::new());
    }
}
