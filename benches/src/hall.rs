//! The hall: turns given and called a second, durable, through HTTP; the next call with five thousand people
//! waiting.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use hall::actions::call_next::{self, CallNext};
use hall::actions::found_site::{self, FoundSite, Founded};
use hall::actions::open_shift::{self, OpenShift};
use hall::actions::take_ticket::{self, TakeTicket};
use hall::{Class, HallRefusal, Origin};
use kernel::{AccountId, Actor, At, Failure, Id, Lang};
use store::{BoxFuture, Store, Work};

use crate::client::{Client, drive, summary};
use crate::report::{Report, Target};
use crate::server::Server;
use crate::{Asked, hall_screens, store_alone};

/// Counters, and as many clients.
pub const COUNTERS: u8 = 32;
/// Key of the hall that is measured.
pub const SITE: &str = "banco";
/// People who wait when a call is timed.
const WAITING: usize = 5_000;
/// Calls that are timed.
const CALLS: u8 = COUNTERS;
const LINES: [&str; 3] = ["facturacion", "tramites", "pagos"];

/// Prints the figures.
pub fn measure(asked: &Asked, report: &mut Report) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
    runtime.block_on(next_of_many(&folder.path().join("many.db"), report))?;
    let data = folder.path().join("cauce.db");
    runtime.block_on(found(&data))?;
    let text = "[server]\nport = 0\ntrusted_proxies = [\"127.0.0.1\"]\n[data]\nfolder = \".\"\n\
                [log]\nlevel = \"error\"\n";
    std::fs::write(folder.path().join("cauce.toml"), text).map_err(|e| e.to_string())?;
    let token = token(&asked.bin, folder.path())?;
    let server = Server::start(&asked.bin, &["serve"], folder.path())?;
    give(asked, &server, &token, report)?;
    call(asked, &server, &token, report)?;
    runtime.block_on(hall_screens::measure(&server, &token, report))
}

fn officer(n: u8) -> AccountId {
    Id::new(At(1_700_000_000_000_000 + i64::from(n)), [n; 16])
}

fn plan() -> FoundSite {
    let services = [0, 1, 2].map(|n| (LINES[n], LINES[n], ["A", "B", "F"][n]));
    FoundSite::plain(SITE, &services, COUNTERS)
}

async fn write<I, T>(
    store: &Store,
    input: I,
    verb: impl for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Result<T, Failure<HallRefusal>>>
    + Send
    + 'static,
) -> Result<T, String>
where
    I: Send + Sync + 'static,
    T: Send + 'static,
{
    let done = store.write("bench.hall", Actor::System("bench"), input, verb).await;
    done.map_err(|e| e.to_string())
}

async fn found_hall(store: &Store) -> Result<Founded, String> {
    write(store, plan(), |work, plan| Box::pin(found_site::run(work, plan))).await
}

/// The hall and a company around it.
async fn found(data: &Path) -> Result<(), String> {
    let store = store_alone::open(data).await?;
    let miraflor = company::miraflor();
    let founding = company::Founding {
        profile: miraflor.profile,
        colors: miraflor.colors,
        govco: miraflor.govco,
        public_url: miraflor.public_url,
    };
    let founded = store.write("bench.company", Actor::System("bench"), founding, |work, founding| {
        Box::pin(company::found(work, founding))
    });
    founded.await.map_err(|e| e.to_string())?;
    found_hall(&store).await?;
    store.close().await;
    Ok(())
}

fn token(bin: &Path, folder: &Path) -> Result<String, String> {
    let words = ["token", "create", "--name", "bench", "--scopes", "hall.attend,hall.host"];
    let made = Command::new(bin).args(words).current_dir(folder).output().map_err(|e| e.to_string())?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into_owned());
    }
    Ok(String::from_utf8_lossy(&made.stdout).trim().to_owned())
}

/// How long a call takes at the store, commit and all, while many wait.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
async fn next_of_many(path: &Path, report: &mut Report) -> Result<(), String> {
    let store = store_alone::open(path).await?;
    let founded = found_hall(&store).await?;
    let takers: Vec<_> = (0..64)
        .map(|taker| {
            let (store, founded) = (store.clone(), founded.clone());
            tokio::spawn(async move {
                for n in (taker..WAITING).step_by(64) {
                    let take = TakeTicket {
                        site: founded.site,
                        service: founded.services[n % LINES.len()],
                        class: Class::ALL[n % 3],
                        ground: None,
                        needs: Vec::new(),
                        origin: Origin::Kiosk,
                        person: None,
                        language: Lang::Es,
                        at: None,
                        number: None,
                        request: None,
                    };
                    write(&store, take, |work, take| Box::pin(take_ticket::run(work, take))).await?;
                }
                Ok::<(), String>(())
            })
        })
        .collect();
    for taker in takers {
        taker.await.map_err(|e| e.to_string())??;
    }
    let mut times = Vec::new();
    for n in 1..=CALLS {
        let open = OpenShift { counter: founded.counters[usize::from(n) - 1], officer: Some(officer(n)) };
        let shift = write(&store, open, |work, open| Box::pin(open_shift::run(work, open))).await?.id;
        let before = Instant::now();
        let next = CallNext { shift, request: Some(format!("bench-{n}")) };
        let called = write(&store, next, |work, next| Box::pin(call_next::run(work, next))).await?;
        times.push(before.elapsed());
        called.ok_or("nobody was called")?;
    }
    store.close().await;
    let load = summary(times, 1.0);
    report.add(format!("call next, {WAITING} waiting, at the store, p50"), load.p50_ms, "ms", None);
    let limit = Some(Target::Below(5.0));
    report.add(format!("call next, {WAITING} waiting, at the store, p99"), load.p99_ms, "ms", limit);
    Ok(())
}

/// A client of the API.
pub fn connect(address: SocketAddr) -> Result<Client, String> {
    Client::connect(address).map_err(|e| e.to_string())
}

/// Takes a turn.
pub fn take(client: &mut Client, token: &str, n: usize) -> Result<(), String> {
    let class = Class::ALL[n % 3].key();
    let body = format!(r#"{{"service":"{}","class":"{class}"}}"#, LINES[n % LINES.len()]);
    let path = format!("/api/v1/hall/sites/{SITE}/turns");
    let answer = client.call(&path, token, &format!("take-{n}"), &body).map_err(|e| e.to_string())?;
    if answer.status == 201 { Ok(()) } else { Err(format!("taking a turn answered {}", answer.status)) }
}

/// Opens a counter.
pub fn open(client: &mut Client, token: &str, counter: u8) -> Result<(), String> {
    let path = format!("/api/v1/hall/sites/{SITE}/counters/{counter}/shift");
    let body = format!(r#"{{"officer":"{}"}}"#, officer(counter));
    let answer = client.call(&path, token, "open", &body).map_err(|e| e.to_string())?;
    if answer.status == 200 { Ok(()) } else { Err(format!("opening a counter answered {}", answer.status)) }
}

/// Calls the next person to a counter; gives the turn, if anybody waits.
pub fn next(client: &mut Client, token: &str, counter: u8, key: &str) -> Result<Option<String>, String> {
    let path = format!("/api/v1/hall/sites/{SITE}/counters/{counter}/call");
    let answer = client.call(&path, token, key, "").map_err(|e| e.to_string())?;
    match answer.status {
        204 => Ok(None),
        200 => {
            let told: serde_json::Value = serde_json::from_slice(&answer.body).map_err(|e| e.to_string())?;
            Ok(told["id"].as_str().map(str::to_owned))
        }
        status => Err(format!("calling answered {status}")),
    }
}

/// Begins and ends the attention.
pub fn attend(client: &mut Client, token: &str, turn: &str) -> Result<(), String> {
    for verb in ["begin", "finish"] {
        let path = format!("/api/v1/hall/turns/{turn}/{verb}");
        let answer = client.call(&path, token, "attend", "").map_err(|e| e.to_string())?;
        if answer.status != 200 {
            return Err(format!("{verb} answered {}", answer.status));
        }
    }
    Ok(())
}

fn give(asked: &Asked, server: &Server, token: &str, report: &mut Report) -> Result<(), String> {
    let number = Arc::new(AtomicUsize::new(0));
    let load = drive(usize::from(COUNTERS), asked.seconds, |_| {
        let (mut client, token) = (connect(server.address)?, token.to_owned());
        let number = Arc::clone(&number);
        Ok(Box::new(move |_| take(&mut client, &token, number.fetch_add(1, Ordering::Relaxed))))
    })?;
    let name = format!("turns given, {COUNTERS} clients");
    report.add(format!("{name}, p99"), load.p99_ms, "ms", None);
    report.add(name, load.per_second, "turns/s", Some(Target::AtLeast(1_000.0)));
    Ok(())
}

/// Each iteration calls, attends and ends: three writes.
fn call(asked: &Asked, server: &Server, token: &str, report: &mut Report) -> Result<(), String> {
    let extra = Arc::new(AtomicUsize::new(10_000_000));
    let load = drive(usize::from(COUNTERS), asked.seconds, |n| {
        let (mut client, token) = (connect(server.address)?, token.to_owned());
        let counter = u8::try_from(n + 1).map_err(|e| e.to_string())?;
        open(&mut client, &token, counter)?;
        let extra = Arc::clone(&extra);
        Ok(Box::new(move |i| {
            let key = format!("call-{counter}-{i}");
            match next(&mut client, &token, counter, &key)? {
                Some(turn) => attend(&mut client, &token, &turn),
                // everybody was called: somebody else comes
                None => take(&mut client, &token, extra.fetch_add(1, Ordering::Relaxed)),
            }
        }))
    })?;
    let name = format!("called, attended and finished, {COUNTERS} counters");
    report.add(format!("{name}, p99"), load.p99_ms, "ms", None);
    report.add(name, load.per_second, "calls/s", Some(Target::AtLeast(1_000.0)));
    Ok(())
}
