//! What both engines can do on one connection.

use futures::future::BoxFuture;
use kernel::Fault;

use crate::store::Engine;
use crate::{Query, Row, Val};

/// A connection inside a transaction.
pub(crate) trait Conn: Send {
    fn engine(&self) -> Engine;
    /// Whether the transaction lost a race and must be run again from its start.
    fn doomed(&self) -> bool {
        false
    }
    fn rows<'a>(&'a mut self, query: Query, args: &'a [Val<'a>]) -> BoxFuture<'a, Result<Vec<Row>, Fault>>;
    fn exec<'a>(&'a mut self, query: Query, args: &'a [Val<'a>]) -> BoxFuture<'a, Result<u64, Fault>>;
    /// Grows with every statement that may have changed something or broke: what a job left behind.
    fn touched(&self) -> u64;
    /// The first row of `store_search` that this transaction wrote and FTS5 does not know yet; nothing on an
    /// engine that indexes by itself.
    fn unindexed(&mut self) -> Option<&mut Option<i64>> {
        None
    }
    /// Several statements without arguments.
    fn batch<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Result<(), Fault>>;
    /// Only prepares: for the closed-list test.
    fn prepare<'a>(&'a mut self, query: Query) -> BoxFuture<'a, Result<(), Fault>>;
    /// How the engine would run it, a line a step, with the tables too large to be read whole.
    fn plan<'a>(&'a mut self, query: Query) -> BoxFuture<'a, Result<Vec<String>, Fault>>;
    /// A statement made at run time (dump and restore).
    fn dynamic<'a>(&'a mut self, sql: &'a str, args: &'a [Val<'a>])
    -> BoxFuture<'a, Result<Vec<Row>, Fault>>;
}
