//! `/calendario/{token}.ics`: the due dates of an officer's cases, for programs of calendars.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use kernel::{AccountId, Day, Failure, Fault, Never};
use store::{Look, args};
use web::{Door, Reply};

use crate::actions::calendar_address::fingerprint;
use crate::icalendar::{DueEvent, Feed};
use crate::{records, words};

/// A case as an entry of the calendar.
struct Entry {
    id: String,
    number: String,
    kind: String,
    due_on: Day,
    version: i64,
}

/// The calendar of whoever's address it is; for any other address the same answer: there is no such page.
pub(crate) async fn show(door: Door, Path(file): Path<String>) -> Reply {
    let Some(secret) = file.strip_suffix(".ics").filter(|s| plausible(s)) else { return web::not_found() };
    let found = door.store().read("notifications.feed", fingerprint(secret), |look, hash| {
        Box::pin(async move { Ok::<_, Failure<Never>>(load(look, hash).await?) })
    });
    let Some((name, entries)) = found.await? else { return web::not_found() };
    let site = door.app().settings().base_url.trim_end_matches('/').to_owned();
    let host = site.split_once("://").map_or(site.as_str(), |(_, host)| host).to_owned();
    let events = entries.into_iter().map(|e| event(e, &site)).collect::<Result<Vec<_>, Fault>>()?;
    let name = words::t("notifications-calendar-name", &[("name", &name)])?;
    let text = Feed { name, host, written_at: door.at(), events }.text();
    // whoever keeps copies must not keep this one
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, text).into_response())
}

/// What cannot be one of our secrets is not even looked up.
fn plausible(secret: &str) -> bool {
    (16..=128).contains(&secret.len()) && secret.bytes().all(|b| b.is_ascii_alphanumeric())
}

async fn load(look: &mut Look<'_>, hash: &str) -> Result<Option<(String, Vec<Entry>)>, Fault> {
    let Some(mut row) = look.row(records::FEED_OWNER, args![hash]).await? else { return Ok(None) };
    let (account, name): (AccountId, String) = (row.take()?, row.take()?);
    let read = |mut row: store::Row| {
        let (id, number, kind) = (row.take()?, row.take()?, row.take()?);
        Ok(Entry { id, number, kind, due_on: row.take()?, version: row.take()? })
    };
    let rows = look.rows(records::FEED_CASES, args![account]).await?;
    Ok(Some((name, rows.into_iter().map(read).collect::<Result<_, Fault>>()?)))
}

fn event(entry: Entry, site: &str) -> Result<DueEvent, Fault> {
    let kind = words::case_kind(&entry.kind, words::MAIL);
    let args = [("number", entry.number.as_str()), ("kind", &kind)];
    Ok(DueEvent {
        id: format!("case-{}", entry.id),
        day: entry.due_on,
        summary: words::t("notifications-calendar-summary", &args)?,
        description: words::t("notifications-calendar-description", &args)?,
        url: format!("{site}/bandeja/{}", entry.id),
        sequence: entry.version,
    })
}
