//! What reports announce. `data` holds codes, counts and fingerprints.

/// A month's file was sent to the regulator: `month`, `service`, `lines`, `sha256`.
pub const SENT: &str = "reports.sent";
/// How the company reports was changed: `version`.
pub const SETTINGS_REVISED: &str = "reports.settings_revised";
/// The facts were built anew: `cases`.
pub const REBUILT: &str = "reports.rebuilt";

/// Every kind.
pub const ALL: &[&str] = &[SENT, SETTINGS_REVISED, REBUILT];
