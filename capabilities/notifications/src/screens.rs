//! Pages that only read, one per file.

pub(crate) mod bell;
pub(crate) mod board;
pub(crate) mod feed;
pub(crate) mod notices;
pub(crate) mod plan_panel;
pub(crate) mod preferences;

/// Something to choose in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>, asked: &str) -> Choice {
        let value = value.into();
        Choice { chosen: value == asked, label: label.into(), value }
    }
}

/// Turns pairs of a query into an address; empty values are left out.
pub(crate) fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let said: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", web::percent(value)))
        .collect();
    if said.is_empty() { path.to_owned() } else { format!("{path}?{}", said.join("&")) }
}
