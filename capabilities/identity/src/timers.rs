//! What is over goes, each night.

use store::{Every, Timer};

use crate::records;

/// Sessions, links and failed log-ins that nobody needs any more.
pub fn all() -> Vec<Timer> {
    vec![Timer {
        name: "identity.clean",
        every: Every::Day { hour: 3, minute: 10 },
        run: |work, _| Box::pin(records::clean(work)),
    }]
}
