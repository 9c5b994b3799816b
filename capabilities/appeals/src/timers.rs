//! Door 3: what the calendar does.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Every, Moment, Timer, Work};

use crate::actions::follow_case::{self, Happened};
use crate::records;

/// Everything that appeals does by the calendar.
pub fn all() -> Vec<Timer> {
    let run = close_refusals;
    vec![Timer { name: "appeals.close_refusals", every: Every::Day { hour: 0, minute: 20 }, run }]
}

/// A refusal that nobody attacked in its days stands; the day of firmness is that of the law, not of this
/// run.
fn close_refusals<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        for case in records::refusals_over(work, moment.day).await? {
            follow_case::run(work, case, Happened::DaysPassed, moment.planned).await?;
        }
        Ok(())
    })
}
