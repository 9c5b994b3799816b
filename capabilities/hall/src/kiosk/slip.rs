//! The paper of a turn, and who prints it.

use futures::future::BoxFuture;

/// What stands on the paper, line by line; all texts are in the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The company and the site.
    pub head: Vec<String>,
    /// «Su turno es».
    pub title: String,
    /// `A 047`: printed large.
    pub code: String,
    /// The line of attention.
    pub service: String,
    /// How many are before, how long it may take, where to wait.
    pub lines: Vec<String>,
    /// The page of the turn, as a QR.
    pub url: String,
    /// What the QR is for, and the hour.
    pub foot: Vec<String>,
}

/// What became of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// The printer took all of it.
    Done,
    /// It has no paper, or its cover is open.
    NoPaper,
    /// It did not answer in time, or refused.
    Unreachable,
}

/// Prints papers at a printer in the network. Implemented by the gateway `escpos`.
pub trait SlipPrinter: Send + Sync + 'static {
    /// Prints at `address` (host and port). It takes some seconds at most, whatever the printer does.
    fn print<'a>(&'a self, address: &'a str, slip: &'a Slip) -> BoxFuture<'a, Printed>;
}
