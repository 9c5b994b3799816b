//! Door 1: every URL of surveys, on one screen.

use web::{Access, Limit, Routes};

use crate::permissions;
use crate::screens::{figures, link, settings, tablet};

/// Everything that a person can open here. A tablet shows its key in its address.
pub fn all() -> Routes {
    let (read, manage) = (Access::Officer(permissions::READ), Access::Officer(permissions::MANAGE));
    Routes::new("surveys")
        .get("/sala/{site}/tableta/{counter}", Access::Public, tablet::find)
        .get("/sala/{site}/tableta/{counter}/{key}", Access::Public, tablet::show)
        .get("/sala/{site}/tableta/{counter}/{key}/estado", Access::Public, tablet::state)
        .get("/sala/{site}/tableta/{counter}/{key}/vivo", Access::Public, tablet::live)
        .post("/sala/{site}/tableta/{counter}/{key}/calificar", Access::Public, tablet::submit)
        .limit(Limit::per_minute(120))
        .get("/calificar/{token}", Access::Public, link::show)
        .limit(Limit::per_minute(60))
        .post("/calificar/{token}", Access::Public, link::submit)
        .limit(Limit::per_minute(20))
        .get("/cifras/calificaciones", read, figures::show)
        .get("/cifras/calificaciones.csv", read, figures::export)
        .get("/cifras/calificaciones/comentarios", read, figures::comments)
        .get("/ajustes/calificaciones", manage, settings::show)
        .post("/ajustes/calificaciones", manage, settings::submit)
}
