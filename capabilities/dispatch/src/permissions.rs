//! What officers may be allowed to do here.

use kernel::Permission;

/// See the queue of messages and why some did not arrive.
pub const READ: Permission = Permission("dispatch.read");
/// Send again, cancel, record that a message came back.
pub const MANAGE: Permission = Permission("dispatch.manage");

/// Every permission.
pub const ALL: &[Permission] = &[READ, MANAGE];
