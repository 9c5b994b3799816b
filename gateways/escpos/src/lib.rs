//! Papers of turns on printers in the network (ESC/POS, port 9100), by TCP: asks whether there is paper,
//! sends, and never waits long for a printer that is off.

mod paper;

use std::time::Duration;

use futures::future::BoxFuture;
use hall::{Printed, Slip, SlipPrinter};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

pub use paper::render;

/// Until the printer takes the connection, and then until it took the paper.
const PATIENCE: Duration = Duration::from_secs(3);
/// Until it says how it is; many say nothing.
const ANSWER: Duration = Duration::from_millis(500);
/// `DLE EOT 4`: sends the state of the paper.
const ASK_PAPER: [u8; 3] = [0x10, 0x04, 4];
/// The state is `0xx1xx10`; both bits of `0x60` mean that the roll is at its end.
const STATE_MASK: u8 = 0x93;
const STATE: u8 = 0x12;
const PAPER_END: u8 = 0x60;

/// The printers of the sites.
#[derive(Debug, Clone, Copy)]
pub struct Printers {
    patience: Duration,
}

impl Default for Printers {
    fn default() -> Printers {
        Printers { patience: PATIENCE }
    }
}

impl Printers {
    /// With another limit of time.
    pub fn with_patience(self, patience: Duration) -> Printers {
        Printers { patience }
    }
}

impl SlipPrinter for Printers {
    fn print<'a>(&'a self, address: &'a str, slip: &'a Slip) -> BoxFuture<'a, Printed> {
        Box::pin(async move {
            let printed = timeout(self.patience, send(address, slip)).await;
            printed.ok().and_then(Result::ok).unwrap_or(Printed::Unreachable)
        })
    }
}

async fn send(address: &str, slip: &Slip) -> std::io::Result<Printed> {
    let mut printer = TcpStream::connect(address).await?;
    if no_paper(&mut printer).await? {
        return Ok(Printed::NoPaper);
    }
    printer.write_all(&render(slip)).await?;
    // the end of the stream tells a printer with one connection that it is free
    printer.shutdown().await?;
    Ok(Printed::Done)
}

/// Whether the printer says that it has no paper. Silence is no answer: such printers print what they are
/// sent.
async fn no_paper(printer: &mut TcpStream) -> std::io::Result<bool> {
    printer.write_all(&ASK_PAPER).await?;
    let mut state = [0];
    match timeout(ANSWER, printer.read_exact(&mut state)).await {
        Ok(Ok(_)) => Ok(state[0] & STATE_MASK == STATE && state[0] & PAPER_END == PAPER_END),
        Ok(Err(broken)) => Err(broken),
        Err(_) => Ok(false),
    }
}
