//! Day and hour, to book and to move.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{At, Failure};
use serde::Deserialize;
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use super::week::{From, Week, first_day};
use super::{Desk, booked, offered};
use crate::actions::Which;
use crate::actions::move_booking::{self, MoveBooking};
use crate::booking::Booking;
use crate::offer::Schedule;
use crate::records::Served;
use crate::refusal::AppointmentRefusal;
use crate::slots::Booker;
use crate::words;

#[derive(Template)]
#[template(path = "slots.html")]
pub(crate) struct SlotsPage {
    pub page: PageFrame,
    pub view: SlotsView,
}

#[derive(Template)]
#[template(path = "slots_office.html")]
pub(crate) struct SlotsOfficePage {
    pub page: PageFrame,
    pub view: SlotsView,
}

/// What both show.
pub(crate) struct SlotsView {
    pub service: String,
    pub site: String,
    pub address: String,
    /// Where the form goes, and how: `get` asks for the next page, `post` moves.
    pub action: String,
    pub method: &'static str,
    pub back: String,
    pub week: Week,
    pub errors: FormErrors,
    /// What is moved: its present hour.
    pub moving: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    pub desde: Option<String>,
    pub hora: Option<String>,
}

pub(crate) fn view(
    page: &PageFrame,
    (service, schedule): &(Served, Schedule),
    desk: Desk,
    from: &From<'_>,
    chosen: Option<At>,
) -> SlotsView {
    SlotsView {
        service: service.name_in(page.lang()).to_owned(),
        site: service.site_name.clone(),
        address: service.address.clone(),
        action: format!("{}/datos", from.path),
        method: "get",
        back: if desk == Desk::Web { "/citas".into() } else { desk.base().into() },
        week: Week::new(page, schedule, from, chosen),
        errors: FormErrors::none(),
        moving: String::new(),
    }
}

impl SlotsView {
    /// The same with a sentence about the choice.
    pub(crate) fn refused(mut self, sentence: String) -> SlotsView {
        self.errors.add("hora", sentence.clone());
        self.week = self.week.refused(sentence);
        self
    }
}

pub(crate) fn path(desk: Desk, service: &Served) -> String {
    format!("{}/{}/{}", desk.base(), web::percent(&service.site_key), web::percent(&service.key))
}

/// `GET /citas/nueva/{site}/{service}`.
pub async fn show(
    door: Door,
    Path((site, key)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Reply {
    let found = offered(&door, &site, &key).await?;
    show_at(&door, &found, Desk::Web, &asked, None)
}

/// `GET /citas/agenda/reservar/{site}/{service}`.
pub async fn show_for_person(
    door: Door,
    Path((site, key)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Reply {
    let found = offered(&door, &site, &key).await?;
    show_at(&door, &found, Desk::Office, &asked, None)
}

/// The page, with a sentence when a choice was refused: then 422.
pub(crate) fn show_at(
    door: &Door,
    found: &(Served, Schedule),
    desk: Desk,
    asked: &Asked,
    refused: Option<AppointmentRefusal>,
) -> Reply {
    let path = path(desk, &found.0);
    let chosen = asked.hora.as_deref().and_then(At::parse);
    let first = asked.desde.clone().or_else(|| chosen.map(|at| at.day().to_string()));
    let from = From {
        path: &path,
        first: first_day(first.as_deref(), door.today()),
        now: door.at(),
        who: desk.booker(),
    };
    let page = door.page("appointments-hour-title");
    let mut view = view(&page, found, desk, &from, chosen);
    let mut status = 200;
    let mut page = page;
    if let Some(refusal) = refused {
        view = view.refused(door.sentence(&refusal));
        (status, page) = (422, page.failed());
    }
    match desk {
        Desk::Web => web::html_status(status, SlotsPage { page, view }),
        Desk::Office => web::html_status(status, SlotsOfficePage { page, view }),
    }
}

/// `GET /citas/{key}/mover`.
pub async fn show_move(door: Door, Path(key): Path<String>, Query(asked): Query<Asked>) -> Reply {
    let (booking, service) = booked(&door, &key).await?;
    if !booking.is_open(door.at()) {
        return web::redirect(&format!("/citas/{key}"));
    }
    moving(&door, &booking, service, &asked, None).await
}

async fn moving(
    door: &Door,
    booking: &Booking,
    service: Served,
    asked: &Asked,
    refused: Option<String>,
) -> Reply {
    let key = &booking.key;
    let found = offered(door, &service.site_key, &service.key).await?;
    let path = format!("/citas/{key}/mover");
    let first = first_day(asked.desde.as_deref(), door.today());
    let from = From { path: &path, first, now: door.at(), who: Booker::Person };
    let page = door.page("appointments-move-title");
    let mut view = view(&page, &found, Desk::Web, &from, None);
    view.action = path.clone();
    view.method = "post";
    view.back = format!("/citas/{key}");
    view.moving = words::when(booking, page.lang());
    match refused {
        None => web::html(SlotsPage { page, view }),
        Some(sentence) => {
            web::html_status(422, SlotsPage { page: page.failed(), view: view.refused(sentence) })
        }
    }
}

/// `POST /citas/{key}/mover`.
pub async fn submit_move(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let (booking, service) = booked(&door, &key).await?;
    let asked = Asked { desde: fields.get("desde").map(str::to_owned), hora: None };
    let Some(starts_at) = At::parse(fields.text("hora")) else {
        let sentence = door.t("appointments-choose-hour").into_owned();
        return moving(&door, &booking, service, &asked, Some(sentence)).await;
    };
    let wish = MoveBooking { which: Which::Key(key.clone()), starts_at, booker: Booker::Person };
    let done = door.store().write("appointments.move", door.actor().clone(), wish, |work, wish| {
        Box::pin(async move { move_booking::run(work, wish).await.map(drop) })
    });
    match done.await {
        Ok(()) => web::redirect_saying(door.app(), &format!("/citas/{key}"), "appointments-said-moved"),
        Err(Failure::Refused(AppointmentRefusal::Over)) => web::redirect(&format!("/citas/{key}")),
        Err(Failure::Refused(refusal)) => {
            let asked = Asked { desde: Some(starts_at.day().to_string()), hora: None };
            moving(&door, &booking, service, &asked, Some(door.sentence(&refusal))).await
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}
