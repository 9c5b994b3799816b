//! Door 3: the night.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Every, Moment, Timer, Work};

use crate::actions::end_the_night;

/// Everything that the hall's core does by the calendar.
pub(crate) fn all() -> Vec<Timer> {
    vec![Timer { name: "hall.night", every: Every::Day { hour: 0, minute: 10 }, run: night }]
}

fn night<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { end_the_night::run(work, moment.day).await })
}
