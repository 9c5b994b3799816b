//! `POST /turno/{secret}`: the phone asks to be told when it is time to leave. Its worker, which shows what
//! it is told, lives below the page of the turn and knows no other.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use kernel::{Failure, Refusal};
use web::{Door, Fields, FormErrors, Problem, Reply};

use super::page;
use super::pusher::{PushSubscription, Pusher};
use super::refusal::PushRefusal;
use super::step::NOTICES;
use super::subscribe::{self, Subscribe};

/// What the form asks for.
fn read(door: &Door, fields: &Fields, secret: &str, pusher: &dyn Pusher) -> Result<Subscribe, PushRefusal> {
    let notice = fields.text("minutos").trim().parse().ok().filter(|n| NOTICES.contains(n));
    let notice = notice.ok_or(PushRefusal::BadNotice)?;
    let text = |name| fields.text(name).trim().to_owned();
    if text("clave") != pusher.public_key() {
        return Err(PushRefusal::OtherKey);
    }
    let to = PushSubscription { endpoint: text("endpoint"), p256dh: text("p256dh"), auth: text("auth") };
    pusher.check(&to).map_err(PushRefusal::BadBrowser)?;
    Ok(Subscribe {
        secret: secret.to_owned(),
        vapid: pusher.public_key().to_owned(),
        to,
        notice,
        lang: door.lang(),
    })
}

/// `POST /turno/{secret}`.
pub(crate) async fn submit(door: Door, Path(secret): Path<String>, fields: Fields) -> Reply {
    let Some(pusher) = door.app().find_part::<dyn Pusher>() else { return web::not_found() };
    let refusal = match read(&door, &fields, &secret, &*pusher) {
        Err(refusal) => refusal,
        Ok(wish) => {
            let done = door.store().write("hall.push_subscribe", door.actor().clone(), wish, |work, wish| {
                Box::pin(subscribe::run(work, wish))
            });
            match done.await {
                Ok(()) => return web::redirect_saying(door.app(), &address(&secret), "hall-phone-push-said"),
                Err(Failure::Refused(refusal)) => refusal,
                Err(failure) => return Err(failure.into()),
            }
        }
    };
    let errors = FormErrors::from_refusal(&door, &refusal);
    let notice = fields.text("minutos").to_owned();
    page::refused(&door, secret, refusal.status(), (errors, notice)).await
}

/// `POST /turno/{secret}/sin-aviso`.
pub(crate) async fn undo(door: Door, Path(secret): Path<String>) -> Reply {
    let to = address(&secret);
    let done = door.store().write("hall.push_unsubscribe", door.actor().clone(), secret, |work, secret| {
        Box::pin(subscribe::undo(work, secret))
    });
    done.await?;
    web::redirect_saying(door.app(), &to, "hall-phone-push-said-no")
}

/// `GET /turno/{secret}/trabajador.js`: its address keeps it to this turn; it is the same for all.
pub(crate) async fn worker(Path(secret): Path<String>) -> Reply {
    let name = assets::url("phone_worker.js").strip_prefix("/e/").unwrap_or_default();
    let file = assets::get(name, assets::Encoding::Identity).ok_or_else(Problem::not_found)?;
    let mut response = file.bytes.into_owned().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(scope) = HeaderValue::from_str(&address(&secret)) {
        headers.insert("service-worker-allowed", scope);
    }
    Ok(response)
}

fn address(secret: &str) -> String {
    format!("/turno/{}", web::percent(secret))
}
