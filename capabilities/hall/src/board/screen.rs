//! `/sala/{site}/tablero`: who is called, for the whole room. It names nobody and never says of which class a
//! turn is; what it shows is in `board.js` and, without script, in the page itself.

use askama::Template;
use axum::extract::Path;
use kernel::{At, Failure, Id, Never};
use serde::Serialize;
use web::{Door, PageFrame, Problem, Reply};

use super::records::{self, Call, Emergency, Message, Place};
use super::{legibility, words::Spoken};
use crate::gate;
use crate::kiosk::told;
use crate::refusal::HallRefusal;

/// Calls that are shown below the present one.
const BEFORE: usize = 5;

/// What the room knows.
pub(crate) struct Seen {
    pub place: Place,
    pub calls: Vec<Call>,
    pub waiting: i64,
    pub wait_minutes: Option<i64>,
    pub emergency: Option<Emergency>,
    pub messages: Vec<Message>,
    /// Why nobody can take a turn now.
    pub shut: Option<HallRefusal>,
    pub at: At,
}

#[derive(Template)]
#[template(path = "board/board.html")]
pub(crate) struct BoardPage {
    pub page: PageFrame,
    pub base: String,
    /// Step of the letters: see `legibility`.
    pub far: u8,
    pub now: String,
    pub clock: String,
    pub state: State,
}

/// The same for the script, as JSON.
#[derive(Serialize)]
pub(crate) struct State {
    /// The instant of the server, in microseconds: the board's clock follows it.
    at: i64,
    /// Newest first.
    calls: Vec<CallView>,
    waiting: String,
    /// «8 min», or nothing while too few were called.
    wait: Option<String>,
    emergency: Option<String>,
    messages: Vec<MessageView>,
    /// What stands where nobody is called: the welcome, or why the site gives no turns and when it does.
    welcome: String,
}

#[derive(Serialize)]
pub(crate) struct CallView {
    id: i64,
    code: String,
    counter: i64,
    again: bool,
    service: String,
    icon: String,
    /// What a reader of screens says.
    said: String,
    /// Where its voice is; nothing when it cannot be said.
    voice: Option<String>,
    /// The words, for the voice of the browser.
    sentence: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct MessageView {
    body: String,
    /// Address of its picture or clip.
    media: Option<String>,
    video: bool,
}

impl State {
    fn current(&self) -> Option<&CallView> {
        self.calls.first()
    }

    /// The calls before the present one, each turn once.
    fn before(&self) -> Vec<&CallView> {
        let mut shown: Vec<&CallView> = Vec::new();
        for call in &self.calls {
            if shown.iter().all(|known| known.code != call.code) {
                shown.push(call);
            }
        }
        shown.into_iter().skip(1).take(BEFORE).collect()
    }
}

/// The usual wait: the middle one of those who were called in the last hour; nothing below three.
pub(crate) fn usual_minutes(mut waits_s: Vec<i64>) -> Option<i64> {
    waits_s.sort_unstable();
    (waits_s.len() >= 3).then(|| (waits_s[waits_s.len() / 2] + 59).max(60) / 60)
}

async fn look_at(door: &Door, key: String) -> Result<Seen, Problem> {
    let now = door.at();
    let found = door.store().read("hall.board", (key, now), |look, (key, now)| {
        Box::pin(async move {
            let Some(place) = records::place(look, key).await? else { return Ok(None) };
            let day = now.day();
            let site = place.id.as_str();
            let hour_ago = now.plus_hours(-1).max(At::start_of(day));
            let mut messages = records::messages(look, site).await?;
            messages.retain(|m| m.is_on(day));
            Ok::<_, Failure<Never>>(Some(Seen {
                calls: records::calls(look, site, At::start_of(day)).await?,
                waiting: records::waiting(look, site, day).await?,
                wait_minutes: usual_minutes(records::waits(look, site, hour_ago).await?),
                emergency: records::emergency(look, site).await?,
                shut: match Id::parse(site) {
                    Some(id) => gate::site_shut(look, id, *now).await?,
                    None => None,
                },
                messages,
                at: *now,
                place,
            }))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// `GET /sala/{site}/tablero`.
pub(crate) async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let seen = look_at(&door, key).await?;
    web::html(BoardPage::new(door.page("hall-board-title"), &seen))
}

/// `GET /sala/{site}/tablero/estado`: what the script asks for at every wake and every five seconds.
pub(crate) async fn state(door: Door, Path(key): Path<String>) -> Reply {
    let seen = look_at(&door, key).await?;
    web::json(&State::new(&door.page("hall-board-title"), &seen))
}

/// `GET /sala/{site}/tablero/vivo`: wakes the board, the displays and the tablets.
pub(crate) async fn live(door: Door, Path(key): Path<String>) -> Reply {
    let found = door.store().read("hall.board_live", key, |look, key| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::place(look, key).await?) })
    });
    match found.await? {
        Some(place) => web::live_page(&door, records::subject(&place.id)).await,
        None => web::not_found(),
    }
}

impl BoardPage {
    pub(crate) fn new(page: PageFrame, seen: &Seen) -> BoardPage {
        BoardPage {
            base: format!("/sala/{}/tablero", web::percent(&seen.place.key)),
            far: legibility::step(seen.place.last_chair_cm),
            now: seen.at.rfc3339(),
            clock: clock(seen.at),
            state: State::new(&page, seen),
            page,
        }
    }
}

impl State {
    pub(crate) fn new(page: &PageFrame, seen: &Seen) -> State {
        let key = web::percent(&seen.place.key);
        let message = |m: &Message| MessageView {
            body: m.body.clone(),
            media: m.media.as_ref().map(|_| format!("/sala/{key}/tablero/mensajes/{}", m.id)),
            video: m.media.as_ref().is_some_and(|(mime, _)| mime.starts_with("video/")),
        };
        State {
            at: seen.at.0,
            calls: seen.calls.iter().map(|call| CallView::new(page, call)).collect(),
            waiting: page.number(seen.waiting),
            wait: seen.wait_minutes.map(|n| page.t1("hall-board-minutes", "n", n)),
            emergency: seen.emergency.as_ref().map(|e| e.body.clone()),
            messages: seen.messages.iter().map(message).collect(),
            welcome: match &seen.shut {
                Some(refusal) => told(page, refusal),
                None => page.t("hall-board-welcome").into_owned(),
            },
        }
    }
}

impl CallView {
    fn new(page: &PageFrame, call: &Call) -> CallView {
        let spoken = Spoken::new(&call.code, call.counter);
        CallView {
            id: call.at.0,
            code: call.code.clone(),
            counter: call.counter,
            again: call.times > 1,
            service: call.service(page.lang()).to_owned(),
            icon: page.icon(known_icon(&call.icon)),
            said: page.t2("hall-board-said", "code", &call.code, "counter", call.counter),
            voice: spoken.as_ref().map(|s| format!("/sala/voz/{}", s.file())),
            sentence: spoken.map(|s| s.sentence()),
        }
    }
}

/// Hours and minutes as a station writes them: `10:24`.
pub(crate) fn clock(at: At) -> String {
    let local = at.zoned();
    format!("{}:{:02}", local.hour(), local.minute())
}

/// Icons of services are the company's choice; an old name must not break the page.
fn known_icon(name: &str) -> &str {
    if assets::icon_names().contains(&name) { name } else { "turno" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_wait_needs_three_people() {
        assert_eq!(usual_minutes(vec![]), None);
        assert_eq!(usual_minutes(vec![60, 600]), None);
        assert_eq!(usual_minutes(vec![900, 30, 480]), Some(8));
        assert_eq!(usual_minutes(vec![481, 481, 481]), Some(9), "rounded up");
        assert_eq!(usual_minutes(vec![0, 0, 0]), Some(1));
    }
}
