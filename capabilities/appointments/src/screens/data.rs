//! Who comes: the last page before an hour is booked.

use askama::Template;
use axum::extract::{Path, Query};
use hall::Need;
use kernel::{At, Failure, Lang};
use web::{Door, Fields, FormErrors, PageFrame, Reply, format};

use super::slots::{Asked, path, show_at};
use super::week::{DayView, From, Week};
use super::{Desk, hour_key, offered};
use crate::actions::book::{self, Book};
use crate::booking::Origin;
use crate::form::BookingForm;
use crate::offer::Schedule;
use crate::records::Served;
use crate::refusal::AppointmentRefusal;

#[derive(Template)]
#[template(path = "data.html")]
pub(crate) struct DataPage {
    pub page: PageFrame,
    pub view: DataView,
}

#[derive(Template)]
#[template(path = "data_office.html")]
pub(crate) struct DataOfficePage {
    pub page: PageFrame,
    pub view: DataView,
}

/// What both show.
pub(crate) struct DataView {
    pub service: String,
    pub site: String,
    pub address: String,
    pub when: String,
    /// `2026-11-24T08:20`.
    pub hour: String,
    pub action: String,
    pub back: String,
    pub form: BookingForm,
    pub needs: Vec<(String, &'static str, String, bool)>,
    pub errors: FormErrors,
    /// Other hours, when the chosen one is gone: what was typed stays.
    pub others: Vec<DayView>,
    pub token: String,
    /// Whether the person is at the counter, for officers.
    pub counter: bool,
}

fn texts(page: &PageFrame, form: &BookingForm) -> Vec<(String, &'static str, String, bool)> {
    let one = |need: &Need| {
        let key = need.key();
        let chosen = form.needs.iter().any(|n| n == key);
        (
            format!("need-{key}"),
            key,
            page.t(&format!("appointments-need-{}", key.replace('_', "-"))).into_owned(),
            chosen,
        )
    };
    Need::ALL.iter().map(one).collect()
}

impl DataView {
    pub(crate) fn new(page: &PageFrame, service: &Served, desk: Desk, at: At, form: BookingForm) -> DataView {
        let (lang, path) = (page.lang(), path(desk, service));
        DataView {
            service: service.name_in(lang).to_owned(),
            site: service.site_name.clone(),
            address: service.address.clone(),
            when: format!("{}, {}", format::day_in_words(at.day(), lang), format::short_time(at, lang)),
            hour: hour_key(at),
            action: format!("{path}/datos"),
            back: format!("{path}?desde={}", at.day()),
            needs: texts(page, &form),
            form,
            errors: FormErrors::none(),
            others: Vec::new(),
            token: String::new(),
            counter: false,
        }
    }
}

fn html(door: &Door, desk: Desk, mut view: DataView) -> Reply {
    view.token = door.form_token();
    let page = door.page("appointments-data-title");
    let (status, page) = if view.errors.is_empty() { (200, page) } else { (422, page.failed()) };
    match desk {
        Desk::Web => web::html_status(status, DataPage { page, view }),
        Desk::Office => web::html_status(status, DataOfficePage { page, view }),
    }
}

/// `GET /citas/nueva/{site}/{service}/datos?hora=`.
pub async fn show(door: Door, Path(place): Path<(String, String)>, Query(asked): Query<Asked>) -> Reply {
    show_for(&door, place, asked, Desk::Web).await
}

/// `GET /citas/agenda/reservar/{site}/{service}/datos?hora=`.
pub async fn show_for_person(
    door: Door,
    Path(place): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Reply {
    show_for(&door, place, asked, Desk::Office).await
}

async fn show_for(door: &Door, (site, key): (String, String), asked: Asked, desk: Desk) -> Reply {
    let found = offered(door, &site, &key).await?;
    let at = asked.hora.as_deref().and_then(At::parse);
    let slot = at.ok_or(AppointmentRefusal::NoSuchHour);
    match slot.and_then(|at| found.1.find(at, door.at(), desk.booker())) {
        Ok(slot) => {
            let page = door.page("appointments-data-title");
            html(door, desk, DataView::new(&page, &found.0, desk, slot.starts_at, BookingForm::default()))
        }
        Err(refusal) => show_at(door, &found, desk, &asked, Some(refusal)),
    }
}

/// `POST /citas/nueva/{site}/{service}/datos`.
pub async fn submit(door: Door, Path(place): Path<(String, String)>, fields: Fields) -> Reply {
    submit_for(&door, place, &fields, Desk::Web).await
}

/// `POST /citas/agenda/reservar/{site}/{service}/datos`.
pub async fn submit_for_person(door: Door, Path(place): Path<(String, String)>, fields: Fields) -> Reply {
    submit_for(&door, place, &fields, Desk::Office).await
}

async fn submit_for(door: &Door, (site, key): (String, String), fields: &Fields, desk: Desk) -> Reply {
    let found = offered(door, &site, &key).await?;
    let form = BookingForm::read(fields);
    let asked = Asked { desde: None, hora: fields.get("hora").map(str::to_owned) };
    let Some(at) = At::parse(fields.text("hora")) else {
        return show_at(door, &found, desk, &asked, Some(AppointmentRefusal::NoSuchHour));
    };
    let page = door.page("appointments-data-title");
    let mut view = DataView::new(&page, &found.0, desk, at, form.clone());
    let origin = desk.origin(fields.text("origin"));
    view.counter = origin == Origin::Counter;
    let who = match form.check() {
        Ok(who) => who,
        Err(wrong) => {
            wrong.iter().for_each(|p| view.errors.add(p.field, door.sentence(p)));
            return html(door, desk, view);
        }
    };
    let book = Book {
        request: request_key(door, fields),
        service: found.0.id,
        starts_at: at,
        who,
        origin,
        language: if desk == Desk::Web { door.lang() } else { Lang::Es },
    };
    let done = door.store().write("appointments.book", door.actor().clone(), book, |work, book| {
        Box::pin(async move { book::run(work, book).await.map(|b| b.key) })
    });
    match (done.await, desk) {
        (Ok(key), Desk::Web) => {
            web::redirect_saying(door.app(), &format!("/citas/{key}"), "appointments-said-booked")
        }
        (Ok(_), Desk::Office) => {
            let to = format!("/citas/agenda?sede={}&dia={}", web::percent(&found.0.site_key), at.day());
            web::redirect_saying(door.app(), &to, "appointments-said-booked-for")
        }
        (Err(Failure::Refused(refusal)), _) => refused(door, desk, view, &found.0, at, &refusal).await,
        (Err(Failure::Broke(fault)), _) => Err(fault.into()),
    }
}

/// The form again with what was typed; if the hour is gone, with those that are left around it.
async fn refused(
    door: &Door,
    desk: Desk,
    mut view: DataView,
    service: &Served,
    at: At,
    refusal: &AppointmentRefusal,
) -> Reply {
    use AppointmentRefusal as R;
    let gone = matches!(refusal, R::Full | R::NoSuchHour | R::TooSoon | R::TooFar);
    if gone {
        let (service, schedule): (Served, Schedule) = offered(door, &service.site_key, &service.key).await?;
        let first = schedule.next_day(at.day().max(door.today()), door.at(), desk.booker());
        let path = path(desk, &service);
        let first = first.unwrap_or(door.today());
        let from = From { path: &path, first, now: door.at(), who: desk.booker() };
        let page = door.page("appointments-data-title");
        view.others = Week::new(&page, &schedule, &from, None).days;
        view.others.truncate(2);
    }
    let field = if gone && !view.others.is_empty() { "hora" } else { "" };
    view.errors.add(field, door.sentence(refusal));
    html(door, desk, view)
}

/// A short token could be guessed, and who guesses it would see somebody's appointment: then it counts for
/// nothing.
fn request_key(door: &Door, fields: &Fields) -> String {
    let token = fields.text("form_token");
    let good = (16..=64).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_alphanumeric());
    if good { format!("form:{token}") } else { format!("form:{}", door.form_token()) }
}
