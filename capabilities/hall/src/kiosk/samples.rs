//! Every screen of the kiosk in every state, for the test that reads all of them in both languages.

use askama::Template;
use kernel::{At, Id, Lang};
use queueing::Class;
use queueing::predict::Range;
use web::PageFrame;

use super::appointment::AppointmentPage;
use super::choose::{ChoosePage, FirstPage, IdlePage, Seen};
use super::device::{Device, UnknownPage};
use super::lines::Line;
use super::offline::OfflinePage;
use super::records::{Kiosk, Paper};
use super::settings::KiosksPage;
use super::signs::SignsPage;
use super::take::Handed;
use super::turn::{self, TurnPage};
use crate::CAPABILITY;
use crate::code::Code;
use crate::gate::{DayOff, Opening};
use crate::lane::Lane;
use crate::refusal::HallRefusal;
use crate::site::{Service, Site};
use crate::ticket::{Origin, State, Ticket};

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

pub(crate) fn now() -> At {
    At::parse("2026-12-02T10:24").expect("an instant")
}

fn id<T: kernel::Tag>(n: u8) -> Id<T> {
    Id::new(now(), [n; 16])
}

pub(crate) fn site() -> Site {
    Site {
        id: id(1),
        key: "centro".into(),
        name: "Sala del <CAM>".into(),
        address: "Calle 14 9-31".into(),
        municipality: None,
        phone: None,
        last_chair_cm: 800,
        preferential_prefix: "P".into(),
        community_prefix: "C".into(),
        alarm_minutes: 20,
        active: true,
        version: 1,
    }
}

pub(crate) fn service(n: u8, name: &str, english: &str, icon: &str) -> Service {
    Service {
        id: id(n),
        site: id(1),
        key: format!("linea-{n}"),
        name: name.into(),
        name_en: english.into(),
        help: "Reclamos, copias, cuotas".into(),
        help_en: "Claims, copies, instalments".into(),
        prefix: "A".into(),
        icon: icon.into(),
        place: i64::from(n),
        daily_most: None,
        opens: None,
        closes: None,
        topics: Vec::new(),
        shut_on: None,
        active: true,
        version: 1,
    }
}

pub(crate) fn lines() -> Vec<Line> {
    let wait = Some(Range { low_s: 300, high_s: 720 });
    let hours = HallRefusal::LineNotOpen { opens: "07:00".into(), closes: "09:00".into() };
    let line = |service, shut, wait| Line { service, shut, wait };
    vec![
        line(service(2, "Mi factura", "My bill", "factura"), None, wait),
        line(service(3, "Mi servicio", "My service", "gota"), None, None),
        line(service(4, "Radicar un documento", "File a document", "nota"), Some(hours), None),
        line(service(5, "Vinculación", "New connection", "old-icon"), Some(HallRefusal::NoTurnsLeft), None),
    ]
}

pub(crate) fn ticket(state: State) -> Ticket {
    Ticket {
        id: id(9),
        site: id(1),
        day: now().day(),
        code: Code::new("A", 52),
        service: id(2),
        class: Class::General,
        state,
        lane: Lane::Service(id(2)),
        rank_at: now(),
        origin: Origin::Kiosk,
        language: Lang::Es,
        arrived_at: now(),
        called_at: None,
        attended_at: None,
        ended_at: None,
        since: now(),
        last_call_at: None,
        calls: 0,
        shift: None,
        counter: None,
        officer: None,
        outcome: None,
        topics: Vec::new(),
        person: None,
        case: None,
        ground: None,
        needs: Vec::new(),
        version: 1,
    }
}

pub(crate) fn turn_seen(state: State, wait: Option<Range>) -> turn::Seen {
    turn::Seen {
        ticket: ticket(state),
        service: service(2, "Mi factura", "My bill", "factura"),
        ahead: 5,
        wait,
    }
}

fn device(reach: bool, paper: Paper) -> Device {
    let kiosk = Kiosk { id: id(7), site: id(1), name: "Entrada".into(), first: 900, last: 949, paper };
    Device { kiosk, site: site(), reach }
}

/// All samples of the kiosk.
pub(super) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [screens(lang), turns(lang), settings(lang)].concat()
}

fn screens(lang: Lang) -> Vec<(&'static str, String)> {
    let page = |key| PageFrame::sample(lang, key, CAPABILITY.texts);
    let (low, usual) = (device(true, Paper::Browser), device(false, Paper::Never));
    let open = || Seen { shut: None, lines: lines() };
    let shut = |why| Seen { shut: Some(why), lines: lines() };
    let next = |minute| Some(Opening { day: now().plus_days(1).day(), minute });
    let late = HallRefusal::SiteClosed { opens: String::new(), next: next(21 * 60) };
    let why = DayOff { es: "Inmaculada Concepción".into(), en: "Immaculate Conception".into() };
    let holiday = HallRefusal::ClosedToday { why, next: next(7 * 60) };
    let (title, token) = ("hall-kiosk-title", || "t".repeat(32));
    let choose = |device: &Device, seen: &Seen| {
        ChoosePage::new(page("hall-kiosk-choose-title"), device, seen, now(), token())
    };
    let first = |device: &Device, seen: &Seen| {
        FirstPage::new(page("hall-kiosk-first-title"), device, seen, now(), token())
    };
    let wrong = choose(&usual, &open()).refused(Some(&HallRefusal::LineClosed));
    let clip = Some("/sala/centro/kiosco/senas/0123456789abcdef".to_owned());
    let signs = |clip| SignsPage::new(page("hall-kiosk-signs-title"), &usual, now(), clip);
    let asked = |typed| AppointmentPage::new(page("hall-kiosk-appointment"), &usual, now(), typed);
    vec![
        ("hall-kiosk-idle", html(IdlePage::new(page(title), &usual, &open(), now()))),
        ("hall-kiosk-idle-late", html(IdlePage::new(page(title), &usual, &shut(late), now()))),
        (
            "hall-kiosk-idle-day",
            html(IdlePage::new(page(title), &usual, &shut(HallRefusal::DayClosed), now())),
        ),
        ("hall-kiosk-choose", html(choose(&usual, &open()))),
        ("hall-kiosk-choose-low", html(choose(&low, &open()))),
        ("hall-kiosk-choose-closed", html(choose(&usual, &shut(holiday)))),
        ("hall-kiosk-choose-refused", html(wrong)),
        ("hall-kiosk-first", html(first(&usual, &open()))),
        ("hall-kiosk-first-low", html(first(&low, &open()))),
        ("hall-kiosk-signs", html(signs(clip))),
        ("hall-kiosk-signs-none", html(signs(None))),
        ("hall-kiosk-appointment", html(asked(None))),
        ("hall-kiosk-appointment-wrong", html(asked(Some("<x>")))),
        (
            "hall-kiosk-offline",
            html(OfflinePage::new(page("hall-kiosk-offline-title"), &low, &open(), now())),
        ),
        ("hall-kiosk-unknown", html(UnknownPage { page: page("hall-kiosk-unknown-title") })),
    ]
}

fn turns(lang: Lang) -> Vec<(&'static str, String)> {
    let wait = Some(Range { low_s: 300, high_s: 720 });
    let page = |wait, handed, large| {
        let page = PageFrame::sample(lang, "hall-kiosk-turn-title", CAPABILITY.texts);
        let url = "https://pqr.miraflor.example/turno/23456789ABCDEFGH".to_owned();
        let seen = turn_seen(State::Waiting, wait);
        let at = (now(), "turno/23456789ABCDEFGH?papel=x");
        html(TurnPage::new(page, &device(false, Paper::Browser), &seen, url, (handed, large), at))
    };
    let soon = Some(Range { low_s: 0, high_s: 90 });
    vec![
        ("hall-kiosk-turn-printed", page(wait, Handed::Printed, false)),
        ("hall-kiosk-turn-browser", page(None, Handed::Browser, false)),
        ("hall-kiosk-turn-no-paper", page(soon, Handed::Out, false)),
        ("hall-kiosk-turn-no-printer", page(wait, Handed::Failed, false)),
        ("hall-kiosk-turn-never", page(wait, Handed::Never, true)),
    ]
}

fn settings(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || PageFrame::sample_officer(lang, "hall-kiosks-title", CAPABILITY.texts);
    let kiosk = |n: u8, first, paper| Kiosk {
        id: id(n),
        site: id(1),
        name: format!("Kiosco <{n}>"),
        first,
        last: first + 24,
        paper,
    };
    let list = vec![
        kiosk(7, 900, Paper::Browser),
        kiosk(8, 925, Paper::Network("10.0.0.7:9100".into())),
        kiosk(6, 950, Paper::Never),
    ];
    let mut made = KiosksPage::new(page(), &[site()], Some(site()), list);
    made.address = "https://pqr.miraflor.example/sala/centro/kiosco/23456789ABCDEFGHJKMNPQRS".into();
    let mut refused = KiosksPage::new(page(), &[site()], Some(site()), Vec::new());
    for (field, key) in [
        ("name", "refusal-hall-kiosk-bad-name"),
        ("first", "refusal-hall-kiosk-bad-range"),
        ("printer", "refusal-hall-kiosk-bad-printer"),
        ("clip", "refusal-hall-kiosk-bad-clip"),
    ] {
        let sentence = refused.page.t(key).into_owned();
        refused.errors.add(field, sentence);
    }
    vec![
        ("hall-kiosks", html(made)),
        ("hall-kiosks-refused", html(refused)),
        ("hall-kiosks-no-site", html(KiosksPage::new(page(), &[], None, Vec::new()))),
    ]
}
