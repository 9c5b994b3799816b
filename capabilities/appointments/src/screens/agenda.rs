//! `/citas/agenda`: who comes on a day, for the host and the counters.

use askama::Template;
use axum::extract::{Path, Query};
use hall::Need;
use kernel::{Day, Failure, Never, jiff::ToSpan};
use serde::Deserialize;
use store::Work;
use web::{Door, Light, PageFrame, Problem, Reply, format};

use crate::actions::{Which, cancel, check_in, miss};
use crate::booking::{Booking, BookingId, State};
use crate::records::{self, Served};
use crate::refusal::AppointmentRefusal;

#[derive(Template)]
#[template(path = "agenda.html")]
pub(crate) struct AgendaPage {
    pub page: PageFrame,
    pub sites: Vec<Choice>,
    pub day: Day,
    pub day_words: String,
    pub before: String,
    pub after: String,
    pub today: String,
    pub counts: String,
    pub rows: Vec<RowView>,
}

pub(crate) struct Choice {
    pub key: String,
    pub name: String,
    pub chosen: bool,
}

pub(crate) struct RowView {
    pub id: String,
    pub hour: String,
    pub service: String,
    pub name: String,
    pub contact: String,
    pub needs: String,
    pub light: Light,
    pub state: String,
    /// Whether the person can be marked as arrived, as missed, and the booking given up.
    pub can_arrive: bool,
    pub can_miss: bool,
    pub can_cancel: bool,
}

/// What the page shows.
pub(crate) struct Found {
    pub sites: Vec<(hall::SiteId, String, String)>,
    pub services: Vec<Served>,
    /// With the state of their turns.
    pub bookings: Vec<(Booking, Option<hall::State>)>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    sede: Option<String>,
    dia: Option<String>,
}

/// `GET /citas/agenda?sede=&dia=`.
pub async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let day = asked.dia.as_deref().and_then(|d| d.parse().ok()).unwrap_or_else(|| door.today());
    let input = (asked.sede.unwrap_or_default(), day);
    let found = door.store().read("appointments.agenda", input, |look, (site, day)| {
        Box::pin(async move {
            let sites = records::sites(look).await?;
            let chosen = sites.iter().find(|s| s.1 == *site).or(sites.first()).map(|s| s.0);
            let services = records::services(look).await?;
            let mut bookings = Vec::new();
            if let Some(site) = chosen {
                for booking in records::of_day(look, site, *day).await? {
                    let state = match booking.ticket {
                        Some(ticket) => records::ticket_state(look, ticket).await?,
                        None => None,
                    };
                    bookings.push((booking, state));
                }
            }
            Ok::<_, Failure<Never>>((chosen, Found { sites, services, bookings }))
        })
    });
    let (chosen, found) = found.await?;
    web::html(AgendaPage::new(door.page("appointments-agenda-title"), &found, chosen, day, door.at()))
}

impl AgendaPage {
    pub(crate) fn new(
        page: PageFrame,
        found: &Found,
        chosen: Option<hall::SiteId>,
        day: Day,
        now: kernel::At,
    ) -> AgendaPage {
        let chosen = |id| Some(id) == chosen;
        let site = found.sites.iter().find(|s| chosen(s.0)).map(|s| s.1.clone()).unwrap_or_default();
        let link = |day: Day| format!("/citas/agenda?sede={}&dia={day}", web::percent(&site));
        let count = |states: &[State]| found.bookings.iter().filter(|b| states.contains(&b.0.state)).count();
        let (arrived, missed) = (count(&[State::Arrived]), count(&[State::Missed]));
        let all = count(&[State::Booked]) + arrived + missed;
        let counts =
            [("all", all), ("arrived", arrived), ("missed", missed)].map(|(n, c)| (n, c.to_string()));
        let counts: Vec<(&str, &str)> = counts.iter().map(|(n, c)| (*n, c.as_str())).collect();
        AgendaPage {
            sites: found
                .sites
                .iter()
                .map(|s| Choice { key: s.1.clone(), name: s.2.clone(), chosen: chosen(s.0) })
                .collect(),
            day,
            day_words: format::day_with_year(day, page.lang()),
            before: link(day.saturating_sub(1.day())),
            after: link(day.saturating_add(1.day())),
            today: if day == now.day() { String::new() } else { link(now.day()) },
            counts: page.t_args("appointments-agenda-counts", &counts),
            rows: found.bookings.iter().map(|b| row(&page, b, &found.services, now)).collect(),
            page,
        }
    }
}

fn row(
    page: &PageFrame,
    (b, ticket): &(Booking, Option<hall::State>),
    all: &[Served],
    now: kernel::At,
) -> RowView {
    let lang = page.lang();
    let service = all.iter().find(|s| s.id == b.service).map(|s| s.name_in(lang).to_owned());
    let need = |n: &Need| page.t(&format!("appointments-need-{}", n.key().replace('_', "-"))).into_owned();
    let mut needs: Vec<String> = b.who.needs.iter().map(need).collect();
    if b.who.preferential && needs.is_empty() {
        needs.push(page.t("appointments-preferential").into_owned());
    }
    let today = now.day() == b.day();
    let (light, state) = match (b.state, ticket) {
        (State::Booked, _) => (Light::Green, "appointments-state-booked"),
        (State::Missed, _) => (Light::Amber, "appointments-state-missed"),
        (State::Cancelled, _) => (Light::Plain, "appointments-state-cancelled"),
        (State::Arrived, Some(hall::State::Finished)) => (Light::Plain, "appointments-state-attended"),
        (State::Arrived, _) => (Light::Blue, "appointments-state-arrived"),
    };
    let mut state = page.t(state).into_owned();
    if !b.code.is_empty() {
        state = format!("{state} · {}", b.code);
    }
    RowView {
        id: b.id.to_string(),
        hour: format::short_time(b.starts_at, lang),
        service: service.unwrap_or_default(),
        name: if b.who.name.is_empty() { "—".to_owned() } else { b.who.name.clone() },
        contact: if b.who.phone.is_empty() { b.who.email.clone() } else { b.who.phone.clone() },
        needs: needs.join(", "),
        light,
        state,
        can_arrive: today && matches!(b.state, State::Booked | State::Missed),
        can_miss: today && b.state == State::Booked && now > b.starts_at,
        can_cancel: b.is_open(now),
    }
}

/// What the verbs of the agenda have in common.
type Verb = for<'a, 'w> fn(
    &'a mut Work<'w>,
    &'a Which,
) -> futures::future::BoxFuture<'a, Result<(), Failure<AppointmentRefusal>>>;

async fn act(door: &Door, id: &str, name: &'static str, verb: Verb, said: &str) -> Reply {
    let id: BookingId = id.parse().map_err(|_| Problem::not_found())?;
    let done = door.store().write(name, door.actor().clone(), Which::Id(id), verb);
    done.await?;
    let found = door.store().read("appointments.back", id, |look, id| {
        Box::pin(async move {
            let booking = records::by_id(look, *id).await?;
            let Some(booking) = booking else { return Ok::<_, Failure<Never>>(None) };
            Ok(records::service_by_id(look, booking.service).await?.map(|s| (s.site_key, booking.day())))
        })
    });
    let (site, day) = found.await?.ok_or_else(Problem::not_found)?;
    let to = format!("/citas/agenda?sede={}&dia={day}", web::percent(&site));
    web::redirect_saying(door.app(), &to, said)
}

/// `POST /citas/agenda/{id}/llego`: the person is here and gets a turn.
pub async fn arrived(door: Door, Path(id): Path<String>) -> Reply {
    let verb: Verb = |work, which| Box::pin(async move { check_in::run(work, which).await.map(drop) });
    act(&door, &id, "appointments.check_in", verb, "appointments-said-arrived").await
}

/// `POST /citas/agenda/{id}/no-vino`.
pub async fn missed(door: Door, Path(id): Path<String>) -> Reply {
    let verb: Verb = |work, which| Box::pin(async move { miss::run(work, which).await.map(drop) });
    act(&door, &id, "appointments.miss", verb, "appointments-said-missed").await
}

/// `POST /citas/agenda/{id}/cancelar`.
pub async fn cancelled(door: Door, Path(id): Path<String>) -> Reply {
    let verb: Verb = |work, which| Box::pin(async move { cancel::run(work, which).await.map(drop) });
    act(&door, &id, "appointments.cancel", verb, "appointments-said-cancelled").await
}
