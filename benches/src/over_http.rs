//! The real program over HTTP: filing by the citizens' form, looking up, the inbox of an agent, memory, start
//! and size.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::client::{Client, drive};
use crate::report::{Report, Target};
use crate::server::Server;
use crate::{Asked, filings, store_alone};

/// Log-in of the demo with which the inbox is opened.
const LOGIN: &str = "luisa@aguasdemiraflor.example";
/// Its password.
const PASSWORD: &str = "miraflor-demo-2026";

/// Prints the figures. `alone` is what the store does without HTTP.
pub fn measure(asked: &Asked, alone: f64, report: &mut Report) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let data = folder.path().join("data");
    let config = folder.path().join("cauce.toml");
    let text = format!(
        "[server]\nport = 0\ntrusted_proxies = [\"127.0.0.1\"]\n[data]\nfolder = {data:?}\n[log]\nlevel = \
         \"error\"\n"
    );
    std::fs::write(&config, text).map_err(|e| e.to_string())?;
    let demo = ["demo", "--port", "0", "--data", data.to_str().ok_or("a path")?];
    let built = Server::start(&asked.bin, &demo, folder.path())?;
    report.add(
        "demo company built and listening",
        built.started_in.as_secs_f64(),
        "s",
        Some(Target::Below(15.0)),
    );
    drop(built);

    let serve = ["serve", "--config", config.to_str().ok_or("a path")?];
    let server = Server::start(&asked.bin, &serve, folder.path())?;
    report.add(
        "start on an existing data folder",
        server.started_in.as_secs_f64(),
        "s",
        Some(Target::Below(1.0)),
    );
    report.add("idle memory", server.memory_mb().unwrap_or(f64::NAN), "MB", Some(Target::Below(80.0)));
    let size = std::fs::metadata(&asked.bin).map_err(|e| e.to_string())?.len() as f64 / 1e6;
    report.add("size of the program", size, "MB", Some(Target::Below(80.0)));

    // before the filings, whose receipts and mails are still made long after
    look_up(asked, &server, report)?;
    file(asked, alone, &server, report)?;
    drop(server);
    fill(asked, &data)?;
    let server = Server::start(&asked.bin, &serve, folder.path())?;
    inbox(asked, &server, report)
}

fn file(asked: &Asked, alone: f64, server: &Server, report: &mut Report) -> Result<(), String> {
    let next = Arc::new(AtomicUsize::new(1_000_000));
    for clients in [1, 8, 32] {
        let address = server.address;
        let load = drive(clients, asked.seconds, |_| {
            let mut client = Client::connect(address).map_err(|e| e.to_string())?;
            // the session of a browser: the pages before the last one were opened
            client.get("/pqr/nueva/1", "203.0.113.1").map_err(|e| e.to_string())?;
            let next = Arc::clone(&next);
            Ok(Box::new(move |_| {
                let n = next.fetch_add(1, Ordering::Relaxed);
                let f = filings::form(n);
                let token = format!("{n:032x}");
                let from = format!("198.{}.{}.{}", 18 + n / 65_536 % 2, n / 256 % 256, n % 256);
                let fields = [
                    ("form_token", token.as_str()),
                    ("kind", &f.kind),
                    ("service", &f.service),
                    ("account_number", &f.account_number),
                    ("body", &f.body),
                    ("name", &f.name),
                    ("document_type", &f.document_type),
                    ("document_number", &f.document_number),
                    ("email", &f.email),
                    ("phone", &f.phone),
                    ("reply_by", &f.reply_by),
                    ("accept_electronic", "1"),
                ];
                let answer = client.post("/pqr/radicar", &from, &fields).map_err(|e| e.to_string())?;
                match (answer.status, answer.header("location")) {
                    (303, Some(place)) if place.contains("/constancia") => Ok(()),
                    (status, place) => Err(format!("filing answered {status} {place:?}")),
                }
            }))
        })?;
        let (target, limit) = if clients == 32 {
            (Some(Target::AtLeast(3_000.0)), Some(Target::Below(60.0)))
        } else {
            (None, None)
        };
        report.add(format!("filing by the form, {clients} clients"), load.per_second, "filings/s", target);
        report.add(format!("filing by the form, {clients} clients, p50"), load.p50_ms, "ms", None);
        report.add(format!("filing by the form, {clients} clients, p99"), load.p99_ms, "ms", limit);
        if clients == 32 {
            report.add("form / store alone", load.per_second / alone, "ratio", Some(Target::AtLeast(0.5)));
        }
    }
    Ok(())
}

fn look_up(asked: &Asked, server: &Server, report: &mut Report) -> Result<(), String> {
    let address = server.address;
    let mut client = Client::connect(address).map_err(|e| e.to_string())?;
    let f = filings::form(7);
    let fields = [
        ("form_token", "look-up-0000000000000000000000001"),
        ("kind", f.kind.as_str()),
        ("body", &f.body),
        ("identity", "anonymous"),
    ];
    let answer = client.post("/pqr/radicar", "203.0.113.9", &fields).map_err(|e| e.to_string())?;
    let place = answer.header("location").and_then(|p| p.strip_suffix("/constancia")).map(str::to_owned);
    let place = place.ok_or(format!("filing answered {}", answer.status))?;
    let load = drive(8, asked.seconds, |_| {
        let mut client = Client::connect(address).map_err(|e| e.to_string())?;
        let place = place.clone();
        Ok(Box::new(move |n| {
            let answer = client.get(&place, &format!("198.51.100.{}", n % 250)).map_err(|e| e.to_string())?;
            if answer.status == 200 { Ok(()) } else { Err(format!("the look-up answered {}", answer.status)) }
        }))
    })?;
    report.add("status look-up, 8 clients", load.per_second, "pages/s", Some(Target::AtLeast(10_000.0)));
    report.add("status look-up, 8 clients, p99", load.p99_ms, "ms", None);
    Ok(())
}

/// Files until the database has as many cases as asked.
fn fill(asked: &Asked, data: &Path) -> Result<(), String> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
    runtime.block_on(async {
        let store = store_alone::open(&data.join("cauce.db")).await?;
        let next = Arc::new(AtomicUsize::new(3_000_000));
        let callers: Vec<_> = (0..64)
            .map(|_| {
                let (store, next, cases) = (store.clone(), Arc::clone(&next), asked.cases);
                tokio::spawn(async move {
                    loop {
                        let n = next.fetch_add(1, Ordering::Relaxed);
                        if n >= 3_000_000 + cases {
                            return Ok::<(), String>(());
                        }
                        store_alone::file(&store, n).await?;
                    }
                })
            })
            .collect();
        for caller in callers {
            caller.await.map_err(|e| e.to_string())??;
        }
        store.close().await;
        Ok(())
    })
}

fn inbox(asked: &Asked, server: &Server, report: &mut Report) -> Result<(), String> {
    let mut client = Client::connect(server.address).map_err(|e| e.to_string())?;
    let fields = [("login", LOGIN), ("password", PASSWORD)];
    let answer = client.post("/entrar", "203.0.113.7", &fields).map_err(|e| e.to_string())?;
    if answer.status != 303 {
        return Err(format!("the log-in answered {}", answer.status));
    }
    let (cookie, address) = (client.cookie.clone(), server.address);
    let load = drive(8, asked.seconds, |_| {
        let mut client = Client::connect(address).map_err(|e| e.to_string())?;
        client.cookie = cookie.clone();
        Ok(Box::new(move |_| {
            let answer = client.get("/bandeja", "203.0.113.7").map_err(|e| e.to_string())?;
            if answer.status == 200 { Ok(()) } else { Err(format!("the inbox answered {}", answer.status)) }
        }))
    })?;
    let name = format!("inbox of an agent, {} cases more, 8 clients", asked.cases);
    report.add(format!("{name}, p99"), load.p99_ms, "ms", Some(Target::Below(25.0)));
    report.add(name, load.per_second, "pages/s", None);
    Ok(())
}
