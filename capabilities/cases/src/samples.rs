//! Every page in every state, rendered: for the test that reads all of them in both languages.

mod citizen;
mod office;
mod steps;

use kernel::Lang;

/// All samples of cases: name and HTML.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [citizen::all(lang), office::all(lang), steps::all(lang)].concat()
}
