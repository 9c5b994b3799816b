//! What people send.

use crate::world::Town;

#[tokio::test]
async fn unicode_survives_and_markup_is_only_text() {
    let town = Town::new().await;
    let answer =
        town.post("/forma", &[], "nombre=Mar%C3%ADa+%F0%9F%9A%B0&x=%3Cscript%3E&nulo=a%00b&roto=%FF").await;
    answer.is(200).shows("[nombre=María 🚰]").shows("[nulo=ab]").shows("[roto=\u{fffd}]");
    assert!(!answer.text().contains("<script>"));
}

#[tokio::test]
async fn a_refused_form_says_so_in_its_title() {
    let town = Town::new().await;
    town.post("/forma", &[], "otro=1")
        .await
        .is(422)
        .shows("<title>Error: Prueba · Aguas de Miraflor</title>");
    town.post("/forma", &[("cookie", "lang=en")], "").await.is(422).shows("<title>Error: Test · ");
}

const MULTIPART: (&str, &str) = ("content-type", "multipart/form-data; boundary=XX");

fn multipart(photo: &str) -> String {
    format!(
        "--XX\r\nContent-Disposition: form-data; name=\"nombre\"\r\n\r\nAna Ñ\r\n\
         --XX\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"C:\\\\fotos\\\\fuga.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\n{photo}\r\n\
         --XX\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n\r\n--XX--\r\n"
    )
}

#[tokio::test]
async fn files_come_with_their_form() {
    let town = Town::new().await;
    let answer = town.post("/archivo", &[MULTIPART], multipart(&"x".repeat(150_000))).await;
    answer.is(200).shows("[nombre=Ana Ñ]").shows("(fuga.jpg image/jpeg 150000)");
    assert_eq!(answer.text().matches("image/jpeg").count(), 1, "the empty file field is no file");
}

#[tokio::test]
async fn what_is_too_large_is_told_the_limit() {
    let town = Town::new().await;
    let page = town.post("/archivo", &[MULTIPART], multipart(&"x".repeat(250_000))).await;
    page.is(413).shows("El máximo es 200\u{a0}KB");
    // without Content-Length the body is cut while it is read
    let stream = futures::stream::iter(vec![Ok::<_, std::io::Error>(multipart(&"x".repeat(250_000)))]);
    let page = town.post("/archivo", &[MULTIPART], axum::body::Body::from_stream(stream)).await;
    page.is(413).shows("El máximo es 200\u{a0}KB");
    let form = format!("nombre={}", "x".repeat(70_000));
    town.post("/forma", &[], form).await.is(413).shows("El máximo es 66\u{a0}KB");
    town.post("/forma", &[], "a=1&".repeat(201)).await.is(413).shows("El máximo es 200.");
}

#[tokio::test]
async fn nonsense_is_refused_not_fatal() {
    let town = Town::new().await;
    town.post("/forma", &[("content-type", "text/xml")], "<x/>").await.is(415);
    town.post("/forma", &[("content-type", "multipart/form-data")], "x").await.is(400);
    town.post("/forma", &[MULTIPART], "--XX\r\nnonsense").await.is(400);
    town.post("/forma", &[("cookie", "cauce=;;;==;lang")], "nombre=x").await.is(200);
    town.get("/?lang=%FF&%00", &[("accept-language", ";;;q=,"), ("x-forwarded-for", "x,,")]).await.is(200);
}

#[tokio::test]
async fn a_sentence_is_left_for_the_next_page_once() {
    let town = Town::new().await;
    let saved = town.post("/guardar", &[], "").await;
    assert_eq!(saved.is(303).header("location"), "/");
    let cookie = saved.cookies()[0].split(';').next().unwrap().to_owned();
    let next = town.get("/", &[("cookie", &cookie)]).await;
    next.is(200).shows("<p>Guardado</p>");
    assert!(next.cookies()[0].starts_with("aviso=; Path=/; SameSite=Lax; Max-Age=0"));
    let other = town.get("/", &[("cookie", "aviso=no-such-key")]).await;
    assert!(!other.is(200).text().contains("class=\"mensaje\""));
}
