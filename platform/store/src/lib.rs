//! One store, two engines: SQLite inside the program, or PostgreSQL for several nodes.
//!
//! Architecture invariant: this is the only crate that knows which engine runs. Everybody else writes one SQL
//! text, by name, and verbs that receive a [`Work`] (one transaction, one instant, one actor) or a
//! [`Look`] (a consistent snapshot).
//!
//! Writes go through one writer per node with **group commit**: each runs inside a savepoint, all are
//! committed together, and nobody is answered before the commit is durable.

mod backup;
mod checks;
mod conn;
mod events;
mod hub;
mod inbound;
mod migrate;
mod pause;
mod postgres;
mod query;
mod reactions;
mod readers;
mod search;
mod sqlite;
mod store;
mod timers;
mod value;
mod work;
mod writer;

pub use backup::{DumpSummary, dump, restore};
pub use events::{ChainReport, Event, StoredEvent};
pub use futures::future::BoxFuture;
pub use hub::{Hub, HubListener, Wake};
pub use migrate::{Migration, MigrationState};
pub use pause::pause;
pub use query::{Query, check_queries};
pub use reactions::{Reaction, Reactions};
pub use search::stems;
pub use store::{Engine, Store, StoreConfig};
pub use timers::{Every, Moment, Timer, Timers};
pub use value::{FromVal, Json, Row, ToVal, Val};
pub use work::{Look, Work};

/// Every statement of the store itself, for the closed-list test.
pub fn own_queries() -> Vec<Query> {
    [events::ALL, inbound::ALL, reactions::ALL, search::ALL, timers::ALL].concat()
}
