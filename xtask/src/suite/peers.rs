//! The servers of others beside PostgreSQL: one that speaks S3 and a mail server with TLS. Both are Python
//! packages of fixed versions in an environment of their own in the target folder; `peers/serve.py` runs
//! them. The same environment has the independent simulator with which `queueing` is compared, and
//! the browser that reads what `webpush` sends.

use crate::run::{self, Outcome, target, workspace};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// The running servers; dropping them stops them. They also end when this process is killed.
pub struct Peers {
    servers: Child,
    variables: Vec<(&'static str, String)>,
}

/// The variables of the tests and where `serve.py` tells their values.
const VARIABLES: [(&str, &str); 5] = [
    ("CAUCE_TEST_S3_URL", "s3"),
    ("CAUCE_TEST_SMTP", "starttls"),
    ("CAUCE_TEST_SMTPS", "smtps"),
    ("CAUCE_TEST_SMTP_CA", "ca"),
    ("CAUCE_TEST_PYTHON", "python"),
];

/// Installs the packages, unless the very same list was installed here before.
pub fn ensure(install: bool) -> Outcome {
    let list = workspace().join("xtask").join("peers").join("requirements.txt");
    let wanted = fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    // An environment knows its own path: one that was moved is made again.
    let wanted = format!("{}\n{wanted}", folder().display());
    let stamp = folder().join("installed");
    if fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        println!("already installed");
        return Ok(());
    }
    if !install {
        return Err("the packages of xtask/peers/requirements.txt are not installed in target/peers: \
                    run once without --no-install"
            .to_string());
    }
    fs::create_dir_all(folder()).map_err(|error| error.to_string())?;
    let mut environment = Command::new("python3");
    run::quiet_run(environment.args(["-m", "venv", "--clear"]).arg(folder().join("venv")))?;
    let mut pip = Command::new(python());
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--disable-pip-version-check",
        "--requirement",
    ]);
    run::quiet_run(pip.arg(&list))?;
    fs::write(stamp, wanted).map_err(|error| error.to_string())
}

impl Peers {
    /// Starts the servers; returns when they answer.
    pub fn start() -> Result<Self, String> {
        let script = workspace().join("xtask").join("peers").join("serve.py");
        let mut command = Command::new(python());
        // What they complain of interests nobody but the reader of a failed start.
        let log = folder().join("log");
        let complaints = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        command.arg(script).arg(folder()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(complaints);
        let mut servers = command.spawn().map_err(|error| format!("python: {error}"))?;
        let told = first_line(&mut servers).and_then(|line| variables(&line));
        match told {
            Ok(variables) => Ok(Self { servers, variables }),
            Err(why) => {
                stop(&mut servers);
                Err(format!("{why}\n{}", fs::read_to_string(log).unwrap_or_default()))
            }
        }
    }

    /// Where the tests find the servers.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &str)> {
        self.variables.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        stop(&mut self.servers);
    }
}

fn folder() -> PathBuf {
    target().join("peers")
}

fn python() -> PathBuf {
    folder().join("venv").join("bin").join("python")
}

fn first_line(servers: &mut Child) -> Result<String, String> {
    let words = servers.stdout.take().ok_or("what they say cannot be read")?;
    let (told, heard) = mpsc::channel();
    std::thread::spawn(move || {
        let mut lines = BufReader::new(words).lines().map_while(Result::ok);
        if let Some(line) = lines.next() {
            let _ = told.send(line);
        }
        // Read on, so that nobody is held up by a full pipe.
        lines.for_each(drop);
    });
    heard.recv_timeout(Duration::from_secs(60)).map_err(|error| match error {
        RecvTimeoutError::Timeout => "not ready after a minute".to_string(),
        RecvTimeoutError::Disconnected => "they ended by themselves".to_string(),
    })
}

fn variables(line: &str) -> Result<Vec<(&'static str, String)>, String> {
    let told: Value = serde_json::from_str(line).map_err(|_| format!("serve.py says: {line}"))?;
    let value = |key: &str| told[key].as_str().map(str::to_string).ok_or(format!("serve.py tells no {key}"));
    VARIABLES.iter().map(|(name, key)| Ok((*name, value(key)?))).collect()
}

/// The end of their input asks them to end; what is still there after that is killed.
fn stop(servers: &mut Child) {
    drop(servers.stdin.take());
    for _ in 0..100 {
        match servers.try_wait() {
            Ok(Some(_)) => return,
            _ => std::thread::park_timeout(Duration::from_millis(50)),
        }
    }
    if servers.kill().and_then(|()| servers.wait().map(drop)).is_err() {
        println!("the servers of the tests (process {}) could not be stopped", servers.id());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_servers_tell_becomes_the_variables_of_the_tests() {
        let line = r#"{"s3": "http://h:1", "starttls": "starttls://h:2", "smtps": "smtps://h:3", "ca": "ca.pem",
                "python": "p"}"#;
        let found = variables(line).unwrap();
        assert_eq!(found.first(), Some(&("CAUCE_TEST_S3_URL", "http://h:1".to_string())));
        assert_eq!(found.len(), VARIABLES.len());
        assert!(variables(r#"{"s3": "http://h:1"}"#).is_err() && variables("Traceback").is_err());
    }
}
