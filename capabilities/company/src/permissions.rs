//! What officers may be allowed to do here.

use kernel::Permission;

/// Change who the company is, its colours, how it counts terms, how its numbers look.
pub const MANAGE: Permission = Permission("company.manage");

/// Every permission.
pub const ALL: &[Permission] = &[MANAGE];
