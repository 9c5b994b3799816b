//! Where people are attended: sites, services, counters, hours, policy. Settings of the hall.

use kernel::Lang;
use web::{Routes, TextSource};

pub(crate) mod records;

/// Every query of this part.
pub(crate) const QUERIES: &[store::Query] = records::ALL;
/// Its sentences.
pub(crate) const TEXTS: &[TextSource] = &[];

/// Its URLs.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
}

/// Its pages in every state.
pub(crate) fn samples(_lang: Lang) -> Vec<(&'static str, String)> {
    Vec::new()
}

/// What it does when a fact is announced.
pub(crate) fn reactions() -> Vec<store::Reaction> {
    Vec::new()
}

/// What it does by the calendar.
pub(crate) fn timers() -> Vec<store::Timer> {
    Vec::new()
}
