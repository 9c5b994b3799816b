//! What we announce.

/// The company put another table of causes in use: `version`, `added`, `removed`.
pub const CAUSES_REVISED: &str = "catalog.causes_revised";

/// Every kind.
pub const ALL: &[&str] = &[CAUSES_REVISED];
