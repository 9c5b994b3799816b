//! What a person may be allowed to do with notices.

use kernel::Permission;

/// Read notices, their attempts and their papers.
pub const READ: Permission = Permission("notices.read");
/// Summon, notify, post, and write down what came of it.
pub const SERVE: Permission = Permission("notices.serve");

/// All of them.
pub const ALL: &[Permission] = &[READ, SERVE];
