//! The two things a verb may hold: [`Look`] reads, [`Work`] writes.

use std::ops::{Deref, DerefMut};

use kernel::{Actor, At, Chance, Day, Fault, Id, IdSource};

use crate::conn::Conn;
use crate::events::Event;
use crate::store::Engine;
use crate::{Query, Row, Val};

/// A consistent snapshot to read from.
pub struct Look<'c> {
    pub(crate) conn: &'c mut dyn Conn,
}

impl Look<'_> {
    /// All rows of the answer.
    pub async fn rows(&mut self, query: Query, args: &[Val<'_>]) -> Result<Vec<Row>, Fault> {
        self.conn.rows(query, args).await
    }

    /// The first row, if there is one.
    pub async fn row(&mut self, query: Query, args: &[Val<'_>]) -> Result<Option<Row>, Fault> {
        Ok(self.conn.rows(query, args).await?.into_iter().next())
    }

    /// The only row; its absence is a fault.
    pub async fn one(&mut self, query: Query, args: &[Val<'_>]) -> Result<Row, Fault> {
        self.row(query, args).await?.ok_or_else(|| Fault::new(format!("{} gave no row", query.name)))
    }

    /// Which engine runs: for the store's own verbs; capabilities have no use for it.
    pub(crate) fn engine(&self) -> Engine {
        self.conn.engine()
    }
}

/// One write: a savepoint, an instant, an actor. What it announces is written with it or not at all.
pub struct Work<'c> {
    look: Look<'c>,
    at: At,
    actor: &'c Actor,
    ids: &'c IdSource,
    events: Vec<Event>,
}

impl<'c> Work<'c> {
    pub(crate) fn new(conn: &'c mut dyn Conn, at: At, actor: &'c Actor, ids: &'c IdSource) -> Work<'c> {
        Work { look: Look { conn }, at, actor, ids, events: Vec::new() }
    }

    /// The instant of this work: read once, when the work started on the writer; later works have later
    /// instants.
    pub fn at(&self) -> At {
        self.at
    }

    /// The civil day of Bogota of this work.
    pub fn today(&self) -> Day {
        self.at.day()
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// A new id with the time of this work.
    pub fn new_id<T>(&self) -> Id<T> {
        self.ids.next(self.at)
    }

    /// Randomness for codes and secrets.
    pub fn chance(&self) -> &dyn Chance {
        self.ids.chance()
    }

    /// Runs a statement that changes; gives the number of rows changed.
    pub async fn exec(&mut self, query: Query, args: &[Val<'_>]) -> Result<u64, Fault> {
        self.look.conn.exec(query, args).await
    }

    /// Tells a fact to everybody who listens, when and only when this work is committed.
    pub fn announce(&mut self, event: Event) {
        self.events.push(event);
    }

    pub(crate) fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
}

impl<'c> Deref for Work<'c> {
    type Target = Look<'c>;
    fn deref(&self) -> &Look<'c> {
        &self.look
    }
}
impl<'c> DerefMut for Work<'c> {
    fn deref_mut(&mut self) -> &mut Look<'c> {
        &mut self.look
    }
}
