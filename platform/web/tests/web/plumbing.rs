//! Health, counters, seals, parts, and a real port.

use std::sync::Arc;

use axum::http::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use web::{App, AppBuilder, Problem, Settings};

use crate::world::Town;

#[tokio::test]
async fn ready_means_that_the_schema_is_ours() {
    let town = Town::new().await;
    town.get("/healthz", &[]).await.is(200).shows("ok");
    town.get("/readyz", &[]).await.is(200).shows("ok");
    let newer: &[store::Migration] = &[store::Migration { version: 1, name: "0001_other", text: "SELECT 1" }];
    let other = Town::with(|b| b.migrations(newer)).await;
    other.get("/readyz", &[]).await.is(503).shows("schema");
    town.get("/robots.txt", &[]).await.is(200).shows("Disallow: /api/");
}

#[tokio::test]
async fn counters_are_for_this_machine_or_for_who_has_the_token() {
    let handle = web::install_metrics().expect("the counters");
    let settings = Settings { metrics_token: Some("secret".into()), ..Settings::default() };
    let town = Town::with(|b| b.metrics(handle).settings(settings)).await;
    town.get("/tarde/{x}", &[]).await;
    let here = town.get("/metrics", &[]).await;
    here.is(200).shows("http_requests_total{path=\"/tarde/{hora}\",status=\"409\"} 1");
    here.shows("http_request_duration_seconds_bucket");
    // a proxy on this machine that we were not told about must not open the counters to the world
    let elsewhere = ("x-forwarded-for", "190.0.0.7");
    town.get("/metrics", &[elsewhere]).await.is(404);
    town.get("/metrics", &[elsewhere, ("authorization", "Bearer wrong")]).await.is(404);
    town.get("/metrics", &[elsewhere, ("authorization", "Bearer secret")]).await.is(200);
}

trait Courier: Send + Sync {
    fn name(&self) -> &'static str;
}
struct Pigeon;
impl Courier for Pigeon {
    fn name(&self) -> &'static str {
        "pigeon"
    }
}

#[tokio::test]
async fn parts_are_found_by_their_trait() {
    let town = Town::with(|b: AppBuilder| b.with_part::<dyn Courier>(Arc::new(Pigeon))).await;
    assert_eq!(town.app.part::<dyn Courier>().name(), "pigeon");
    assert!(town.app.find_part::<dyn std::fmt::Debug + Send + Sync>().is_none());
}

#[tokio::test]
async fn a_seal_is_worth_one_purpose_and_one_text() {
    let app: App = Town::new().await.app;
    let seal = app.seal("receipt", b"2026-004817");
    assert!(app.is_sealed("receipt", b"2026-004817", &seal));
    assert!(!app.is_sealed("receipt", b"2026-004818", &seal));
    assert!(!app.is_sealed("download", b"2026-004817", &seal));
    for nonsense in ["", "zz", "é", &seal[..62], &seal[1..]] {
        assert!(!app.is_sealed("receipt", b"2026-004817", nonsense));
    }
}

#[test]
fn problems_of_any_status_have_a_sentence() {
    let texts = web::Texts::new(&[]).unwrap();
    for status in 400..600 {
        let problem = Problem::of_status(StatusCode::from_u16(status).unwrap());
        assert!(texts.has(&format!("problem-{}", problem.code())), "{status}: {}", problem.code());
    }
}

#[tokio::test]
async fn the_port_answers_and_closes_when_asked() {
    let town = Town::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(web::serve_on(town.app.clone(), listener));
    let mut browser = TcpStream::connect(address).await.unwrap();
    browser.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    browser.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("ok"), "{answer}");
    // a live screen is open when the end comes
    let mut screen = TcpStream::connect(address).await.unwrap();
    screen.write_all(b"GET /live?s=test/open/1 HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut start = [0; 12];
    screen.read_exact(&mut start).await.unwrap();
    assert_eq!(&start, b"HTTP/1.1 200");
    town.app.close();
    server.await.unwrap().expect("a clean end");
    let mut rest = Vec::new();
    screen.read_to_end(&mut rest).await.unwrap();
}
