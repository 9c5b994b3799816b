//! Door 3: what the calendar does by itself: fall back, take down, make final. Dates are those of the law; a
//! server that slept a week writes the same ones.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Every, Moment, Timer, Work};

use crate::actions::{let_days_pass, take_down};
use crate::records;

/// Everything that notices does by the calendar.
pub fn all() -> Vec<Timer> {
    vec![Timer { name: "notices.days", every: Every::Day { hour: 0, minute: 5 }, run: days }]
}

fn days<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        for aviso in records::board_over(work, moment.day).await? {
            take_down::run(work, &aviso).await?;
        }
        for case in records::due_by_calendar(work, moment.day).await? {
            let_days_pass(work, case, moment.day).await?;
        }
        Ok(())
    })
}
