//! Door 1, a person: every URL with its access.

use web::{Access, Limit, Routes};

use crate::actions::{edit_brand, edit_calendar, edit_numbers, edit_profile, set_up};
use crate::permissions::MANAGE;
use crate::screens::{notices, settings, swatch};

/// The table. The first route is where everything leads while there is no company.
pub fn routes() -> Routes {
    const MANAGERS: Access = Access::Officer(MANAGE);
    const CALENDAR: Access = Access::Officer(deadlines::MANAGE);
    Routes::new("company")
        .get("/inicio", Access::FirstRun, set_up::show)
        .post("/inicio", Access::FirstRun, set_up::submit)
        .limit(Limit::per_minute(20))
        .get(set_up::SWATCH, Access::FirstRun, swatch::show)
        // shows only what its visitor may open
        .get("/ajustes", Access::AnyOfficer, settings::show)
        .get("/ajustes/empresa", MANAGERS, edit_profile::show)
        .post("/ajustes/empresa", MANAGERS, edit_profile::submit)
        .get("/ajustes/marca", MANAGERS, edit_brand::show)
        .post("/ajustes/marca", MANAGERS, edit_brand::submit)
        .get(edit_brand::SWATCH, MANAGERS, swatch::show)
        .get("/ajustes/plazos", CALENDAR, edit_calendar::show)
        .post("/ajustes/plazos", CALENDAR, edit_calendar::submit)
        .get("/ajustes/radicacion", MANAGERS, edit_numbers::show)
        .post("/ajustes/radicacion", MANAGERS, edit_numbers::submit)
        .get("/tratamiento-de-datos", Access::Public, notices::privacy)
        .get("/sus-derechos", Access::Public, notices::rights)
        .get("/mapa-del-sitio", Access::Public, notices::site_map)
}
