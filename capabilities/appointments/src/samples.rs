//! Every page in every state, rendered: for the test that reads all of them in both languages.

use std::collections::HashMap;

use askama::Template;
use deadlines::Calendar;
use hall::Need;
use kernel::{At, Day, Id, Lang};
use web::PageFrame;

use crate::CAPABILITY;
use crate::booking::{Booking, Origin, State, Who};
use crate::form::BookingForm;
use crate::offer::{Offer, Opening, Rules, Schedule};
use crate::records::Served;
use crate::screens::Desk;
use crate::screens::agenda::{AgendaPage, Found};
use crate::screens::booking::{ArrivalPage, BookingPage};
use crate::screens::choose::{Choice, ChooseOfficePage, ChoosePage};
use crate::screens::data::{DataOfficePage, DataPage, DataView};
use crate::screens::hours::{HoursPage, ListPage, Typed};
use crate::screens::slots::{SlotsOfficePage, SlotsPage, SlotsView, view};
use crate::screens::week::{From, Week};
use crate::slots::Booker;

/// All samples of appointments: name and HTML.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [to_book(lang), of_booking(lang), of_officers(lang)].concat()
}

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn page(lang: Lang, title: &str) -> PageFrame {
    PageFrame::sample(lang, title, CAPABILITY.texts)
}

fn office(lang: Lang, title: &str) -> PageFrame {
    PageFrame::sample_officer(lang, title, CAPABILITY.texts)
}

fn at(text: &str) -> At {
    At::parse(text).expect("an instant")
}

fn now() -> At {
    at("2026-11-23T10:00")
}

fn today() -> Day {
    now().day()
}

pub(crate) fn served() -> Served {
    Served {
        id: Id::new(At(0), [3; 16]),
        site: Id::new(At(0), [2; 16]),
        key: "facturacion".into(),
        name: "Mi <factura>".into(),
        name_en: "My <bill>".into(),
        site_key: "centro".into(),
        site_name: "Sala Centro".into(),
        address: "Carrera 16 n.º 36-44".into(),
    }
}

fn offer(weekday: i64) -> Offer {
    let (id, service) = (Id::new(At(0), [u8::try_from(weekday).unwrap_or(1); 16]), served().id);
    Offer { id, service, weekday, from: 480, to: 600, minutes: 20, seats: 2 }
}

fn schedule(days: &[i64]) -> Schedule {
    Schedule {
        offers: days.iter().map(|d| offer(*d)).collect(),
        rules: Rules::default(),
        opening: Opening {
            hours: Vec::new(),
            closed: Vec::new(),
            calendar: std::sync::Arc::new(Calendar::national()),
        },
        taken: HashMap::from([(at("2026-11-24T08:00"), 2), (at("2026-11-24T08:20"), 1)]),
    }
}

fn slots(page: &PageFrame, days: &[i64], desk: Desk) -> SlotsView {
    let path = crate::screens::slots::path(desk, &served());
    let from = From { path: &path, first: today(), now: now(), who: desk.booker() };
    view(page, &(served(), schedule(days)), desk, &from, None)
}

fn data(page: &PageFrame, desk: Desk, form: BookingForm) -> DataView {
    DataView::new(page, &served(), desk, at("2026-11-24T08:20"), form)
}

fn typed() -> BookingForm {
    BookingForm {
        name: "María <Elena> Ríos".into(),
        email: "maria".into(),
        needs: vec!["sign_language".into()],
        ..BookingForm::default()
    }
}

fn to_book(lang: Lang) -> Vec<(&'static str, String)> {
    let elsewhere = Served { site_key: "norte".into(), site_name: "Sala Norte".into(), ..served() };
    let other = Served { key: "danos".into(), name: "Mi servicio".into(), ..served() };
    let choose = |all: &[Served], asked: &str| {
        let page = page(lang, "appointments-title");
        html(ChoosePage { choice: Choice::new(&page, all, asked, Desk::Web), page })
    };
    let hours = |days: &[i64], refused: bool| {
        let page = page(lang, "appointments-hour-title");
        let mut view = slots(&page, days, Desk::Web);
        if refused {
            view = view.refused(page.t("refusal-appointments-full").into_owned());
        }
        html(SlotsPage { page, view })
    };
    let moving = || {
        let page = page(lang, "appointments-move-title");
        let mut view = slots(&page, &[2, 4], Desk::Web);
        (view.method, view.moving) = ("post", "martes 24 de noviembre, 8:20 a. m.".into());
        html(SlotsPage { page, view })
    };
    let form = |form: BookingForm, gone: bool| {
        let page = page(lang, "appointments-data-title");
        let mut view = data(&page, Desk::Web, form.clone());
        if form != BookingForm::default() {
            view.errors.add("email", page.t("refusal-appointments-email"));
        }
        if gone {
            let from = From { path: "/citas", first: today(), now: now(), who: Booker::Person };
            view.others = Week::new(&page, &schedule(&[2, 3]), &from, None).days;
            view.errors.add("hora", page.t("refusal-appointments-full"));
        }
        html(DataPage { page, view })
    };
    vec![
        ("appointments-choose", choose(&[served(), other], "")),
        ("appointments-choose-site", choose(&[served(), elsewhere.clone()], "facturacion")),
        ("appointments-choose-sites", choose(&[served(), elsewhere], "")),
        ("appointments-choose-nothing", choose(&[], "")),
        ("appointments-hours-of-week", hours(&[2, 3, 4], false)),
        ("appointments-hours-refused", hours(&[2], true)),
        ("appointments-hours-none", hours(&[], false)),
        ("appointments-move", moving()),
        ("appointments-data", form(BookingForm::default(), false)),
        ("appointments-data-refused", form(typed(), false)),
        ("appointments-data-gone", form(typed(), true)),
    ]
}

fn booking(state: State) -> Booking {
    Booking {
        id: Id::new(now(), [1; 16]),
        key: "clave".into(),
        site: served().site,
        service: served().id,
        starts_at: at("2026-11-23T10:40"),
        minutes: 20,
        state,
        origin: Origin::Web,
        language: Lang::Es,
        who: Who {
            name: "María Elena Ríos".into(),
            document: String::new(),
            phone: "3101234548".into(),
            email: if state == State::Booked { "maria@correo.example".into() } else { String::new() },
            preferential: true,
            needs: vec![Need::SignLanguage, Need::Wheelchair],
        },
        ticket: None,
        code: if state == State::Arrived { "P 013".into() } else { String::new() },
        ticket_secret: if state == State::Arrived { "secreto".into() } else { String::new() },
        reminded_at: None,
        booked_at: at("2026-11-20T09:00"),
        moves: 0,
        version: 1,
    }
}

fn of_booking(lang: Lang) -> Vec<(&'static str, String)> {
    let one = |state| {
        html(BookingPage::new(
            page(lang, "appointments-booking-title"),
            &booking(state),
            &served(),
            15,
            now(),
        ))
    };
    let arrival = |refused: bool| {
        let page = page(lang, "appointments-arrival-title");
        html(ArrivalPage {
            key: "clave".into(),
            service: "Mi factura".into(),
            site: "Sala Centro".into(),
            when: "lunes 23 de noviembre, 10:40 a. m.".into(),
            refused: if refused { page.t("refusal-appointments-over").into_owned() } else { String::new() },
            page,
        })
    };
    vec![
        ("appointments-booked", one(State::Booked)),
        ("appointments-arrived", one(State::Arrived)),
        ("appointments-missed", one(State::Missed)),
        ("appointments-cancelled", one(State::Cancelled)),
        ("appointments-arrival", arrival(false)),
        ("appointments-arrival-refused", arrival(true)),
    ]
}

fn of_officers(lang: Lang) -> Vec<(&'static str, String)> {
    let sites = || vec![(served().site, "centro".to_owned(), "Sala Centro".to_owned())];
    let agenda = |bookings| {
        let found = Found { sites: sites(), services: vec![served()], bookings };
        html(AgendaPage::new(
            office(lang, "appointments-agenda-title"),
            &found,
            Some(served().site),
            today(),
            now(),
        ))
    };
    let states = [State::Booked, State::Arrived, State::Missed, State::Cancelled];
    let full = states.map(|s| (Booking { id: Id::new(now(), [s as u8 + 1; 16]), ..booking(s) }, None));
    let choose = || {
        let page = office(lang, "appointments-book-for");
        html(ChooseOfficePage { choice: Choice::new(&page, &[served()], "", Desk::Office), page })
    };
    let hours = || {
        let page = office(lang, "appointments-hour-title");
        html(SlotsOfficePage { view: slots(&page, &[2, 4], Desk::Office), page })
    };
    let form = || {
        let page = office(lang, "appointments-data-title");
        html(DataOfficePage { view: data(&page, Desk::Office, typed()), page })
    };
    let settings = |offers: Vec<Offer>, refused: bool| {
        let page = office(lang, "appointments-hours-title");
        let sentence = page.t("refusal-appointments-overlaps").into_owned();
        let shown = HoursPage::new(page, &(served(), offers, Rules::default()));
        let typed = Typed { from: "08:00".into(), weekdays: vec![1], ..Typed::default() };
        html(if refused { shown.refused("from", sentence, typed) } else { shown })
    };
    let list = |all: &[(Served, Vec<Offer>)]| html(ListPage::new(office(lang, "appointments-settings"), all));
    vec![
        ("appointments-agenda", agenda(full.to_vec())),
        ("appointments-agenda-empty", agenda(Vec::new())),
        ("appointments-office-choose", choose()),
        ("appointments-office-hours", hours()),
        ("appointments-office-data", form()),
        ("appointments-settings-list", list(&[(served(), vec![offer(1)]), (served(), Vec::new())])),
        ("appointments-settings-none", list(&[])),
        ("appointments-settings-hours", settings(vec![offer(1), offer(2)], false)),
        ("appointments-settings-refused", settings(Vec::new(), true)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_sentences_in_both_languages_and_no_id_twice() {
        for lang in [Lang::Es, Lang::En] {
            for (name, html) in all(lang) {
                assert!(!html.contains('⟦') && !html.contains("{$"), "{name} in {lang:?}: {html}");
                let mut ids: Vec<_> =
                    html.split(" id=\"").skip(1).filter_map(|t| t.split('"').next()).collect();
                let count = ids.len();
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), count, "{name} in {lang:?}");
                for form in html.split(" for=\"").skip(1).filter_map(|t| t.split('"').next()) {
                    assert!(ids.contains(&form), "{name}: no field {form}");
                }
            }
        }
    }
}
