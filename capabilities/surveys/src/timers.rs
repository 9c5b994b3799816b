//! Door 3: answers become nobody's.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Every, Moment, Timer, Work};

use crate::records;

/// Everything that surveys do by the calendar.
pub fn all() -> Vec<Timer> {
    vec![
        Timer { name: "surveys.cut", every: Every::Minutes(1), run: cut },
        Timer { name: "surveys.blur", every: Every::Day { hour: 1, minute: 10 }, run: blur },
    ]
}

fn cut<'a>(work: &'a mut Work<'_>, _moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let now = work.at();
        records::cut(work, now).await.map(drop)
    })
}

fn blur<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { records::blur(work, moment.day).await })
}
