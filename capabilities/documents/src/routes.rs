//! Door 1, a person: every URL with its access.

use web::{Access, Limit, Routes};

use crate::screens::verify;

/// The URLs of documents. Files themselves are served by their owners, which know who may see them.
pub fn routes() -> Routes {
    Routes::new("documents")
        .get("/verificar", Access::Public, verify::ask)
        .limit(Limit::per_minute(60))
        .get("/verificar/{code}", Access::Public, verify::show)
        .limit(Limit::per_minute(20))
}
