//! Language, letters, contrast, the company's look.

use web::{Network, Settings};

use crate::world::Town;

#[tokio::test]
async fn the_cookie_beats_the_address_which_beats_the_browser() {
    let town = Town::new().await;
    let en = ("accept-language", "en");
    town.get("/", &[]).await.shows("lang=\"es-CO\"");
    town.get("/", &[en]).await.shows("<html lang=\"en\"");
    town.get("/?lang=es", &[en]).await.shows("<html lang=\"es-CO\"");
    town.get("/?lang=es", &[en, ("cookie", "lang=en")]).await.shows("<html lang=\"en\"");
}

#[tokio::test]
async fn preferences_are_kept_and_lead_back_only_here() {
    let town = Town::new().await;
    let chosen =
        town.post("/preferencias", &[], "letra=enorme&contraste=alto&lang=en&volver=%2Fvisita%3Fa%3D1").await;
    assert_eq!(chosen.is(303).header("location"), "/visita?a=1");
    let cookies: Vec<String> =
        chosen.cookies().iter().map(|c| c.split(';').next().unwrap().to_owned()).collect();
    assert_eq!(cookies, ["lang=en", "letra=enorme", "contraste=alto"]);
    let page = town.get("/", &[("cookie", &cookies.join("; "))]).await;
    page.shows("<html lang=\"en\" data-letra=\"enorme\" data-contraste=\"alto\">");
    for evil in ["//evil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example", "%2F%0Aevil"] {
        let answer = town.get(&format!("/preferencias?lang=en&volver={evil}"), &[]).await;
        assert_eq!(answer.is(303).header("location"), "/", "{evil}");
        let page = town.get(&format!("/accesibilidad?volver={evil}"), &[]).await;
        page.is(200).shows("name=\"volver\" value=\"/\"");
    }
    assert!(
        town.post("/preferencias", &[], "letra=gigante&lang=xx&contraste=%3B")
            .await
            .is(303)
            .cookies()
            .is_empty()
    );
}

#[tokio::test]
async fn a_visitor_has_a_name_only_where_somebody_asks() {
    let town = Town::secure().await;
    assert!(town.get("/", &[]).await.cookies().is_empty());
    let first = town.get("/visita", &[]).await;
    let cookie = first.cookies()[0];
    assert!(cookie.contains("; HttpOnly") && cookie.contains("; Secure") && cookie.contains("SameSite=Lax"));
    let pair = cookie.split(';').next().unwrap();
    let id = pair.strip_prefix("visita=").unwrap();
    first.shows(id);
    let again = town.get("/visita", &[("cookie", pair)]).await;
    again.shows(id);
    assert!(again.cookies().is_empty());
    assert_eq!(town.get("/visita", &[("cookie", "visita=forged")]).await.cookies().len(), 1);
}

#[tokio::test]
async fn files_stay_for_ever_and_travel_compressed() {
    let town = Town::new().await;
    let url = assets::url("base.css");
    let brotli = town.get(url, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(brotli.is(200).header("content-encoding"), "br");
    assert_eq!(brotli.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(brotli.header("content-type"), "text/css; charset=utf-8");
    assert!(brotli.header("vary").contains("accept-encoding"));
    let again = town.get(url, &[("accept-encoding", "br"), ("if-none-match", brotli.header("etag"))]).await;
    assert!(again.is(304).bytes.is_empty());
    assert!(town.get(url, &[]).await.is(200).shows("@layer").bytes.len() > brotli.bytes.len());
    town.get("/e/../Cargo.toml", &[]).await.is(404);
    let page = town.get("/", &[("accept-encoding", "br")]).await;
    assert_eq!(page.is(200).header("content-encoding"), "br");
}

#[tokio::test]
async fn the_company_s_look() {
    let town = Town::new().await;
    town.get("/marca.css", &[]).await.is(200).shows("/arte/portada.svg");
    assert_eq!(town.get("/favicon.svg", &[]).await.is(200).header("content-type"), "image/svg+xml");
    for plate in ["portada", "clara", "sol", "marca"] {
        town.get(&format!("/arte/{plate}.svg"), &[]).await.is(200).shows("<svg");
    }
    town.get("/arte/otra.svg", &[]).await.is(404);
    town.get("/", &[]).await.shows("class=\"govco\"").shows("NIT 800.000.000-1").shows("href=\"tel:116\"");
}

#[tokio::test]
async fn only_our_proxies_say_who_the_client_is() {
    let header = ("x-forwarded-for", "9.9.9.9, 190.0.0.7");
    let town = Town::new().await;
    town.get("/", &[header]).await.shows("<p>127.0.0.1</p>");
    let trusted_proxies = vec![Network::parse("127.0.0.0/8").unwrap()];
    let town = Town::with(|b| b.settings(Settings { trusted_proxies, ..Settings::default() })).await;
    town.get("/", &[header]).await.shows("<p>190.0.0.7</p>");
}
