//! A small company to test with: identity behind the real router, on a world of testkit.

#![allow(dead_code)] // each test file uses some of it

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use identity::Gate;
use identity::api::{self, Details, NewAccount};
use kernel::{AccountId, Actor, At, Clock, Failure, Never, Permission, SeededChance};
use store::{StoredEvent, Work};
use testkit::World;
use tower::ServiceExt;
use web::{Access, App, AppBuilder, Capability, Door, Reply, Routes, SiteInfo};

/// A password that the rules accept.
pub const GOOD: &str = "el gato de la tía";
/// Another one.
pub const BETTER: &str = "una tubería sin fugas";
/// Who does what nobody asked for.
pub const SYSTEM: Actor = Actor::System("test");

/// What another capability would offer: one page, one call.
const PROBE: Capability = Capability {
    name: "probe",
    routes: || {
        Routes::new("probe")
            .get("/bandeja", Access::Officer(Permission("cases.read")), probe)
            .get("/api/v1/probe", Access::Program(Permission("cases.read")), probe)
            .get("/api/v1/sign", Access::Program(Permission("cases.sign")), probe)
    },
    permissions: &[Permission("cases.read"), Permission("cases.file"), Permission("cases.sign")],
    ..Capability::EMPTY
};

async fn probe(door: Door) -> Reply {
    web::json(&door.actor().trace())
}

/// The program with its company.
pub struct House {
    pub world: World,
    pub app: App,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where a redirect leads; empty without one.
    pub fn to(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |v| v.to_str().unwrap())
    }

    /// The session cookie that was set, as it is sent back.
    pub fn session(&self) -> Option<String> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
        let pair = lines.filter_map(|l| l.split(';').next()).find(|p| p.starts_with("cauce="))?;
        (pair.len() > "cauce=".len()).then(|| pair.to_owned())
    }

    /// The secret that the page shows once.
    pub fn secret(&self) -> String {
        let (_, rest) =
            self.body.split_once("id=\"secreto\" type=\"text\" value=\"").expect("a secret on the page");
        rest.split('"').next().unwrap().to_owned()
    }
}

pub fn app_on(store: store::Store) -> App {
    let gate = Arc::new(Gate::new());
    AppBuilder::new(store)
        .site(SiteInfo::sample(kernel::Lang::Es))
        .gatekeeper(gate.clone())
        .with_part::<Gate>(gate)
        .capabilities([identity::CAPABILITY, PROBE])
        .build()
        .expect("the application is wired")
}

impl House {
    /// An empty company with the seed roles.
    pub async fn new(world: World) -> House {
        let app = app_on(world.store.clone());
        let house = House { world, app };
        house
            .work(|work| Box::pin(async move { Ok::<_, Failure<Never>>(identity::seed_roles(work).await?) }))
            .await;
        house
    }

    /// Runs a verb and expects it to be done.
    pub async fn work<T, R>(
        &self,
        verb: impl for<'a, 'w> Fn(&'a mut Work<'w>) -> store::BoxFuture<'a, Result<T, Failure<R>>>
        + Send
        + 'static,
    ) -> T
    where
        T: Send + 'static,
        R: std::fmt::Debug + Send + 'static,
    {
        self.world
            .store
            .write("test", SYSTEM, (), move |work, ()| verb(work))
            .await
            .expect("the verb is done")
    }

    /// An account with a password, or without one.
    pub async fn account(&self, login: &str, password: Option<&str>, roles: &[&str]) -> AccountId {
        let password_hash = match password {
            Some(password) => Some(identity::hash_password(password, &SeededChance::new(3)).await.unwrap()),
            None => None,
        };
        let wish = NewAccount {
            login: login.into(),
            details: Details { name: "Luisa Marín".into(), ..Details::default() },
            roles: roles.iter().map(|r| r.to_string()).collect(),
            password_hash,
            ..NewAccount::default()
        };
        let done = self
            .world
            .store
            .write("test", SYSTEM, wish, |work, wish| Box::pin(api::create_account(work, wish)));
        done.await.expect("the account is made")
    }

    /// The boss, logged in: id and cookie.
    pub async fn boss(&self) -> (AccountId, String) {
        let id = self.account("jefa@miraflor.example", Some(GOOD), &["administrator"]).await;
        (id, self.enter("jefa@miraflor.example", GOOD).await)
    }

    /// Logs in and gives the cookie.
    pub async fn enter(&self, login: &str, password: &str) -> String {
        let answer = self.try_enter(login, password).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.session().expect("a session begins")
    }

    pub async fn try_enter(&self, login: &str, password: &str) -> Answer {
        self.post("/entrar", "", &[("login", login), ("password", password)]).await
    }

    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
        send(&self.app, request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs = fields.iter().map(|(n, v)| format!("{}={}", web::percent(n), web::percent(v)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::ACCEPT, "text/html")
            .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Firefox/144.0")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        send(&self.app, request.body(Body::from(body)).unwrap()).await
    }

    /// A call of a program.
    pub async fn call(&self, path: &str, token: &str) -> Answer {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        send(&self.app, request.body(Body::empty()).unwrap()).await
    }

    /// Everything that was announced.
    pub async fn events(&self) -> Vec<StoredEvent> {
        let read = self.world.store.read("test", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(look.events_after(0, 10_000).await?) })
        });
        read.await.expect("the log is read")
    }

    /// How many events of this kind there are.
    pub async fn count(&self, kind: &str) -> usize {
        self.events().await.iter().filter(|e| e.kind == kind).count()
    }

    pub fn now(&self) -> At {
        self.world.clock.now()
    }

    pub fn wait(&self, seconds: i64) {
        self.world.clock.advance_seconds(seconds);
    }

    /// A secret for a link by mail, as the mailing side makes it.
    pub async fn reset_link(&self, account: AccountId) -> String {
        let made = self.world.store.write("test", SYSTEM, account, |work, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(identity::issue_reset_link(work, *id).await?) })
        });
        made.await.expect("a link is made")
    }
}

pub async fn send(app: &App, request: Request<Body>) -> Answer {
    let response = web::router(app).oneshot(request).await.expect("the router always answers");
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("the body arrives").to_bytes();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: String::from_utf8_lossy(&bytes).into_owned(),
    }
}
