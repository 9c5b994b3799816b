//! What we announce.

/// The company changed how it counts; data: `version`, `calendar`. Open cases may compute again.
pub const RULEBOOK_REVISED: &str = "deadlines.rulebook-revised";

/// Every kind.
pub const ALL: &[&str] = &[RULEBOOK_REVISED];
