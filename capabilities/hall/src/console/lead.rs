//! `/coordinacion`: all counters, all lines, who waits too long.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{At, Day, Failure, Fault, Id, Never};
use serde::Deserialize;
use store::Look;
use web::{Door, Fields, Light, PageFrame, Reply, format};

use super::closing;
use super::host::{ChosenView, clean_key};
use super::press;
use super::records::{self, AtCounter, Floor, Waiter};
use super::submit::{self, Pressed};
use super::words::{self, Choice, LineView, Typed, WaiterView};
use crate::actions::transfer::Placing;
use crate::records as hall;
use crate::site::Site;
use crate::ticket::{State, Ticket};

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    sala: String,
    #[serde(default)]
    turno: String,
    #[serde(default)]
    dia: String,
}

/// What the page needs.
#[derive(Debug, Clone)]
pub(super) struct Room {
    pub floor: Floor,
    pub before: Vec<AtCounter>,
    pub waiting: Vec<Waiter>,
    pub absent: Vec<Waiter>,
    pub chosen: Option<Ticket>,
    /// When today was closed.
    pub closed_at: Option<At>,
    /// Days that nobody closed.
    pub open_days: Vec<Day>,
}

/// `GET /coordinacion`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    page(&door, &asked, Typed::default(), 200).await
}

/// `POST /coordinacion/{act}`.
pub(crate) async fn submit(door: Door, Path(act): Path<String>, fields: Fields) -> Reply {
    pressed(door, &act, fields).await
}

/// `GET /coordinacion/cierre`: who is left, before the day is closed; how it was closed, after.
pub(crate) async fn show_closing(door: Door, Query(asked): Query<Asked>) -> Reply {
    closing::page(&door, (&asked.sala, &asked.dia), Typed::default(), 200).await
}

/// `POST /coordinacion/cierre`, whose address is also that of the page that asks.
pub(crate) async fn submit_closing(door: Door, fields: Fields) -> Reply {
    pressed(door, "cierre", fields).await
}

async fn pressed(door: Door, act: &str, fields: Fields) -> Reply {
    let read = press::of_lead(act, &fields);
    let text = |name: &str| fields.text(name).to_owned();
    let asked = Asked { sala: text("sala"), turno: text("ticket"), dia: text("day") };
    match submit::press(&door, act, fields, read).await? {
        Pressed::Done(done) => done.to(&door, &format!("/coordinacion?sala={}", clean_key(&asked.sala))),
        Pressed::Refused(status, typed) if matches!(act, "cierre" | "reabrir") => {
            closing::page(&door, (&asked.sala, &asked.dia), typed, status).await
        }
        Pressed::Refused(status, typed) => page(&door, &asked, typed, status).await,
    }
}

async fn page(door: &Door, asked: &Asked, typed: Typed, status: u16) -> Reply {
    let input = (door.at(), asked.sala.clone(), Id::parse(&asked.turno));
    let found = door.store().read("hall.room", input, |look, (at, key, ticket)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(load(look, *at, key, *ticket).await?) })
    });
    let (sites, room) = found.await?;
    let frame = door.page("hall-console-lead-title");
    let frame = if status == 200 { frame } else { frame.failed() };
    web::html_status(
        status,
        LeadPage::new(frame, &sites, room.as_ref(), typed, (door.form_token(), door.at())),
    )
}

pub(super) async fn one_site(look: &mut Look<'_>, key: &str) -> Result<(Vec<Site>, Option<Site>), Fault> {
    let sites = records::active_sites(look).await?;
    let one = sites.iter().find(|s| s.key == key).or(sites.first().filter(|_| sites.len() == 1)).cloned();
    Ok((sites, one))
}

async fn load(
    look: &mut Look<'_>,
    at: At,
    key: &str,
    ticket: Option<crate::TicketId>,
) -> Result<(Vec<Site>, Option<Room>), Fault> {
    let (sites, one) = one_site(look, key).await?;
    let Some(site) = one else { return Ok((sites, None)) };
    let (id, day) = (site.id, at.day());
    let chosen = match ticket {
        Some(ticket) => hall::ticket(look, ticket).await?.filter(|t| t.site == id && t.day == day),
        None => None,
    };
    let room = Room {
        floor: records::floor(look, site, at).await?,
        before: records::at_counters(look, id, day).await?,
        waiting: records::longest_waiting(look, id, day).await?,
        absent: records::absent(look, id, day).await?,
        chosen,
        closed_at: hall::day_closing(look, id, day).await?.map(|c| c.closed_at),
        open_days: hall::days_not_closed(look, id, day).await?,
    };
    Ok((sites, Some(room)))
}

#[derive(Template)]
#[template(path = "console/lead.html")]
pub(super) struct LeadPage {
    pub page: PageFrame,
    pub typed: Typed,
    pub token: String,
    pub sites: Vec<Choice>,
    pub site: String,
    pub subject: String,
    pub waiting_words: String,
    pub rule: String,
    pub alarm: String,
    pub counters: Vec<CounterLine>,
    pub lines: Vec<LineView>,
    pub waiting: Vec<WaiterView>,
    pub absent: Vec<WaiterView>,
    pub chosen: Option<ChosenView>,
    pub places: Vec<Choice>,
    /// When today was closed; empty before.
    pub closed: String,
    /// Days that nobody closed: for the address, and in words.
    pub open_days: Vec<(String, String)>,
}

/// A counter with what happens there.
pub(super) struct CounterLine {
    pub name: String,
    pub services: String,
    pub officer: String,
    pub since: String,
    pub light: Light,
    pub state: String,
    /// Code and id of the turn before it.
    pub turn: Option<(String, String)>,
    pub detail: String,
    /// To close it; empty if nobody attends.
    pub shift: String,
}

impl LeadPage {
    pub(super) fn new(
        page: PageFrame,
        sites: &[Site],
        room: Option<&Room>,
        typed: Typed,
        (token, at): (String, At),
    ) -> LeadPage {
        let lang = page.lang();
        let site = room.map(|r| r.floor.site.key.clone()).unwrap_or_default();
        let sites = sites.iter().map(|s| Choice::new(&s.key, &s.name, s.key == site)).collect();
        let floor = room.map(|r| &r.floor);
        let views = |all: fn(&Room) -> &Vec<Waiter>| {
            room.map(|r| r.floor.views(&page, all(r), at)).unwrap_or_default()
        };
        let waiting = views(|r| &r.waiting);
        let late = waiting.iter().filter(|w| w.late).count();
        let limit = floor.map(|f| f.site.alarm_minutes).unwrap_or_default();
        let place = |p: &Placing| {
            let label = page.t(&format!("hall-console-place-{}", words::dashes(p.key())));
            Choice::new(p.key(), label, *p == Placing::KeepArrival)
        };
        LeadPage {
            subject: floor.map(|f| format!("hall/{}", f.site.id)).unwrap_or_default(),
            waiting_words: floor.map(|f| f.waiting_words(&page, at)).unwrap_or_default(),
            rule: floor.map(|f| words::rule(&page, f)).unwrap_or_default(),
            alarm: match late {
                0 => String::new(),
                n => page.t2("hall-console-alarm", "n", n, "minutes", limit),
            },
            counters: room.map(|r| counters(&page, r, at)).unwrap_or_default(),
            lines: floor.map(|f| f.lines(&page, at)).unwrap_or_default(),
            absent: views(|r| &r.absent),
            waiting,
            chosen: room.and_then(|r| r.chosen.as_ref().map(|t| ChosenView::new(&page, &r.floor, t, &typed))),
            places: Placing::ALL.iter().map(place).collect(),
            closed: room.and_then(|r| r.closed_at).map(|at| format::moment(at, lang)).unwrap_or_default(),
            open_days: room
                .map(|r| {
                    let day = |d: &Day| (d.to_string(), format::day_with_year(*d, lang));
                    r.open_days.iter().map(day).collect()
                })
                .unwrap_or_default(),
            sites,
            site,
            typed,
            token,
            page,
        }
    }
}

fn counters(page: &PageFrame, room: &Room, at: At) -> Vec<CounterLine> {
    let (floor, lang) = (&room.floor, page.lang());
    let t = |key: &str| page.t(key).into_owned();
    let line = |counter: &crate::Counter| {
        let shift = floor.shifts.iter().find(|s| s.counter == counter.id);
        let turn = room.before.iter().find(|b| b.counter == counter.id);
        let (light, state, detail) = match (shift, turn) {
            (None, _) => (Light::Plain, t("hall-console-state-closed"), String::new()),
            (Some(_), Some(b)) => {
                let called = b.state == State::Called;
                let key = if called { "hall-console-state-called" } else { "hall-console-state-attending" };
                let service = floor.service_name(b.service, lang);
                (Light::Blue, t(key), format!("{service} · {}", words::minutes(page, b.since, at)))
            }
            (Some(s), None) => match s.paused_since {
                Some(since) => {
                    let why = s.pause_reason.clone().unwrap_or_default();
                    let detail = format!("{why} · {}", words::minutes(page, since, at));
                    (Light::Amber, t("hall-console-state-paused"), detail)
                }
                None => (Light::Green, t("hall-console-state-free"), String::new()),
            },
        };
        let names = counter.services.iter().map(|id| floor.service_name(*id, lang));
        CounterLine {
            name: counter.name.clone(),
            services: names.collect::<Vec<_>>().join(", "),
            officer: shift.map(|s| s.officer_name.clone()).unwrap_or_default(),
            since: shift
                .map(|s| match s.opened_at.day() == at.day() {
                    true => format::short_time(s.opened_at, lang),
                    false => format::moment(s.opened_at, lang),
                })
                .unwrap_or_default(),
            light,
            state,
            turn: turn.map(|b| (b.code.to_string(), b.ticket.to_string())),
            detail,
            shift: shift.map(|s| s.id.to_string()).unwrap_or_default(),
        }
    };
    floor.counters.iter().map(line).collect()
}
