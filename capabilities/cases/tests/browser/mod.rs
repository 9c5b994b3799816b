//! A browser without script, and the outside world in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, header};
use documents::testing::{MemoryBlobs, PlainPress};
use documents::{BlobStore, Typesetter};
use http_body_util::BodyExt;
use kernel::{Actor, Failure, Lang, Never};
use store::{Query, Reactions, Timers};
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, Capability, Settings, SiteInfo};

const CAPABILITIES: [Capability; 7] = [
    identity::CAPABILITY,
    deadlines::CAPABILITY,
    documents::CAPABILITY,
    dispatch::CAPABILITY,
    people::CAPABILITY,
    company::CAPABILITY,
    cases::CAPABILITY,
];

/// Somebody at a browser.
pub struct Browser {
    app: App,
    cookies: Mutex<HashMap<String, String>>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub kind: String,
    pub body: String,
}

impl Browser {
    /// At the pages of Aguas de Miraflor.
    pub async fn of_a_company(world: &World) -> Browser {
        let miraflor = company::miraflor();
        let founding = company::Founding {
            profile: miraflor.profile.clone(),
            colors: miraflor.colors.clone(),
            govco: true,
            public_url: "https://pqr.miraflor.example".into(),
        };
        let found = world.store.write("found", Actor::System("test"), founding, |work, founding| {
            Box::pin(company::found(work, founding))
        });
        found.await.unwrap();
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.miraflor.example".into(), ..Settings::default() })
            .capabilities(CAPABILITIES)
            .with_part::<dyn BlobStore>(Arc::new(MemoryBlobs::default()))
            .with_part::<dyn Typesetter>(Arc::new(PlainPress))
            .build()
            .unwrap();
        Browser { app, cookies: Mutex::default() }
    }

    /// Somebody else at the same pages.
    pub fn stranger(&self) -> Browser {
        Browser { app: self.app.clone(), cookies: Mutex::default() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path), Body::empty()).await
    }

    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        self.send(path, &pairs).await
    }

    pub async fn send(&self, path: &str, pairs: &[(String, String)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, Body::from(body)).await
    }

    pub async fn upload(&self, path: &str, pairs: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in pairs {
            let part = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        for (name, bytes) in files {
            let head =
                format!("--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(b"--x--\r\n");
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.ask(request, Body::from(body)).await
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let jar: Vec<String> = self.cookies.lock().unwrap().iter().map(|(n, v)| format!("{n}={v}")).collect();
        let request = request.header(header::COOKIE, jar.join("; ")).header(header::ACCEPT, "text/html");
        let response = web::router(&self.app).oneshot(request.body(body).unwrap()).await.unwrap();
        let text =
            |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location, kind) =
            (response.status().as_u16(), text(header::LOCATION), text(header::CONTENT_TYPE));
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap_or_default();
            if let Some((name, value)) = cookie.split_once('=') {
                self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, kind, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// The value of the first hidden field with this name.
pub fn field(html: &str, name: &str) -> String {
    hidden_fields(html).into_iter().find(|(n, _)| n == name).map(|(_, v)| v).unwrap_or_default()
}

/// Every hidden field of a page, as a browser would send it.
pub fn hidden_fields(html: &str) -> Vec<(String, String)> {
    let plain = |text: &str| {
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
            .iter()
            .fold(text.to_owned(), |text, (code, plain)| text.replace(code, plain))
    };
    let one = |tag: &str| {
        let name = tag.split("name=\"").nth(1)?.split('"').next()?;
        Some((name.to_owned(), plain(tag.split("value=\"").nth(1)?.split('"').next()?)))
    };
    html.split("<input type=\"hidden\"").skip(1).filter_map(one).collect()
}

/// Lets everybody hear what was announced.
pub async fn react(world: &World) {
    Reactions::new((cases::CAPABILITY.reactions)()).catch_up(&world.store).await.unwrap();
}

/// Lets the calendar do what is due.
pub async fn tick(world: &World) {
    Timers::new((cases::CAPABILITY.timers)()).run_due(&world.store).await.unwrap();
}

/// Purpose, address and text of every mail, oldest first.
pub async fn mails(world: &World) -> Vec<(String, String, String)> {
    let read = world.store.read("mails", (), |look, ()| {
        Box::pin(async move {
            let sql = "SELECT purpose, to_address, body_text FROM dispatch_messages ORDER BY created_at, id";
            let mut all = Vec::new();
            for mut row in look.rows(Query::inline("mails", sql), &[]).await? {
                all.push((row.take()?, row.take()?, row.take()?));
            }
            Ok::<_, Failure<Never>>(all)
        })
    });
    read.await.unwrap()
}

/// What Doña María Elena tells.
pub const STORY: &str = "La factura de noviembre llegó por $ 214.600 y siempre pago la tercera parte.";

/// The answers of the four steps.
pub fn answers() -> [(&'static str, Vec<(&'static str, &'static str)>); 4] {
    [
        ("1", vec![("kind", "claim")]),
        ("2", vec![("service", "water"), ("account_number", "104 882-7"), ("bill_issued_on", "2026-11-02")]),
        ("3", vec![("body", STORY), ("everyday_cause", "cobro-alto")]),
        (
            "4",
            vec![
                ("reply_by", "email"),
                ("email", "maria@correo.example"),
                ("identity", "named"),
                ("name", "María Elena Ríos"),
                ("document_type", "CC"),
                ("document_number", "42018733"),
            ],
        ),
    ]
}

/// Fills the four steps; gives the last page.
pub async fn to_review(browser: &Browser) -> String {
    for (step, pairs) in answers() {
        let done = browser.post(&format!("/pqr/nueva/{step}"), &pairs).await;
        assert_eq!(done.status, 303, "step {step}: {}", done.body);
    }
    let review = browser.get("/pqr/nueva/5").await;
    assert_eq!(review.status, 200);
    review.body
}

/// Files it; gives the address of the receipt.
pub async fn filed(browser: &Browser) -> String {
    let review = to_review(browser).await;
    let done = browser.send("/pqr/radicar", &hidden_fields(&review)).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.location
}
