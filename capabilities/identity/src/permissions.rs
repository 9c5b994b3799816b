//! What this capability asks for.

use kernel::Permission;

/// To administer accounts, roles and API tokens.
pub const MANAGE: Permission = Permission("identity.manage");

/// Every permission of this capability.
pub const ALL: &[Permission] = &[MANAGE];
