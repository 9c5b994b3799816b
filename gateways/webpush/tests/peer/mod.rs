//! A push service for tests: takes one request a connection and answers as it is told.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request as it came.
#[derive(Debug, Clone, Default)]
pub struct Got {
    pub line: String,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

/// A service that runs until the test ends.
pub struct Peer {
    pub port: u16,
    pub got: Arc<Mutex<Vec<Got>>>,
}

impl Peer {
    /// `answer`: status line and headers, `201 Created\r\nRetry-After: 5`; empty: hangs up without a word.
    pub async fn start(answer: &'static str) -> Peer {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let got = Arc::new(Mutex::new(Vec::new()));
        let shared = got.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, answer, shared.clone()));
            }
        });
        Peer { port, got }
    }

    pub fn only(&self) -> Got {
        let got = self.got.lock().unwrap();
        assert_eq!(got.len(), 1);
        got[0].clone()
    }
}

async fn serve(mut stream: TcpStream, answer: &str, got: Arc<Mutex<Vec<Got>>>) -> Option<()> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
            break end;
        }
        stream.read_buf(&mut bytes).await.ok().filter(|n| *n > 0)?;
    };
    let text = String::from_utf8(bytes[..head].to_vec()).ok()?;
    let mut lines = text.split("\r\n");
    let line = lines.next()?.to_owned();
    let headers: BTreeMap<String, String> = lines
        .filter_map(|l| l.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length: usize = headers.get("content-length")?.parse().ok()?;
    while bytes.len() < head + 4 + length {
        stream.read_buf(&mut bytes).await.ok().filter(|n| *n > 0)?;
    }
    got.lock().unwrap().push(Got { line, headers, body: bytes[head + 4..].to_vec() });
    if answer.is_empty() {
        return None;
    }
    let answer = format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.ok()
}
