//! The screen at the door where a person takes a turn.

use kernel::Lang;
use web::{Routes, TextSource};

/// Every query of this part.
pub(crate) const QUERIES: &[store::Query] = &[];
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
