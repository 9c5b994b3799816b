//! The pages of people behind the real router: who may open them, and what they show to whom.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use kernel::{Actor, Fault, Id};
use people::actions::register_person::{self, Registration};
use people::{CAPABILITY, ContactKind, DocumentType, PersonId, PersonKind};
use store::BoxFuture;
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, Credential, Gatekeeper, Identity, SiteInfo};

/// Cookies of two officers; the one may reveal, the other only read.
const READER: &str = "cauce=rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr";
const REVEALER: &str = "cauce=vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv";

struct Gate;

impl Gatekeeper for Gate {
    fn identify<'a>(
        &'a self,
        _: &'a App,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        let names: &[&str] = match credential {
            Credential::Session(secret) if secret.starts_with("rrr") => &["people.read"],
            Credential::Session(secret) if secret.starts_with("vvv") => &["people.read", "people.reveal"],
            _ => &[],
        };
        let actor = Actor::Officer {
            id: Id::new(kernel::At(1), [1; 16]),
            name: "Luisa Marín".into(),
            permissions: Arc::new(names.iter().map(|n| n.to_string()).collect()),
        };
        let identity = (!names.is_empty()).then(|| Identity { actor, session_id: "s".into() });
        Box::pin(std::future::ready(Ok(identity)))
    }
}

fn app(world: &World) -> App {
    AppBuilder::new(world.store.clone())
        .site(SiteInfo::sample(kernel::Lang::Es))
        .gatekeeper(Arc::new(Gate))
        .capabilities([CAPABILITY, territory::CAPABILITY])
        .build()
        .expect("the application is wired")
}

async fn ask(app: &App, method: &str, path: &str, cookie: &str) -> (StatusCode, String, String) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = web::router(app).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let kept = answer.headers().get(header::CACHE_CONTROL).map_or("", |v| v.to_str().unwrap()).to_owned();
    let status = answer.status();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(bytes.to_vec()).unwrap(), kept)
}

async fn maria(world: &World) -> PersonId {
    let said = Registration {
        kind: PersonKind::Natural,
        name: "María <Ríos>".into(),
        document: Some((DocumentType::CitizenCard, "1088254207".into())),
        contacts: vec![(ContactKind::Mobile, "3101234548".into(), String::new())],
        preferred_channel: None,
        source: "web",
    };
    let verb = world.store.write("people.test", Actor::System("test"), said, |work, said| {
        Box::pin(register_person::run(work, said))
    });
    verb.await.unwrap().person
}

#[test]
fn a_sheet_is_masked_until_somebody_with_permission_reveals_it() {
    testkit::each(async |world| {
        let (app, id) = (app(&world), maria(&world).await);
        let (status, list, _) = ask(&app, "GET", "/personas?q=rios", READER).await;
        assert!(
            status == 200 && list.contains("María &#60;Ríos&#62;") && list.contains("CC •••• 4 207"),
            "{list}"
        );

        let (sheet, reveal) = (format!("/personas/{id}"), format!("/personas/{id}/revelar"));
        for (cookie, button) in [(READER, false), (REVEALER, true)] {
            let (status, html, _) = ask(&app, "GET", &sheet, cookie).await;
            assert!(status == 200 && html.contains("310 ••• ••48") && !html.contains("1088254207"));
            assert_eq!(html.contains(&reveal), button);
        }
        assert_eq!(ask(&app, "POST", &reveal, READER).await.0, 403);
        let (status, html, kept) = ask(&app, "POST", &reveal, REVEALER).await;
        assert!(status == 200 && html.contains("CC 1088254207") && html.contains("310 123 4548"), "{html}");
        assert!(kept.contains("no-store"));
        assert_eq!(ask(&app, "GET", &reveal, REVEALER).await.0, 405, "no address to come back to");
    });
}

#[test]
fn strangers_stay_outside_and_odd_addresses_lead_nowhere() {
    testkit::each(async |world| {
        let app = app(&world);
        assert_eq!(web::intruder(&app).await, Vec::<String>::new());
        let nobody = format!("/personas/{}", "0".repeat(32));
        for path in [nobody.as_str(), "/personas/x", "/personas/%27%20OR%201=1", "/personas/%00"] {
            assert_eq!(ask(&app, "GET", path, READER).await.0, 404, "{path}");
        }
        let long = format!("/personas?q={}", "%F0%9F%9A%B0".repeat(100));
        for path in ["/personas", "/personas?q=%00%22%27%3B--", "/personas?q=%25", &long] {
            assert_eq!(ask(&app, "GET", path, READER).await.0, 200, "{path}");
        }
        let (_, html, _) = ask(&app, "GET", "/personas?q=%22%3E%3Cscript%3E", READER).await;
        assert!(!html.contains("\"><script>") && html.contains("No encontramos a nadie"));
    });
}

#[test]
fn anybody_may_ask_for_municipalities() {
    testkit::each(async |world| {
        let app = app(&world);
        let (status, json, _) = ask(&app, "GET", "/api/v1/territory/municipalities?q=dosque", "").await;
        let expected =
            r#"[{"code":"66170","name":"Dosquebradas","kind":"municipality","department":"Risaralda"}]"#;
        assert_eq!((status, json.as_str()), (StatusCode::OK, expected));
        let path = "/api/v1/territory/municipalities?limit=2&q=san";
        assert_eq!(ask(&app, "GET", path, "").await.1.matches("\"code\"").count(), 2);
        assert_eq!(ask(&app, "GET", "/api/v1/territory/municipalities", "").await.1, "[]");
        assert_eq!(ask(&app, "GET", "/api/v1/territory/municipalities?limit=x", "").await.0, 400);
    });
}
