//! Against a push service on this machine, which takes, refuses, defers and hangs up; and against a browser
//! made of packages that are not ours (`http-ece`, `py-vapid`), if `CAUCE_TEST_PYTHON` names a Python that
//! has them: `cargo xtask test` provides one, and with `CAUCE_TEST_ALL=1` its absence fails the test. No
//! service of a browser's maker is called.

mod peer;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use hall::{BadSubscription, PushMessage, PushSubscription, Pushed, Pusher};
use kernel::At;
use peer::Peer;
use serde_json::{Value, json};
use webpush::{SERVICES, Service, VapidKey, WebPush};

/// 2027-01-15T08:00:00Z.
const NOW_S: i64 = 1_800_000_000;

const POINT: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

/// The keys of the example of RFC 8291.
fn browser(endpoint: String) -> PushSubscription {
    PushSubscription { endpoint, p256dh: POINT.into(), auth: "BTBZMqHH6r4Tts7J_aSIgg".into() }
}

fn message(text: &str) -> PushMessage {
    PushMessage { at: At(NOW_S * 1_000_000), text: text.into(), keep_s: 600, topic: "turno" }
}

fn pusher(lines: &[&str]) -> WebPush {
    let services = lines.iter().map(|line| Service::parse(line).unwrap()).collect();
    let key = VapidKey::parse(&VapidKey::make().unwrap()).unwrap();
    WebPush::new(key, services, Some("https://pqr.miraflor.example".into())).unwrap()
}

async fn pushed(answer: &'static str) -> (Pushed, Peer) {
    let peer = Peer::start(answer).await;
    let pusher = pusher(&[&format!("http://127.0.0.1:{}", peer.port)]);
    let to = browser(format!("http://127.0.0.1:{}/push/abc?d=1", peer.port));
    pusher.check(&to).unwrap();
    (pusher.push(&to, &message("{}")).await, peer)
}

#[tokio::test]
async fn the_request_is_what_the_rfc_asks_for() {
    let (pushed, peer) = pushed("201 Created").await;
    assert_eq!(pushed, Pushed::Taken);
    let got = peer.only();
    assert_eq!(got.line, "POST /push/abc?d=1 HTTP/1.1");
    for (name, value) in
        [("ttl", "600"), ("urgency", "high"), ("topic", "turno"), ("content-encoding", "aes128gcm")]
    {
        assert_eq!(got.headers.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert!(got.headers["authorization"].starts_with("vapid t="));
    assert_eq!(got.body.len(), 16 + 4 + 1 + 65 + 512 + 16, "the length tells nothing");
}

#[tokio::test]
async fn what_the_answers_mean() {
    for (answer, expected) in [
        ("200 OK", Pushed::Taken),
        ("202 Accepted", Pushed::Taken),
        ("404 Not Found", Pushed::Gone),
        ("410 Gone", Pushed::Gone),
        ("429 Too Many Requests\r\nRetry-After: 40", Pushed::Later { after_s: Some(40) }),
        (
            "429 Too Many Requests\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 GMT",
            Pushed::Later { after_s: None },
        ),
        ("429 Too Many Requests\r\nRetry-After: -5", Pushed::Later { after_s: None }),
        ("503 Service Unavailable", Pushed::Later { after_s: None }),
        ("400 Bad Request", Pushed::Never),
        ("403 Forbidden", Pushed::Never),
        ("413 Content Too Large", Pushed::Never),
        ("302 Found\r\nLocation: http://127.0.0.1:1/inside", Pushed::Never),
        ("", Pushed::Later { after_s: None }),
    ] {
        assert_eq!(pushed(answer).await.0, expected, "{answer}");
    }
}

#[tokio::test]
async fn a_service_that_is_not_there_is_tried_again() {
    let peer = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = peer.local_addr().unwrap().port();
    drop(peer);
    let pusher = pusher(&[&format!("http://127.0.0.1:{port}")]);
    let to = browser(format!("http://127.0.0.1:{port}/push"));
    assert_eq!(pusher.push(&to, &message("x")).await, Pushed::Later { after_s: None });
}

#[tokio::test]
async fn nobody_who_is_not_on_the_list_is_called() {
    let peer = Peer::start("201 Created").await;
    let strange = browser(format!("http://127.0.0.1:{}/push", peer.port));
    let pusher = pusher(&SERVICES);
    assert_eq!(pusher.check(&strange), Err(BadSubscription::Service));
    assert_eq!(pusher.push(&strange, &message("x")).await, Pushed::Never);
    assert!(peer.got.lock().unwrap().is_empty());
    assert_eq!(pusher.check(&browser("nonsense".into())), Err(BadSubscription::Address));
    let mut known = browser("https://fcm.googleapis.com/fcm/send/x".into());
    assert_eq!(pusher.check(&known), Ok(()));
    // a point beside the curve: 4, then 64 bytes
    known.p256dh = BASE64.encode([&[4u8][..], &[9; 64]].concat());
    assert_eq!(pusher.check(&known), Err(BadSubscription::Keys));
}

#[tokio::test]
async fn an_independent_browser_reads_the_message_and_knows_who_sent_it() {
    let python = std::env::var("CAUCE_TEST_PYTHON").ok().filter(|path| !path.is_empty());
    let all = std::env::var("CAUCE_TEST_ALL").is_ok_and(|v| v == "1");
    assert!(python.is_some() || !all, "CAUCE_TEST_ALL=1 needs CAUCE_TEST_PYTHON: run `cargo xtask test`");
    let Some(python) = python else {
        return eprintln!(
            "not read by an independent browser: CAUCE_TEST_PYTHON names no Python that has it"
        );
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peer/browser.py");
    let mut browser = Command::new(python);
    let mut browser =
        browser.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("Python starts");
    let mut says = BufReader::new(browser.stdout.take().unwrap()).lines();
    let mut heard = || -> Value { serde_json::from_str(&says.next().unwrap().unwrap()).unwrap() };
    let mut ears = browser.stdin.take().unwrap();
    let subscription = heard();
    let peer = Peer::start("201 Created").await;
    let pusher = pusher(&[&format!("http://127.0.0.1:{}", peer.port)]);
    let to = PushSubscription {
        endpoint: format!("http://127.0.0.1:{}/push", peer.port),
        p256dh: subscription["p256dh"].as_str().unwrap().into(),
        auth: subscription["auth"].as_str().unwrap().into(),
    };
    let long = "ñ".repeat(1_800);
    for text in ["", "Turno A 047: pase al módulo 3 ñ", &long] {
        peer.got.lock().unwrap().clear();
        assert_eq!(pusher.push(&to, &message(text)).await, Pushed::Taken);
        let got = peer.only();
        let letter =
            json!({ "body": BASE64.encode(&got.body), "authorization": got.headers["authorization"] });
        writeln!(ears, "{letter}").unwrap();
        let read = heard();
        assert_eq!(read["text"], text);
        assert_eq!(read["genuine"], true);
        let claims = json!({ "aud": format!("http://127.0.0.1:{}", peer.port), "exp": NOW_S + 12 * 3600,
            "sub": "https://pqr.miraflor.example" });
        assert_eq!(read["claims"], claims);
    }
    drop(ears);
    assert!(browser.wait().unwrap().success());
}
