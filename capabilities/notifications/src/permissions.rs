//! What a person may be allowed to do with notifications.

use kernel::Permission;

/// To be told: one's own notices, the board of what is due, a calendar. Every role of officers has it.
pub const READ: Permission = Permission("notifications.read");
/// The head: hears of what nobody attends to in the same area, and sees the notices of everybody.
pub const LEAD: Permission = Permission("notifications.lead");
/// To set the working hours in which people are told.
pub const MANAGE: Permission = Permission("notifications.manage");

/// All of them.
pub const ALL: &[Permission] = &[READ, LEAD, MANAGE];
