//! What people asks of roles.

use kernel::Permission;

/// Find persons and see their sheets, masked.
pub const READ: Permission = Permission("people.read");
/// See documents and contacts in full; every use is announced.
pub const REVEAL: Permission = Permission("people.reveal");
/// Both.
pub const ALL: &[Permission] = &[READ, REVEAL];
