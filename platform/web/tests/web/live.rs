//! Live screens.

use axum::body::{Body, BodyDataStream};
use futures::StreamExt;
use kernel::{Actor, Never};
use store::{Event, Wake};
use tower::ServiceExt;
use web::Settings;

use crate::world::{LUISA, PEDRO, Town, ask};

struct Screen(BodyDataStream);

impl Screen {
    async fn open(town: &Town, path: &str, cookie: &str) -> (u16, Screen) {
        let request = ask("GET", path, &[("cookie", cookie), ("accept-encoding", "br")], Body::empty());
        let response = town.router.clone().oneshot(request).await.unwrap();
        let compressed = response.headers().contains_key("content-encoding");
        assert!(!(response.status() == 200 && compressed), "a stream is not compressed");
        (response.status().as_u16(), Screen(response.into_body().into_data_stream()))
    }

    /// The next event; empty at the end.
    async fn next(&mut self) -> String {
        match self.0.next().await {
            Some(bytes) => String::from_utf8(bytes.unwrap().to_vec()).unwrap(),
            None => String::new(),
        }
    }
}

/// Announces them, and returns when every wake was sent: they follow the answer of the commit.
async fn announce(town: &Town, mut subjects: Vec<String>) {
    let mut hub = town.world.store.hub().listen();
    subjects.push("other/end".into());
    let done = town.world.store.write("test.announce", Actor::System("test"), subjects, |work, subjects| {
        Box::pin(async move {
            for subject in subjects {
                let event =
                    Event { kind: "test.happened", subject: subject.clone(), data: serde_json::json!({}) };
                work.announce(event);
            }
            Ok::<(), kernel::Failure<Never>>(())
        })
    });
    done.await.unwrap();
    while !matches!(hub.next().await, Some(Wake::Subject { subject, .. }) if subject == "other/end") {}
}

#[tokio::test]
async fn only_who_may_read_may_listen() {
    let town = Town::new().await;
    assert_eq!(Screen::open(&town, "/live?s=test/1", "").await.0, 403);
    assert_eq!(Screen::open(&town, "/live?s=test/1", PEDRO).await.0, 403);
    assert_eq!(Screen::open(&town, "/live?s=other/1", LUISA).await.0, 403, "no rule, no ear");
    assert_eq!(Screen::open(&town, "/live?s=test/open/1&s=test/1", "").await.0, 403, "one of them is closed");
    assert_eq!(Screen::open(&town, "/live?s=test/open/1", "").await.0, 200);
    assert_eq!(Screen::open(&town, "/live?subject=test/1", LUISA).await.0, 200);
    assert_eq!(Screen::open(&town, "/live", LUISA).await.0, 400);
}

#[tokio::test]
async fn a_screen_hears_its_subjects_only() {
    let town = Town::new().await;
    let (_, mut screen) = Screen::open(&town, "/live?s=test/2&s=test/open/", LUISA).await;
    assert!(screen.next().await.contains("retry: 3000"));
    announce(&town, vec!["test/1".into(), "test/2".into(), "test/open/7".into()]).await;
    assert_eq!(screen.next().await, "event: wake\nid: 2\ndata: test/2\n\n");
    assert_eq!(screen.next().await, "event: wake\nid: 3\ndata: test/open/\n\n");
}

#[tokio::test]
async fn a_page_hears_that_something_happened_and_nothing_else() {
    let town = Town::new().await;
    let (status, mut page) = Screen::open(&town, "/caso/2/vivo", "").await;
    assert_eq!(status, 200);
    page.next().await;
    announce(&town, vec!["test/1".into(), "test/2".into(), "test/22".into(), "test/2".into()]).await;
    assert_eq!(page.next().await, "event: wake\nid: 2\ndata: 2\n\n");
    assert_eq!(page.next().await, "event: wake\nid: 4\ndata: 4\n\n");
    announce(&town, (0..5_000).map(|n| format!("test/{}", 2 + n % 2)).collect()).await;
    assert!(page.next().await.starts_with("event: resync\n"));
}

#[tokio::test]
async fn one_address_cannot_take_all_places() {
    let limits = Settings { most_streams: 3, most_streams_per_client: 2, ..Settings::default() };
    let town = Town::with(|b| b.settings(limits)).await;
    let (_, first) = Screen::open(&town, "/caso/1/vivo", "").await;
    let (_, second) = Screen::open(&town, "/caso/1/vivo", "").await;
    assert_eq!(Screen::open(&town, "/caso/2/vivo", "").await.0, 503);
    let (status, officer) = Screen::open(&town, "/live?s=test/1", LUISA).await;
    assert_eq!(status, 200, "whoever is logged in is not counted by address");
    drop(first);
    assert_eq!(Screen::open(&town, "/caso/2/vivo", "").await.0, 200, "its place is free again");
    drop((second, officer));
    let (_, again) = Screen::open(&town, "/caso/1/vivo", "").await;
    let (_, and_again) = Screen::open(&town, "/caso/1/vivo", "").await;
    assert_eq!(Screen::open(&town, "/caso/1/vivo", "").await.0, 503);
    drop((again, and_again));
}

#[tokio::test]
async fn a_slow_screen_is_told_to_look_again() {
    let town = Town::new().await;
    let (_, mut screen) = Screen::open(&town, "/live?s=test/2", LUISA).await;
    screen.next().await;
    announce(&town, (0..5_000).map(|n| format!("test/{}", 2 + n % 2)).collect()).await;
    assert!(screen.next().await.starts_with("event: resync\n"));
    assert!(screen.next().await.starts_with("event: wake\n"));
}

#[tokio::test]
async fn streams_are_counted_and_end_with_the_program() {
    let town = Town::with(|b| b.settings(Settings { most_streams: 1, ..Settings::default() })).await;
    let (status, mut screen) = Screen::open(&town, "/live?s=test/open/1", "").await;
    assert_eq!(status, 200);
    assert_eq!(Screen::open(&town, "/live?s=test/open/1", "").await.0, 503);
    screen.next().await;
    town.app.close();
    assert_eq!(screen.next().await, "", "the stream ends");
    drop(screen);
    assert_eq!(Screen::open(&town, "/live?s=test/open/1", "").await.0, 200, "its place is free again");
}
