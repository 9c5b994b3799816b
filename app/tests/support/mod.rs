//! The built program and a bare HTTP client: nothing of our own code between the test and the socket.

#![allow(dead_code)] // each test binary uses its part

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use kernel::{Actor, Failure, IdSource, Never, SystemChance, SystemClock};
use store::{Query, Store, StoreConfig};

/// How long a start may take on a busy machine.
const START: Duration = Duration::from_secs(120);

/// Where servers of a folder write their logs.
pub const LOG: &str = "server.log";

/// The program with `words`, in `folder`, with an environment that says nothing else.
pub fn cauce(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cauce"));
    command.args(words).current_dir(folder).env_clear().env("LANG", "C.UTF-8");
    command
}

/// Runs a command to its end.
pub fn run(folder: &Path, words: &[&str]) -> Output {
    cauce(folder, words).stdin(Stdio::null()).output().expect("the program runs")
}

/// Runs a command to its end with something on its standard input.
pub fn feed(folder: &Path, words: &[&str], input: &str) -> Output {
    let mut child = cauce(folder, words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("it was piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // the program may have refused before reading everything
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input was written");
    output
}

/// What a command said, both streams.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// What it printed before it listened.
    pub banner: String,
}

impl Server {
    /// Starts the program with `words` and waits until it listens.
    pub fn start(folder: &Path, words: &[&str]) -> Server {
        let log =
            File::options().create(true).append(true).open(folder.join(LOG)).expect("a file for the log");
        let mut child = cauce(folder, words)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the program runs");
        let lines = BufReader::new(child.stdout.take().expect("it was piped")).lines();
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let mut banner = String::new();
            for line in lines.map_while(Result::ok) {
                let address = line.strip_prefix("listening on http://").and_then(|a| a.parse().ok());
                banner.push_str(&line);
                banner.push('\n');
                if let Some(address) = address {
                    // the test may have given up
                    let _ = sender.send((address, std::mem::take(&mut banner)));
                }
            }
        });
        let (address, banner) = receiver.recv_timeout(START).expect("the program listens");
        Server { child, address, banner }
    }

    /// `kill -9`: what a power cut does to a process.
    pub fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// SIGTERM, as an operator asks; gives whether it ended well.
    pub fn stop(mut self) -> bool {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(asked.expect("there is a kill").success());
        self.child.wait().expect("it ends").success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // it may have ended already
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer: status and body.
#[derive(Debug)]
pub struct Answer {
    /// For instance 201.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// One request on a connection of its own; `None` when the connection broke before a whole answer came.
pub fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    stream.write_all(text.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = head.lines().find_map(|l| l.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    // an answer that was cut acknowledges nothing
    if length.is_some_and(|length: usize| body.len() < length) {
        return None;
    }
    Some(Answer { status, body: body.to_owned() })
}

/// Runs `sql` on a database as only a stranger would, beside the program.
pub fn tamper(config: &StoreConfig, sql: &'static str) {
    with_store(config, async |store| {
        let query = Query::inline("tamper", sql);
        let done = store.write("test.tamper", Actor::System("test"), query, |work, query| {
            Box::pin(async move { Ok::<_, Failure<Never>>(work.exec(*query, &[]).await?) })
        });
        done.await.expect("the statement runs");
    });
}

/// The first column of every row, as text.
pub fn column(config: &StoreConfig, sql: &'static str) -> Vec<String> {
    let mut found = Vec::new();
    with_store(config, async |store| {
        let query = Query::inline("look", sql);
        let read = store.read("test.look", query, |look, query| {
            Box::pin(async move {
                let rows = look.rows(*query, &[]).await?;
                let texts = rows.into_iter().map(|mut row| row.take()).collect::<Result<Vec<String>, _>>()?;
                Ok::<_, Failure<Never>>(texts)
            })
        });
        found = read.await.expect("the question is answered");
    });
    found
}

/// Opens a database beside the program for a moment.
pub fn with_store(config: &StoreConfig, story: impl AsyncFnOnce(&Store)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let ids = IdSource::new(Arc::new(SystemChance));
        let store = Store::open(config, Arc::new(SystemClock), ids).await.expect("the store opens");
        story(&store).await;
        store.close().await;
    });
}
