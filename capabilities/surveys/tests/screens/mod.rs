//! The application of surveys for tests, asked through HTTP.
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header, request};
use http_body_util::BodyExt;
use kernel::Lang;
use testkit::World;
use tower::ServiceExt;
use web::testing::Doorman;
use web::{App, AppBuilder, Settings, SiteInfo};

use crate::house::officer;

/// Knows officers by number and what they may: `3.hall-attend`.
fn doorman() -> Doorman {
    Doorman::of((0..=u8::MAX).map(|n| (officer(n), n.to_string())))
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

pub struct Screens {
    app: App,
}

impl Screens {
    pub fn new(world: &World) -> Screens {
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.miraflor.example".into(), ..Settings::default() })
            .capabilities([identity::CAPABILITY, hall::CAPABILITY, surveys::CAPABILITY])
            .gatekeeper(Arc::new(doorman()))
            .build()
            .unwrap();
        Screens { app }
    }

    async fn ask(&self, who: &str, accept: &str, request: request::Builder, body: Body) -> Answer {
        let cookie = format!("{}={who}.0123456789abcdef", web::session_name(false));
        let request = request.header(header::COOKIE, cookie).header(header::ACCEPT, accept);
        let response = web::router(&self.app).oneshot(request.body(body).unwrap()).await.unwrap();
        let text =
            |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location) = (response.status().as_u16(), text(header::LOCATION));
        let body = response.into_body().collect().await.unwrap().to_bytes().to_vec();
        Answer { status, location, body }
    }

    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.ask(who, HTML, Request::get(path), Body::empty()).await
    }

    pub async fn json(&self, path: &str) -> serde_json::Value {
        let answer = self.get("", path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }

    pub async fn post(&self, who: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.send(who, HTML, path, pairs).await
    }

    /// As the script of the tablet sends it.
    pub async fn post_json(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.send("", "application/json", path, pairs).await
    }

    async fn send(&self, who: &str, accept: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(who, accept, request, Body::from(body)).await
    }
}

const HTML: &str = "text/html";
