//! Pages.

pub(crate) mod settings;
pub(crate) mod sui;
pub(crate) mod transparency;

/// One option of a list.
pub(crate) struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}
