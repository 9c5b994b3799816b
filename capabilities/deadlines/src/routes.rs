//! Door 1, a person: every URL with its access.

use web::{Access, Routes};

use crate::screens;

/// The URLs of deadlines.
pub fn routes() -> Routes {
    Routes::new("deadlines").get("/plazos", Access::Public, screens::calculator::show)
}
