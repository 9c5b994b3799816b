//! What `app` introduces.

use crate::routes;

/// The capability: one public address, nothing stored.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "territory",
    routes: routes::routes,
    api: crate::routes::document,
    ..web::Capability::EMPTY
};
