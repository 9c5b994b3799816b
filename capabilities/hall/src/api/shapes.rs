//! What travels: requests and answers of the hall's API.

use kernel::At;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::site::Service;
use crate::ticket::Ticket;

/// A turn to take.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewTurn {
    /// Key of the service.
    #[schema(example = "facturacion")]
    pub service: String,
    /// `preferential`, `community`, `general` (default).
    pub class: String,
    /// Why it is preferential: `pregnancy`, `infant_in_arms`, `older_adult`, `disability`, `child`,
    /// `veteran`, `defenceless`, `community_leader`. Kept for the day only.
    pub ground: String,
    /// `sign_language`, `wheelchair`, `reading_help`, `simple_words`, `english`. Kept for the day only.
    pub needs: Vec<String>,
    /// `es` (default) or `en`.
    pub language: String,
}

/// A turn that was taken.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TurnTaken {
    /// Id of the turn.
    pub id: String,
    /// What will be called aloud.
    #[schema(example = "A 047")]
    pub code: String,
    /// How many are before it.
    pub ahead: i64,
    /// Secret of its position; also the end of `url`.
    pub secret: String,
    /// The person's own page.
    pub url: String,
}

/// Where a turn is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Position {
    /// What is called aloud.
    pub code: String,
    /// `waiting`, `called`, `attended`, `held`, `absent`, `finished`, `gone`, `unattended`.
    pub state: String,
    /// How many are before it, while it waits.
    pub ahead: Option<i64>,
    /// The counter to which it was called.
    pub counter: Option<i64>,
    /// When it was taken.
    pub arrived_at: String,
}

/// A turn in the list of those who wait.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaitingTurn {
    /// Id of the turn.
    pub id: String,
    /// What is called aloud.
    pub code: String,
    /// Key of the service.
    pub service: String,
    /// `preferential`, `community`, `general`.
    pub class: String,
    /// The line: a service's id, `counter:{id}` or `officer:{id}`.
    pub lane: String,
    /// When it was taken.
    pub arrived_at: String,
}

impl WaitingTurn {
    pub(super) fn of(ticket: &Ticket, services: &[Service]) -> WaitingTurn {
        let service = services.iter().find(|s| s.id == ticket.service);
        WaitingTurn {
            id: ticket.id.to_string(),
            code: ticket.code.to_string(),
            service: service.map(|s| s.key.clone()).unwrap_or_default(),
            class: ticket.class.key().into(),
            lane: ticket.lane.to_string(),
            arrived_at: At::rfc3339(ticket.arrived_at),
        }
    }
}

/// Everybody who waits.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaitingList {
    /// First come first.
    pub turns: Vec<WaitingTurn>,
}

/// Who attends at a counter.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewShift {
    /// Id of the officer's account; a logged-in officer may leave it out.
    pub officer: String,
}

/// A counter that is open.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ShiftOpened {
    /// Id of the shift.
    pub shift: String,
    /// Number of the counter.
    pub counter: i64,
    /// Since when.
    pub opened_at: String,
}

/// Who was called.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TurnCalled {
    /// Id of the turn.
    pub id: String,
    /// What is called aloud.
    pub code: String,
    /// Number of the counter.
    pub counter: i64,
    /// `preferential`, `community`, `general`.
    pub class: String,
    /// What the person needs.
    pub needs: Vec<String>,
    /// Seconds since the turn was taken.
    pub waited_s: i64,
}

/// The end of an attention.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TurnEnd {
    /// Keys of the service's topics, at most five.
    pub topics: Vec<String>,
    /// `resolved` (default), `filed`, `informed`, `referred`, `pending`.
    pub outcome: String,
}

/// Where a turn is now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TurnState {
    /// Id of the turn.
    pub id: String,
    /// What is called aloud.
    pub code: String,
    /// Its state.
    pub state: String,
}

/// A hall.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SiteShape {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its lines, in the order of the kiosk.
    pub services: Vec<ServiceShape>,
    /// Numbers of its counters.
    pub counters: Vec<i64>,
}

/// A line.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ServiceShape {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Letter of its turns.
    pub prefix: String,
    /// Keys of its topics.
    pub topics: Vec<String>,
}

/// Why something was not done (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemShape {
    /// The sentence for people.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code.
    pub code: String,
}
