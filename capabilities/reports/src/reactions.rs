//! Door 2: whatever happens to a case, its facts follow.

use futures::future::BoxFuture;
use kernel::Fault;
use store::{Reaction, StoredEvent, Work};

use crate::actions::keep_facts;

/// Everything that changes what the regulator or the indicators count.
const KINDS: &[&str] = &[
    "cases.filed",
    "cases.classified",
    "cases.answered",
    "cases.withdrawn",
    "cases.archived",
    "cases.referred",
    "cases.regime_changed",
    "cases.split",
    "cases.matter_answered",
    "cases.extended",
    "cases.completion_requested",
    "cases.completed",
    "cases.evidence_ordered",
    "cases.evidence_closed",
    "cases.recalculated",
    "cases.silence_occurred",
    "cases.silence_recognized",
    "cases.silence_contested",
    "notices.posted",
    "notices.served",
    "notices.final",
    "appeals.filed",
    "appeals.admitted",
    "appeals.refused",
    "appeals.remitted",
];

/// Everything that reports do when something was announced.
pub fn all() -> Vec<Reaction> {
    vec![Reaction { name: "reports.keep_facts", kinds: KINDS, run: keep }]
}

fn keep<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match event.subject.strip_prefix("cases/") {
            Some(case) => keep_facts::run(work, case).await,
            None => Ok(()),
        }
    })
}
