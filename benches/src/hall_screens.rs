//! Two thousand screens and phones hear a call.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};

use crate::client::summary;
use crate::hall::{SITE, attend, connect, next, open, take};
use crate::report::{Report, Target};
use crate::server::Server;

/// Screens and phones at the same time.
const SCREENS: usize = 2_000;
/// Calls that all of them hear.
const CALLS: usize = 20;
/// The counter that calls.
const COUNTER: u8 = 1;
/// After this long a screen that heard nothing counts as one that never will.
const PATIENCE: Duration = Duration::from_secs(5);

/// Prints the figures.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
pub async fn measure(server: &Server, token: &str, report: &mut Report) -> Result<(), String> {
    let (told, begun) = watch::channel(Instant::now());
    let (heard, mut ears) = mpsc::unbounded_channel();
    let connected = Arc::new(AtomicUsize::new(0));
    for n in 0..SCREENS {
        tokio::spawn(screen(server.address, n, begun.clone(), heard.clone(), Arc::clone(&connected)));
    }
    let since = Instant::now();
    while connected.load(Ordering::Relaxed) < SCREENS {
        if since.elapsed() > Duration::from_secs(60) {
            return Err(format!("only {} screens connected", connected.load(Ordering::Relaxed)));
        }
        store::pause(Duration::from_millis(20)).await;
    }
    let address = server.address;
    let mut times = Vec::new();
    for round in 0..CALLS {
        let (token, told) = (token.to_owned(), told.clone());
        let call = tokio::task::spawn_blocking(move || one_call(address, &token, round, &told));
        let turn = call.await.map_err(|e| e.to_string())??;
        for _ in 0..SCREENS {
            let ear = tokio::time::timeout(PATIENCE, ears.recv()).await;
            times.push(ear.map_err(|_| format!("a screen heard nothing of {turn}"))?.ok_or("no screen")?);
        }
    }
    let load = summary(times, 1.0);
    let name = format!("{SCREENS} screens hear a call");
    report.add(format!("{name}, p50"), load.p50_ms, "ms", None);
    report.add(format!("{name}, p99"), load.p99_ms, "ms", Some(Target::Below(250.0)));
    let memory = server.memory_mb().unwrap_or(f64::NAN);
    report.add(format!("memory with {SCREENS} screens"), memory, "MB", Some(Target::Below(300.0)));
    Ok(())
}

/// Lets somebody come, lets the screens settle, calls, and ends the attention.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
fn one_call(
    address: std::net::SocketAddr,
    token: &str,
    round: usize,
    told: &watch::Sender<Instant>,
) -> Result<String, String> {
    let mut client = connect(address)?;
    open(&mut client, token, COUNTER)?;
    take(&mut client, token, 20_000_000 + round)?;
    // what these acts woke is no longer on its way
    std::thread::sleep(Duration::from_millis(700));
    told.send_replace(Instant::now());
    let turn = next(&mut client, token, COUNTER, &format!("screens-{round}"))?;
    let turn = turn.ok_or("nobody was called")?;
    std::thread::sleep(Duration::from_millis(700));
    attend(&mut client, token, &turn)?;
    Ok(turn)
}

/// A board in a browser of its own: reports each first wake after a call began.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
async fn screen(
    address: std::net::SocketAddr,
    n: usize,
    begun: watch::Receiver<Instant>,
    heard: mpsc::UnboundedSender<Duration>,
    connected: Arc<AtomicUsize>,
) -> Result<(), std::io::Error> {
    let mut stream = TcpStream::connect(address).await?;
    let head = format!(
        "GET /sala/{SITE}/tablero/vivo HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\n\
         X-Forwarded-For: 198.{}.{}.{}\r\n\r\n",
        18 + n / 65_536 % 2,
        n / 256 % 256,
        n % 256
    );
    stream.write_all(head.as_bytes()).await?;
    let mut bytes = [0; 4_096];
    let (mut open, mut last) = (false, *begun.borrow());
    loop {
        let length = stream.read(&mut bytes).await?;
        if length == 0 {
            return Ok(());
        }
        if !open {
            open = true;
            connected.fetch_add(1, Ordering::Relaxed);
        }
        let call = *begun.borrow();
        let wakes = bytes[..length].windows(4).any(|w| w == b"wake");
        if wakes && call != last {
            last = call;
            // nobody listens any more when the measurement is over
            let _ = heard.send(call.elapsed());
        }
    }
}
