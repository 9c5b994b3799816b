//! A mail server for tests: speaks enough SMTP to accept, refuse, defer, hang up and stay silent.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use smtp::{Server, SmtpCourier};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Takes every mail.
    Accept,
    /// Answers this instead of a greeting.
    Greet(&'static str),
    /// Answers this to AUTH.
    Auth(&'static str),
    /// Answers this to RCPT.
    Rcpt(&'static str),
    /// Answers this to the end of the text.
    Text(&'static str),
    /// Hangs up instead of answering MAIL.
    HangUpAtMail,
    /// Hangs up after it read the text.
    HangUpAfterText,
    /// Hangs up after it said 354.
    HangUpAtData,
    /// Never answers the end of the text.
    SilentAfterText,
    /// Never answers RCPT.
    SilentAtRcpt,
    /// Answers nonsense to the end of the text.
    Nonsense,
}

/// What the server saw.
#[derive(Debug, Default)]
pub struct Seen {
    /// Every command of every connection.
    pub commands: Vec<String>,
    /// Texts whose end came, without dot-stuffing.
    pub texts: Vec<String>,
    /// Connections.
    pub connections: usize,
}

/// A server that runs until the test ends.
pub struct Peer {
    pub seen: Arc<Mutex<Seen>>,
    pub port: u16,
}

impl Peer {
    pub async fn start(manner: Manner) -> Peer {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let shared = seen.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.lock().unwrap().connections += 1;
                tokio::spawn(serve(stream, manner, shared.clone()));
            }
        });
        Peer { seen, port }
    }

    /// A courier that does not wait long.
    pub fn courier(&self) -> SmtpCourier {
        self.courier_with("")
    }

    /// The same, with `user:password@`.
    pub fn courier_with(&self, credentials: &str) -> SmtpCourier {
        let mut server = Server::parse(&format!("smtp://{credentials}127.0.0.1:{}", self.port)).unwrap();
        server.patience = Duration::from_millis(400);
        server.text_patience = Duration::from_millis(400);
        SmtpCourier::new(server).unwrap()
    }

    pub fn texts(&self) -> Vec<String> {
        self.seen.lock().unwrap().texts.clone()
    }
}

async fn serve(stream: TcpStream, manner: Manner, seen: Arc<Mutex<Seen>>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let greeting = if let Manner::Greet(text) = manner { text } else { "220 peer ESMTP" };
    say(&mut write, greeting).await?;
    while let Ok(Some(line)) = lines.next_line().await {
        seen.lock().unwrap().commands.push(line.clone());
        let word = line.split(' ').next().unwrap_or_default().to_uppercase();
        match (word.as_str(), manner) {
            ("EHLO", _) => say(&mut write, "250-peer\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME").await?,
            ("AUTH", Manner::Auth(text)) | ("RCPT", Manner::Rcpt(text)) => say(&mut write, text).await?,
            ("AUTH", _) => say(&mut write, "235 2.7.0 welcome").await?,
            ("MAIL", Manner::HangUpAtMail) => return None,
            ("RCPT", Manner::SilentAtRcpt) => std::future::pending::<()>().await,
            ("DATA", _) => {
                say(&mut write, "354 go on").await?;
                if manner == Manner::HangUpAtData {
                    return None;
                }
                let mut text = String::new();
                loop {
                    let line = lines.next_line().await.ok()??;
                    if line == "." {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push_str("\r\n");
                }
                seen.lock().unwrap().texts.push(text);
                match manner {
                    Manner::HangUpAfterText => return None,
                    Manner::SilentAfterText => std::future::pending::<()>().await,
                    Manner::Nonsense => say(&mut write, "¿?").await?,
                    Manner::Text(answer) => say(&mut write, answer).await?,
                    _ => say(&mut write, "250 2.0.0 Ok: queued as 4F1").await?,
                }
            }
            ("QUIT", _) => {
                say(&mut write, "221 bye").await?;
                return None;
            }
            _ => say(&mut write, "250 2.0.0 ok").await?,
        }
    }
    None
}

async fn say(write: &mut (impl AsyncWriteExt + Unpin), text: &str) -> Option<()> {
    write.write_all(format!("{text}\r\n").as_bytes()).await.ok()
}
