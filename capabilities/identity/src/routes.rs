//! Every URL of identity.

use web::{Access, Limit, Routes};

use crate::actions::{
    ask_reset, change_password, choose_password, create_account, create_token, deactivate_account,
    edit_account, edit_role, end_sessions, issue_link, log_in, log_out, revoke_token,
};
use crate::permissions::MANAGE;
use crate::screens::{account_sheet, accounts, my_account, roles, tokens};

/// The table of routes.
pub fn routes() -> Routes {
    const MANAGERS: Access = Access::Officer(MANAGE);
    Routes::new("identity")
        .get("/entrar", Access::Public, log_in::show)
        .post("/entrar", Access::Public, log_in::submit)
        .limit(Limit::per_minute(20))
        .post("/salir", Access::Public, log_out::submit)
        .get("/recuperar", Access::Public, ask_reset::show)
        .post("/recuperar", Access::Public, ask_reset::submit)
        .limit(Limit::per_hour(20))
        .get("/recuperar/{token}", Access::Public, choose_password::show)
        .limit(Limit::per_minute(30))
        .post("/recuperar/{token}", Access::Public, choose_password::submit)
        .limit(Limit::per_minute(10))
        .get("/mi-cuenta", Access::AnyOfficer, my_account::show)
        .post("/mi-cuenta/clave", Access::AnyOfficer, change_password::submit)
        .limit(Limit::per_minute(10))
        .post("/mi-cuenta/sesiones", Access::AnyOfficer, end_sessions::submit)
        .get("/ajustes/personas", MANAGERS, accounts::show)
        .get("/ajustes/personas/nueva", MANAGERS, create_account::show)
        .post("/ajustes/personas", MANAGERS, create_account::submit)
        .get("/ajustes/personas/{id}", MANAGERS, account_sheet::show)
        .post("/ajustes/personas/{id}", MANAGERS, edit_account::submit)
        .post("/ajustes/personas/{id}/enlace", MANAGERS, issue_link::submit)
        .post("/ajustes/personas/{id}/desactivar", MANAGERS, deactivate_account::submit)
        .post("/ajustes/personas/{id}/reactivar", MANAGERS, deactivate_account::submit_reactivate)
        .get("/ajustes/roles", MANAGERS, roles::show)
        .post("/ajustes/roles/{code}", MANAGERS, edit_role::submit)
        .get("/ajustes/fichas", MANAGERS, tokens::show)
        .post("/ajustes/fichas", MANAGERS, create_token::submit)
        .post("/ajustes/fichas/{id}/revocar", MANAGERS, revoke_token::submit)
}
