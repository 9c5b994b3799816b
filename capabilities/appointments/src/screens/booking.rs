//! `/citas/{key}`: the stub of a booking, with what can still be done; and `/citas/llegada/{key}`: «I am
//! here».

use askama::Template;
use axum::extract::Path;
use kernel::Failure;
use serde::Serialize;
use web::{Door, Light, PageFrame, Problem, Reply, format};

use super::booked;
use crate::actions::{Which, cancel, check_in};
use crate::booking::{Booking, State};
use crate::records::Served;
use crate::refusal::AppointmentRefusal;

#[derive(Template)]
#[template(path = "booking.html")]
pub(crate) struct BookingPage {
    pub page: PageFrame,
    pub key: String,
    pub service: String,
    pub site: String,
    pub address: String,
    pub day: String,
    pub hour: String,
    pub iso: String,
    /// First name whole, the others by their letter.
    pub name: String,
    pub state: String,
    pub light: Light,
    /// Whether it can still be moved and given up.
    pub open: bool,
    /// Whether the person can say that they are here.
    pub can_arrive: bool,
    /// The code of the turn and the address of its page.
    pub code: String,
    pub turn: String,
    /// Whether a confirmation was mailed.
    pub mailed: bool,
    /// Minutes after the hour during which the person is waited for; told on the page.
    pub late: i64,
}

#[derive(Template)]
#[template(path = "arrival.html")]
pub(crate) struct ArrivalPage {
    pub page: PageFrame,
    pub key: String,
    pub service: String,
    pub site: String,
    pub when: String,
    /// Why it is not possible now; empty if it is.
    pub refused: String,
}

impl BookingPage {
    pub(crate) fn new(
        page: PageFrame,
        b: &Booking,
        service: &Served,
        late: i64,
        now: kernel::At,
    ) -> BookingPage {
        let lang = page.lang();
        let (key, light) = match b.state {
            State::Booked if now.day() > b.day() => ("appointments-state-past", Light::Plain),
            State::Booked => ("appointments-state-booked", Light::Green),
            State::Arrived => ("appointments-state-arrived", Light::Blue),
            State::Missed => ("appointments-state-missed", Light::Amber),
            State::Cancelled => ("appointments-state-cancelled", Light::Plain),
        };
        let today = now.day() == b.day();
        let turn =
            if b.ticket_secret.is_empty() { String::new() } else { format!("/turno/{}", b.ticket_secret) };
        BookingPage {
            key: b.key.clone(),
            service: service.name_in(lang).to_owned(),
            site: service.site_name.clone(),
            address: service.address.clone(),
            day: format::day_with_year(b.day(), lang),
            hour: format::short_time(b.starts_at, lang),
            iso: super::hour_key(b.starts_at),
            name: over_the_shoulder(&b.who.name),
            state: page.t(key).into_owned(),
            light,
            open: b.is_open(now),
            can_arrive: today && matches!(b.state, State::Booked | State::Missed),
            code: b.code.clone(),
            turn: if today { turn } else { String::new() },
            mailed: !b.who.email.is_empty(),
            late,
            page,
        }
    }
}

/// `María E. R.`
fn over_the_shoulder(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default().to_owned();
    let rest = words.filter_map(|w| w.chars().next()).map(|c| format!(" {}.", c.to_uppercase()));
    rest.fold(first, |all, letter| all + &letter)
}

async fn rules(door: &Door, booking: &Booking) -> Result<crate::Rules, Problem> {
    let found = door.store().read("appointments.rules", booking.service, |look, service| {
        Box::pin(async move { Ok::<_, Failure<kernel::Never>>(crate::records::rules(look, *service).await?) })
    });
    Ok(found.await?)
}

/// `GET /citas/{key}`.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let (booking, service) = booked(&door, &key).await?;
    let late = rules(&door, &booking).await?.late;
    let page = door.page("appointments-booking-title");
    web::html(BookingPage::new(page, &booking, &service, late, door.at()))
}

/// `POST /citas/{key}/cancelar`.
pub async fn cancel(door: Door, Path(key): Path<String>) -> Reply {
    let (booking, _) = booked(&door, &key).await?;
    let which = Which::Id(booking.id);
    let done = door.store().write("appointments.cancel", door.actor().clone(), which, |work, which| {
        Box::pin(async move { cancel::run(work, which).await.map(drop) })
    });
    let said = match done.await {
        Ok(()) => "appointments-said-cancelled",
        Err(Failure::Refused(_)) => "appointments-said-too-late",
        Err(Failure::Broke(fault)) => return Err(fault.into()),
    };
    web::redirect_saying(door.app(), &format!("/citas/{key}"), said)
}

/// `GET /citas/llegada/{key}`: what the QR of the stub leads to.
pub async fn show_arrival(door: Door, Path(key): Path<String>) -> Reply {
    let (booking, service) = booked(&door, &key).await?;
    if booking.state == State::Arrived {
        return web::redirect(&turn_of(&booking));
    }
    let rules = rules(&door, &booking).await?;
    let refused = booking.counts_from(&rules, door.at()).err();
    arrival(&door, &booking, &service, refused.as_ref())
}

fn arrival(door: &Door, booking: &Booking, service: &Served, refused: Option<&AppointmentRefusal>) -> Reply {
    let page = door.page("appointments-arrival-title");
    let lang = page.lang();
    let view = ArrivalPage {
        key: booking.key.clone(),
        service: service.name_in(lang).to_owned(),
        site: service.site_name.clone(),
        when: crate::words::when(booking, lang),
        refused: refused.map(|r| door.sentence(r)).unwrap_or_default(),
        page,
    };
    web::html_status(if refused.is_some() { 409 } else { 200 }, view)
}

fn turn_of(booking: &Booking) -> String {
    if booking.ticket_secret.is_empty() {
        return format!("/citas/{}", booking.key);
    }
    format!("/turno/{}", booking.ticket_secret)
}

/// What a kiosk that read the code prints.
#[derive(Serialize)]
struct ArrivedJson<'a> {
    code: &'a str,
    secret: &'a str,
    turn: String,
    ticket: Option<String>,
}

/// `POST /citas/llegada/{key}`: gives the turn. A kiosk asks with `Accept: application/json` and gets its
/// code.
pub async fn arrive(door: Door, Path(key): Path<String>) -> Reply {
    let (booking, service) = booked(&door, &key).await?;
    let which = Which::Id(booking.id);
    let done = door.store().write("appointments.check_in", door.actor().clone(), which, |work, which| {
        Box::pin(async move { check_in::run(work, which).await })
    });
    match done.await {
        Ok(arrived) if door.wants_json() => web::json(&ArrivedJson {
            code: &arrived.code,
            secret: &arrived.ticket_secret,
            turn: turn_of(&arrived),
            ticket: arrived.ticket.map(|t| t.to_string()),
        }),
        Ok(arrived) => web::redirect(&turn_of(&arrived)),
        Err(Failure::Refused(refusal)) if !door.wants_json() => {
            arrival(&door, &booking, &service, Some(&refusal))
        }
        Err(failure) => Err(failure.into()),
    }
}
