//! What officers may be allowed to do here.

use kernel::Permission;

/// Change the table of causes: import a new annex, correct a row.
pub const MANAGE: Permission = Permission("catalog.manage");

/// Every permission.
pub const ALL: &[Permission] = &[MANAGE];
