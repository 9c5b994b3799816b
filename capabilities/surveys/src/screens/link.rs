//! `/calificar/{token}`: the same question on the phone, after the visit. The token is the secret of the
//! turn.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{Failure, Never, Refusal};
use serde::Deserialize;
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use super::{Face, faces, reasons};
use crate::actions::rate::{self, Rate, Which};
use crate::rating::MOST_COMMENT;
use crate::records;
use crate::refusal::SurveyRefusal;
use crate::visit::{Asking, Via, Visit};

/// What the page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It asks.
    Open,
    /// «Gracias.»
    Thanks,
    /// It was rated before.
    Already,
    /// The days are over.
    Closed,
}

#[derive(Template)]
#[template(path = "link.html")]
pub(crate) struct LinkPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub standing: Standing,
    pub action: String,
    pub faces: Vec<Face>,
    pub reasons: Vec<(&'static str, String, bool)>,
    pub comment: String,
    pub most: usize,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    gracias: Option<String>,
}

async fn find(door: &Door, token: &str) -> Result<(Visit, Asking), Problem> {
    let found = door.store().read("surveys.link", token.to_owned(), |look, token| {
        Box::pin(async move {
            let Some(visit) = records::visit_of_secret(look, token).await? else { return Ok(None) };
            let asking = records::asking(look, &visit.site).await?;
            Ok::<_, Failure<Never>>(Some((visit, asking)))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// `GET /calificar/{token}`.
pub(crate) async fn show(door: Door, Path(token): Path<String>, Query(asked): Query<Asked>) -> Reply {
    let (visit, asking) = find(&door, &token).await?;
    let standing = match visit.takes(Via::Link, door.at()) {
        Ok(()) => Standing::Open,
        Err(SurveyRefusal::AlreadyRated) if asked.gracias.is_some() => Standing::Thanks,
        Err(SurveyRefusal::AlreadyRated) => Standing::Already,
        Err(_) => Standing::Closed,
    };
    web::html(LinkPage::new(
        door.page("surveys-link-title"),
        standing,
        &token,
        asking.faces,
        &Fields::default(),
    ))
}

impl LinkPage {
    pub(crate) fn new(
        page: PageFrame,
        standing: Standing,
        token: &str,
        how_many: i64,
        typed: &Fields,
    ) -> LinkPage {
        let ticked: Vec<String> = typed.all("reason").map(str::to_owned).collect();
        LinkPage {
            errors: FormErrors::none(),
            standing,
            action: format!("/calificar/{}", web::percent(token)),
            faces: faces(&page, how_many, typed.text("score")),
            reasons: reasons(&page, &ticked),
            comment: typed.text("comment").to_owned(),
            most: MOST_COMMENT,
            page,
        }
    }
}

/// `POST /calificar/{token}`.
pub(crate) async fn submit(door: Door, Path(token): Path<String>, fields: Fields) -> Reply {
    let rate = Rate {
        visit: Which::Secret(token.clone()),
        via: Via::Link,
        request: String::new(),
        score: fields.text("score").to_owned(),
        reasons: fields.all("reason").map(str::to_owned).collect(),
        comment: fields.text("comment").to_owned(),
    };
    let done = door
        .store()
        .write("surveys.rate", door.actor().clone(), rate, |work, rate| Box::pin(rate::run(work, rate)));
    let thanks = format!("/calificar/{}?gracias=1", web::percent(&token));
    match done.await {
        Ok(_) => web::redirect(&thanks),
        // the same form twice, or a link that ended meanwhile: the page says which
        Err(Failure::Refused(SurveyRefusal::AlreadyRated | SurveyRefusal::Closed)) => {
            web::redirect(&format!("/calificar/{}", web::percent(&token)))
        }
        Err(Failure::Refused(refusal)) if refusal.status() == 422 => {
            let (_, asking) = find(&door, &token).await?;
            let page = door.page("surveys-link-title").failed();
            let mut again = LinkPage::new(page, Standing::Open, &token, asking.faces, &fields);
            again.errors.add(refusal.field().unwrap_or_default(), door.sentence(&refusal));
            web::html_status(422, again)
        }
        Err(failure) => Err(failure.into()),
    }
}
