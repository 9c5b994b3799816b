//! The pages and the API through the whole middleware, with a real database.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use bytes::Bytes;
use dispatch::{Enclosure, FolderLine, FolderMail, MailFolder, MessageId, NewMessage};
use futures::future::BoxFuture;
use http_body_util::BodyExt;
use kernel::{Actor, Clock, Fault, Id, Lang};
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder, Credential, Gatekeeper, Identity, SiteInfo};

/// The secret of a session is the list of its permissions.
struct Trusting;

impl Gatekeeper for Trusting {
    fn identify<'a>(
        &'a self,
        app: &'a App,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Identity>, Fault>> {
        let names = |text: &str| Arc::new(text.split('-').map(str::to_owned).collect());
        let id = Id::new(app.clock().now(), [1; 16]);
        let actor = match credential {
            Credential::Session(text) => {
                Actor::Officer { id, name: "Luisa Marín".into(), permissions: names(text) }
            }
            Credential::Bearer(text) => Actor::Program { id, name: "MTA".into(), permissions: names(text) },
        };
        Box::pin(async move { Ok(Some(Identity { actor, session_id: "s".into() })) })
    }
}

/// A folder with one mail that means harm.
struct OneMail;

impl MailFolder for OneMail {
    fn list(&self, _: usize) -> BoxFuture<'_, Result<Vec<FolderLine>, Fault>> {
        Box::pin(async { Ok(vec![mail().line]) })
    }

    fn read<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<FolderMail>, Fault>> {
        Box::pin(async move { Ok((name == "one.eml").then(mail)) })
    }
}

fn mail() -> FolderMail {
    FolderMail {
        line: FolderLine {
            name: "one.eml".into(),
            to: "<b>maria</b>@example.com".into(),
            subject: "<script>alert(1)</script>".into(),
            date: None,
            files: 1,
        },
        from: "pqr@miraflor.example".into(),
        reply_to: String::new(),
        text: "<img src=x>".into(),
        html: Some("<script>alert(2)</script>".into()),
        files: vec![Enclosure {
            name: "página.html".into(),
            mime: "text/html".into(),
            bytes: Bytes::from_static(b"<script>alert(3)</script>"),
        }],
    }
}

fn router(world: &World, folder: bool, demo: bool) -> Router {
    let mut site = SiteInfo::sample(Lang::Es);
    site.exists = true;
    if !demo {
        site.demo = None;
    } else if site.demo.is_none() {
        site.demo = Some(Vec::new());
    }
    let mut builder = AppBuilder::new(world.store.clone())
        .site(site)
        .gatekeeper(Arc::new(Trusting))
        .capabilities([dispatch::CAPABILITY]);
    if folder {
        builder = builder.with_part::<dyn MailFolder>(Arc::new(OneMail));
    }
    web::router(&builder.build().unwrap())
}

struct Answer {
    status: StatusCode,
    disposition: String,
    body: String,
}

async fn ask(router: &Router, request: axum::http::request::Builder, body: impl Into<Body>) -> Answer {
    let request = request.header("sec-fetch-site", "same-origin").body(body.into()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let disposition = response.headers().get(header::CONTENT_DISPOSITION);
    let disposition = disposition.map(|d| d.to_str().unwrap().to_owned()).unwrap_or_default();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Answer { status, disposition, body: String::from_utf8_lossy(&bytes).into_owned() }
}

fn session(permissions: &str) -> String {
    format!("{}={permissions}-0123456789abcdef", web::session_name(false))
}

fn page(path: &str, permissions: &str) -> axum::http::request::Builder {
    let cookie = session(permissions);
    Request::get(path).header(header::ACCEPT, "text/html").header(header::COOKIE, cookie)
}

async fn put(world: &World, subject: &str) -> MessageId {
    let new = NewMessage::email("cases.receipt", "cases/1", "maria@example.com", subject, "Hola");
    let done = world.store.write("t.put", Actor::System("test"), new, |work, new| {
        Box::pin(dispatch::enqueue(work, new.clone()))
    });
    done.await.unwrap()
}

#[tokio::test]
async fn the_queue_shows_what_waits_and_a_person_can_take_it_back() {
    let world = World::sqlite().await;
    let router = router(&world, false, false);
    let read = "dispatch.read";
    let empty = ask(&router, page("/ajustes/envios", read), "").await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.body.contains("No hay envíos aquí"));

    let id = put(&world, "Recibimos <b>su</b> petición").await;
    let seen = ask(&router, page("/ajustes/envios?estado=queued", read), "").await;
    assert!(seen.body.contains("Recibimos &#60;b&#62;su") && seen.body.contains("ma•••@example.com"));
    assert!(!seen.body.contains("/cancelar"), "who may only read sees no buttons");
    let other = ask(&router, page("/ajustes/envios?estado=failed&antes=nonsense", read), "").await;
    assert!(other.body.contains("No hay envíos aquí"));

    let both = "dispatch.read-dispatch.manage";
    assert!(ask(&router, page("/ajustes/envios", both), "").await.body.contains("/cancelar"));
    let post = |what: &str, who: &str| {
        let cookie = session(who);
        Request::post(format!("/ajustes/envios/{id}/{what}")).header(header::COOKIE, cookie)
    };
    assert_eq!(ask(&router, post("cancelar", read), "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(ask(&router, post("reintentar", both), "").await.status, StatusCode::CONFLICT);
    assert_eq!(ask(&router, post("cancelar", both), "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(ask(&router, post("cancelar", both), "").await.status, StatusCode::CONFLICT);
    let after = ask(&router, page("/ajustes/envios", read), "").await;
    assert!(after.body.contains("Cancelado"));
}

#[tokio::test]
async fn many_messages_have_pages() {
    let world = World::sqlite().await;
    let router = router(&world, false, false);
    for i in 0..60 {
        world.clock.advance_seconds(1);
        put(&world, &format!("asunto-{i}-")).await;
    }
    let first = ask(&router, page("/ajustes/envios", "dispatch.read"), "").await.body;
    assert!(first.contains("asunto-59-") && first.contains("asunto-10-") && !first.contains("asunto-9-"));
    let start = first.find("/ajustes/envios?antes=").unwrap();
    let older = &first[start..start + "/ajustes/envios?antes=".len() + 32];
    let second = ask(&router, page(older, "dispatch.read"), "").await.body;
    assert!(second.contains("asunto-9-") && second.contains("asunto-0-") && !second.contains("asunto-10-"));
    assert!(!second.contains("?antes="));
}

#[tokio::test]
async fn the_mails_of_the_demo_are_shown_as_text_and_nowhere_else() {
    let world = World::sqlite().await;
    let stranger = |path: &str| Request::get(path).header(header::ACCEPT, "text/html");
    for router in [router(&world, false, true), router(&world, true, false)] {
        for path in ["/dev/mail", "/dev/mail/one.eml", "/dev/mail/one.eml/0"] {
            assert_eq!(ask(&router, stranger(path), "").await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let real = router(&world, true, false);
    assert_eq!(ask(&real, page("/dev/mail", "dispatch.read"), "").await.status, StatusCode::OK);

    let demo = router(&world, true, true);
    let list = ask(&demo, stranger("/dev/mail"), "").await;
    assert_eq!(list.status, StatusCode::OK);
    let shown = ask(&demo, stranger("/dev/mail/one.eml"), "").await;
    for body in [&list.body, &shown.body] {
        assert!(
            !body.contains("<script>alert") && !body.contains("<b>maria") && !body.contains("<img src=x")
        );
    }
    assert!(shown.body.contains("&#60;script&#62;alert(2)"), "the HTML is there, as text");
    let file = ask(&demo, stranger("/dev/mail/one.eml/0"), "").await;
    assert!(file.disposition.starts_with("attachment"), "{}", file.disposition);
    for path in ["/dev/mail/two.eml", "/dev/mail/one.eml/1", "/dev/mail/one.eml/x", "/dev/mail/..%2Fone.eml"]
    {
        let status = ask(&demo, stranger(path), "").await.status;
        assert!(status.is_client_error(), "{path}: {status}");
    }
}

#[tokio::test]
async fn a_program_tells_what_came_back() {
    let world = World::sqlite().await;
    let router = router(&world, false, false);
    let id = put(&world, "hola").await;
    let post = |scopes: &str| {
        Request::post("/api/v1/dispatch/bounces")
            .header(header::AUTHORIZATION, format!("Bearer {scopes}"))
            .header(header::CONTENT_TYPE, "message/rfc822")
    };
    let report = |id: MessageId, action: &str| {
        format!(
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n\
             Final-Recipient: rfc822; x@example.com\r\nAction: {action}\r\nStatus: 5.1.1\r\n\r\n\
             --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{id}@m.example>\r\n\r\n--b--\r\n"
        )
    };
    let manage = "dispatch.manage";
    assert_eq!(ask(&router, post("dispatch.read"), report(id, "failed")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ask(&router, post(manage), "hola").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let early = ask(&router, post(manage), report(id, "failed")).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "what never left cannot come back");
    let delayed = ask(&router, post(manage), report(id, "delayed")).await;
    assert_eq!(delayed.status, StatusCode::OK);
    assert!(delayed.body.contains("\"bounced\":false"), "{}", delayed.body);
    let unknown = Id::new(world.clock.now(), [9; 16]);
    assert_eq!(ask(&router, post(manage), report(unknown, "failed")).await.status, StatusCode::NOT_FOUND);
}
