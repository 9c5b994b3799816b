//! Who gets in.

use web::{SiteInfo, intruder};

use crate::world::{LUISA, PEDRO, Town};

#[tokio::test]
async fn a_stranger_is_turned_away_from_every_closed_route() {
    let town = Town::new().await;
    assert_eq!(intruder(&town.app).await, Vec::<String>::new());
    assert!(web::all_rules(&town.app).iter().filter(|r| r.capability == "test").count() > 10);
}

#[tokio::test]
async fn pages_lead_to_the_log_in_and_back() {
    let town = Town::new().await;
    let answer = town.get("/oficina?a=1&b=ñ".replace('ñ', "%C3%B1").as_str(), &[]).await;
    assert_eq!(answer.is(303).header("location"), "/entrar?volver=%2Foficina%3Fa%3D1%26b%3D%25C3%25B1");
    let form = town.post("/oficina", &[], "x=1").await;
    assert_eq!(form.is(303).header("location"), "/entrar", "a form is not repeated by a redirect");
    let part = town.get("/oficina", &[("hx-request", "true")]).await;
    assert_eq!(part.is(401).header("hx-redirect"), "/entrar");
}

#[tokio::test]
async fn an_officer_sees_what_her_permissions_allow() {
    let town = Town::new().await;
    let page = town.get("/oficina", &[("cookie", LUISA)]).await;
    page.is(200)
        .shows("class=\"riel__enlace\" href=\"/oficina\" aria-current=\"page\"")
        .shows(">LR</span>Luisa");
    assert_eq!(page.header("cache-control"), "no-store");
    town.get("/oficina", &[("cookie", PEDRO)]).await.is(403).shows("No tiene permiso para ver esto");
    town.get("/mia", &[("cookie", PEDRO)]).await.is(200);
    town.get("/mia", &[("cookie", "cauce=somebody-unknown-here")]).await.is(303);
}

#[tokio::test]
async fn programs_are_told_in_json() {
    let town = Town::new().await;
    let stranger = town.get("/api/v1/cosas", &[]).await;
    assert_eq!(stranger.is(401).header("www-authenticate"), "Bearer");
    assert_eq!(stranger.header("content-type"), "application/problem+json");
    assert_eq!(stranger.json()["code"], "who-are-you");
    let wrong = town.get("/api/v1/cosas", &[("authorization", "Bearer nope"), ("cookie", LUISA)]).await;
    assert_eq!(wrong.is(401).json()["status"], 401, "with a token the cookie does not count");
    let program = town.get("/api/v1/cosas", &[("authorization", "bearer letmein")]).await;
    assert!(program.is(200).json()["name"].as_str().unwrap().starts_with("program:"));
    town.get("/api/v1/cosas", &[("cookie", LUISA)]).await.is(200).shows("officer:");
    town.get("/api/v1/cosas", &[("cookie", PEDRO)]).await.is(403).shows("\"code\":\"forbidden\"");
    town.get("/oficina", &[("authorization", "Bearer letmein")]).await.is(303);
}

#[tokio::test]
async fn a_fault_of_the_gatekeeper_lets_nobody_in() {
    let town = Town::new().await;
    town.get("/oficina", &[("cookie", "cauce=1111111111111111fault")]).await.is(500);
}

#[tokio::test]
async fn without_a_company_everything_leads_to_the_set_up() {
    let town = Town::with(|b| b.site(SiteInfo::nobody())).await;
    assert_eq!(town.get("/", &[]).await.is(303).header("location"), "/instalar");
    assert_eq!(town.get("/api/v1/cosas", &[]).await.is(303).header("location"), "/instalar");
    town.get("/instalar", &[]).await.is(200);
    town.get("/healthz", &[]).await.is(200);
    town.get(assets::url("base.css"), &[]).await.is(200);
    town.app.set_site(SiteInfo::sample(kernel::Lang::Es));
    town.get("/instalar", &[]).await.is(404);
    town.get("/", &[]).await.is(200);
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let town = Town::secure().await;
    let evil = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    town.post("/forma", &evil, "nombre=x").await.is(403).shows("El formulario no venía de esta página");
    town.post("/forma", &[("sec-fetch-site", "same-site")], "nombre=x").await.is(403);
    town.post("/forma", &[("origin", "null")], "nombre=x").await.is(403);
    town.post("/forma", &[("sec-fetch-site", "same-origin")], "nombre=x").await.is(200);
    town.post("/forma", &[("origin", "https://pqr.miraflor.example")], "nombre=x").await.is(200);
    // an officer's browser on a page of somebody else, against the API
    let cookie = ("cookie", "__Host-cauce=1111111111111111luisa");
    let json = ("content-type", "application/json");
    town.post("/api/v1/cosas", &[evil[0], evil[1], cookie, json], "{\"name\":\"x\"}").await.is(403);
    let token = ("authorization", "Bearer letmein");
    town.post("/api/v1/cosas", &[evil[0], evil[1], token, json], "{\"name\":\"x\"}").await.is(201);
}
