//! Door 1: every URL of appointments, on one screen.

use web::{Access, Limit, Routes};

use crate::permissions;
use crate::screens::{agenda, booking, calendar, choose, data, hours, slots};

/// Everything that a person can open here.
pub fn all() -> Routes {
    let (read, manage) = (Access::Officer(permissions::READ), Access::Officer(permissions::MANAGE));
    let routes = Routes::new("appointments")
        .get("/citas", Access::Public, choose::show)
        .limit(Limit::per_minute(60))
        .get("/citas/nueva/{site}/{service}", Access::Public, slots::show)
        .limit(Limit::per_minute(60))
        .get("/citas/nueva/{site}/{service}/datos", Access::Public, data::show)
        .limit(Limit::per_minute(60))
        .post("/citas/nueva/{site}/{service}/datos", Access::Public, data::submit)
        .limit(Limit::per_minute(10))
        .get("/citas/{key}", Access::Public, booking::show)
        .limit(Limit::per_minute(30))
        .get("/citas/{key}/cita.ics", Access::Public, calendar::file)
        .limit(Limit::per_minute(30))
        .get("/citas/{key}/qr.svg", Access::Public, calendar::qr)
        .limit(Limit::per_minute(30))
        .get("/citas/{key}/mover", Access::Public, slots::show_move)
        .limit(Limit::per_minute(30))
        .post("/citas/{key}/mover", Access::Public, slots::submit_move)
        .limit(Limit::per_minute(10))
        .post("/citas/{key}/cancelar", Access::Public, booking::cancel)
        .limit(Limit::per_minute(10))
        .get("/citas/llegada/{key}", Access::Public, booking::show_arrival)
        .limit(Limit::per_minute(60))
        .post("/citas/llegada/{key}", Access::Public, booking::arrive)
        .limit(Limit::per_minute(30));
    routes
        .get("/citas/agenda", read, agenda::show)
        .get("/citas/agenda/reservar", read, choose::show_for_person)
        .get("/citas/agenda/reservar/{site}/{service}", read, slots::show_for_person)
        .get("/citas/agenda/reservar/{site}/{service}/datos", read, data::show_for_person)
        .post("/citas/agenda/reservar/{site}/{service}/datos", read, data::submit_for_person)
        .post("/citas/agenda/{id}/llego", read, agenda::arrived)
        .post("/citas/agenda/{id}/no-vino", read, agenda::missed)
        .post("/citas/agenda/{id}/cancelar", read, agenda::cancelled)
        .get("/ajustes/citas", manage, hours::list)
        .get("/ajustes/citas/{site}/{service}", manage, hours::show)
        .post("/ajustes/citas/{site}/{service}", manage, hours::add)
        .post("/ajustes/citas/{site}/{service}/quitar", manage, hours::remove)
        .post("/ajustes/citas/{site}/{service}/reglas", manage, hours::rule)
}
