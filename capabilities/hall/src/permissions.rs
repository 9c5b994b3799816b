//! What a person may be allowed to do in the hall.

use kernel::Permission;

/// Open a counter, call, attend, finish.
pub const ATTEND: Permission = Permission("hall.attend");
/// Receive people at the door: register, upgrade, move.
pub const HOST: Permission = Permission("hall.host");
/// See all counters, call directly, open and close lines, close the day, read the figures.
pub const LEAD: Permission = Permission("hall.lead");
/// Sites, services, counters, hours, calling policy, devices.
pub const MANAGE: Permission = Permission("hall.manage");

/// All of them.
pub const ALL: &[Permission] = &[ATTEND, HOST, LEAD, MANAGE];
