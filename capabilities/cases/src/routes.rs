//! Door 1: every URL of cases, on one screen.

use web::{Access, Limit, Routes};

use crate::actions::{self, add_information_by_web, file_case_by_web, keep_draft_by_web, withdraw_by_web};
use crate::screens::{self, office};
use crate::{api, permissions};

/// Everything that a person or a program can open here.
pub fn all() -> Routes {
    api(officers(citizen(Routes::new("cases"))))
}

/// What citizens open. Spanish addresses; all of it works without script.
fn citizen(routes: Routes) -> Routes {
    routes
        .get("/", Access::Public, screens::home::show)
        .get("/pqr/nueva/{step}", Access::Public, file_case_by_web::show)
        .post("/pqr/nueva/{step}", Access::Public, file_case_by_web::submit)
        .body(WITH_FILES)
        .post("/pqr/guardado", Access::Public, keep_draft_by_web::save)
        .body(WITH_FILES)
        .limit(Limit::per_minute(10))
        .get("/pqr/guardado", Access::Public, keep_draft_by_web::saved)
        .get("/pqr/continuar/{key}", Access::Public, keep_draft_by_web::resume)
        .limit(Limit::per_minute(20))
        .get("/pqr/descartar", Access::Public, keep_draft_by_web::ask_discard)
        .post("/pqr/descartar", Access::Public, keep_draft_by_web::discard)
        .post("/pqr/radicar", Access::Public, file_case_by_web::file)
        .body(WHOLE_FORM)
        .get("/consulta", Access::Public, screens::look_up::show)
        .post("/consulta", Access::Public, screens::look_up::submit)
        .limit(Limit::per_minute(10))
        .get("/seguimiento/{key}", Access::Public, screens::tracking::show)
        .post("/seguimiento/{key}", Access::Public, add_information_by_web::submit)
        .body(WITH_FILES)
        .limit(Limit::per_minute(20))
        .get("/seguimiento/{key}/facil", Access::Public, screens::easy::show)
        .get("/seguimiento/{key}/live", Access::Public, screens::tracking_live::stream)
        .limit(Limit::per_minute(120))
        .get("/seguimiento/{key}/constancia", Access::Public, screens::receipt_page::show)
        .get("/seguimiento/{key}/constancia.pdf", Access::Public, screens::receipt_page::pdf)
        .get("/seguimiento/{key}/qr.svg", Access::Public, screens::receipt_page::qr)
        .get("/seguimiento/{key}/respuesta.pdf", Access::Public, screens::tracking::letter)
        .get("/seguimiento/{key}/archivos/{id}", Access::Public, screens::tracking::file)
        .get("/seguimiento/{key}/retirar", Access::Public, withdraw_by_web::show)
        .post("/seguimiento/{key}/mas-tiempo", Access::Public, actions::allow_more_time::by_person)
        .limit(Limit::per_minute(10))
        .post("/seguimiento/{key}/retirar", Access::Public, withdraw_by_web::submit)
}

/// Bytes of a page with five files of 10 MB and its texts.
const WITH_FILES: usize = 54 * documents::MEGABYTE as usize;
/// Bytes of a whole form; hostile lengths are told beside their fields instead of being cut off.
const WHOLE_FORM: usize = 2 * documents::MEGABYTE as usize;

/// What officers open.
fn officers(routes: Routes) -> Routes {
    let (read, file) = (Access::Officer(permissions::READ), Access::Officer(permissions::FILE));
    let (answer, sign) = (Access::Officer(permissions::ANSWER), Access::Officer(permissions::SIGN));
    let assign = Access::Officer(permissions::ASSIGN);
    routes
        .get("/bandeja", read, office::inbox::show)
        .get("/bandeja.csv", read, office::inbox::export)
        .post("/bandeja/tomar", answer, actions::assign_case::take_one)
        .get("/bandeja/nueva", file, office::file_form::show)
        .post("/bandeja/nueva", file, actions::file_case_by_office::submit)
        .body(30 * documents::MEGABYTE as usize)
        .get("/bandeja/{id}", read, office::case_sheet::show)
        .get("/bandeja/{id}/constancia", read, office::filed::show)
        .get("/bandeja/{id}/archivos/{file}", read, office::case_files::file)
        .get("/bandeja/{id}/archivos/{file}/miniatura", read, office::case_files::thumbnail)
        .get("/bandeja/{id}/papeles/{code}", read, office::case_files::paper)
        .post("/bandeja/{id}/tomar", answer, actions::assign_case::take)
        .post("/bandeja/{id}/asignar", assign, actions::assign_case::submit)
        .post("/bandeja/{id}/clasificar", answer, actions::classify_case::submit)
        .post("/bandeja/{id}/nota", answer, actions::add_note::submit)
        .body(LETTER_BYTES)
        .post("/bandeja/{id}/borrador", answer, actions::keep_scratch::submit)
        .body(LETTER_BYTES)
        .post("/bandeja/{id}/respuesta", answer, actions::write_answer::submit)
        .body(LETTER_BYTES)
        .get("/bandeja/{id}/respuesta/pdf", read, office::letter_preview::show)
        .post("/bandeja/{id}/respuesta/pdf", answer, office::letter_preview::submit)
        .body(LETTER_BYTES)
        .post("/bandeja/{id}/firmar", sign, actions::sign_answer::submit)
        .post("/bandeja/{id}/regimen", answer, actions::change_regime::submit)
        .post("/bandeja/{id}/prorroga", sign, actions::extend_term::submit)
        .post("/bandeja/{id}/completar", answer, actions::request_completion::submit)
        .post("/bandeja/{id}/mas-tiempo", answer, actions::allow_more_time::submit)
        .post("/bandeja/{id}/reanudar", answer, actions::resume_term::submit)
        .post("/bandeja/{id}/pruebas", sign, actions::order_evidence::submit)
        .post("/bandeja/{id}/pruebas/cerrar", sign, actions::close_evidence::submit)
        .post("/bandeja/{id}/archivar", sign, actions::archive_lapsed::submit)
        .post("/bandeja/{id}/asuntos", answer, actions::split_matters::submit)
        .post("/bandeja/{id}/asuntos/responder", sign, actions::answer_matter::submit)
        .get("/plazos/recalculo", Access::Officer(deadlines::MANAGE), actions::recalculate::show)
        .post("/plazos/recalculo", Access::Officer(deadlines::MANAGE), actions::recalculate::submit)
        .post("/bandeja/{id}/devolver", sign, actions::return_answer::submit)
        .post("/bandeja/{id}/silencio/preparar", answer, actions::prepare_recognition::submit)
        .post("/bandeja/{id}/silencio/reconocer", sign, actions::recognize_silence::submit)
        .post("/bandeja/{id}/silencio/controvertir", sign, actions::contest_silence::submit)
        .post("/bandeja/{id}/trasladar", sign, actions::refer_case::submit)
        .post("/bandeja/{id}/falla", answer, actions::accept_late_filing::submit)
        .post("/bandeja/{id}/factura", answer, actions::hold_bill::submit_bill)
        .post("/bandeja/{id}/retencion/levantar", sign, actions::hold_bill::submit_release)
        .post("/bandeja/{id}/aclarar", answer, actions::return_petition::submit)
        .post("/bandeja/{id}/repetida", answer, actions::refer_to_earlier::submit)
        .get("/retenciones", read, office::holds::show)
        .get("/retenciones/{day}", read, office::holds::file)
        .get("/fallas", read, office::outages::show)
        .post("/fallas", answer, actions::record_outage::submit)
        .post("/fallas/{id}/terminar", answer, actions::record_outage::submit_end)
        .get("/plantillas", read, office::templates::show)
        .post("/plantillas", answer, actions::write_template::submit)
        .body(LETTER_BYTES)
        .post("/plantillas/inicio", answer, actions::write_template::bring)
        .get("/plantillas/nueva", answer, office::templates::new)
        .get("/plantillas/{id}", read, office::templates::one)
        .post("/plantillas/{id}/aprobar", sign, actions::decide_template::approve)
        .post("/plantillas/{id}/retirar", sign, actions::decide_template::retire)
}

/// Five parts of 20,000 characters, percent-encoded.
const LETTER_BYTES: usize = 1_000_000;

/// What programs open. English addresses.
pub(crate) fn api(routes: Routes) -> Routes {
    let (read, file) = (Access::Program(permissions::READ), Access::Program(permissions::FILE));
    routes
        .get("/api", Access::Public, api::documentation::show)
        .get("/api/openapi.json", Access::Public, api::documentation::openapi)
        .get("/api/v1/cases", read, api::list::show)
        .get("/api/v1/holds", read, api::holds::show)
        .post("/api/v1/cases", file, api::create::submit)
        .get("/api/v1/cases/{number}", read, api::read::show)
        // a note asks for more: the handler looks
        .post("/api/v1/cases/{number}/messages", read, api::add_message::submit)
        .post("/api/v1/cases/{number}/files", file, api::add_file::submit)
        .body(12 * documents::MEGABYTE as usize)
        .post("/api/v1/cases/{number}/answer", Access::Program(permissions::ANSWER), api::answer::submit)
}
