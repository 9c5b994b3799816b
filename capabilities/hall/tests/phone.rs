//! What a phone is told while its page is closed: once to leave, at every call, and nothing after the turn;
//! and what bad input gets. The push services are a recording.

use crate::house;

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use futures::future::BoxFuture;
use hall::actions::recall;
use hall::actions::take_ticket::Taken;
use hall::{
    BadSubscription, Class, Herald, PushMessage, PushSubscription, Pushed, Pusher, ShiftId, TicketId,
};
use house::{House, agent};
use http_body_util::BodyExt;
use kernel::{Failure, Lang, Never};
use serde_json::Value;
use store::{Query, Store, args};
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, SiteInfo};

const KEY: &str = "the-key-of-ours";

/// Push services that do as they are told and remember what they got.
struct Recording {
    /// Nothing: they never answer.
    answer: Mutex<Option<Pushed>>,
    got: Mutex<Vec<(PushSubscription, PushMessage)>>,
}

impl Pusher for Recording {
    fn public_key(&self) -> &str {
        KEY
    }

    fn check(&self, to: &PushSubscription) -> Result<(), BadSubscription> {
        match to.endpoint.as_str() {
            "" => Err(BadSubscription::Address),
            _ if to.p256dh != "point" || to.auth != "secret" => Err(BadSubscription::Keys),
            endpoint if endpoint.starts_with("https://push.example/") => Ok(()),
            _ => Err(BadSubscription::Service),
        }
    }

    fn push<'a>(&'a self, to: &'a PushSubscription, message: &'a PushMessage) -> BoxFuture<'a, Pushed> {
        let answer = *self.answer.lock().unwrap();
        self.got.lock().unwrap().push((to.clone(), message.clone()));
        Box::pin(async move {
            match answer {
                Some(answer) => answer,
                None => std::future::pending().await,
            }
        })
    }
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

/// A hall with three turns before that of the phone.
struct Story {
    world: World,
    house: House,
    services: Arc<Recording>,
    app: App,
    herald: Herald,
    before: Vec<TicketId>,
    mine: Taken,
}

fn app(store: &Store, services: Option<Arc<Recording>>) -> App {
    let builder = AppBuilder::new(store.clone()).site(SiteInfo::sample(Lang::Es)).capabilities([
        people::CAPABILITY,
        cases::CAPABILITY,
        hall::CAPABILITY,
    ]);
    let builder = match services {
        Some(services) => builder.with_part::<dyn Pusher>(services),
        None => builder,
    };
    builder.build().expect("the pages are built")
}

async fn ask(app: &App, request: Request<Body>) -> Answer {
    let response = web::router(app).oneshot(request).await.expect("an answer");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.into_body().collect().await.expect("a body").to_bytes();
    Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}

impl Story {
    async fn new(world: World) -> Story {
        world.at("2026-12-02T08:00");
        let house = House::new(&world.store).await;
        let answer = Mutex::new(Some(Pushed::Taken));
        let services = Arc::new(Recording { answer, got: Mutex::default() });
        let app = app(&world.store, Some(services.clone()));
        let herald = Herald::new(app.clone(), services.clone());
        let mut before = Vec::new();
        for _ in 0..3 {
            before.push(house.came(0, Class::General).await.id);
        }
        let mine = house.came(0, Class::General).await;
        Story { world, house, services, app, herald, before, mine }
    }

    async fn page(&self) -> String {
        let path = format!("/turno/{}", self.mine.secret);
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty());
        let page = ask(&self.app, request.unwrap()).await;
        assert_eq!(page.status, 200);
        page.body
    }

    async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::ACCEPT, "text/html");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        ask(&self.app, request.body(Body::from(body)).unwrap()).await
    }

    /// Sends the form, as its script fills it, with some other fields.
    async fn form(&self, other: &[(&str, &str)]) -> Answer {
        let usual = [
            ("minutos", "10"),
            ("clave", KEY),
            ("endpoint", "https://push.example/1"),
            ("p256dh", "point"),
            ("auth", "secret"),
        ];
        let pairs = usual.map(|(name, value)| {
            let given = other.iter().find(|(key, _)| *key == name);
            (name, given.map_or(value, |(_, given)| *given))
        });
        self.post(&format!("/turno/{}", self.mine.secret), &pairs).await
    }

    async fn subscribes(&self) {
        assert_eq!(self.form(&[]).await.status, 303);
    }

    /// The herald looks now; gives what it told: title and body.
    async fn told(&self) -> Vec<String> {
        self.services.got.lock().unwrap().clear();
        let now = self.world.store.clock().now();
        let count = self.herald.run_once(now).await.expect("the herald looks");
        let got = self.services.got.lock().unwrap();
        assert_eq!(count, got.len());
        let words = |(_, message): &(PushSubscription, PushMessage)| {
            let text: Value = serde_json::from_str(&message.text).expect("JSON");
            let part = |name: &str| text[name].as_str().expect("a sentence").to_owned();
            format!("{} | {}", part("title"), part("body"))
        };
        got.iter().map(words).collect()
    }

    fn answers(&self, pushed: impl Into<Option<Pushed>>) {
        *self.services.answer.lock().unwrap() = pushed.into();
    }

    async fn kept(&self) -> i64 {
        const COUNT: Query = Query::inline("kept", "SELECT COUNT(*) FROM hall_pushes");
        let found = self.world.store.read("test.kept", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(look.one(COUNT, args![]).await?.take::<i64>()?) })
        });
        found.await.expect("a number")
    }

    async fn serve_those_before(&self) -> ShiftId {
        let shift = self.house.open(1).await;
        for _ in &self.before {
            self.house.serve(1, shift).await.expect("somebody waits");
        }
        shift
    }
}

const LEAVE: &str = "Salga ya hacia la sala | Turno A 004: ya faltan pocas personas.";
const CALL: &str = "Es su turno: A 004 | Pase al módulo 1.";
const CALL_AGAIN: &str = "Es su turno: A 004 | Lo llamamos otra vez: pase al módulo 1.";

#[test]
fn a_phone_is_told_once_to_leave_at_every_call_and_nothing_after_the_turn() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        let page = story.page().await;
        assert!(page.contains("data-avisos hidden") && page.contains(&format!("data-clave=\"{KEY}\"")));
        story.subscribes().await;
        assert!(story.page().await.contains("Le avisaremos unos 10 minutos antes"));
        assert!(story.told().await.is_empty(), "three people are before");
        let shift = story.house.open(1).await;
        story.house.serve(1, shift).await;
        assert_eq!(story.told().await, [LEAVE]);
        assert!(story.told().await.is_empty(), "once");
        assert!(story.page().await.contains("Ya le avisamos: es hora de salir"));
        story.house.serve(1, shift).await;
        story.house.serve(1, shift).await;
        assert!(story.told().await.is_empty(), "nobody before is no other message");
        let called = story.house.call(1, shift, None).await.unwrap().expect("the turn of the phone");
        assert_eq!(called.id, story.mine.id);
        assert_eq!(story.told().await, [CALL]);
        assert!(story.told().await.is_empty());
        story.world.clock.advance_seconds(60);
        let again = recall::Recall { ticket: story.mine.id, request: None };
        story.house.act(agent(1), again, |work, again| Box::pin(recall::run(work, again))).await.unwrap();
        assert_eq!(story.told().await, [CALL_AGAIN]);
        story.house.begin(1, story.mine.id).await.unwrap();
        assert!(story.told().await.is_empty());
        assert_eq!(story.kept().await, 1, "somebody may still pass the turn to another line");
        story.house.finish(1, story.mine.id).await.unwrap();
        assert!(story.told().await.is_empty());
        assert_eq!(story.kept().await, 0, "the address of the phone goes with the turn");
    });
}

#[test]
fn who_is_called_before_it_was_time_to_leave_is_told_of_the_call_alone() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        story.subscribes().await;
        let shift = story.serve_those_before().await;
        story.house.call(1, shift, None).await.unwrap().expect("the turn of the phone");
        assert_eq!(story.told().await, [CALL]);
        assert!(story.told().await.is_empty());
    });
}

#[test]
fn with_enough_observed_the_low_end_of_the_wait_decides() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        let shift = story.serve_those_before().await;
        for _ in 0..40 {
            story.house.came(0, Class::General).await;
        }
        // everybody takes four minutes
        for _ in 0..30 {
            let called = story.house.call(1, shift, None).await.unwrap().expect("somebody waits");
            story.house.begin(1, called.id).await.unwrap();
            story.world.clock.advance_seconds(240);
            story.house.finish(1, called.id).await.unwrap();
        }
        let mut last = story.house.came(0, Class::General).await;
        for _ in 0..4 {
            last = story.house.came(0, Class::General).await;
        }
        let story = Story { mine: last, ..story };
        story.subscribes().await;
        let mut told = Vec::new();
        for _ in 0..20 {
            told.extend(story.told().await);
            if !told.is_empty() {
                break;
            }
            story.house.serve(1, shift).await.expect("somebody waits");
        }
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("Salga ya hacia la sala | Turno A 0"), "{told:?}");
        assert!(told[0].contains(" minutos.") && !told[0].contains("pocas"), "{told:?}");
    });
}

#[test]
fn a_service_that_fails_is_tried_again_and_one_that_forgot_the_phone_is_believed() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        story.subscribes().await;
        let shift = story.serve_those_before().await;
        story.house.call(1, shift, None).await.unwrap().expect("the turn of the phone");
        story.answers(Pushed::Later { after_s: None });
        assert_eq!(story.told().await, [CALL]);
        assert!(story.told().await.is_empty(), "not at once");
        story.world.clock.advance_seconds(6);
        story.answers(Pushed::Later { after_s: Some(90) });
        assert_eq!(story.told().await, [CALL]);
        story.world.clock.advance_seconds(60);
        assert!(story.told().await.is_empty(), "the service asked for a minute and a half");
        story.world.clock.advance_seconds(31);
        story.answers(Pushed::Taken);
        assert_eq!(story.told().await, [CALL]);
        story.world.clock.advance_seconds(3_600);
        assert!(story.told().await.is_empty());

        for answer in [Pushed::Gone, Pushed::Never] {
            story.subscribes().await;
            story.answers(answer);
            assert_eq!(story.told().await, [CALL]);
            assert_eq!(story.kept().await, 0, "{answer:?}");
        }
    });
}

#[test]
fn two_heralds_tell_one_message_and_a_killed_one_is_made_good() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        story.subscribes().await;
        let shift = story.serve_those_before().await;
        story.house.call(1, shift, None).await.unwrap().expect("the turn of the phone");
        let other = Herald::new(story.app.clone(), story.services.clone());
        let now = story.world.store.clock().now();
        let (a, b) = futures::future::join(story.herald.run_once(now), other.run_once(now)).await;
        a.and(b).expect("both look");
        assert_eq!(story.services.got.lock().unwrap().len(), 1);

        // killed between handing over and writing down
        story.subscribes().await;
        story.answers(None);
        let handed_over = async {
            while story.services.got.lock().unwrap().len() == 1 {
                tokio::task::yield_now().await;
            }
        };
        let herald = story.herald.run_once(now);
        let killed = futures::future::select(Box::pin(handed_over), Box::pin(herald)).await;
        assert!(matches!(killed, futures::future::Either::Left(_)));
        drop(killed);
        story.answers(Pushed::Taken);
        assert!(story.told().await.is_empty(), "the lease holds");
        story.world.clock.advance_seconds(61);
        assert_eq!(story.told().await, [CALL]);
    });
}

#[test]
fn what_the_browser_says_is_checked_and_the_choice_is_kept() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        for (field, value, sentence) in [
            ("minutos", "7", "escoja 5, 10 o 15 minutos"),
            ("minutos", "", "escoja 5, 10 o 15 minutos"),
            ("clave", "another", "Recárguela e inténtelo otra vez"),
            ("endpoint", "", "no dijo a dónde enviarle el aviso"),
            ("endpoint", "https://10.0.0.1/admin", "No enviamos avisos por el servicio de este navegador"),
            ("p256dh", "x", "no dio claves válidas"),
        ] {
            let minutes = if field == "minutos" { value } else { "15" };
            let page = story.form(&[(field, value), ("minutos", minutes)]).await;
            assert_eq!(page.status, 422, "{field}");
            assert!(page.body.contains(sentence), "{field}: {}", page.body);
            assert!(page.body.contains("href=\"#minutos\"") && page.body.contains("id=\"minutos\""));
            let chosen = "value=\"15\" checked";
            assert_eq!(page.body.contains(chosen), field != "minutos", "{field}: {}", page.body);
        }
        assert_eq!(story.kept().await, 0);
        let nobody = story.post("/turno/23456789ABCDEFGH", &[]).await;
        assert_eq!(nobody.status, 404);
        let blind = app(&story.world.store, None);
        let get = Request::get(format!("/turno/{}", story.mine.secret)).body(Body::empty()).unwrap();
        let page = ask(&blind, get).await;
        assert!(page.status == 200 && !page.body.contains("data-avisos"), "no promise that nobody keeps");
    });
}

#[test]
fn nobody_is_told_against_their_will_nor_of_a_turn_that_is_over() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        story.subscribes().await;
        story.form(&[("endpoint", "https://push.example/2"), ("minutos", "5")]).await;
        assert_eq!(story.kept().await, 1, "the second phone takes the place of the first");
        assert!(story.page().await.contains("unos 5 minutos antes"));
        let undo = format!("/turno/{}/sin-aviso", story.mine.secret);
        for _ in 0..2 {
            assert_eq!(story.post(&undo, &[]).await.status, 303);
            assert_eq!(story.kept().await, 0);
        }
        story.subscribes().await;
        let gone = format!("/turno/{}/desistir", story.mine.secret);
        assert_eq!(story.post(&gone, &[("seguro", "si")]).await.status, 303);
        assert!(story.told().await.is_empty());
        assert_eq!(story.kept().await, 0);
        let late = story.form(&[]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("Este turno ya terminó"), "{}", late.body);
    });
}

#[test]
fn a_turn_of_yesterday_is_forgotten() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        story.subscribes().await;
        story.serve_those_before().await;
        story.world.at("2026-12-03T07:00");
        assert!(story.told().await.is_empty());
        assert_eq!(story.kept().await, 0);
    });
}

#[test]
fn the_worker_stands_below_the_page_of_one_turn() {
    testkit::each(async |world| {
        let story = Story::new(world).await;
        let path = format!("/turno/{}", story.mine.secret);
        let get = Request::get(format!("{path}/trabajador.js")).body(Body::empty()).unwrap();
        let worker = ask(&story.app, get).await;
        let told = |name: &str| worker.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
        assert_eq!((worker.status, told("service-worker-allowed")), (200, path.as_str()));
        assert!(told("content-type").starts_with("text/javascript"));
        assert!(worker.body.contains("showNotification"));
    });
}
