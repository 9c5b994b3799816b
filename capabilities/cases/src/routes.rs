//! Door 1: every URL of cases, on one screen.

use web::{Access, Routes};

use crate::{api, permissions};

/// Everything that a person or a program can open here.
pub fn all() -> Routes {
    api(office(citizen(Routes::new("cases"))))
}

/// What citizens open. Spanish addresses; all of it works without script.
fn citizen(routes: Routes) -> Routes {
    routes
}

/// What officers open.
fn office(routes: Routes) -> Routes {
    routes
}

/// What programs open. English addresses.
pub(crate) fn api(routes: Routes) -> Routes {
    let (read, file) = (Access::Program(permissions::READ), Access::Program(permissions::FILE));
    routes
        .get("/api", Access::Public, api::documentation::show)
        .get("/api/openapi.json", Access::Public, api::documentation::openapi)
        .get("/api/v1/cases", read, api::list::show)
        .post("/api/v1/cases", file, api::create::submit)
        .get("/api/v1/cases/{number}", read, api::read::show)
        // a note asks for more: the handler looks
        .post("/api/v1/cases/{number}/messages", read, api::add_message::submit)
        .post("/api/v1/cases/{number}/files", file, api::add_file::submit)
        .body(12 * documents::MEGABYTE as usize)
        .post("/api/v1/cases/{number}/answer", Access::Program(permissions::ANSWER), api::answer::submit)
}
