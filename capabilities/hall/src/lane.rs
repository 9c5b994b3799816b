//! In which line a turn waits.

use std::fmt;

use kernel::{AccountId, Id};
use serde::{Deserialize, Serialize};

use crate::site::{CounterId, ServiceId};

/// A line: of a service, of one counter, or of one officer.
#[doc(alias = "fila")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Lane {
    /// Whoever attends this service.
    Service(ServiceId),
    /// Only this counter.
    Counter(CounterId),
    /// Only this officer, at whatever counter.
    Officer(AccountId),
}

impl Lane {
    /// From its text in the database.
    pub fn parse(text: &str) -> Option<Lane> {
        match text.split_once(':') {
            None => Id::parse(text).map(Lane::Service),
            Some(("counter", id)) => Id::parse(id).map(Lane::Counter),
            Some(("officer", id)) => Id::parse(id).map(Lane::Officer),
            Some(_) => None,
        }
    }
}

/// As it stands in the database: a service's id, `counter:{id}`, `officer:{id}`.
impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lane::Service(id) => write!(f, "{id}"),
            Lane::Counter(id) => write!(f, "counter:{id}"),
            Lane::Officer(id) => write!(f, "officer:{id}"),
        }
    }
}

impl From<Lane> for String {
    fn from(lane: Lane) -> String {
        lane.to_string()
    }
}

impl TryFrom<String> for Lane {
    type Error = String;
    fn try_from(text: String) -> Result<Lane, String> {
        Lane::parse(&text).ok_or_else(|| "not a line".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::At;

    #[test]
    fn a_line_survives_its_text() {
        let lanes = [
            Lane::Service(Id::new(At(5_000), [1; 16])),
            Lane::Counter(Id::new(At(6_000), [2; 16])),
            Lane::Officer(Id::new(At(7_000), [3; 16])),
        ];
        for lane in lanes {
            assert_eq!(Lane::parse(&lane.to_string()), Some(lane));
        }
        assert_eq!((Lane::parse("desk:1"), Lane::parse("x"), Lane::parse("")), (None, None, None));
    }
}
