//! `/sala/{site}/modulo/{n}`: the small screen of a counter: «Módulo 3 · A 047 · Luisa», and what the officer
//! types for somebody who does not hear. Of the officer only the first name is shown.

use askama::Template;
use axum::extract::Path;
use kernel::{Actor, At, Failure, Never};
use serde::Serialize;
use web::{Door, Fields, PageFrame, Problem, Reply};

use super::captions::{self, Captions};
use super::records::{self, Desk, Place};
use super::refusal::BoardRefusal;

/// A counter and what is said over all screens.
pub(crate) struct Seen {
    pub place: Place,
    pub desk: Desk,
    pub emergency: Option<String>,
    pub caption: Option<String>,
}

#[derive(Template)]
#[template(path = "board/display.html")]
pub(crate) struct DisplayPage {
    pub page: PageFrame,
    pub base: String,
    pub state: State,
}

/// The same for the script.
#[derive(Serialize)]
pub(crate) struct State {
    counter: i64,
    code: Option<String>,
    /// The person is called and not there yet: the light of the counter flashes, slower than 3 Hz.
    calling: bool,
    officer: Option<String>,
    /// «Módulo en pausa», «Módulo cerrado»: when nobody is attended.
    standing: String,
    caption: Option<String>,
    emergency: Option<String>,
}

impl State {
    pub(crate) fn new(page: &PageFrame, seen: &Seen) -> State {
        let desk = &seen.desk;
        let standing = match (desk.open, desk.paused, &desk.turn) {
            (_, _, Some(_)) => "hall-display-attending",
            (false, ..) => "hall-display-closed",
            (_, true, _) => "hall-display-paused",
            _ => "hall-display-next",
        };
        State {
            counter: desk.number,
            code: desk.turn.as_ref().map(|t| t.code.clone()),
            calling: desk.turn.as_ref().is_some_and(|t| !t.attended),
            officer: desk.officer.as_deref().and_then(|n| n.split_whitespace().next()).map(str::to_owned),
            standing: page.t(standing).into_owned(),
            caption: seen.caption.clone(),
            emergency: seen.emergency.clone(),
        }
    }
}

impl DisplayPage {
    pub(crate) fn new(page: PageFrame, seen: &Seen) -> DisplayPage {
        let title = page.t1("hall-display-title", "n", seen.desk.number);
        let base = format!("/sala/{}/modulo/{}", web::percent(&seen.place.key), seen.desk.number);
        DisplayPage { state: State::new(&page, seen), base, page: page.titled(title) }
    }
}

async fn look_at(door: &Door, key: String, number: i64) -> Result<Seen, Problem> {
    let found = door.store().read("hall.display", (key, number), |look, (key, number)| {
        Box::pin(async move {
            let Some(place) = records::place(look, key).await? else { return Ok(None) };
            let Some(desk) = records::desk(look, &place.id, *number).await? else { return Ok(None) };
            let emergency = records::emergency(look, &place.id).await?.map(|e| e.body);
            Ok::<_, Failure<Never>>(Some(Seen { place, desk, emergency, caption: None }))
        })
    });
    let mut seen = found.await?.ok_or_else(Problem::not_found)?;
    if let Some(captions) = door.app().find_part::<Captions>() {
        let ticket = seen.desk.turn.as_ref().map(|t| t.id.as_str());
        seen.caption = captions.read(&seen.desk.id, ticket, door.at());
    }
    Ok(seen)
}

/// `GET /sala/{site}/modulo/{n}`.
pub(crate) async fn show(door: Door, Path((key, number)): Path<(String, i64)>) -> Reply {
    let seen = look_at(&door, key, number).await?;
    web::html(DisplayPage::new(door.page("hall-display-name"), &seen))
}

/// `GET /sala/{site}/modulo/{n}/estado`.
pub(crate) async fn state(door: Door, Path((key, number)): Path<(String, i64)>) -> Reply {
    let seen = look_at(&door, key, number).await?;
    web::json(&State::new(&door.page("hall-display-name"), &seen))
}

/// Writes on the display of a counter, as who sits there (in `work.actor()`'s place: `door`). The text is
/// kept in memory alone: see [`Captions`].
#[doc(alias = "leyenda")]
pub async fn caption(door: &Door, site: &str, number: i64, text: &str) -> Result<(), Problem> {
    let seen = look_at(door, site.to_owned(), number).await?;
    let Actor::Officer { id, .. } = door.actor() else { return Err(Problem::forbidden()) };
    let input = (seen.desk.id.clone(), id.to_string());
    let sits = door.store().read("hall.caption", input, |look, (desk, officer)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::sits_at(look, desk, officer.clone()).await?) })
    });
    if !sits.await? {
        return Err(Problem::refused(&BoardRefusal::NotYours));
    }
    let (Some(turn), Some(captions)) = (&seen.desk.turn, door.app().find_part::<Captions>()) else {
        return Ok(());
    };
    let at: At = door.at();
    captions.write(&seen.desk.id, &turn.id, text, at);
    Ok(())
}

#[derive(Template)]
#[template(path = "board/caption.html")]
pub(crate) struct CaptionPage {
    pub page: PageFrame,
    pub base: String,
    pub state: State,
    pub most: usize,
}

impl CaptionPage {
    pub(crate) fn new(page: PageFrame, seen: &Seen) -> CaptionPage {
        let DisplayPage { page, base, state } = DisplayPage::new(page, seen);
        let title = page.t1("hall-caption-title", "n", seen.desk.number);
        CaptionPage { page: page.titled(title), base, state, most: captions::MOST }
    }
}

/// `GET /sala/{site}/modulo/{n}/escribir`: the small form of the officer.
pub(crate) async fn write(door: Door, Path((key, number)): Path<(String, i64)>) -> Reply {
    let seen = look_at(&door, key, number).await?;
    web::html(CaptionPage::new(door.page("hall-display-name"), &seen))
}

/// `POST /sala/{site}/modulo/{n}/escribir`: `text`, or `wipe`.
pub(crate) async fn submit(door: Door, Path((key, number)): Path<(String, i64)>, fields: Fields) -> Reply {
    let text = if fields.ticked("wipe") { "" } else { fields.text("text") };
    caption(&door, &key, number, text).await?;
    if door.wants_json() {
        return web::json(&serde_json::json!({ "done": true }));
    }
    web::redirect(&format!("/sala/{}/modulo/{number}/escribir", web::percent(&key)))
}
