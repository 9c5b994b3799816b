//! Door 3: what was missed is found again.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Every, Moment, Timer, Work};

use crate::actions::keep_facts;

/// The timers.
pub fn all() -> Vec<Timer> {
    vec![Timer { name: "reports.keep_up", every: Every::Minutes(30), run: keep_up }]
}

/// Some facts that are behind what is published: a reaction that was put aside, a change that nobody
/// announced.
fn keep_up<'a>(work: &'a mut Work<'_>, _: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { keep_facts::batch(work, "", true).await.map(|_| ()) })
}
