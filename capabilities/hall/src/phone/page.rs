//! `/turno/{secret}`: the turn on the phone of who waits. Whoever has its address sees code and place in
//! the line, never who it is.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{At, Failure, Never};
use serde::Deserialize;
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use super::pusher::Pusher;
use super::records::{Asked as Push, asked};
use super::step::NOTICES;
use crate::actions::give_up;
use crate::actions::swap_for_later::{self, Pass};
use crate::events;
use crate::kiosk::{SeenTurn, forecast, fresh};
use crate::records;
use crate::refusal::HallRefusal;
use crate::site::Site;
use crate::ticket::State;

/// The place on this page where other capabilities show something; its key is the secret.
pub(crate) const PANEL: &str = "hall.turn";

/// What the page knows beside the turn.
#[derive(Debug, Clone)]
pub(crate) struct Around {
    pub site: Site,
    /// Number of the counter to which it was called.
    pub counter: Option<i64>,
    /// Whether its phone asked to be told.
    pub push: Option<Push>,
    /// The key with which a browser subscribes; nothing if phones cannot be told.
    pub vapid: Option<String>,
}

#[derive(Template)]
#[template(path = "phone/turn.html")]
pub(crate) struct TurnPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub secret: String,
    pub code: String,
    pub service: String,
    pub place: String,
    pub address: String,
    pub site_key: String,
    pub state: State,
    /// A turn of another day says nothing of the present line.
    pub past: bool,
    pub left: String,
    pub wait: String,
    pub counter: i64,
    pub calls: i64,
    /// Whether the person is asked if they are sure.
    pub sure: bool,
    /// Whom one may let pass: the word of the form, and how it is said.
    pub passes: Vec<(String, String)>,
    pub push: Option<Push>,
    pub vapid: Option<String>,
    /// Minutes of notice that are chosen in the form.
    pub notice: String,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    seguro: String,
}

async fn around(door: &Door, seen: &SeenTurn) -> Result<Option<Around>, Problem> {
    let vapid = door.app().find_part::<dyn Pusher>().map(|pusher| pusher.public_key().to_owned());
    let input = (seen.ticket.site, seen.ticket.counter, seen.ticket.id, vapid);
    let found = door.store().read("hall.turn_around", input, |look, (site, counter, ticket, vapid)| {
        Box::pin(async move {
            let Some(site) = records::site(look, *site).await? else { return Ok(None) };
            let push = asked(look, *ticket).await?;
            let counter = match counter {
                Some(id) => records::counter(look, *id).await?.map(|c| c.number),
                None => None,
            };
            Ok::<_, Failure<Never>>(Some(Around { site, counter, push, vapid: vapid.clone() }))
        })
    });
    Ok(found.await?)
}

/// `GET /turno/{secret}`.
pub(crate) async fn show(door: Door, Path(secret): Path<String>, Query(asked): Query<Asked>) -> Reply {
    turn(&door, secret, asked.seguro == "no", String::new()).await
}

/// The page, with what is wrong in the form of those who are let pass.
async fn turn(door: &Door, secret: String, sure: bool, wrong: String) -> Reply {
    let Some(seen) = crate::kiosk::seen(door, &secret).await? else { return web::not_found() };
    let Some(around) = around(door, &seen).await? else { return web::not_found() };
    let page = door.page("hall-phone-your-turn");
    let page = match seen.ticket.state {
        State::Finished => page.with_panels(door.panels(PANEL, &secret).await?),
        _ => page,
    };
    let page = TurnPage::new(page, secret, &seen, &around, (door.at(), sure)).refused(wrong);
    let status = if page.errors.is_empty() { 200 } else { 422 };
    fresh(web::html_status(status, page))
}

/// The page again, because its form was refused.
pub(super) async fn refused(
    door: &Door,
    secret: String,
    status: u16,
    (errors, notice): (FormErrors, String),
) -> Reply {
    let Some(seen) = crate::kiosk::seen(door, &secret).await? else { return web::not_found() };
    let Some(around) = around(door, &seen).await? else { return web::not_found() };
    let page = TurnPage::new(door.page("hall-phone-your-turn"), secret, &seen, &around, (door.at(), false));
    fresh(web::html_status(status, page.again(errors, notice)))
}

impl TurnPage {
    pub(crate) fn new(
        page: PageFrame,
        secret: String,
        seen: &SeenTurn,
        around: &Around,
        (at, sure): (At, bool),
    ) -> TurnPage {
        let code = seen.ticket.code.to_string();
        let left = match seen.ahead {
            0 => page.t("hall-phone-left-none").into_owned(),
            n => page.t1("hall-phone-left", "n", n),
        };
        let title = page.t1("hall-phone-title", "code", &code);
        let some = Pass::OFFERED.iter().map(|n| (n.to_string(), page.t1("hall-phone-later-some", "n", *n)));
        let passes = some.chain([("todas".into(), page.t("hall-phone-later-all").into_owned())]).collect();
        TurnPage {
            secret,
            service: seen.service.name_in(page.lang()).to_owned(),
            place: around.site.name.clone(),
            address: around.site.address.clone(),
            site_key: around.site.key.clone(),
            state: seen.ticket.state,
            past: seen.ticket.day != at.day() && seen.ticket.ended_at.is_none(),
            left,
            wait: forecast::sentence(&page, seen.wait),
            counter: around.counter.unwrap_or_default(),
            calls: seen.ticket.calls,
            sure,
            passes,
            push: around.push,
            vapid: around.vapid.clone(),
            notice: around.push.map_or(NOTICES[1], |push| push.notice).to_string(),
            errors: FormErrors::none(),
            page: page.titled(title),
            code,
        }
    }

    /// The page again, with what is wrong; nothing is, if there are no words.
    pub(crate) fn refused(mut self, sentence: String) -> TurnPage {
        if !sentence.is_empty() {
            self.errors.add("pasan", sentence);
            self.page = self.page.failed();
        }
        self
    }

    /// The same, with what is wrong and what was chosen.
    pub(crate) fn again(mut self, errors: FormErrors, notice: String) -> TurnPage {
        (self.errors, self.notice) = (errors, notice);
        self.page = self.page.failed();
        self
    }

    /// The notices that can be chosen: minutes, the id of their field, the words.
    fn notices(&self) -> [(String, String, String); 3] {
        NOTICES.map(|minutes| {
            // the first choice has the name of the field: the summary of mistakes leads there
            let id = if minutes == NOTICES[0] { "minutos".into() } else { format!("minutos-{minutes}") };
            (minutes.to_string(), id, self.page.t1("hall-phone-push-minutes", "n", minutes))
        })
    }

    /// What stands where a phone was asked for: told already, or with which notice.
    fn asked(&self) -> Option<(bool, String)> {
        let push = self.push?;
        Some((push.told, self.page.t1("hall-phone-push-asked", "n", push.notice)))
    }

    /// What is to be said when the turn neither waits nor is called.
    fn sentence(&self) -> String {
        let key = match self.state {
            _ if self.past => "hall-phone-past",
            State::Attended => return self.page.t1("hall-phone-attended", "n", self.counter),
            State::Held => "hall-phone-held",
            State::Absent => "hall-phone-absent",
            State::Finished => "hall-phone-finished",
            State::Gone => "hall-phone-gone",
            State::Unattended => "hall-phone-unattended",
            State::Waiting | State::Called => "hall-phone-wait",
        };
        self.page.t(key).into_owned()
    }

    fn waits(&self) -> bool {
        self.state == State::Waiting && !self.past
    }

    fn called(&self) -> bool {
        self.state == State::Called && !self.past
    }

    fn open(&self) -> bool {
        matches!(self.state, State::Waiting | State::Called | State::Held | State::Absent) && !self.past
    }
}

/// `GET /turno/{secret}/vivo`: wakes the page when something happens in its hall.
pub(crate) async fn live(door: Door, Path(secret): Path<String>) -> Reply {
    match crate::kiosk::seen(&door, &secret).await? {
        Some(seen) => web::live_page(&door, events::subject(seen.ticket.site)).await,
        None => web::not_found(),
    }
}

/// `POST /turno/{secret}/despues`: lets so many pass, or everybody who waits.
pub(crate) async fn later(door: Door, Path(secret): Path<String>, fields: Fields) -> Reply {
    let to = format!("/turno/{}", web::percent(&secret));
    let Some(pass) = Pass::parse(fields.text("pasan")) else {
        let sentence = door.sentence(&HallRefusal::BadPass);
        return turn(&door, secret, false, sentence).await;
    };
    let command = swap_for_later::SwapForLater { secret, pass };
    let done = door.store().write("hall.later", door.actor().clone(), command, |work, command| {
        Box::pin(swap_for_later::run(work, command))
    });
    done.await?;
    web::redirect_saying(door.app(), &to, "hall-phone-said-later")
}

/// `POST /turno/{secret}/desistir`: gives the turn up, after the person was asked once more.
pub(crate) async fn leave(door: Door, Path(secret): Path<String>, fields: Fields) -> Reply {
    let to = format!("/turno/{}", web::percent(&secret));
    if !fields.ticked("seguro") {
        return web::redirect(&format!("{to}?seguro=no"));
    }
    let command = give_up::GiveUp { secret };
    let done = door.store().write("hall.give_up", door.actor().clone(), command, |work, command| {
        Box::pin(give_up::run(work, command))
    });
    done.await?;
    web::redirect_saying(door.app(), &to, "hall-phone-said-gone")
}
