//! What a person may be allowed to do with appeals.

use kernel::Permission;

/// Read appeals and their files.
pub const READ: Permission = Permission("appeals.read");
/// Say which decision is attacked, decide about the admission, write down what was carried out.
pub const DECIDE: Permission = Permission("appeals.decide");
/// Send the file to the Superintendence and write down what it decided.
pub const REMIT: Permission = Permission("appeals.remit");

/// All of them.
pub const ALL: &[Permission] = &[READ, DECIDE, REMIT];
