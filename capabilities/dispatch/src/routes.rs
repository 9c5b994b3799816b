//! Door 1: every URL of dispatch with its access.

use web::{Access, Limit, Routes};

use crate::{actions, bounce, permissions, screens};

/// The table.
pub fn routes() -> Routes {
    Routes::new("dispatch")
        .get("/ajustes/envios", Access::Officer(permissions::READ), screens::queue::show)
        .post("/ajustes/envios/{id}/reintentar", Access::Officer(permissions::MANAGE), actions::retry::submit)
        .post("/ajustes/envios/{id}/cancelar", Access::Officer(permissions::MANAGE), actions::cancel::submit)
        .post(
            "/api/v1/dispatch/bounces",
            Access::Program(permissions::MANAGE),
            actions::record_bounce::submit,
        )
        .body(bounce::MAX_REPORT)
        .limit(Limit::per_minute(120))
        // only where mails stay in a folder: see screens/folder.rs
        .get("/dev/mail", Access::Public, screens::folder::list)
        .get("/dev/mail/{name}", Access::Public, screens::folder::show)
        .get("/dev/mail/{name}/{file}", Access::Public, screens::folder::file)
}
