//! Who attends, where, and since when.

use kernel::{AccountId, At, Id, Tag};

use crate::site::{CounterId, SiteId};

/// Marks ids of shifts.
pub enum ShiftTag {}
impl Tag for ShiftTag {
    const NAME: &'static str = "shift";
}
/// Id of a shift.
pub type ShiftId = Id<ShiftTag>;

/// An officer at a counter, from an instant to another.
#[doc(alias = "jornada en el módulo")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// The site.
    pub site: SiteId,
    /// The counter.
    pub counter: CounterId,
    /// The number of the counter.
    pub counter_number: i64,
    /// The name of the counter.
    pub counter_name: String,
    /// The officer.
    pub officer: AccountId,
    /// The officer's name.
    pub officer_name: String,
    /// Since when.
    pub opened_at: At,
    /// Until when.
    pub closed_at: Option<At>,
    /// The pause that runs.
    pub paused_since: Option<At>,
    /// Its reason.
    pub pause_reason: Option<String>,
    /// Counts its changes.
    pub version: i64,
}

impl Shift {
    /// Where it attends.
    pub fn place(&self) -> Place {
        Place { shift: self.id, counter: self.counter, officer: self.officer }
    }
}

/// Where a turn is attended and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The shift.
    pub shift: ShiftId,
    /// The counter.
    pub counter: CounterId,
    /// The officer.
    pub officer: AccountId,
}
