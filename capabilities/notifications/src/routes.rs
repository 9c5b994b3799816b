//! Door 1: every URL of notifications with its access.

use web::{Access, Limit, Routes};

use crate::actions::{calendar_address, mark_read, save_hours, save_preferences};
use crate::permissions::{MANAGE, READ};
use crate::screens::{bell, board, feed, notices, preferences};

/// The table.
pub fn routes() -> Routes {
    const OFFICERS: Access = Access::Officer(READ);
    Routes::new("notifications")
        .get("/alertas", OFFICERS, notices::show)
        .get("/alertas/cuenta", OFFICERS, bell::show)
        .post("/alertas/leidas", OFFICERS, mark_read::submit_all)
        .post("/alertas/{id}/abrir", OFFICERS, mark_read::open)
        .post("/alertas/{id}/leida", OFFICERS, mark_read::submit)
        .get("/alertas/preferencias", OFFICERS, preferences::show)
        .post("/alertas/preferencias", OFFICERS, save_preferences::submit)
        .post("/alertas/horario", Access::Officer(MANAGE), save_hours::submit)
        .post("/alertas/calendario", OFFICERS, calendar_address::submit)
        .post("/alertas/calendario/revocar", OFFICERS, calendar_address::submit_revoke)
        // the secret in the address is the key: programs of calendars cannot log in
        .get("/calendario/{file}", Access::Public, feed::show)
        .limit(Limit::per_minute(30))
        .get("/vencimientos", OFFICERS, board::show)
        .get("/vencimientos.csv", OFFICERS, board::export)
}
