//! A closed-loop HTTP/1.1 client over plain sockets: each client sends, waits for the answer, sends again.
//! Light, because it shares the two cores with the server that it measures. Loopback only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// A connection that stays open, with a cookie.
pub struct Client {
    stream: BufReader<TcpStream>,
    host: String,
    /// What goes into the `Cookie` header.
    pub cookie: String,
}

/// An answer.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Lower-case names and values.
    pub headers: Vec<(String, String)>,
    /// What it says.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

impl Client {
    /// Connects to a server of this machine.
    pub fn connect(address: SocketAddr) -> std::io::Result<Client> {
        assert!(address.ip().is_loopback(), "only servers of this machine are measured");
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Client { stream: BufReader::new(stream), host: address.to_string(), cookie: String::new() })
    }

    /// `GET path`.
    pub fn get(&mut self, path: &str, from: &str) -> std::io::Result<Answer> {
        let head = self.head("GET", path, from);
        self.send(format!("{head}\r\n").as_bytes())
    }

    /// `POST path` of a form. `from` is the client's address as a proxy would tell it.
    pub fn post(&mut self, path: &str, from: &str, form: &[(&str, &str)]) -> std::io::Result<Answer> {
        let body =
            form.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect::<Vec<_>>().join("&");
        let head = self.head("POST", path, from);
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        let text = format!("{head}{kind}Content-Length: {}\r\n\r\n{body}", body.len());
        self.send(text.as_bytes())
    }

    /// `POST path` of JSON by a program with a token. `key` makes the request one that acts once.
    pub fn call(&mut self, path: &str, token: &str, key: &str, body: &str) -> std::io::Result<Answer> {
        let text = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\n\
             Accept: application/json\r\n\
             Content-Type: application/json\r\nIdempotency-Key: {key}\r\nContent-Length: {}\r\n\r\n{body}",
            self.host,
            body.len()
        );
        self.send(text.as_bytes())
    }

    fn head(&self, method: &str, path: &str, from: &str) -> String {
        let cookie =
            if self.cookie.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie) };
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nSec-Fetch-Site: same-origin\r\n\
             X-Forwarded-For: {from}\r\nAccept: text/html\r\n{cookie}",
            self.host
        )
    }

    fn send(&mut self, request: &[u8]) -> std::io::Result<Answer> {
        self.stream.get_mut().write_all(request)?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(|| wrong("no status"))?;
        let (mut headers, mut length) = (Vec::new(), 0);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            let name = name.to_ascii_lowercase();
            match name.as_str() {
                "content-length" => length = value.parse().map_err(|_| wrong("no length"))?,
                "transfer-encoding" => return Err(wrong("chunked answers are not measured")),
                "set-cookie" => self.keep(value),
                _ => {}
            }
            headers.push((name, value.to_owned()));
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, headers, body })
    }

    fn keep(&mut self, set: &str) {
        let pair = set.split(';').next().unwrap_or_default();
        let name = pair.split('=').next().unwrap_or_default();
        let others = self.cookie.split("; ").filter(|c| !c.is_empty() && c.split('=').next() != Some(name));
        self.cookie = others.chain([pair]).collect::<Vec<_>>().join("; ");
    }
}

fn wrong(what: &str) -> std::io::Error {
    std::io::Error::new(std::io::ErrorKind::InvalidData, what)
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for b in text.bytes() {
        if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
            out.push(b as char);
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out
}

/// What a run gave.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Iterations in a second.
    pub per_second: f64,
    /// Half of the iterations took at most this.
    pub p50_ms: f64,
    /// 99 of 100 took at most this.
    pub p99_ms: f64,
}

/// Runs `each(client number, iteration)` from `clients` threads for `seconds`; the first failure ends the
/// run.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
pub fn drive<F>(clients: usize, seconds: f64, start: F) -> Result<Load, String>
where
    F: Fn(usize) -> Result<Box<dyn FnMut(usize) -> Result<(), String> + Send>, String>,
{
    let stop = AtomicBool::new(false);
    let iterations = (0..clients).map(start).collect::<Result<Vec<_>, _>>()?;
    let begun = Instant::now();
    let all = std::thread::scope(|scope| {
        let run = |mut each: Box<dyn FnMut(usize) -> Result<(), String> + Send>| {
            let stop = &stop;
            scope.spawn(move || {
                let mut times = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    let before = Instant::now();
                    if let Err(why) = each(times.len()) {
                        stop.store(true, Ordering::Relaxed);
                        return Err(why);
                    }
                    times.push(before.elapsed());
                    if begun.elapsed().as_secs_f64() > seconds {
                        stop.store(true, Ordering::Relaxed);
                    }
                }
                Ok(times)
            })
        };
        let threads: Vec<_> = iterations.into_iter().map(run).collect();
        threads
            .into_iter()
            .map(|t| t.join().map_err(|_| "a client panicked".to_owned())?)
            .collect::<Result<Vec<_>, _>>()
    })?;
    let elapsed = begun.elapsed().as_secs_f64();
    Ok(summary(all.into_iter().flatten().collect(), elapsed))
}

/// Rate and percentiles of measured times.
pub fn summary(mut times: Vec<Duration>, elapsed: f64) -> Load {
    times.sort_unstable();
    let at = |share: f64| {
        let place = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1)) - 1;
        times.get(place).map_or(0.0, |t| t.as_secs_f64() * 1_000.0)
    };
    Load { per_second: times.len() as f64 / elapsed, p50_ms: at(0.5), p99_ms: at(0.99) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_sorted_times() {
        let times = (1..=100).rev().map(Duration::from_millis).collect();
        let load = summary(times, 2.0);
        assert_eq!((load.per_second, load.p50_ms, load.p99_ms), (50.0, 50.0, 99.0));
    }

    #[test]
    fn a_form_is_encoded_by_the_byte() {
        assert_eq!(encode("ñ a&b=1"), "%C3%B1%20a%26b%3D1");
    }
}
