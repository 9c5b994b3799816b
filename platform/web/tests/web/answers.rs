//! Errors as people and programs read them, and the headers of every answer.

use kernel::Lang;

use crate::world::{LUISA, Town, ask};

const EN: (&str, &str) = ("accept-language", "en-US,en;q=0.9");

#[tokio::test]
async fn every_answer_is_dressed() {
    let town = Town::secure().await;
    let cookie = [("cookie", "__Host-cauce=1111111111111111luisa")];
    for path in [
        "/",
        "/nada",
        "/oficina",
        "/rompe",
        "/panico",
        "/healthz",
        "/marca.css",
        "/e/x",
        "/live",
        "/api/v1/cosas",
    ] {
        for headers in [&[] as &[(&str, &str)], &cookie] {
            let answer = town.get(path, headers).await;
            let csp = answer.header("content-security-policy");
            assert!(
                csp.starts_with("default-src 'self'; img-src 'self' data: blob:; object-src 'none'"),
                "{path}"
            );
            assert!(csp.contains("frame-ancestors 'none'") && !csp.contains("unsafe"), "{path}: {csp}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(answer.header("strict-transport-security").starts_with("max-age=31536000"), "{path}");
            assert_eq!(answer.header("x-request-id").len(), 16, "{path}");
            assert!(!answer.header("cache-control").is_empty(), "{path}");
        }
    }
    let plain = Town::new().await;
    assert_eq!(plain.get("/", &[]).await.header("strict-transport-security"), "");
}

#[tokio::test]
async fn pages_of_errors_in_both_languages() {
    let town = Town::new().await;
    town.get("/nada", &[]).await.is(404).shows("No encontramos esa página").shows("lang=\"es-CO\"");
    town.get("/nada", &[EN]).await.is(404).shows("We could not find that page").shows("lang=\"en\"");
    let wrong = town.send(ask("DELETE", "/forma", &[], "")).await;
    assert_eq!(wrong.is(405).shows("Esta página no se usa así").header("allow"), "POST");
    town.get("/numero/mil", &[EN]).await.is(400).shows("We did not understand what arrived");
    town.get("/tarde/17:00", &[])
        .await
        .is(409)
        .shows("Ya pasó la hora 17:00")
        .shows("Ley 1437 de 2011, art. 14");
}

#[tokio::test]
async fn a_fault_shows_its_trace_and_nothing_else() {
    let town = Town::new().await;
    for path in ["/rompe", "/panico"] {
        let answer = town.get(path, &[]).await;
        answer.is(500).shows("Algo falló de nuestro lado").shows("llame al 116");
        let trace = answer.header("x-request-id");
        answer.shows(trace);
        assert!(!answer.text().contains("hunter2") && !answer.text().contains("secret table"));
    }
    let json = town.get("/rompe", &[("accept", "application/json")]).await;
    assert!(!json.is(500).text().contains("hunter2"));
}

#[tokio::test]
async fn programs_get_problem_json() {
    let town = Town::new().await;
    let answer = town.get("/tarde/17:00", &[("accept", "application/json"), EN]).await;
    let problem = answer.is(409).json();
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(problem["type"], "urn:cauce:problem:test-late");
    assert_eq!(problem["detail"], "It is past 17:00");
    assert_eq!((&problem["code"], &problem["field"]), (&"test-late".into(), &"hora".into()));
    assert_eq!(problem["article"], "Ley 1437 de 2011, art. 14");
    assert_eq!(problem["trace"], answer.header("x-request-id"));
    assert_eq!(town.get("/api/v1/nada", &[]).await.is(404).json()["code"], "not-found");
    let headers = [("content-type", "application/json"), ("cookie", LUISA)];
    let bad = town.post("/api/v1/cosas", &headers, "{\"name\": 5}").await;
    assert!(bad.is(422).json()["reason"].as_str().unwrap().contains("name"));
    let large = format!("{{\"name\":\"{}\"}}", "x".repeat(300_000));
    assert_eq!(town.post("/api/v1/cosas", &headers, large).await.is(413).json()["code"], "too-large");
}

#[tokio::test]
async fn too_many_requests_are_told_how_long_to_wait() {
    let town = Town::new().await;
    for _ in 0..2 {
        town.post("/pocas", &[], "nombre=x").await.is(200);
    }
    let answer = town.post("/pocas", &[], "nombre=x").await;
    answer.is(429).shows("Hizo muchos intentos. Espere un minuto o llame al 116.");
    assert_eq!(answer.header("retry-after"), "30");
    town.post("/forma", &[], "nombre=x").await.is(200);
    town.world.clock.advance_seconds(30);
    town.post("/pocas", &[], "nombre=x").await.is(200);
}

#[test]
fn every_page_of_web_in_both_languages() {
    for lang in Lang::ALL {
        let samples = web::samples(lang);
        assert!(samples.len() >= 8);
        for (name, html) in samples {
            assert!(!html.contains('⟦') && !html.contains("{$"), "{name}: a sentence is missing: {html}");
            assert!(html.starts_with("<!doctype html>") && html.trim_end().ends_with("</html>"), "{name}");
            assert!(!html.contains("<script>") && !html.contains(" style="), "{name} has something inline");
            assert_eq!(html.matches("<h1").count(), 1, "{name} has one h1");
            for tag in [
                "div", "nav", "main", "form", "section", "p", "ul", "fieldset", "label", "svg", "a", "footer",
            ] {
                let open =
                    html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
                assert_eq!(
                    open,
                    html.matches(&format!("</{tag}>")).count(),
                    "{name}: <{tag}> is not closed: {html}"
                );
            }
        }
    }
}
