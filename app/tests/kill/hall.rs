//! Counters call while the server is killed: nobody is called twice, nobody is lost.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use hall::actions::found_site::{self, FoundSite};
use kernel::{AccountId, Actor, At, Id};
use testkit::World;

use super::load::Installation;
use crate::support;

const COUNTERS: u8 = 6;
/// Acknowledged calls before the ground is pulled away.
const ENOUGH: usize = 40;

async fn found(world: &World) {
    let plan = FoundSite::plain("centro", &[("facturacion", "Mi factura", "A")], COUNTERS);
    let done = world
        .store
        .write("test.found", Actor::System("test"), plan, |work, plan| Box::pin(found_site::run(work, plan)));
    done.await.unwrap();
}

/// What one counter knows: what it asked and what it was answered.
#[derive(Default)]
struct Seat {
    taken: Vec<(String, Option<String>)>,
    called: Vec<(String, Option<String>)>,
}

struct Room<'i> {
    installation: &'i Installation,
    address: SocketAddr,
}

impl Room<'_> {
    /// Posts; the status and the id in the answer. Nothing if there was none.
    fn post(&self, path: &str, key: &str, body: &str) -> Option<(u16, String)> {
        let answer = self.installation.ask(self.address, "POST", path, key, body)?;
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap_or_default();
        let id = told["id"].as_str().unwrap_or_default().to_owned();
        (answer.status < 500).then_some((answer.status, id))
    }

    fn open(&self, counter: u8) {
        let officer: AccountId = Id::new(At(1_700_000_000_000_000), [counter; 16]);
        let path = format!("/api/v1/hall/sites/centro/counters/{counter}/shift");
        let answer = self.post(&path, "", &format!(r#"{{"officer":"{officer}"}}"#));
        assert_eq!(answer.expect("the counter opens").0, 200);
    }

    fn take(&self, key: &str) -> Option<String> {
        let body = r#"{"service":"facturacion","class":"general"}"#;
        let (status, id) = self.post("/api/v1/hall/sites/centro/turns", key, body)?;
        assert_eq!(status, 201);
        Some(id)
    }

    /// Who was called; nothing if there was no answer. Nobody waits: the empty id.
    fn call(&self, counter: u8, key: &str) -> Option<String> {
        let path = format!("/api/v1/hall/sites/centro/counters/{counter}/call");
        let (status, id) = self.post(&path, key, "")?;
        assert!(matches!(status, 200 | 204), "the call answered {status}");
        Some(id)
    }

    /// Attends and finishes, as far as that is still to be done.
    fn attend(&self, id: &str) -> Option<()> {
        for verb in ["begin", "finish"] {
            let (status, _) = self.post(&format!("/api/v1/hall/turns/{id}/{verb}"), "", "")?;
            assert!(matches!(status, 200 | 409), "{verb} answered {status}");
        }
        Some(())
    }

    /// Takes turns and calls, until there is no answer or `stop`.
    fn work(&self, counter: u8, stop: &AtomicBool, count: &AtomicUsize) -> Seat {
        let mut seat = Seat::default();
        for n in 0.. {
            let (take, call) = (format!("t-{counter}-{n}"), format!("c-{counter}-{n}"));
            let taken = self.take(&take);
            seat.taken.push((take, taken.clone()));
            if taken.is_none() || stop.load(Ordering::SeqCst) {
                break;
            }
            let called = self.call(counter, &call);
            seat.called.push((call, called.clone()));
            match called {
                None => break,
                Some(id) if id.is_empty() => continue,
                Some(id) => {
                    count.fetch_add(1, Ordering::SeqCst);
                    if self.attend(&id).is_none() {
                        break;
                    }
                }
            }
        }
        seat
    }

    /// After the restart: the same requests have the same answers, what had none gets one now, and everybody
    /// who waits is called.
    fn go_on(&self, counter: u8, seat: &mut Seat) {
        for (key, before) in seat.taken.iter_mut().rev().take(3) {
            let again = self.take(key);
            assert!(again.is_some() && (before.is_none() || *before == again), "{key}: {before:?} {again:?}");
            *before = again;
        }
        for (key, before) in seat.called.iter_mut().rev().take(3) {
            let Some(id) = before.as_ref().filter(|id| !id.is_empty()) else { continue };
            assert_eq!(self.call(counter, key).as_ref(), Some(id), "{key}");
            self.attend(id).expect("an answer");
        }
        if let Some((key, called @ None)) = seat.called.last_mut() {
            let id = self.call(counter, key).expect("an answer");
            if !id.is_empty() {
                self.attend(&id).expect("an answer");
            }
            *called = Some(id);
        }
        for n in 0.. {
            let key = format!("rest-{counter}-{n}");
            let id = self.call(counter, &key).expect("an answer");
            if id.is_empty() {
                return;
            }
            self.attend(&id).expect("an answer");
            seat.called.push((key, Some(id)));
        }
    }
}

/// Works, kills, starts again, and gives what every counter knows.
fn day(installation: &Installation) -> Vec<Seat> {
    let server = installation.serve();
    let room = Room { installation, address: server.address };
    (1..=COUNTERS).for_each(|n| room.open(n));
    let (stop, count) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut seats: Vec<Seat> = std::thread::scope(|scope| {
        let start = |n| {
            let (room, stop, count) = (&room, &stop, &count);
            scope.spawn(move || room.work(n, stop, count))
        };
        let threads: Vec<_> = (1..=COUNTERS).map(start).collect();
        while count.load(Ordering::SeqCst) < ENOUGH {
            assert!(threads.iter().any(|t| !t.is_finished()), "the counters ended too early");
            std::thread::yield_now();
        }
        server.kill();
        stop.store(true, Ordering::SeqCst);
        threads.into_iter().map(|t| t.join().expect("a counter works")).collect()
    });
    let server = installation.serve();
    let room = Room { installation, address: server.address };
    for (n, seat) in (1..=COUNTERS).zip(&mut seats) {
        room.go_on(n, seat);
    }
    assert!(server.stop());
    seats
}

#[test]
fn nobody_is_called_twice_and_nobody_is_lost_when_the_server_is_killed_among_the_calls() {
    testkit::each(async |world| {
        found(&world).await;
        let installation = Installation::with(world, "hall.attend,hall.host").await;
        tokio::task::spawn_blocking(move || {
            let seats = day(&installation);
            let asked = |sql| support::column(&installation.world.config, sql);
            let all: BTreeSet<String> =
                asked("SELECT id FROM hall_tickets ORDER BY id").into_iter().collect();
            let called: Vec<_> =
                seats.iter().flat_map(|s| &s.called).filter_map(|(_, id)| id.clone()).collect();
            let called: Vec<_> = called.into_iter().filter(|id| !id.is_empty()).collect();
            let different: BTreeSet<_> = called.iter().cloned().collect();
            assert_eq!(different.len(), called.len(), "somebody was called twice");
            assert!(called.len() >= ENOUGH);
            let taken: BTreeSet<_> =
                seats.iter().flat_map(|s| &s.taken).filter_map(|(_, id)| id.clone()).collect();
            assert_eq!(taken, all, "a turn that was given is there, and no other");
            assert_eq!(different, all, "everybody was called");
            let twice = "SELECT ticket_id FROM hall_calls GROUP BY ticket_id HAVING COUNT(*) > 1";
            assert_eq!(asked(twice), Vec::<String>::new());
            let open = "SELECT id FROM hall_tickets WHERE state <> 'finished'";
            assert_eq!(asked(open), Vec::<String>::new());
            let numbers = "SELECT CAST(COUNT(DISTINCT number) AS TEXT) FROM hall_tickets WHERE prefix = 'A'";
            assert_eq!(asked(numbers), [all.len().to_string()]);
        })
        .await
        .unwrap();
    });
}
