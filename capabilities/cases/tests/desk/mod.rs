//! Officers at their browsers, without script. The secret of a session is the name of the officer and what
//! the officer may do: `ana.cases-read.cases-answer`.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use documents::testing::{MemoryBlobs, PlainPress};
use documents::{BlobStore, Typesetter};
use http_body_util::BodyExt;
use kernel::{AccountId, Lang};
use tower::ServiceExt;
use web::testing::Doorman;
use web::{App, AppBuilder, Capability, Settings, SiteInfo};

use crate::house::House;

const CAPABILITIES: [Capability; 7] = [
    identity::CAPABILITY,
    deadlines::CAPABILITY,
    documents::CAPABILITY,
    dispatch::CAPABILITY,
    people::CAPABILITY,
    company::CAPABILITY,
    cases::CAPABILITY,
];

/// The pages of Aguas de Miraflor for the officers of a house.
pub struct Desk {
    app: App,
    /// Ids by first name, for forms.
    pub ids: BTreeMap<String, AccountId>,
}

/// One officer.
pub struct Officer<'a> {
    desk: &'a Desk,
    session: String,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub kind: String,
    pub body: String,
}

impl Desk {
    pub fn of(house: &House) -> Desk {
        let doorman = Doorman::of_actors(&house.officers);
        let ids = doorman.ids();
        let app = AppBuilder::new(house.world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.miraflor.example".into(), ..Settings::default() })
            .capabilities(CAPABILITIES)
            .gatekeeper(Arc::new(doorman))
            .with_part::<dyn BlobStore>(Arc::new(MemoryBlobs::default()))
            .with_part::<dyn Typesetter>(Arc::new(PlainPress))
            .build()
            .unwrap();
        Desk { app, ids }
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    /// An officer who may do what `permissions` names: `cases.read cases.answer`.
    pub fn officer(&self, name: &str, permissions: &str) -> Officer<'_> {
        let list: String = permissions.split(' ').map(|p| format!(".{}", p.replace('.', "-"))).collect();
        Officer { desk: self, session: format!("{name}{list}.0123456789abcdef") }
    }
}

impl Officer<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path), Body::empty()).await
    }

    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, Body::from(body)).await
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookie = format!("{}={}", web::session_name(false), self.session);
        let request = request.header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
        let response = web::router(&self.desk.app).oneshot(request.body(body).unwrap()).await.unwrap();
        let text =
            |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location, kind) =
            (response.status().as_u16(), text(header::LOCATION), text(header::CONTENT_TYPE));
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, kind, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// The value of a hidden field inside of the form with this action.
pub fn hidden(html: &str, action: &str, name: &str) -> String {
    let form = html.split("<form").find(|f| f.contains(&format!("action=\"{action}\""))).unwrap_or_default();
    let tag = form.split("<input type=\"hidden\"").find(|t| t.contains(&format!("name=\"{name}\"")));
    let value = tag.and_then(|t| t.split("value=\"").nth(1)).and_then(|t| t.split('"').next());
    value.unwrap_or_default().to_owned()
}
