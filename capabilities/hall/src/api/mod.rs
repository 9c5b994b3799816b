//! The JSON API of the hall: the same verbs for programs. One file per endpoint; all of them are listed in
//! the OpenAPI document.

mod begin;
mod call_next;
pub(crate) mod documentation;
mod finish;
mod open_counter;
mod position;
mod request;
mod shapes;
mod site;
mod take_turn;
mod waiting;

use web::{Access, Routes};

use crate::permissions::{ATTEND, HOST};

/// Its URLs.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (host, attend) = (Access::Program(HOST), Access::Program(ATTEND));
    routes
        .get("/api/v1/hall/sites/{site}", attend, site::show)
        .post("/api/v1/hall/sites/{site}/turns", host, take_turn::submit)
        .get("/api/v1/hall/sites/{site}/waiting", attend, waiting::show)
        .post("/api/v1/hall/sites/{site}/counters/{number}/shift", attend, open_counter::submit)
        .post("/api/v1/hall/sites/{site}/counters/{number}/call", attend, call_next::submit)
        .post("/api/v1/hall/turns/{turn}/begin", attend, begin::submit)
        .post("/api/v1/hall/turns/{turn}/finish", attend, finish::submit)
        .get("/api/v1/hall/positions/{secret}", host, position::show)
}
