//! The whole database server dies in mid-load, as in a power cut, and comes back.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use store::StoreConfig;
use testkit::World;

use super::load::Installation;
use crate::support;

/// A PostgreSQL of this test alone, with the durability of an ordinary installation: other tests need theirs
/// alive.
struct Cluster {
    programs: PathBuf,
    folder: tempfile::TempDir,
    account: Option<(u32, u32)>,
    port: u16,
    postmaster: Option<Child>,
}

impl Cluster {
    /// Made with the programs of the server that the tests use.
    fn new(programs: PathBuf) -> Cluster {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let account = unprivileged();
        if let Some((user, group)) = account {
            chown(folder.path(), Some(user), Some(group)).expect("root may give a folder away");
        }
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|l| l.local_addr()).expect("a port").port();
        let cluster = Cluster { programs, folder, account, port, postmaster: None };
        let made = cluster
            .program("initdb")
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale"])
            .stdout(Stdio::null())
            .status();
        assert!(made.expect("initdb runs").success());
        cluster
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.arg("-D").arg(self.folder.path().join("data")).current_dir(self.folder.path());
        if let Some((user, group)) = self.account {
            command.uid(user).gid(group);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Starts it and waits until it accepts connections; after a crash it recovers first.
    fn start(&mut self) {
        let mut postmaster = self
            .program("postgres")
            .arg("-k")
            .arg(self.folder.path())
            .args(["-p", &self.port.to_string(), "-c", "lc_messages=C", "-c", "shared_buffers=32MB"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("postgres runs");
        let words = BufReader::new(postmaster.stderr.take().expect("it was piped"));
        let (ready, heard) = mpsc::channel();
        std::thread::spawn(move || {
            for line in words.lines().map_while(Result::ok) {
                if line.contains("ready to accept connections") {
                    // the test may have given up
                    let _ = ready.send(());
                }
            }
        });
        heard.recv_timeout(Duration::from_secs(60)).expect("PostgreSQL accepts connections");
        self.postmaster = Some(postmaster);
    }

    /// `kill -9` of the postmaster and of all its children at once: nobody can write another byte.
    fn kill(&mut self) {
        let Some(mut postmaster) = self.postmaster.take() else { return };
        let all: Vec<String> = [postmaster.id()]
            .into_iter()
            .chain(children(postmaster.id()))
            .map(|pid| pid.to_string())
            .collect();
        // a child may have ended by itself between the list and the blow
        let _ = Command::new("kill").arg("-9").args(&all).stderr(Stdio::null()).status();
        postmaster.wait().expect("it ends");
    }

    fn config(&self) -> StoreConfig {
        StoreConfig::Postgres(format!("postgres://postgres@127.0.0.1:{}/postgres", self.port))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.kill();
    }
}

/// PostgreSQL refuses to run as root: then the account under which it runs instead.
fn unprivileged() -> Option<(u32, u32)> {
    let number = |flag: &str, name: &str| -> Option<u32> {
        let answer = Command::new("id").args([flag, name]).stderr(Stdio::null()).output().ok()?;
        String::from_utf8(answer.stdout).ok()?.trim().parse().ok()
    };
    let me = Command::new("id").arg("-u").output().expect("there is an id");
    if me.stdout != b"0\n" {
        return None;
    }
    let found = ["postgres", "nobody"].into_iter().find_map(|n| Some((number("-u", n)?, number("-g", n)?)));
    Some(found.expect("a user `postgres` or `nobody`"))
}

/// The processes whose parent it is. The children of PostgreSQL lead process groups of their own, so that no
/// signal to the group of the postmaster reaches them.
fn children(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").expect("the processes of the machine");
    let pids = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    pids.filter(|pid: &u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
        after_name.split(' ').nth(1).and_then(|p| p.parse().ok()) == Some(parent)
    })
    .collect()
}

#[test]
fn nothing_acknowledged_is_lost_when_the_database_server_is_killed_in_mid_load() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        // without a PostgreSQL for the tests there is none to make another from
        let Some(known) = World::postgres().await else { return };
        known.store.close().await;
        let config = known.config.clone();
        let programs = tokio::task::spawn_blocking(move || {
            support::column(&config, "SELECT setting FROM pg_config WHERE name = 'BINDIR'").remove(0)
        });
        let mut cluster = Cluster::new(PathBuf::from(programs.await.unwrap()));
        cluster.start();
        let installation = Installation::new(World::on(cluster.config()).await).await;
        tokio::task::spawn_blocking(move || {
            let mut server = installation.serve();
            let mut all = Vec::new();
            for round in 0..2 {
                let (filed, left) = installation.load(round, server, |server| {
                    cluster.kill();
                    cluster.start();
                    Some(server)
                });
                server = left.expect("it was given back");
                all.extend(filed);
            }
            installation.check(&server, &all);
            assert!(server.stop());
        })
        .await
        .unwrap();
    });
}
