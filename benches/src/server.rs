//! The real program, started on a free port with data of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running `cauce`.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// How long it took until it listened.
    pub started_in: Duration,
}

impl Server {
    /// Starts `bin` with these words and waits until it says where it listens.
    #[allow(clippy::disallowed_methods)] // measuring is what this is for
    pub fn start(bin: &Path, words: &[&str], folder: &Path) -> Result<Server, String> {
        let begun = Instant::now();
        let mut child = Command::new(bin)
            .args(words)
            .current_dir(folder)
            .env("CAUCE_LOG_LEVEL", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|e| format!("{}: {e}", bin.display()))?;
        let out = child.stdout.take().ok_or("no output")?;
        let mut lines = BufReader::new(out).lines();
        let address = loop {
            let line =
                lines.next().ok_or("the server ended before it listened")?.map_err(|e| e.to_string())?;
            if let Some((_, address)) = line.split_once("listening on http://") {
                break address.trim().parse().map_err(|_| format!("not an address: {line}"))?;
            }
        };
        let started_in = begun.elapsed();
        // the rest of what it says must go somewhere
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Server { child, address, started_in })
    }

    /// Memory that it holds, in MB (10^6 bytes): resident set, from /proc.
    pub fn memory_mb(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|l| l.starts_with("VmRSS:"))?;
        let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kib * 1_024.0 / 1e6)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
