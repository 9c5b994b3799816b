//! A company with one hall, one service by appointment, and whoever comes.
#![allow(dead_code)]

use std::collections::BTreeSet;
use std::sync::Arc;

use appointments::actions::book::{self, Book};
use appointments::actions::save_hours::{self, AddHours};
use appointments::{AppointmentRefusal, Booking, Origin, Who};
use axum::body::Body;
use axum::http::{Request, header};
use futures::future::BoxFuture;
use hall::actions::found_site::{self, FoundSite, Founded, NewCounter, NewService};
use hall::{Hours, Takes};
use http_body_util::BodyExt;
use kernel::{Actor, At, Failure, Fault, Id, Lang, Never};
use store::{Query, Work};
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, Capability, Credential, Gatekeeper, Identity, Settings, SiteInfo};

const CAPABILITIES: [Capability; 3] = [identity::CAPABILITY, hall::CAPABILITY, appointments::CAPABILITY];

/// Knows officers by their cookie: `ana.appointments-read.hall-lead`.
struct Doorman;

impl Gatekeeper for Doorman {
    fn identify<'a>(
        &'a self,
        _: &'a App,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        Box::pin(async move {
            let (Credential::Session(token) | Credential::Bearer(token)) = credential;
            let who = token.rsplit_once('.').map_or(token, |(who, _)| who);
            let mut words = who.split('.');
            let name = words.next().unwrap_or_default();
            if name == "visitor" {
                return Ok(None);
            }
            let permissions: BTreeSet<String> = words.map(|w| w.replace('-', ".")).collect();
            let id = Id::new(At(1), [7; 16]);
            let actor = Actor::Officer { id, name: Arc::from(name), permissions: Arc::new(permissions) };
            Ok(Some(Identity { actor, session_id: "s".into() }))
        })
    }
}

/// The hall and its pages.
pub struct House {
    pub world: World,
    pub room: Founded,
    pub app: App,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub kind: String,
    pub body: String,
}

impl House {
    /// Monday to Friday from 7 to 16:30; appointments for bills from 8 to 10, each twenty minutes, two at
    /// once.
    pub async fn open(world: World) -> House {
        world.at("2026-11-23T07:00");
        let text = str::to_owned;
        let service = |key: &str, prefix: &str| NewService {
            key: text(key),
            name: text(key),
            prefix: text(prefix),
            icon: text("factura"),
            ..NewService::default()
        };
        let plan = FoundSite {
            key: text("centro"),
            name: text("Sala Centro"),
            address: text("Carrera 16"),
            municipality: None,
            phone: None,
            last_chair_cm: 900,
            preferential_prefix: text("P"),
            community_prefix: text("C"),
            alarm_minutes: 20,
            hours: (1..=5).map(|weekday| Hours { weekday, opens: 420, closes: 990 }).collect(),
            services: vec![service("facturacion", "A"), service("danos", "D")],
            counters: vec![NewCounter {
                number: 1,
                name: text("Módulo 1"),
                takes: Takes::All,
                accessible: true,
                hearing_loop: false,
                services: vec![text("facturacion")],
            }],
        };
        let made = world.store.write("found", Actor::System("test"), plan, |work, plan| {
            Box::pin(async move { found_site::run(work, plan).await })
        });
        let room = made.await.unwrap();
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.miraflor.example".into(), ..Settings::default() })
            .capabilities(CAPABILITIES)
            .gatekeeper(Arc::new(Doorman))
            .build()
            .unwrap();
        let house = House { world, room, app };
        house.hours((1..=5).collect(), 480, 600).await.unwrap();
        house
    }

    pub async fn hours(&self, weekdays: Vec<i64>, from: i64, to: i64) -> Result<usize, AppointmentRefusal> {
        let service = self.room.services[0];
        let new = AddHours { service, weekdays, from, to, minutes: 20, seats: 2 };
        self.act(new, |work, new| Box::pin(save_hours::add(work, new))).await
    }

    pub fn wish(&self, n: usize, at: &str) -> Book {
        Book {
            request: format!("form:{n}"),
            service: self.room.services[0],
            starts_at: At::parse(at).unwrap(),
            who: Who {
                name: "María Elena Ríos".into(),
                document: format!("24254{n:04}"),
                phone: "3101234548".into(),
                email: format!("maria{n}@correo.example"),
                preferential: false,
                needs: Vec::new(),
            },
            origin: Origin::Web,
            language: Lang::Es,
        }
    }

    pub async fn book(&self, n: usize, at: &str) -> Result<Booking, AppointmentRefusal> {
        self.act(self.wish(n, at), |work, wish| Box::pin(book::run(work, wish))).await
    }

    /// Does something; gives only what the domain refused.
    pub async fn act<I, T, F>(&self, input: I, verb: F) -> Result<T, AppointmentRefusal>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Result<T, Failure<AppointmentRefusal>>>
            + Send
            + 'static,
    {
        let done = self.world.store.write("act", Actor::System("test"), input, verb).await;
        done.map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Broke(fault) => panic!("{fault}"),
        })
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let counted = self.world.store.read("count", sql, |look, sql| {
            Box::pin(async move {
                Ok::<i64, Failure<Never>>(look.one(Query::inline("count", sql), &[]).await?.take()?)
            })
        });
        counted.await.unwrap()
    }

    /// Lets the calendar do what is due.
    pub async fn tick(&self) {
        store::Timers::new((appointments::CAPABILITY.timers)()).run_due(&self.world.store).await.unwrap();
    }

    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.ask(who, Request::get(path), Body::empty(), "text/html").await
    }

    pub async fn post(&self, who: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(who, request, Body::from(body), "text/html").await
    }

    pub async fn ask(
        &self,
        who: &str,
        request: axum::http::request::Builder,
        body: Body,
        accept: &str,
    ) -> Answer {
        let cookie = format!("{}={who}.0123456789abcdef", web::session_name(false));
        let request = request.header(header::COOKIE, cookie).header(header::ACCEPT, accept);
        let response = web::router(&self.app).oneshot(request.body(body).unwrap()).await.unwrap();
        let text =
            |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location, kind) =
            (response.status().as_u16(), text(header::LOCATION), text(header::CONTENT_TYPE));
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, kind, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}
