//! `POST /api/v1/hall/sites/{site}/turns`: take a turn.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::HeaderMap;
use kernel::{Failure, Lang};
use queueing::Class;
use web::{Door, Problem, Reply};

use super::request;
use super::shapes::{NewTurn, ProblemShape, TurnTaken};
use crate::actions::take_ticket::{self, TakeTicket};
use crate::records;
use crate::refusal::HallRefusal;
use crate::support::{Need, PriorityGround};
use crate::ticket::Origin;

/// Takes a turn. The same `Idempotency-Key` gives the same turn.
#[utoipa::path(
    post, path = "/api/v1/hall/sites/{site}/turns", tag = "hall", request_body = NewTurn,
    params(
        ("site" = String, Path, description = "Key of the hall"),
        ("Idempotency-Key" = Option<String>, Header, description = "the same key takes one turn"),
    ),
    responses(
        (status = 201, body = TurnTaken),
        (status = 404, body = ProblemShape),
        (status = 409, description = "The hall or the line is closed, no turns left", body = ProblemShape),
        (status = 422, body = ProblemShape),
    ),
    security(("token" = ["hall.host"]))
)]
pub(super) async fn submit(door: Door, Path(site): Path<String>, headers: HeaderMap, bytes: Bytes) -> Reply {
    let new: NewTurn = request::read(&bytes)?;
    let key = request::key(&door, &headers)?;
    let class = match new.class.as_str() {
        "" => Class::General,
        key => request::keyed("class", key, Class::parse)?,
    };
    let ground = match new.ground.as_str() {
        "" => None,
        key => Some(request::keyed("ground", key, PriorityGround::parse)?),
    };
    let needs = new.needs.iter().map(|n| request::keyed("needs", n, Need::parse));
    let needs = needs.collect::<Result<Vec<_>, Problem>>()?;
    let language = match new.language.as_str() {
        "" => Lang::Es,
        code => request::keyed("language", code, Lang::parse)?,
    };
    let input = (site, new.service, class, ground, needs, language, key);
    let done = door.store().write("hall.api_take", door.actor().clone(), input, |work, input| {
        Box::pin(async move {
            let (site, service, class, ground, needs, language, key) = input;
            let site = request::site(work, site).await?.map_err(Failure::Refused)?.id;
            let services = records::services_of_site(work, site).await?;
            let service = services.iter().find(|s| s.key == *service);
            let service = service.ok_or(Failure::Refused(HallRefusal::UnknownService))?.id;
            let take = TakeTicket {
                site,
                service,
                class: *class,
                ground: *ground,
                needs: needs.clone(),
                origin: Origin::Program,
                person: None,
                language: *language,
                at: None,
                number: None,
                request: key.clone(),
            };
            take_ticket::run(work, &take).await
        })
    });
    let taken = done.await?;
    let url = format!("{}/turno/{}", door.app().settings().base_url, taken.secret);
    let (id, code) = (taken.id.to_string(), taken.code.to_string());
    web::json_status(201, &TurnTaken { id, code, ahead: taken.ahead, secret: taken.secret, url })
}
