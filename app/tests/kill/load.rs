//! Many clients file at once while the ground is pulled away.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use company::Founding;
use kernel::Actor;
use store::{Engine, StoreConfig};
use testkit::World;

use crate::support::{self, Answer, Server, ask, run, said};

const CLIENTS: usize = 6;
/// Acknowledged filings before the ground is pulled away.
const ENOUGH: usize = 60;

/// An installation with a company and a program that may file.
pub struct Installation {
    /// Its world; the folder is where commands run.
    pub world: World,
    token: String,
}

impl Installation {
    /// In the database of `world`.
    pub async fn new(world: World) -> Installation {
        Installation::with(world, "cases.file,cases.read").await
    }

    /// The same with a program that may do something else.
    pub async fn with(world: World, scopes: &str) -> Installation {
        let miraflor = company::miraflor();
        let founding = Founding {
            profile: miraflor.profile,
            colors: miraflor.colors,
            govco: miraflor.govco,
            public_url: miraflor.public_url,
        };
        let founded = world.store.write("test.found", Actor::System("test"), founding, |work, founding| {
            Box::pin(company::found(work, founding))
        });
        founded.await.unwrap();
        world.store.close().await;
        let mut text = "[data]\nfolder = \".\"\n[server]\nport = 0\n".to_owned();
        if let StoreConfig::Postgres(url) = &world.config {
            text.push_str(&format!("[database]\nurl = \"{url}\"\n"));
        }
        std::fs::write(world.folder.path().join("cauce.toml"), text).unwrap();
        let words = ["token", "create", "--name", "load", "--scopes", scopes];
        let made = run(world.folder.path(), &words);
        assert!(made.status.success(), "{}", said(&made));
        Installation { token: said(&made).trim().to_owned(), world }
    }

    /// Where commands run.
    pub fn folder(&self) -> PathBuf {
        self.world.folder.path().to_owned()
    }

    /// Starts the server.
    pub fn serve(&self) -> Server {
        Server::start(self.world.folder.path(), &["serve"])
    }

    /// Asks as the program with the token.
    pub fn ask(
        &self,
        address: SocketAddr,
        method: &str,
        path: &str,
        key: &str,
        body: &str,
    ) -> Option<Answer> {
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![("Authorization", bearer.as_str()), ("Content-Type", "application/json")];
        if !key.is_empty() {
            headers.push(("Idempotency-Key", key));
        }
        ask(address, method, path, &headers, body)
    }

    /// Posts a body of another kind.
    pub fn send(&self, address: SocketAddr, path: &str, kind: &str, body: &str) -> Option<Answer> {
        let bearer = format!("Bearer {}", self.token);
        ask(address, "POST", path, &[("Authorization", &bearer), ("Content-Type", kind)], body)
    }

    /// Files a case under `key`; its number, if it was acknowledged.
    pub fn file(&self, address: SocketAddr, key: &str) -> Option<String> {
        let body = serde_json::json!({
            "kind": "claim", "service": "water", "account_number": "104882-7", "everyday_cause": "",
            "body": format!("La factura llegó por tres veces lo usual. Pido que revisen el medidor. ({key})"),
            "identity": "named", "name": "María Elena Ríos", "document_type": "CC",
            "document_number": "1088254207", "email": "maria@correo.example", "reply_by": "email",
            "accept_electronic": true,
        });
        let answer = self.ask(address, "POST", "/api/v1/cases", key, &body.to_string())?;
        match answer.status {
            200 | 201 => {
                let answer: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
                Some(answer["number"].as_str().unwrap().to_owned())
            }
            500.. => None,
            status => panic!("{status}: {}", answer.body),
        }
    }

    /// Whether the case can be read.
    fn is_there(&self, address: SocketAddr, number: &str) -> bool {
        let answer = self.ask(address, "GET", &format!("/api/v1/cases/{number}"), "", "");
        answer.is_some_and(|a| a.status == 200 && a.body.contains(number))
    }

    /// Files from several threads; once there is enough, `disturb` gets the server. Whoever gives it back
    /// sees filing go on.
    pub fn load(
        &self,
        round: usize,
        server: Server,
        disturb: impl FnOnce(Server) -> Option<Server>,
    ) -> (Vec<Filed>, Option<Server>) {
        let address = server.address;
        let (filed, count, stop) = (Mutex::new(Vec::new()), AtomicUsize::new(0), AtomicBool::new(false));
        let left = std::thread::scope(|scope| {
            for client in 0..CLIENTS {
                let (filed, count, stop) = (&filed, &count, &stop);
                scope.spawn(move || {
                    for n in 0.. {
                        if stop.load(Ordering::SeqCst) {
                            return;
                        }
                        let key = format!("{round}-{client}-{n}");
                        let number = self.file(address, &key);
                        count.fetch_add(usize::from(number.is_some()), Ordering::SeqCst);
                        filed.lock().unwrap().push(Filed { key, number });
                    }
                });
            }
            while count.load(Ordering::SeqCst) < ENOUGH {
                std::thread::yield_now();
            }
            let left = disturb(server);
            if left.is_some() {
                // it goes on after the disturbance
                let enough = count.load(Ordering::SeqCst) + ENOUGH;
                while count.load(Ordering::SeqCst) < enough {
                    std::thread::yield_now();
                }
            }
            stop.store(true, Ordering::SeqCst);
            left
        });
        (filed.into_inner().unwrap(), left)
    }

    /// Everything acknowledged is there, once; what was not can be asked again; the books are whole.
    pub fn check(&self, server: &Server, filed: &[Filed]) {
        let numbers: BTreeSet<&str> = filed.iter().filter_map(|f| f.number.as_deref()).collect();
        let acknowledged = filed.iter().filter(|f| f.number.is_some()).count();
        assert_eq!(numbers.len(), acknowledged, "no number was given twice");
        for number in &numbers {
            assert!(self.is_there(server.address, number), "{number} was acknowledged and is lost");
        }
        for Filed { key, number } in filed.iter().rev().take(2 * CLIENTS) {
            let again = self.file(server.address, key);
            assert!(again.is_some(), "{key} is answered after the disturbance");
            assert!(number.is_none() || *number == again, "{key} had {number:?} and has {again:?}");
            assert_eq!(self.file(server.address, key), again);
        }
        let book = support::column(
            &self.world.config,
            "SELECT number FROM filing_book WHERE class = 'incoming' ORDER BY seq",
        );
        assert!(numbers.iter().all(|n| book.iter().any(|b| b == n)));
        let cases = support::column(&self.world.config, "SELECT number FROM cases_cases ORDER BY number");
        assert_eq!(book.iter().collect::<BTreeSet<_>>(), cases.iter().collect::<BTreeSet<_>>());
        let verified = run(&self.folder(), &["verify"]);
        assert!(verified.status.success(), "{}", said(&verified));
    }
}

/// A request and what became of it.
pub struct Filed {
    key: String,
    number: Option<String>,
}

#[test]
fn nothing_acknowledged_is_lost_when_the_server_is_killed_in_mid_load() {
    testkit::each(async |world| {
        let installation = Installation::new(world).await;
        tokio::task::spawn_blocking(move || {
            let mut all = Vec::new();
            for round in 0..2 {
                let (filed, _) = installation.load(round, installation.serve(), |server| {
                    server.kill();
                    None
                });
                all.extend(filed);
            }
            let server = installation.serve();
            installation.check(&server, &all);
            assert!(server.stop());
        })
        .await
        .unwrap();
    });
}

#[test]
fn nothing_acknowledged_is_lost_when_the_database_throws_everybody_out() {
    testkit::each(async |world| {
        if world.engine() != Engine::Postgres {
            return;
        }
        let installation = Installation::new(world).await;
        tokio::task::spawn_blocking(move || {
            let (filed, server) = installation.load(0, installation.serve(), |server| {
                support::column(
                    &installation.world.config,
                    "SELECT CAST(pg_terminate_backend(pid) AS TEXT) FROM pg_stat_activity \
                     WHERE datname = current_database() AND pid <> pg_backend_pid()",
                );
                Some(server)
            });
            let server = server.unwrap();
            installation.check(&server, &filed);
            assert!(server.stop());
        })
        .await
        .unwrap();
    });
}
