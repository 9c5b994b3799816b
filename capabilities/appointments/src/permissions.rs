//! What a person may be allowed to do with appointments.

use kernel::Permission;

/// Read the agenda, book for a person, mark who came.
pub const READ: Permission = Permission("appointments.read");
/// Decide which services are given by appointment, when, and for how many.
pub const MANAGE: Permission = Permission("appointments.manage");

/// All of them.
pub const ALL: &[Permission] = &[READ, MANAGE];
