//! Door 1: every URL of notices, on one screen.

use web::{Access, Limit, Routes};

use crate::actions::{
    correct_appeals, open_decision, open_notice, publish_aviso, record_knowledge, record_result,
    record_visit, send_aviso, summon, withdraw_acceptance,
};
use crate::permissions;
use crate::screens::{access, api, board, files, list, sheet};

/// Everything that a person can open here.
pub fn all() -> Routes {
    let (read, serve) = (Access::Officer(permissions::READ), Access::Officer(permissions::SERVE));
    Routes::new("notices")
        .get("/avisos", Access::Public, board::show)
        .limit(Limit::per_minute(60))
        .get("/avisos/{number}/copia.pdf", Access::Public, board::copy)
        .limit(Limit::per_minute(30))
        .get("/notificado/{key}", Access::Public, access::show)
        .limit(Limit::per_minute(30))
        .post("/notificado/{key}", Access::Public, open_decision::submit)
        .limit(Limit::per_minute(20))
        .get("/notificado/{key}/certificado.pdf", Access::Public, access::certificate)
        .limit(Limit::per_minute(20))
        .get("/notificaciones", read, list::show)
        .get("/notificaciones/{id}", read, sheet::show)
        .get("/notificaciones/{id}/papeles/{code}", read, files::paper)
        .get("/notificaciones/{id}/pruebas/{file}", read, files::proof)
        .get("/api/v1/cases/{number}/notice", Access::Program(permissions::READ), api::show)
        .post("/notificaciones/{id}/abrir", serve, open_notice::submit)
        .post("/notificaciones/{id}/citar", serve, summon::submit)
        .post("/notificaciones/{id}/personal", serve, record_visit::submit)
        .post("/notificaciones/{id}/aviso", serve, send_aviso::submit)
        .post("/notificaciones/{id}/publicar", serve, publish_aviso::submit)
        .post("/notificaciones/{id}/conducta", serve, record_knowledge::submit)
        .body(WITH_PROOF)
        .post("/notificaciones/{id}/recursos", serve, correct_appeals::submit)
        .post("/notificaciones/{id}/revocar", serve, withdraw_acceptance::submit)
        .post("/notificaciones/{id}/intentos/{attempt}", serve, record_result::submit)
        .body(WITH_PROOF)
}

/// Bytes of a form with one scanned proof.
const WITH_PROOF: usize = 12 * documents::MEGABYTE as usize;
