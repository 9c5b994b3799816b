//! Door 1: every URL of appeals, on one screen.

use web::{Access, Limit, Routes};

use crate::actions::{
    self, check_admissibility, name_decision, record_execution, record_refusal_attacked, record_result,
    remit_file,
};
use crate::permissions;
use crate::screens::{downloads, sheet, work_list};

/// Bytes of a page with its files.
const WITH_FILES: usize = 54 * documents::MEGABYTE as usize;
/// Bytes of a page with one file.
const WITH_FILE: usize = 12 * documents::MEGABYTE as usize;

/// Everything that a person or a program can open here.
pub fn all() -> Routes {
    programs(officers(citizens(Routes::new("appeals"))))
}

fn citizens(routes: Routes) -> Routes {
    routes
        .get("/seguimiento/{key}/recurso", Access::Public, actions::web_show)
        .post("/seguimiento/{key}/recurso", Access::Public, actions::web_submit)
        .body(WITH_FILES)
        .limit(Limit::per_minute(20))
        .get("/seguimiento/{key}/remision.pdf", Access::Public, downloads::own_letter)
}

fn officers(routes: Routes) -> Routes {
    let (read, file) = (Access::Officer(permissions::READ), Access::Officer(cases::permissions::FILE));
    let (decide, remit) = (Access::Officer(permissions::DECIDE), Access::Officer(permissions::REMIT));
    routes
        .get("/recursos", read, work_list::show)
        .get("/recursos/nuevo", file, actions::office_show)
        .post("/recursos/nuevo", file, actions::office_submit)
        .body(WITH_FILES)
        .get("/recursos/{id}", read, sheet::show)
        .post("/recursos/{id}/decision", decide, name_decision::submit)
        .post("/recursos/{id}/admision", decide, check_admissibility::submit)
        .post("/recursos/{id}/remitir", remit, remit_file::submit)
        .post("/recursos/{id}/queja", remit, record_refusal_attacked::submit)
        .post("/recursos/{id}/resultado", remit, record_result::submit)
        .body(WITH_FILE)
        .post("/recursos/{id}/cumplir", decide, record_execution::submit)
        .body(WITH_FILE)
        .get("/recursos/{id}/remision/{place}/oficio.pdf", read, downloads::letter)
        .get("/recursos/{id}/remision/{place}/expediente.pdf", read, downloads::file)
        .get("/recursos/{id}/remision/{place}/expediente.zip", read, downloads::archive)
        .get("/recursos/{id}/remision/{place}/indice.csv", read, downloads::index)
}

fn programs(routes: Routes) -> Routes {
    let (read, file) = (Access::Program(permissions::READ), Access::Program(cases::permissions::FILE));
    routes.get("/api/v1/cases/{number}/appeal", read, actions::api_show).post(
        "/api/v1/cases/{number}/appeal",
        file,
        actions::api_submit,
    )
}
