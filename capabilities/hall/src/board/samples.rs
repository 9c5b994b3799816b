//! Every page of the board in every state, for the test that reads all of them in both languages.

use askama::Template;
use kernel::{At, Lang};
use web::PageFrame;

use super::clips::VoicePage;
use super::display::{CaptionPage, DisplayPage, Seen as DisplaySeen};
use super::emergency::EmergencyPage;
use super::messages::{Found, MessagesPage, Typed};
use super::records::{Call, Clip, Desk, Emergency, Message, Place, Turn};
use super::screen::{BoardPage, Seen};
use crate::CAPABILITY;
use crate::gate::{DayOff, Opening};
use crate::refusal::HallRefusal;

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn now() -> At {
    At::parse("2026-12-02T10:24").expect("an instant")
}

fn place() -> Place {
    Place { id: "s".into(), key: "centro".into(), name: "Sala del CAM".into(), last_chair_cm: 600 }
}

fn call(minutes_ago: i64, code: &str, counter: i64, times: i64) -> Call {
    Call {
        at: now().plus_minutes(-minutes_ago),
        code: code.into(),
        counter,
        times,
        service: "Facturación y reclamos".into(),
        service_en: "Billing and claims".into(),
        icon: "factura".into(),
    }
}

fn message(id: &str, body: &str, mime: Option<&str>) -> Message {
    let media = mime.map(|m| (m.to_owned(), "0".repeat(64)));
    Message { id: id.into(), body: body.into(), media, from_day: None, until_day: Some(now().day()) }
}

fn messages() -> Vec<Message> {
    vec![
        message("m1", "Para cerrar su cuenta traiga la cédula y el <último> recibo", Some("video/mp4")),
        message("m2", "El jueves no hay servicio por inventario", None),
        message("m3", "Así se lee su medidor", Some("image/png")),
    ]
}

fn seen(calls: Vec<Call>) -> Seen {
    Seen {
        place: place(),
        calls,
        waiting: 7,
        wait_minutes: Some(8),
        emergency: None,
        messages: messages(),
        shut: None,
        at: now(),
    }
}

fn fire() -> Emergency {
    Emergency {
        began_at: now(),
        body: "Salga con calma por la puerta principal. No use el ascensor.".into(),
        ended_at: None,
    }
}

/// All samples of the board.
pub(super) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [boards(lang), displays(lang), offices(lang)].concat()
}

fn boards(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || PageFrame::sample(lang, "hall-board-title", CAPABILITY.texts);
    let calls = vec![
        call(0, "A 047", 3, 1),
        call(1, "P 012", 1, 1),
        call(3, "A 046", 5, 2),
        call(4, "A 046", 5, 1),
        call(6, "C 021", 4, 1),
    ];
    let again = [vec![call(0, "A 047", 3, 2)], calls.clone()].concat();
    let early = Seen { wait_minutes: None, messages: Vec::new(), waiting: 0, ..seen(Vec::new()) };
    let emergency = Seen { emergency: Some(fire()), ..seen(calls.clone()) };
    let why = DayOff { es: "Inmaculada Concepción".into(), en: "Immaculate Conception".into() };
    let next = Some(Opening { day: now().plus_days(1).day(), minute: 7 * 60 });
    let shut = Seen { shut: Some(HallRefusal::ClosedToday { why, next }), ..seen(Vec::new()) };
    let far = Place { last_chair_cm: 1_200, ..place() };
    vec![
        ("hall-board", html(BoardPage::new(page(), &seen(calls.clone())))),
        ("hall-board-again", html(BoardPage::new(page(), &seen(again)))),
        ("hall-board-far", html(BoardPage::new(page(), &Seen { place: far, ..seen(calls) }))),
        ("hall-board-before-first", html(BoardPage::new(page(), &early))),
        ("hall-board-shut", html(BoardPage::new(page(), &shut))),
        ("hall-board-emergency", html(BoardPage::new(page(), &emergency))),
    ]
}

fn displays(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || PageFrame::sample(lang, "hall-display-name", CAPABILITY.texts);
    let turn = |attended| Some(Turn { id: "t".into(), code: "A 047".into(), attended });
    let desk = |officer: Option<&str>, paused, turn| Desk {
        id: "c".into(),
        number: 3,
        open: officer.is_some(),
        officer: officer.map(str::to_owned),
        paused,
        turn,
    };
    let seen = |desk| DisplaySeen { place: place(), desk, emergency: None, caption: None };
    let calling = seen(desk(Some("Luisa Marín"), false, turn(false)));
    let caption = Some("Su recibo <llega> el martes.\nFirme aquí, por favor.".to_owned());
    let attended = DisplaySeen { caption, ..seen(desk(Some("Luisa Marín"), false, turn(true))) };
    let emergency = DisplaySeen { emergency: Some(fire().body), ..seen(desk(None, false, None)) };
    let office = || PageFrame::sample_officer(lang, "hall-display-name", CAPABILITY.texts);
    vec![
        ("hall-display-calling", html(DisplayPage::new(page(), &calling))),
        ("hall-display-attending", html(DisplayPage::new(page(), &attended))),
        ("hall-display-next", html(DisplayPage::new(page(), &seen(desk(Some("Ana"), false, None))))),
        ("hall-display-paused", html(DisplayPage::new(page(), &seen(desk(Some("Ana"), true, None))))),
        ("hall-display-closed", html(DisplayPage::new(page(), &seen(desk(None, false, None))))),
        ("hall-display-emergency", html(DisplayPage::new(page(), &emergency))),
        ("hall-caption", html(CaptionPage::new(office(), &attended))),
        ("hall-caption-nobody", html(CaptionPage::new(office(), &seen(desk(Some("Ana"), false, None))))),
    ]
}

fn offices(lang: Lang) -> Vec<(&'static str, String)> {
    let page = |key| PageFrame::sample_officer(lang, key, CAPABILITY.texts);
    let found = |messages| Found {
        places: vec![place(), Place { key: "norte".into(), name: "Norte".into(), ..place() }],
        chosen: 0,
        messages,
    };
    let list = |found| MessagesPage::new(page("hall-messages-title"), found, now().day());
    let mut refused = list(found(Vec::new()));
    refused.errors.add("body", refused.page.t("refusal-hall-board-bad-body").into_owned());
    refused.errors.add("media", refused.page.t("refusal-hall-board-bad-media").into_owned());
    refused.typed = Typed { until: "2026-12-31".into(), ..Typed::default() };
    let none = Found { places: Vec::new(), chosen: 0, messages: Vec::new() };
    let over = Emergency { ended_at: Some(now().plus_minutes(20)), ..fire() };
    let title = "hall-emergency-title";
    let on = EmergencyPage::new(page(title), &[(place(), vec![fire(), over.clone()])], "");
    let mut off = EmergencyPage::new(page(title), &[(place(), vec![over])], "centro");
    off.errors.add("body", off.page.t("refusal-hall-board-bad-body").into_owned());
    let clip = |word: &str| Clip { word: word.into(), sha256: documents::Sha256Hash::of(b"") };
    let mut wrong = VoicePage::new(page("hall-voice-title"), &[]);
    let sentence = wrong.page.t1("refusal-hall-board-sound-silent", "file", "47.wav");
    wrong.errors.add("clips", sentence);
    let some = VoicePage::new(page("hall-voice-title"), &[clip("turno"), clip("n-47")]);
    vec![
        ("hall-messages", html(list(found(messages())))),
        ("hall-messages-refused", html(refused)),
        ("hall-messages-no-site", html(list(none))),
        ("hall-emergency-on", html(on)),
        ("hall-emergency-refused", html(off)),
        ("hall-emergency-no-site", html(EmergencyPage::new(page(title), &[], ""))),
        ("hall-voice", html(some)),
        ("hall-voice-refused", html(wrong)),
    ]
}
