//! Door 1: the addresses of people, all for officers.

use web::{Access, Routes};

use crate::{permissions, screens};

/// Every address of people.
pub fn routes() -> Routes {
    Routes::new("people")
        .get("/personas", Access::Officer(permissions::READ), screens::find::show)
        .get("/personas/{id}", Access::Officer(permissions::READ), screens::sheet::show)
        .post("/personas/{id}/revelar", Access::Officer(permissions::REVEAL), screens::sheet::reveal)
}
