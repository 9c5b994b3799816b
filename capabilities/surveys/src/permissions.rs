//! What a person may be allowed to do with ratings.

use kernel::Permission;

/// Read the figures and the comments.
pub const READ: Permission = Permission("surveys.read");
/// Choose how a site asks, and set tablets up.
pub const MANAGE: Permission = Permission("surveys.manage");

/// All of them.
pub const ALL: &[Permission] = &[READ, MANAGE];
