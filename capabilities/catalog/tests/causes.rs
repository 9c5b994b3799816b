//! The company's own table of causes: brought in from a file, corrected by hand, on both engines.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use catalog::{CauseGroup, CauseTable, CausesRefusal, ReviseCauses, cause_csv};
use http_body_util::BodyExt;
use kernel::{AccountId, Actor, At, Day, Failure, Id, Lang, Never};
use store::BoxFuture;
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, Credential, Gatekeeper, Identity, SiteInfo};

const TODAY: Day = Day::constant(2026, 11, 23);

/// Lets everybody in who shows a cookie, to do what it says.
struct Doorman;

impl Gatekeeper for Doorman {
    fn identify<'a>(
        &'a self,
        _: &'a App,
        shown: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, kernel::Fault>> {
        let (Credential::Session(text) | Credential::Bearer(text)) = shown;
        let permissions: BTreeSet<String> = text.split('-').map(|p| p.replace('_', ".")).collect();
        let id: AccountId = Id::new(At(0), [1; 16]);
        let actor = Actor::Officer { id, name: "Luisa Marín".into(), permissions: Arc::new(permissions) };
        Box::pin(async move { Ok(Some(Identity { actor, session_id: "s".into() })) })
    }
}

fn program(world: &World) -> App {
    let app = AppBuilder::new(world.store.clone()).site(SiteInfo::sample(Lang::Es));
    app.capabilities([catalog::CAPABILITY]).gatekeeper(Arc::new(Doorman)).build().unwrap()
}

async fn ask(app: &App, secret: &str, request: axum::http::request::Builder, body: String) -> (u16, String) {
    let cookie = format!("{}={secret}-0123456789abcdef", web::session_name(false));
    let request = request.header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
    let response = web::router(app).oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let status = response.status().as_u16();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

async fn get(app: &App, secret: &str, path: &str) -> (u16, String) {
    ask(app, secret, Request::get(path), String::new()).await
}

async fn post(app: &App, path: &str, pairs: &[(&str, &str)]) -> (u16, String) {
    let kind = "application/x-www-form-urlencoded";
    let pair = |(name, value): &(&str, &str)| format!("{name}={}", web::percent(value));
    let body = pairs.iter().map(pair).collect::<Vec<_>>().join("&");
    ask(app, "catalog_manage", Request::post(path).header(header::CONTENT_TYPE, kind), body).await
}

async fn in_use(world: &World) -> Arc<CauseTable> {
    let read = world.store.read("t", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(catalog::causes(look).await?) })
    });
    read.await.unwrap()
}

fn as_file(table: &CauseTable) -> String {
    let lines = cause_csv::cells(table).into_iter().map(|cells| cells.join(";"));
    lines.collect::<Vec<_>>().join("\r\n")
}

#[test]
fn an_annex_is_seen_before_it_is_put_in_use() {
    testkit::each(async |world| {
        let app = program(&world);
        assert_eq!(get(&app, "cases_read", "/ajustes/causales").await.0, 403);
        let (status, page) = get(&app, "catalog_manage", "/ajustes/causales").await;
        assert!(status == 200 && page.contains("tabla oficial"), "{page}");
        assert_eq!(get(&app, "catalog_manage", "/ajustes/causales.csv").await.0, 200);

        let file = as_file(CauseTable::official()) + "\r\n199;F;COBRO NUEVO;1;1;0;0;0;2027-01-01;";
        let (status, page) = post(&app, "/ajustes/causales", &[("text", &file)]).await;
        assert!(status == 200 && page.contains("COBRO NUEVO") && page.contains("value=\"store\""), "{page}");
        assert_eq!(in_use(&world).await.version(), 0, "nothing is stored yet");
        let store = |version| [("text", &*file), ("action", "store"), ("version", version)];
        assert_eq!(post(&app, "/ajustes/causales", &store("0")).await.0, 303);
        let now = in_use(&world).await;
        assert_eq!(now.version(), 1);
        assert!(now.find("199", TODAY).is_none() && now.find("199", Day::constant(2027, 1, 1)).is_some());
        let (status, page) = post(&app, "/ajustes/causales", &store("0")).await;
        assert!(status == 409 && page.contains("Otra persona"), "{page}");
        let (status, page) = post(&app, "/ajustes/causales", &store("1")).await;
        assert!(status == 409 && page.contains("dice lo mismo"), "{page}");
    });
}

#[test]
fn every_line_that_is_wrong_is_told() {
    testkit::each(async |world| {
        let app = program(&world);
        let file = cause_csv::COLUMNS.join(",") + "\n102,F,A,1,0,0,0,0,2027-01-01,\n10,F,A,1,0,0,0,0,x,";
        let (status, page) = post(&app, "/ajustes/causales", &[("text", &file)]).await;
        assert!(status == 422 && page.contains("Línea 3"), "{page}");
        let (status, page) = post(&app, "/ajustes/causales", &[("text", "hola")]).await;
        assert!(status == 422 && page.contains("Falta la columna «codigo»"), "{page}");
        assert_eq!(in_use(&world).await.version(), 0);
    });
}

#[test]
fn the_group_of_one_cause_is_corrected_by_hand() {
    testkit::each(async |world| {
        let app = program(&world);
        let row = CauseTable::official().find("301", TODAY).unwrap().clone();
        let path = format!("/ajustes/causales/301/{}", row.valid_from);
        assert_eq!(get(&app, "catalog_manage", &path).await.0, 200);
        assert_eq!(get(&app, "catalog_manage", "/ajustes/causales/301/2001-01-01").await.0, 404);
        let form = |version, label, group| {
            let marks = ["water", "sewerage", "waste", "electricity", "gas"].map(|s| format!("service_{s}"));
            let mut pairs = vec![
                ("version".to_owned(), version),
                ("label".to_owned(), label),
                ("group".to_owned(), group),
                ("valid_to".to_owned(), ""),
            ];
            pairs.extend(marks.into_iter().zip(["1", "0", "0", "?", "?"]));
            pairs
        };
        let send = async |pairs: Vec<(String, &str)>| {
            let pairs: Vec<_> = pairs.iter().map(|(n, v)| (n.as_str(), *v)).collect();
            post(&app, &path, &pairs).await
        };
        let (status, page) = send(form("0", "", "F")).await;
        assert!(status == 422 && page.contains("#label"), "{page}");
        assert_eq!(send(form("0", "NEGACION DE LA SOLICITUD DE SUSPENSION", "F")).await.0, 303);
        let now = in_use(&world).await;
        assert_eq!(now.find("301", TODAY).unwrap().group, CauseGroup::Billing);
        assert_eq!(now.find("301", Day::constant(2017, 1, 1)).unwrap().group, CauseGroup::Provision);

        let same = ReviseCauses { based_on: 1, table: (*now).clone() };
        let done = world.store.write("t", Actor::System("test"), same, |work, same| {
            Box::pin(catalog::revise_causes(work, same))
        });
        assert!(matches!(done.await, Err(Failure::Refused(CausesRefusal::Same))));
    });
}
