//! What a person may be allowed to do with cases.

use kernel::Permission;

/// Read cases.
pub const READ: Permission = Permission("cases.read");
/// File for somebody at the counter or on the telephone, or by the API.
pub const FILE: Permission = Permission("cases.file");
/// Classify, write notes and answers.
pub const ANSWER: Permission = Permission("cases.answer");
/// Sign answers that somebody else wrote.
pub const SIGN: Permission = Permission("cases.sign");
/// Give cases to officers.
pub const ASSIGN: Permission = Permission("cases.assign");

/// All of them.
pub const ALL: &[Permission] = &[READ, FILE, ANSWER, SIGN, ASSIGN];
