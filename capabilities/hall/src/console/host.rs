//! `/anfitrion`: the tablet of the host at the door: registers, upgrades, moves, guides. Names are never
//! asked.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{At, Failure, Fault, Id, Never};
use queueing::Class;
use serde::Deserialize;
use store::Look;
use web::{Door, Fields, PageFrame, Reply};

use super::press;
use super::records::{self, Floor, Waiter};
use super::submit::{self, Pressed};
use super::words::{self, Choice, Typed, WaiterView};
use crate::actions::take_ticket::Taken;
use crate::records::{self as hall, CallLine};
use crate::site::Site;
use crate::ticket::{State, Ticket};

/// Minutes for which a call is shown to whoever asks where they must go.
const RECENT_MINUTES: i64 = 20;
const RECENT_CALLS: i64 = 8;

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    sala: String,
    /// The turn that was chosen.
    #[serde(default)]
    turno: String,
    /// The key of the request that took a turn.
    #[serde(default)]
    dado: String,
}

/// What the page needs.
#[derive(Debug, Clone)]
pub(super) struct Entrance {
    pub floor: Floor,
    pub waiting: Vec<Waiter>,
    pub absent: Vec<Waiter>,
    pub calls: Vec<CallLine>,
    pub chosen: Option<Ticket>,
    pub taken: Option<Taken>,
}

/// `GET /anfitrion`.
pub(crate) async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    page(&door, &asked, Typed::default(), 200).await
}

/// `POST /anfitrion/{act}`.
pub(crate) async fn submit(door: Door, Path(act): Path<String>, fields: Fields) -> Reply {
    let read = press::at_door(&act, &fields);
    let (sala, turno) = (fields.text("sala").to_owned(), fields.text("ticket").to_owned());
    let back = format!("/anfitrion?sala={}", clean_key(&sala));
    match submit::press(&door, &act, fields, read).await? {
        Pressed::Done(done) => match &done.key {
            Some(key) if act == "turno" => web::redirect(&format!("{back}&dado={key}")),
            _ => done.to(&door, &back),
        },
        Pressed::Refused(status, typed) => {
            let asked = Asked { sala, turno, dado: String::new() };
            page(&door, &asked, typed, status).await
        }
    }
}

/// A key of a site as it can stand in an address; anything else is left out.
pub(super) fn clean_key(text: &str) -> &str {
    if crate::actions::found_site::is_key(text) { text } else { "" }
}

async fn page(door: &Door, asked: &Asked, typed: Typed, status: u16) -> Reply {
    let input = (door.at(), asked.sala.clone(), Id::parse(&asked.turno), asked.dado.clone());
    let found = door.store().read("hall.host", input, |look, (at, key, ticket, given)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(load(look, *at, key, *ticket, given).await?) })
    });
    let (sites, found) = found.await?;
    let frame = door.page("hall-console-host-title");
    let frame = if status == 200 { frame } else { frame.failed() };
    let view = HostPage::new(frame, &sites, found.as_ref(), typed, (door.form_token(), door.at()));
    web::html_status(status, view)
}

async fn load(
    look: &mut Look<'_>,
    at: At,
    key: &str,
    ticket: Option<crate::TicketId>,
    given: &str,
) -> Result<(Vec<Site>, Option<Entrance>), Fault> {
    let sites = records::active_sites(look).await?;
    let one = sites.iter().find(|s| s.key == key).or(sites.first().filter(|_| sites.len() == 1)).cloned();
    let Some(site) = one else { return Ok((sites, None)) };
    let (id, day) = (site.id, at.day());
    let chosen = match ticket {
        Some(ticket) => hall::ticket(look, ticket).await?.filter(|t| t.site == id && t.day == day),
        None => None,
    };
    let taken = match hall::request(look, given).await? {
        Some((verb, answer)) if verb == "take" => serde_json::from_str(&answer).ok(),
        _ => None,
    };
    let found = Entrance {
        floor: records::floor(look, site, at).await?,
        waiting: records::longest_waiting(look, id, day).await?,
        absent: records::absent(look, id, day).await?,
        calls: hall::recent_calls(look, id, at.plus_minutes(-RECENT_MINUTES), RECENT_CALLS).await?,
        chosen,
        taken,
    };
    Ok((sites, Some(found)))
}

#[derive(Template)]
#[template(path = "console/host.html")]
pub(super) struct HostPage {
    pub page: PageFrame,
    pub typed: Typed,
    pub token: String,
    pub sites: Vec<Choice>,
    pub site: String,
    pub site_id: String,
    pub subject: String,
    pub waiting_words: String,
    pub services: Vec<Choice>,
    pub shut: Vec<String>,
    pub grounds: Vec<Choice>,
    pub needs: Vec<Choice>,
    pub waiting: Vec<WaiterView>,
    pub absent: Vec<WaiterView>,
    /// Code, counter.
    pub calls: Vec<(String, String)>,
    pub taken: Option<TakenView>,
    pub chosen: Option<ChosenView>,
}

/// A turn that was taken a moment ago.
pub(super) struct TakenView {
    pub code: String,
    pub ahead: i64,
    pub href: String,
}

/// The turn that the host has chosen.
pub(super) struct ChosenView {
    pub id: String,
    pub code: String,
    pub service: String,
    pub class: String,
    pub waiting: bool,
    pub grounds: Vec<Choice>,
    pub needs: Vec<Choice>,
    pub targets: Vec<(String, Vec<Choice>)>,
}

impl ChosenView {
    pub(super) fn new(page: &PageFrame, floor: &Floor, ticket: &Ticket, typed: &Typed) -> ChosenView {
        let ground = match (ticket.ground, ticket.class) {
            (Some(ground), _) => ground.key(),
            (None, Class::General) => "none",
            (None, _) => "",
        };
        let was = typed.is("subir");
        ChosenView {
            id: ticket.id.to_string(),
            code: ticket.code.to_string(),
            service: floor.service_name(ticket.service, page.lang()),
            class: words::class(page, ticket.class),
            waiting: ticket.state == State::Waiting,
            grounds: words::grounds(
                page,
                |k| {
                    if was { typed.chose("subir", "ground", k) } else { k == ground }
                },
            ),
            needs: words::need_choices(page, |k| {
                if was { typed.chose("subir", "needs", k) } else { ticket.needs.iter().any(|n| n.key() == k) }
            }),
            targets: floor.targets(page, typed.value("mover", "to")),
        }
    }
}

impl HostPage {
    pub(super) fn new(
        page: PageFrame,
        sites: &[Site],
        found: Option<&Entrance>,
        typed: Typed,
        (token, at): (String, At),
    ) -> HostPage {
        let lang = page.lang();
        let site = found.map(|f| f.floor.site.key.clone()).unwrap_or_default();
        let sites = sites.iter().map(|s| Choice::new(&s.key, &s.name, s.key == site)).collect();
        let id = found.map(|f| f.floor.site.id.to_string()).unwrap_or_default();
        let fresh = !typed.is("turno");
        let services = found.map(|f| f.floor.services.as_slice()).unwrap_or_default();
        let service = |s: &crate::Service| {
            let value = s.id.to_string();
            let chosen = typed.chose("turno", "service", &value);
            Choice::new(value, s.name_in(lang), chosen)
        };
        let counter =
            |call: &CallLine| (call.code.clone(), page.t1("hall-console-counter-number", "n", call.counter));
        let views = |all: fn(&Entrance) -> &Vec<Waiter>| {
            found.map(|f| f.floor.views(&page, all(f), at)).unwrap_or_default()
        };
        HostPage {
            subject: format!("hall/{id}"),
            waiting_words: found.map(|f| f.floor.waiting_words(&page, at)).unwrap_or_default(),
            services: services.iter().map(service).collect(),
            shut: services.iter().filter(|s| s.is_shut(at.day())).map(|s| s.name_in(lang).into()).collect(),
            grounds: words::grounds(&page, |k| typed.chose("turno", "ground", k) || (fresh && k == "none")),
            needs: words::need_choices(&page, |k| typed.chose("turno", "needs", k)),
            waiting: views(|f| &f.waiting),
            absent: views(|f| &f.absent),
            calls: found.map(|f| f.calls.iter().map(counter).collect()).unwrap_or_default(),
            taken: found.and_then(|f| f.taken.as_ref()).map(|t| TakenView {
                code: t.code.to_string(),
                ahead: t.ahead,
                href: format!("/turno/{}", t.secret),
            }),
            chosen: found
                .and_then(|f| f.chosen.as_ref().map(|t| ChosenView::new(&page, &f.floor, t, &typed))),
            sites,
            site,
            site_id: id,
            typed,
            token,
            page,
        }
    }
}
