//! Door 1: every URL of reports with its access.

use web::{Access, Limit, Routes};

use crate::{actions, permissions, screens};

/// The table.
pub fn routes() -> Routes {
    let (read, export) = (Access::Officer(permissions::READ), Access::Officer(permissions::EXPORT));
    Routes::new("reports")
        .get("/informes/sui", read, screens::sui::show)
        .get("/informes/sui.csv", export, screens::sui::export)
        .post("/informes/sui/enviado", export, actions::record_sent::submit)
        .post("/informes/reconstruir", export, actions::keep_facts::submit)
        .limit(Limit::per_minute(4))
        .get("/informes/ajustes", export, screens::settings::show)
        .post("/informes/ajustes", export, actions::revise_settings::submit)
        .get("/informes/transparencia", Access::Public, screens::transparency::show)
        .limit(Limit::per_minute(60))
        .get("/informes/transparencia.csv", Access::Public, screens::transparency::summary_csv)
        .limit(Limit::per_minute(30))
        .get("/informes/transparencia/solicitudes.csv", Access::Public, screens::transparency::requests_csv)
        .limit(Limit::per_minute(30))
}
