//! Verbs, one per file. Those without a door of their own are called by reactions and timers.

pub mod calendar_address;
pub mod escalate;
pub mod hand_over;
pub(crate) mod mail_notices;
pub mod mark_read;
pub mod plan_cases;
pub mod plan_upload;
pub mod save_hours;
pub mod save_preferences;
pub mod send_digests;
pub mod tell_due;

use deadlines::{DeadlineRefusal, Rulebook};
use kernel::{AccountId, Fault};
use store::Look;
use web::{Door, Problem};

use crate::hours::WorkingHours;
use crate::milestones::Frame;
use crate::records;

/// How the company counts and works now.
pub(crate) struct Now {
    pub rulebook: Rulebook,
    pub hours: WorkingHours,
}

impl Now {
    pub(crate) async fn load(look: &mut Look<'_>) -> Result<Now, Fault> {
        Ok(Now { rulebook: deadlines::current(look).await?, hours: records::hours(look).await? })
    }

    pub(crate) fn frame(&self) -> Frame<'_> {
        Frame { rulebook: &self.rulebook, hours: self.hours }
    }

    /// Names all that instants of milestones depend on, besides the case.
    pub(crate) fn generation(&self) -> String {
        format!("{}/{}-{}", self.rulebook.calendar.version(), self.hours.opens(), self.hours.closes())
    }
}

/// A date outside of the calendar, in a case that was accepted: something is broken.
pub(crate) fn counting(refusal: DeadlineRefusal) -> Fault {
    Fault::new(format!("counting the days of a milestone: {refusal:?}"))
}

/// Who looks; only officers come here.
pub(crate) fn officer(door: &Door) -> Result<AccountId, Problem> {
    door.actor().account().ok_or_else(Problem::forbidden)
}
