//! Door 1: every URL of catalog with its access.

use web::{Access, Routes};

use crate::{actions, cause_csv, permissions, screens};

/// The table.
pub fn routes() -> Routes {
    let manage = Access::Officer(permissions::MANAGE);
    Routes::new("catalog")
        .get("/ajustes/causales", manage, screens::causes::show)
        .get("/ajustes/causales.csv", manage, screens::causes::export)
        .post("/ajustes/causales", manage, actions::revise_causes::import)
        // the file itself, and the same text once more in the form that confirms it, percent-encoded
        .body(4 * cause_csv::MOST_BYTES)
        .get("/ajustes/causales/{code}/{from}", manage, screens::cause_row::show)
        .post("/ajustes/causales/{code}/{from}", manage, actions::revise_causes::edit)
}
