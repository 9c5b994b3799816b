//! Door 3: what the calendar does by itself: remind, give up waiting, forget.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Every, Moment, Timer, Work};

use crate::actions::{forget, miss, remind};

/// Everything that appointments do by the calendar.
pub fn all() -> Vec<Timer> {
    vec![
        Timer { name: "appointments.remind", every: Every::Day { hour: 15, minute: 0 }, run: remind },
        Timer { name: "appointments.miss", every: Every::Minutes(5), run: give_up_waiting },
        Timer { name: "appointments.forget", every: Every::Day { hour: 3, minute: 30 }, run: forget_old },
    ]
}

fn remind<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { remind::run(work, moment.day).await.map(drop) })
}

fn give_up_waiting<'a>(work: &'a mut Work<'_>, _: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { miss::all_late(work).await.map(drop) })
}

fn forget_old<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { forget::run(work, moment.day).await })
}
