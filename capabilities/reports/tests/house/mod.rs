//! Aguas de Miraflor with facts that stories write down by hand, and officers at their browsers.
#![allow(dead_code)] // each test binary uses a part

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use catalog::UtilityService;
use company::{Founding, found, miraflor};
use http_body_util::BodyExt;
use kernel::{AccountId, Actor, At, Day, Failure, Fault, Id, Lang, Never};
use reports::{Asked, Fact, Month, OPEN, Outcome};
use store::{BoxFuture, Query, args};
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, Credential, Gatekeeper, Identity, SiteInfo};

/// The company, founded.
pub async fn found_company(world: &World) {
    let sample = miraflor();
    let wish = Founding {
        profile: sample.profile,
        colors: sample.colors,
        govco: sample.govco,
        public_url: "https://pqr.miraflor.example".into(),
    };
    let actor = Actor::System("test");
    world.store.write("t", actor, wish, |work, wish| Box::pin(found(work, wish))).await.unwrap();
}

/// A claim of October 2026 in Dosquebradas, open.
pub fn claim(n: u32) -> Fact {
    let number = format!("2026-EN-{n:06}");
    Fact {
        case_id: format!("{n:032x}"),
        received: number.clone(),
        number,
        kind: "claim".into(),
        state: "in_study".into(),
        filed_on: day("2026-10-05"),
        due_on: day("2026-10-27"),
        closed_on: OPEN,
        outgoing: None,
        result: None,
        cause: Some("102".into()),
        account: "1048827".into(),
        bill: String::new(),
        municipality: "66170".into(),
        center: "000".into(),
        notice: None,
        noticed_on: None,
        subsidiary: None,
        remitted_on: None,
    }
}

/// The same, answered.
pub fn answered(n: u32, on: &str, result: &str) -> Fact {
    Fact {
        state: "answered".into(),
        closed_on: day(on),
        outgoing: Some(format!("2026-SA-{n:06}")),
        result: Some(result.into()),
        notice: Some("electronic".into()),
        noticed_on: Some(day(on)),
        ..claim(n)
    }
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const INSERT: Query = Query::inline(
    "test_fact",
    "INSERT INTO reports_facts (case_id, service, received, number, kind, regime, state, channel, filed_on, \
     due_on, silence, closed_on, outgoing, result, cause, account, bill, municipality, center, notice, \
     noticed_on, subsidiary, remitted_on, answer_days, version) VALUES ($1, $2, $3, $4, $5, 'PQR_SPD', $6, \
     'web', $7, $8, NULL, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 1)",
);
const CLEAR: Query = Query::inline("test_clear", "DELETE FROM reports_facts");

/// Puts these facts about a service in the place of all that were there.
pub async fn only(world: &World, service: &'static str, facts: Vec<Fact>) {
    let done = world.store.write("t", Actor::System("test"), facts, move |work, facts| {
        Box::pin(async move {
            work.exec(CLEAR, args![]).await?;
            for f in facts {
                let days = (f.closed_on != OPEN).then_some(9_i64);
                let row = args![
                    &f.case_id,
                    service,
                    &f.received,
                    &f.number,
                    &f.kind,
                    &f.state,
                    f.filed_on,
                    f.due_on,
                    f.closed_on,
                    &f.outgoing,
                    &f.result,
                    &f.cause,
                    &f.account,
                    &f.bill,
                    &f.municipality,
                    &f.center,
                    &f.notice,
                    f.noticed_on,
                    f.subsidiary,
                    f.remitted_on,
                    days,
                ];
                work.exec(INSERT, row).await?;
            }
            Ok::<(), Failure<Never>>(())
        })
    });
    done.await.unwrap();
}

pub fn asked(month: &str, today: &str) -> Asked {
    Asked { month: Month::parse(month).unwrap(), service: UtilityService::Water, today: day(today) }
}

/// The text of a month's file and what was found in it.
pub async fn file(world: &World, asked: Asked) -> (String, Outcome) {
    let text = Arc::new(std::sync::Mutex::new(String::new()));
    let into = Arc::clone(&text);
    let mut sink = move |piece: &str| {
        into.lock().unwrap().push_str(piece);
        Ok::<(), Fault>(())
    };
    let outcome = reports::write_month(&world.store, asked, true, &mut sink).await.unwrap();
    let text = text.lock().unwrap().clone();
    (text, outcome)
}

/// Knows one officer, who may do what the secret says: `reports-read.reports-export`.
struct Doorman;

impl Gatekeeper for Doorman {
    fn identify<'a>(
        &'a self,
        _: &'a App,
        shown: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        let (Credential::Session(text) | Credential::Bearer(text)) = shown;
        let permissions: BTreeSet<String> = text.split('.').map(|p| p.replace('-', ".")).collect();
        let id: AccountId = Id::new(At(0), [1; 16]);
        let actor = Actor::Officer { id, name: "Luisa Marín".into(), permissions: Arc::new(permissions) };
        Box::pin(async move { Ok(Some(Identity { actor, session_id: "s".into() })) })
    }
}

/// The program over a world.
pub fn program(world: &World) -> App {
    AppBuilder::new(world.store.clone())
        .site(SiteInfo::sample(Lang::Es))
        .capabilities([catalog::CAPABILITY, deadlines::CAPABILITY, company::CAPABILITY, reports::CAPABILITY])
        .gatekeeper(Arc::new(Doorman))
        .build()
        .unwrap()
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub place: String,
    pub body: String,
}

/// One browser; `permissions` empty is a citizen.
pub struct Browser<'a> {
    pub app: &'a App,
    pub permissions: &'a str,
}

impl Browser<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path), Body::empty()).await
    }

    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, Body::from(body)).await
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let mut request = request.header(header::ACCEPT, "text/html");
        if !self.permissions.is_empty() {
            let secret = format!("{}.0123456789abcdef", self.permissions.replace('.', "-").replace(' ', "."));
            request = request.header(header::COOKIE, format!("{}={secret}", web::session_name(false)));
        }
        let response = web::router(self.app).oneshot(request.body(body).unwrap()).await.unwrap();
        let place =
            response.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let (status, place) = (response.status().as_u16(), place.to_owned());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, place, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}
