//! What officers may be allowed to do here.

use kernel::Permission;

/// See the regulator's file, what it lacks, and the indicators.
pub const READ: Permission = Permission("reports.read");
/// Download the file, record that it was sent, change how it is made, build the facts anew.
pub const EXPORT: Permission = Permission("reports.export");

/// Every permission.
pub const ALL: &[Permission] = &[READ, EXPORT];
