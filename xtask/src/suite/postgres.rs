//! A throw-away PostgreSQL: own folder, own port, without fsync, gone at the end.

use super::tools;
use crate::run;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// A running server; dropping it stops it and removes its folder.
pub struct Postgres {
    server: Child,
    folder: PathBuf,
    port: u16,
}

/// The unprivileged account under which it runs when we are root, which PostgreSQL refuses.
#[derive(Clone, Copy)]
struct Unprivileged {
    user: u32,
    group: u32,
}

impl Unprivileged {
    fn find() -> Result<Option<Self>, String> {
        if run::answer_of("id", &["-u"]).as_deref() != Some("0") {
            return Ok(None);
        }
        for name in ["postgres", "nobody"] {
            let number = |flag| run::answer_of("id", &[flag, name]).and_then(|text| text.parse().ok());
            if let (Some(user), Some(group)) = (number("-u"), number("-g")) {
                return Ok(Some(Self { user, group }));
            }
        }
        Err("running as root, and there is neither a user `postgres` nor `nobody` to run PostgreSQL as"
            .into())
    }

    fn apply(account: Option<Self>, command: &mut Command) -> &mut Command {
        match account {
            Some(Self { user, group }) => command.uid(user).gid(group),
            None => command,
        }
    }
}

impl Postgres {
    /// Makes a cluster and starts it; returns when it accepts connections.
    pub fn start() -> Result<Self, String> {
        let programs = tools::postgres_folder().ok_or("PostgreSQL is not installed")?;
        let account = Unprivileged::find()?;
        let folder = std::env::temp_dir().join(format!("cauce-postgres-{}", std::process::id()));
        remake(&folder, account).map_err(|error| format!("{}: {error}", folder.display()))?;
        let made = Self::create(&programs, &folder, account);
        let server = made.and_then(|()| Self::launch(&programs, &folder, account));
        match server {
            Ok((server, port)) => Ok(Self { server, folder, port }),
            Err(why) => {
                remove(&folder);
                Err(why)
            }
        }
    }

    fn create(programs: &Path, folder: &Path, account: Option<Unprivileged>) -> Result<(), String> {
        let mut initdb = Command::new(programs.join("initdb"));
        initdb
            .arg("--pgdata")
            .arg(folder.join("data"))
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"])
            .current_dir(folder)
            .stdin(Stdio::null());
        let output = Unprivileged::apply(account, &mut initdb).output().map_err(|error| error.to_string())?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!("initdb failed:\n{}", String::from_utf8_lossy(&output.stderr)))
    }

    fn launch(programs: &Path, folder: &Path, account: Option<Unprivileged>) -> Result<(Child, u16), String> {
        let port = free_port().map_err(|error| format!("no free port: {error}"))?;
        let log = File::create(folder.join("log")).map_err(|error| error.to_string())?;
        let mut command = Command::new(programs.join("postgres"));
        command.arg("-D").arg(folder.join("data")).arg("-k").arg(folder).args(["-p", &port.to_string()]);
        for setting in [
            "listen_addresses=127.0.0.1",
            "max_connections=300",
            "fsync=off",
            "synchronous_commit=on",
            "full_page_writes=off",
            "shared_buffers=128MB",
            "max_wal_size=256MB",
            "lc_messages=C",
        ] {
            command.args(["-c", setting]);
        }
        command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut server =
            Unprivileged::apply(account, &mut command).spawn().map_err(|error| error.to_string())?;
        let words = server.stderr.take().ok_or("its messages cannot be read")?;
        match wait_until_ready(words, log) {
            Ok(()) => Ok((server, port)),
            Err(why) => {
                stop(&mut server);
                let told = fs::read_to_string(folder.join("log")).unwrap_or_default();
                Err(format!("PostgreSQL did not start: {why}\n{told}"))
            }
        }
    }

    /// The address for the tests, with the right to create databases.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        stop(&mut self.server);
        remove(&self.folder);
    }
}

/// Follows the server's messages into the log; returns at the one that says that it is ready.
fn wait_until_ready(words: impl std::io::Read + Send + 'static, mut log: File) -> Result<(), String> {
    let (ready, heard) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(words).lines().map_while(Result::ok) {
            // The log only helps a person after a failure: losing a line of it is no failure.
            let _ = writeln!(log, "{line}");
            if line.contains("ready to accept connections") {
                let _ = ready.send(());
            }
        }
    });
    heard.recv_timeout(Duration::from_secs(60)).map_err(|error| match error {
        RecvTimeoutError::Timeout => "not ready after a minute".to_string(),
        RecvTimeoutError::Disconnected => "it ended by itself".to_string(),
    })
}

/// A fast shutdown; what is still there after that is killed.
fn stop(server: &mut Child) {
    let interrupt = format!("kill -INT {}", server.id());
    if !run::succeeds("sh", &["-c", &interrupt]) && server.kill().is_err() {
        println!("PostgreSQL (process {}) could not be stopped", server.id());
    }
    if let Err(error) = server.wait() {
        println!("PostgreSQL did not end: {error}");
    }
}

fn remake(folder: &Path, account: Option<Unprivileged>) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    if let Some(Unprivileged { user, group }) = account {
        chown(folder, Some(user), Some(group))?;
    }
    Ok(())
}

fn remove(folder: &Path) {
    if let Err(error) = fs::remove_dir_all(folder) {
        println!("{} stays behind: {error}", folder.display());
    }
}

/// A port that was free a moment ago.
fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
