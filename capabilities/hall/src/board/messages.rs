//! `/ajustes/sala/tablero`: what the company tells those who wait, with a picture or a clip without sound.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use bytes::Bytes;
use documents::{BlobStore, MEGABYTE, Sha256Hash, StoredFile};
use kernel::{Day, Failure, Never, Refusal, clean_text};
use serde::Deserialize;
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply, format};

use super::records::{self, Message, Place};
use super::refusal::BoardRefusal;
use crate::events;

/// Most letters of a message.
const MOST_TEXT: usize = 140;
/// Most messages of a site.
const MOST: i64 = 30;
/// Bytes of a form with a clip.
pub(crate) const WITH_CLIP: usize = 32 * MEGABYTE as usize;

/// A message to be shown.
#[derive(Debug, Clone)]
pub struct AddMessage {
    /// Key of the site.
    pub site: String,
    /// What it says; also the caption of its clip.
    pub body: String,
    /// The picture or clip, kept before.
    pub media: Option<StoredFile>,
    /// First day on which it is shown; nothing: now.
    pub from_day: Option<Day>,
    /// Last day; nothing: until it is removed.
    pub until_day: Option<Day>,
}

/// Adds it.
pub async fn add(work: &mut Work<'_>, wish: &AddMessage) -> Result<(), Failure<BoardRefusal>> {
    let refused = Failure::Refused;
    let place = records::place(work, &wish.site).await?.ok_or(refused(BoardRefusal::Unknown))?;
    let body = clean_text(&wish.body, MOST_TEXT).ok().filter(|b| !b.is_empty());
    let body = body.ok_or(refused(BoardRefusal::BadBody))?;
    if wish.from_day.zip(wish.until_day).is_some_and(|(from, until)| until < from) {
        return Err(refused(BoardRefusal::BadDays));
    }
    if records::count_messages(work, &place.id).await? >= MOST {
        return Err(refused(BoardRefusal::TooMany));
    }
    let subject = records::subject(&place.id);
    let mut attachment = None;
    if let Some(file) = &wish.media {
        attachment = Some(documents::store_attachment(work, &subject, file).await?.id);
    }
    let message = Message {
        id: kernel::hex(&work.chance().bytes16()),
        body,
        media: wish.media.as_ref().map(|f| (f.mime.clone(), f.sha256.to_string())),
        from_day: wish.from_day,
        until_day: wish.until_day,
    };
    records::insert_message(work, &place.id, &message, attachment).await?;
    changed(work, subject);
    Ok(())
}

/// Removes the message `id` from the site `key`.
pub async fn remove(work: &mut Work<'_>, key: &str, id: &str) -> Result<(), Failure<BoardRefusal>> {
    let refused = Failure::Refused;
    let place = records::place(work, key).await?.ok_or(refused(BoardRefusal::Unknown))?;
    if !records::delete_message(work, &place.id, id).await? {
        return Err(refused(BoardRefusal::Unknown));
    }
    changed(work, records::subject(&place.id));
    Ok(())
}

fn changed(work: &mut Work<'_>, subject: String) {
    work.announce(Event { kind: events::CHANGED, subject, data: json!({ "what": "messages" }) });
}

/// What a file is by its first bytes; only what every browser shows.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("video/mp4"),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Some("video/webm"),
        _ => None,
    }
}

#[derive(Template)]
#[template(path = "board/messages.html")]
pub(crate) struct MessagesPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub sites: Vec<(String, String, bool)>,
    pub site: Option<Place>,
    pub rows: Vec<RowView>,
    pub typed: Typed,
}

#[derive(Default)]
pub(crate) struct Typed {
    pub body: String,
    pub from: String,
    pub until: String,
}

pub(crate) struct RowView {
    pub id: String,
    pub body: String,
    pub what: String,
    pub days: String,
    pub on: bool,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    sede: Option<String>,
}

/// What the page shows.
pub(crate) struct Found {
    pub places: Vec<Place>,
    pub chosen: usize,
    pub messages: Vec<Message>,
}

async fn look_at(door: &Door, key: String) -> Result<MessagesPage, Problem> {
    let found = door.store().read("hall.messages", key, |look, key| {
        Box::pin(async move {
            let places = records::places(look).await?;
            let chosen = places.iter().position(|p| p.key == *key).unwrap_or(0);
            let mut messages = Vec::new();
            if let Some(place) = places.get(chosen) {
                messages = records::messages(look, &place.id).await?;
            }
            Ok::<_, Failure<Never>>(Found { places, chosen, messages })
        })
    });
    Ok(MessagesPage::new(door.page("hall-messages-title"), found.await?, door.today()))
}

impl MessagesPage {
    pub(crate) fn new(page: PageFrame, found: Found, today: Day) -> MessagesPage {
        let lang = page.lang();
        let days = |m: &Message| match (m.from_day, m.until_day) {
            (None, None) => page.t("hall-messages-always").into_owned(),
            (from, until) => {
                let word = |d: Option<Day>| d.map_or("…".to_owned(), |d| format::short_day(d, lang));
                format!("{} – {}", word(from), word(until))
            }
        };
        let what = |m: &Message| match &m.media {
            None => "hall-messages-text",
            Some((mime, _)) if mime.starts_with("video/") => "hall-messages-clip",
            Some(_) => "hall-messages-picture",
        };
        let rows = found.messages.iter().map(|m| RowView {
            id: m.id.clone(),
            body: m.body.clone(),
            what: page.t(what(m)).into_owned(),
            days: days(m),
            on: m.is_on(today),
        });
        let rows = rows.collect();
        let site = found.places.get(found.chosen).cloned();
        let sites = found.places.into_iter().enumerate();
        let sites = sites.map(|(at, p)| (p.key, p.name, at == found.chosen)).collect();
        MessagesPage { errors: FormErrors::none(), sites, site, rows, typed: Typed::default(), page }
    }
}

/// `GET /ajustes/sala/tablero`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    web::html(look_at(&door, asked.sede.unwrap_or_default()).await?)
}

/// `POST /ajustes/sala/tablero`: a new message, or `remove` with the id of one.
pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let site = fields.text("site").to_owned();
    let back = format!("/ajustes/sala/tablero?sede={}", web::percent(&site));
    if let Some(id) = fields.get("remove") {
        let input = (site, id.to_owned());
        let done = door.store().write("hall.message_remove", door.actor().clone(), input, |work, input| {
            Box::pin(remove(work, &input.0, &input.1))
        });
        done.await?;
        return web::redirect_saying(door.app(), &back, "hall-messages-said-removed");
    }
    let done = match read(&door, &fields).await? {
        Err(refusal) => Err(Failure::Refused(refusal)),
        Ok(wish) => {
            let store = door.store();
            store.write("hall.message", door.actor().clone(), wish, |w, wish| Box::pin(add(w, wish))).await
        }
    };
    match done {
        Ok(()) => web::redirect_saying(door.app(), &back, "hall-messages-said-added"),
        Err(Failure::Refused(refusal)) if refusal.status() == 422 => {
            let mut again = look_at(&door, site).await?;
            again.errors.add(refusal.field().unwrap_or_default(), door.sentence(&refusal));
            let text = |name| fields.text(name).to_owned();
            again.typed = Typed { body: text("body"), from: text("from"), until: text("until") };
            again.page = again.page.failed();
            web::html_status(422, again)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn read(door: &Door, fields: &Fields) -> Result<Result<AddMessage, BoardRefusal>, Problem> {
    let day = |name| match fields.text(name).trim() {
        "" => Ok(None),
        text => text.parse::<Day>().map(Some).map_err(|_| BoardRefusal::BadDays),
    };
    let (from_day, until_day) = match (day("from"), day("until")) {
        (Ok(from), Ok(until)) => (from, until),
        (Err(refusal), _) | (_, Err(refusal)) => return Ok(Err(refusal)),
    };
    let mut media = None;
    if let Some(upload) = fields.files("media").next() {
        let Some(mime) = kind(&upload.bytes) else { return Ok(Err(BoardRefusal::BadMedia)) };
        let sha256 = door.app().part::<dyn BlobStore>().put(upload.bytes.clone()).await?;
        let size = upload.bytes.len() as u64;
        let extension = mime.rsplit('/').next().unwrap_or_default();
        let name = documents::clean_file_name(&upload.file_name, extension);
        media =
            Some(StoredFile { name, mime: mime.to_owned(), size, sha256, thumbnail: None, position: None });
    }
    let (site, body) = (fields.text("site").to_owned(), fields.text("body").to_owned());
    Ok(Ok(AddMessage { site, body, media, from_day, until_day }))
}

/// `GET /sala/{site}/tablero/mensajes/{id}`: its picture or clip. It never changes: a new one has a new id.
pub(crate) async fn media(door: Door, Path((key, id)): Path<(String, String)>) -> Reply {
    let found = door.store().read("hall.message_media", (key, id), |look, (key, id)| {
        Box::pin(async move {
            let Some(place) = records::place(look, key).await? else { return Ok(None) };
            Ok::<_, Failure<Never>>(records::message_media(look, &place.id, id).await?)
        })
    });
    let Some((mime, sha)) = found.await? else { return web::not_found() };
    let Some(hash) = Sha256Hash::parse(&sha) else { return web::not_found() };
    let Some(bytes) = door.app().part::<dyn BlobStore>().get(hash).await? else { return web::not_found() };
    let kind = HeaderValue::try_from(mime).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    Ok(immutable(kind, bytes))
}

/// An answer that a screen keeps for a day; what it is stands in its address.
pub(crate) fn immutable(kind: HeaderValue, bytes: Bytes) -> axum::response::Response {
    const DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400, immutable");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, DAY)], bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_browsers_show_is_taken() {
        assert_eq!(kind(b"\0\0\0\x20ftypisom"), Some("video/mp4"));
        assert_eq!(kind(b"\x1a\x45\xdf\xa3...."), Some("video/webm"));
        assert_eq!(kind(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(kind(b"RIFF....WEBPVP8 "), Some("image/webp"));
        for wrong in [&b"<svg onload=1>"[..], b"<html>", b"RIFF....WAVE", b""] {
            assert_eq!(kind(wrong), None);
        }
    }
}
