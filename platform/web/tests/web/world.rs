//! A company with a few routes, officers who are known by their cookie, and a way to ask.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Path;
use axum::http::{HeaderMap, Request, Response, header};
use futures::future::BoxFuture;
use kernel::{Actor, Failure, Fault, Id, Lang, Permission, Refusal};
use serde::{Deserialize, Serialize};
use testkit::World;
use tower::ServiceExt;
use web::{
    Access, App, AppBuilder, Capability, Credential, Door, Fields, Gatekeeper, Identity, Limit, LiveRule,
    NavItem, PageFrame, Reply, Routes, Settings, SiteInfo,
};

pub const READ: Permission = Permission("test.read");
pub const LUISA: &str = "cauce=1111111111111111luisa";
pub const PEDRO: &str = "cauce=1111111111111111pedro";

pub const TEST: Capability = Capability {
    name: "test",
    routes,
    texts: &[
        (
            Lang::Es,
            "test-title = Prueba\ntest-saved = Guardado\nrefusal-test-late = Ya pasó la hora { $hora }",
        ),
        (Lang::En, "test-title = Test\ntest-saved = Saved\nrefusal-test-late = It is past { $hora }"),
    ],
    permissions: &[READ],
    nav: &[NavItem { href: "/oficina", icon: "bandeja", label: "test-title", permission: READ }],
    live: &[
        LiveRule { prefix: "test/", access: Access::Officer(READ) },
        LiveRule { prefix: "test/open/", access: Access::Public },
    ],
    ..Capability::EMPTY
};

fn routes() -> Routes {
    Routes::new("test")
        .get("/", Access::Public, home)
        .get("/visita", Access::Public, visitor)
        .get("/caso/{key}", Access::Public, thing)
        .get("/caso/{key}/vivo", Access::Public, thing_live)
        .post("/forma", Access::Public, form)
        .post("/archivo", Access::Public, form)
        .body(200_000)
        .post("/pocas", Access::Public, form)
        .limit(Limit::per_minute(2))
        .post("/guardar", Access::Public, save)
        .get("/tarde/{hora}", Access::Public, late)
        .get("/rompe", Access::Public, breaks)
        .get("/panico", Access::Public, panics)
        .get("/numero/{n}", Access::Public, number)
        .get("/oficina", Access::Officer(READ), office)
        .post("/oficina", Access::Officer(READ), home)
        .get("/mia", Access::AnyOfficer, home)
        .get("/api/v1/cosas", Access::Program(READ), api)
        .post("/api/v1/cosas", Access::Program(READ), make)
        .get("/instalar", Access::FirstRun, home)
}

#[derive(askama::Template)]
#[template(
    source = r#"{% extends "portal.html" %}{% block content %}<h1>{{ page.title() }}</h1>
<p>{{ echo }}</p>{% endblock %}"#,
    ext = "html"
)]
struct Echo {
    page: PageFrame,
    echo: String,
}

#[derive(askama::Template)]
#[template(
    source = r#"{% extends "workspace.html" %}{% block content %}<h1>{{ page.title() }}</h1>{% endblock %}"#,
    ext = "html"
)]
struct Office {
    page: PageFrame,
}

async fn home(door: Door) -> Reply {
    web::html(Echo { page: door.page("test-title"), echo: door.client_ip().to_string() })
}

/// The page of a key is about `test/KEY`, which needs a log-in on `/live`.
async fn thing_live(door: Door, Path(key): Path<String>) -> Reply {
    web::live_page(&door, format!("test/{key}")).await
}

async fn visitor(door: Door) -> Reply {
    let echo = door.visitor().to_owned();
    assert_eq!(echo, door.visitor(), "asked twice, the same visitor");
    web::html(Echo { page: door.page("test-title"), echo })
}

async fn office(door: Door) -> Reply {
    web::html(Office { page: door.page("test-title") })
}

/// Echoes what arrived; a form without `nombre` is refused.
async fn form(door: Door, fields: Fields) -> Reply {
    let mut echo: Vec<String> = fields.pairs().map(|(n, v)| format!("[{n}={v}]")).collect();
    echo.extend(
        fields.files("foto").map(|f| format!("({} {} {})", f.file_name, f.claimed_type, f.bytes.len())),
    );
    let page = door.page("test-title");
    match fields.text("nombre") {
        "" => web::html_status(422, Echo { page: page.failed(), echo: echo.concat() }),
        _ => web::html(Echo { page, echo: echo.concat() }),
    }
}

async fn thing(door: Door, Path(key): Path<String>) -> Reply {
    let page = door.page("test-title").with_panels(door.panels("test.thing", &key).await?);
    web::html(Echo { echo: page.panels().concat(), page })
}

async fn save(door: Door) -> Reply {
    web::redirect_saying(door.app(), "/", "test-saved")
}

#[derive(Debug)]
struct Late(String);
impl Refusal for Late {
    fn code(&self) -> &'static str {
        "test-late"
    }
    fn status(&self) -> u16 {
        409
    }
    fn field(&self) -> Option<&str> {
        Some("hora")
    }
    fn article(&self) -> Option<&'static str> {
        Some("Ley 1437 de 2011, art. 14")
    }
    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("hora", self.0.clone())]
    }
}

async fn late(_: Door, Path(hora): Path<String>) -> Reply {
    Err(Failure::Refused(Late(hora)))?
}

async fn breaks(_: Door) -> Reply {
    Err(Fault::because("reading the secret table", "password=hunter2"))?
}

async fn panics(door: Door) -> Reply {
    assert!(door.path().is_empty(), "this route panics");
    web::not_found()
}

async fn number(_: Door, Path(n): Path<u8>) -> Reply {
    web::json(&n)
}

#[derive(Serialize, Deserialize)]
struct Thing {
    name: String,
}

async fn api(door: Door) -> Reply {
    web::json(&Thing { name: door.actor().trace() })
}

async fn make(_: Door, axum::Json(thing): axum::Json<Thing>) -> Reply {
    web::json_status(201, &thing)
}

/// Knows Luisa, who may read, Pedro, who may not, and the program whose token is `letmein`.
struct Doorman;

impl Gatekeeper for Doorman {
    fn identify<'a>(
        &'a self,
        app: &'a App,
        shown: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        let id = Id::new(app.clock().now(), [1; 16]);
        let may = |list: &[&str]| Arc::new(list.iter().map(|p| p.to_string()).collect());
        let actor = match shown {
            Credential::Session("1111111111111111luisa") => {
                Some(Actor::Officer {
                    id, name: "Luisa Marín Ríos".into(), permissions: may(&["test.read"])
                })
            }
            Credential::Session("1111111111111111pedro") => {
                Some(Actor::Officer { id, name: "Pedro".into(), permissions: may(&[]) })
            }
            Credential::Session("1111111111111111fault") => {
                return Box::pin(async { Err(Fault::new("the sessions cannot be read")) });
            }
            Credential::Bearer("letmein") => {
                Some(Actor::Program { id, name: "SUI".into(), permissions: may(&["test.read"]) })
            }
            _ => None,
        };
        Box::pin(async move { Ok(actor.map(|actor| Identity { actor, session_id: "s1".into() })) })
    }
}

/// The company and its router, over a real store.
pub struct Town {
    pub world: World,
    pub app: App,
    pub router: Router,
}

impl Town {
    pub async fn new() -> Town {
        Town::with(|builder| builder).await
    }

    pub async fn with(change: impl FnOnce(AppBuilder) -> AppBuilder) -> Town {
        let world = World::sqlite().await;
        let builder = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .migrations(migrations::ALL)
            .gatekeeper(Arc::new(Doorman))
            .capabilities([TEST]);
        let app = change(builder).build().expect("the application");
        Town { router: web::router(&app), world, app }
    }

    pub async fn secure() -> Town {
        let base_url = "https://pqr.miraflor.example".to_owned();
        Town::with(|b| b.settings(Settings { secure: true, base_url, ..Settings::default() })).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.expect("routers do not fail")).await
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(ask("GET", path, headers, "")).await
    }

    pub async fn post(&self, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let form = ("content-type", "application/x-www-form-urlencoded");
        let typed = headers.iter().any(|(name, _)| *name == "content-type");
        let headers: Vec<_> = headers.iter().copied().chain((!typed).then_some(form)).collect();
        self.send(ask("POST", path, &headers, body)).await
    }
}

pub fn ask(method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, "localhost:8080");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.into()).expect("a request")
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    async fn of(response: Response<Body>) -> Answer {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 10_000_000).await.expect("a body").to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("UTF-8")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().expect("text"))
    }

    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().map(|v| v.to_str().expect("text")).collect()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    #[track_caller]
    pub fn shows(&self, words: &str) -> &Answer {
        assert!(self.text().contains(words), "no «{words}» in {}", self.text());
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Answer {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.bytes));
        self
    }
}
