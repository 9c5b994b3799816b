//! `/sala/{site}/tableta/{counter}/{key}`: the tablet that faces the person. It rests until the attention
//! at its counter ends, asks for some minutes, and then rests again. Its key is a seal, so that nobody
//! rates from home.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{Failure, Never};
use serde::{Deserialize, Serialize};
use web::{App, Door, Fields, PageFrame, Problem, Reply};

use super::{Face, faces, first_name, reasons};
use crate::actions::rate::{self, Rate, Which};
use crate::records::{self, Desk, Site};
use crate::refusal::SurveyRefusal;
use crate::visit::{Asking, Via};
use crate::{events, permissions};

/// What the tablet shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nobody to ask.
    Rest,
    /// The faces.
    Ask,
    /// «¿Qué influyó?»
    Why,
    /// «Gracias.»
    Thanks,
}

/// What the tablet knows.
pub(crate) struct Seen {
    pub site: Site,
    pub desk: Desk,
    pub asking: Asking,
    /// The visit that can be rated, and who attended.
    pub visit: Option<(String, Option<String>)>,
    /// Without script: the visit that said no reason yet.
    pub why: Option<String>,
}

#[derive(Template)]
#[template(path = "tablet.html")]
pub(crate) struct TabletPage {
    pub page: PageFrame,
    pub base: String,
    pub step: Step,
    pub visit: String,
    pub request: String,
    pub who: String,
    pub initial: String,
    pub how_many: i64,
    pub faces: Vec<Face>,
    pub reasons: Vec<(&'static str, String, bool)>,
    pub desk: i64,
}

#[derive(Serialize)]
struct State {
    visit: Option<VisitView>,
}

#[derive(Serialize)]
struct VisitView {
    id: String,
    who: String,
    initial: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The request of an answer that was just given.
    porque: Option<String>,
    gracias: Option<String>,
}

/// The key of a tablet. Renewing the keys of a site makes the others worthless.
pub(crate) fn key(app: &App, desk: &str, round: i64) -> String {
    app.seal(PURPOSE, format!("{desk}/{round}").as_bytes())
}

const PURPOSE: &str = "surveys.tablet";

/// The address of a tablet.
pub(crate) fn address(app: &App, site: &Site, desk: &Desk, asking: &Asking) -> String {
    let key = key(app, &desk.id, asking.key_round);
    format!("/sala/{}/tableta/{}/{key}", web::percent(&site.key), desk.number)
}

async fn look_at(door: &Door, site: String, number: i64, why: String) -> Result<Seen, Problem> {
    let input = (site, number, door.at(), why);
    let found = door.store().read("surveys.tablet", input, |look, (site, number, at, why)| {
        Box::pin(async move {
            let Some(site) = records::site(look, site).await? else { return Ok(None) };
            let Some(desk) = records::desk(look, &site.id, *number).await? else { return Ok(None) };
            let asking = records::asking(look, &site.id).await?;
            let visit = records::visit_at(look, &desk.id, *at).await?;
            let why = if why.is_empty() { None } else { records::asked_why(look, why).await? };
            Ok::<_, Failure<Never>>(Some(Seen { site, desk, asking, visit, why }))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// Only with the right key.
async fn with_key(
    door: &Door,
    (site, number, key): (String, i64, String),
    why: String,
) -> Result<Seen, Problem> {
    let seen = look_at(door, site, number, why).await?;
    let data = format!("{}/{}", seen.desk.id, seen.asking.key_round);
    if door.app().is_sealed(PURPOSE, data.as_bytes(), &key) { Ok(seen) } else { Err(Problem::not_found()) }
}

/// `GET /sala/{site}/tableta/{counter}`: whoever sets tablets up is led to its address; in a demonstration
/// everybody is.
pub(crate) async fn find(door: Door, Path((site, number)): Path<(String, i64)>) -> Reply {
    if !door.actor().may(permissions::MANAGE) && door.site().demo.is_none() {
        return Err(Problem::who_are_you());
    }
    let seen = look_at(&door, site, number, String::new()).await?;
    web::redirect(&address(door.app(), &seen.site, &seen.desk, &seen.asking))
}

/// `GET /sala/{site}/tableta/{counter}/{key}`.
pub(crate) async fn show(
    door: Door,
    Path(path): Path<(String, i64, String)>,
    Query(asked): Query<Asked>,
) -> Reply {
    let request = asked.porque.unwrap_or_default();
    let seen = with_key(&door, path, request.clone()).await?;
    let step = match (&seen.why, &asked.gracias, &seen.visit) {
        (Some(_), ..) => Step::Why,
        (None, Some(_), _) => Step::Thanks,
        (None, None, Some(_)) => Step::Ask,
        _ => Step::Rest,
    };
    let request = if step == Step::Why { request } else { door.form_token() };
    let base = address(door.app(), &seen.site, &seen.desk, &seen.asking);
    web::html(TabletPage::new(door.page("surveys-tablet-title"), &seen, step, request, base))
}

impl TabletPage {
    fn asks(&self) -> bool {
        self.step == Step::Ask
    }

    fn asks_why(&self) -> bool {
        self.step == Step::Why
    }

    fn thanks(&self) -> bool {
        self.step == Step::Thanks
    }

    fn rests(&self) -> bool {
        self.step == Step::Rest
    }

    pub(crate) fn new(page: PageFrame, seen: &Seen, step: Step, request: String, base: String) -> TabletPage {
        let view = view(&page, seen);
        let visit = match step {
            Step::Why => seen.why.clone(),
            _ => view.as_ref().map(|v| v.id.clone()),
        };
        let (who, initial) = view.map(|v| (v.who, v.initial)).unwrap_or_default();
        TabletPage {
            base,
            step,
            visit: visit.unwrap_or_default(),
            request,
            who,
            initial,
            how_many: seen.asking.faces,
            faces: faces(&page, seen.asking.faces, ""),
            reasons: reasons(&page, &[]),
            desk: seen.desk.number,
            page,
        }
    }
}

fn view(page: &PageFrame, seen: &Seen) -> Option<VisitView> {
    let (id, name) = seen.visit.clone()?;
    let name = name.unwrap_or_default();
    let first = first_name(&name);
    let (desk, key) = (seen.desk.number.to_string(), "surveys-who");
    let who = match first {
        "" => page.t1("surveys-who-desk", "desk", &desk),
        first => page.t2(key, "name", first, "desk", &desk),
    };
    let initial = first.chars().next().map(String::from).unwrap_or_else(|| desk.clone());
    Some(VisitView { id, who, initial })
}

/// `GET .../estado`.
pub(crate) async fn state(door: Door, Path(path): Path<(String, i64, String)>) -> Reply {
    let seen = with_key(&door, path, String::new()).await?;
    web::json(&State { visit: view(&door.page("surveys-tablet-title"), &seen) })
}

/// `GET .../vivo`.
pub(crate) async fn live(door: Door, Path(path): Path<(String, i64, String)>) -> Reply {
    let seen = with_key(&door, path, String::new()).await?;
    web::live_page(&door, events::subject(&seen.site.id)).await
}

/// `POST .../calificar`: `visit`, `request`, `score`, and `reason`s and `comment` if there are any.
pub(crate) async fn submit(door: Door, Path(path): Path<(String, i64, String)>, fields: Fields) -> Reply {
    let seen = with_key(&door, path, String::new()).await?;
    let base = address(door.app(), &seen.site, &seen.desk, &seen.asking);
    let request = fields.text("request").to_owned();
    let rate = Rate {
        visit: Which::Id(fields.text("visit").to_owned()),
        via: Via::Tablet,
        request: request.clone(),
        score: fields.text("score").to_owned(),
        reasons: fields.all("reason").map(str::to_owned).collect(),
        comment: fields.text("comment").to_owned(),
    };
    let only_face = rate.reasons.is_empty() && rate.comment.trim().is_empty() && fields.get("done").is_none();
    let done = door
        .store()
        .write("surveys.rate", door.actor().clone(), rate, |work, rate| Box::pin(rate::run(work, rate)));
    match done.await {
        Ok(_) if door.wants_json() => web::json(&serde_json::json!({ "done": true })),
        Ok(_) if only_face => web::redirect(&format!("{base}?porque={}", web::percent(&request))),
        Ok(_) => web::redirect(&format!("{base}?gracias=1")),
        // the next person may stand before it already: a tablet without script goes on
        Err(Failure::Refused(SurveyRefusal::AlreadyRated | SurveyRefusal::Closed)) if !door.wants_json() => {
            web::redirect(&base)
        }
        Err(failure) => Err(failure.into()),
    }
}
