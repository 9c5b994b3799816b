//! Every page in every state, for the test that reads all of them in both languages.

use std::collections::BTreeMap;

use askama::Template;
use kernel::{Day, Lang};
use web::{Fields, PageFrame};

use crate::CAPABILITY;
use crate::rating::{Reason, Tally};
use crate::records::{Answer, Desk, Month, Site};
use crate::screens::beside::FiguresPanel;
use crate::screens::figures::{CommentsPage, FiguresPage, Found as Figures};
use crate::screens::link::{LinkPage, Standing};
use crate::screens::panel::TurnPanel;
use crate::screens::settings::{Found, SettingsPage};
use crate::screens::tablet::{Seen, Step, TabletPage};
use crate::visit::Asking;

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn site() -> Site {
    Site { id: "s".into(), key: "centro".into(), name: "Sala del CAM".into() }
}

fn desk(number: i64) -> Desk {
    Desk { id: format!("c{number}"), number, name: String::new() }
}

fn today() -> Day {
    "2026-12-02".parse().expect("a day")
}

/// All samples of surveys: name and HTML.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [tablets(lang), links(lang), offices(lang)].concat()
}

fn tablets(lang: Lang) -> Vec<(&'static str, String)> {
    let seen = |faces, visit: Option<Option<&str>>, why: Option<&str>| Seen {
        site: site(),
        desk: desk(3),
        asking: Asking { faces, ..Asking::default() },
        visit: visit.map(|name| ("v".to_owned(), name.map(str::to_owned))),
        why: why.map(str::to_owned),
    };
    let page = |seen: Seen, step| {
        let frame = PageFrame::sample(lang, "surveys-tablet-title", CAPABILITY.texts);
        html(TabletPage::new(frame, &seen, step, "r".into(), "/sala/centro/tableta/3/k".into()))
    };
    let luisa = Some(Some("Luisa <Marín>"));
    vec![
        ("surveys-tablet-ask", page(seen(5, luisa, None), Step::Ask)),
        ("surveys-tablet-four-faces", page(seen(4, Some(None), None), Step::Ask)),
        ("surveys-tablet-why", page(seen(5, None, Some("v")), Step::Why)),
        ("surveys-tablet-thanks", page(seen(5, None, None), Step::Thanks)),
        ("surveys-tablet-rest", page(seen(5, None, None), Step::Rest)),
    ]
}

fn links(lang: Lang) -> Vec<(&'static str, String)> {
    let page = |standing, typed: &[(&str, &str)]| {
        let frame = PageFrame::sample(lang, "surveys-link-title", CAPABILITY.texts);
        LinkPage::new(frame, standing, "token", 5, &Fields::from_pairs(typed.iter().copied()))
    };
    let mut refused = page(Standing::Open, &[("reason", "wait"), ("comment", "<b>Hola</b>")]);
    refused.errors.add("score", refused.page.t("refusal-surveys-bad-score").into_owned());
    refused.page = refused.page.failed();
    let frame = PageFrame::sample(lang, "surveys-link-title", CAPABILITY.texts);
    let panel = TurnPanel {
        title: frame.t("surveys-link-title").into_owned(),
        text: frame.t("surveys-panel-text").into_owned(),
        href: "/calificar/token".into(),
        label: frame.t("surveys-panel-open").into_owned(),
    };
    vec![
        ("surveys-link", html(page(Standing::Open, &[]))),
        ("surveys-link-refused", html(refused)),
        ("surveys-link-thanks", html(page(Standing::Thanks, &[]))),
        ("surveys-link-already", html(page(Standing::Already, &[]))),
        ("surveys-link-closed", html(page(Standing::Closed, &[]))),
        ("surveys-panel", html(panel)),
    ]
}

fn figures() -> Figures {
    let mut month = Month { all_finished: 64, ..Month::default() };
    for (kind, id, five, one) in [("service", "f", 20, 3), ("counter", "c3", 20, 1), ("officer", "o", 2, 0)] {
        let mut tally = Tally::default();
        tally.add(5, five);
        tally.add(1, one);
        month.answers.insert((kind.into(), id.into()), tally);
        month.finished.insert((kind.into(), id.into()), 60);
    }
    month.finished.insert(("counter".into(), "c1".into()), 4);
    let name = |text: &str| (text.to_owned(), text.to_owned());
    let names =
        BTreeMap::from([("f".to_owned(), name("Facturación")), ("o".to_owned(), name("Luisa Marín"))]);
    let answer = |hour, comment: &str| Answer {
        day: Some(today()),
        hour,
        via: "tablet".into(),
        score: 2,
        reasons: vec![Reason::Wait, Reason::Clarity],
        comment: comment.into(),
        service: Some(name("Facturación")),
    };
    let alone = Answer { day: None, service: None, ..answer(None, "Solo <una> persona en la tarde") };
    let answers = vec![answer(Some(10), "Esperé una hora"), answer(None, "Bien"), alone];
    Figures { sites: vec![site()], chosen: 0, desks: vec![desk(1), desk(3)], month, names, answers }
}

fn offices(lang: Lang) -> Vec<(&'static str, String)> {
    let page = |key| PageFrame::sample_officer(lang, key, CAPABILITY.texts);
    let first = today().first_of_month();
    let sheet =
        |found: &Figures| html(FiguresPage::new(page("surveys-figures-title"), found, first, today()));
    let list =
        |found: &Figures| html(CommentsPage::new(page("surveys-comments-title"), found, first, today()));
    let north = Site { key: "norte".into(), name: "Norte".into(), ..site() };
    let found = Found {
        sites: vec![site(), north],
        chosen: 0,
        asking: Asking::default(),
        desks: vec![desk(1), desk(3)],
    };
    let none = Found { sites: Vec::new(), chosen: 0, asking: Asking::default(), desks: Vec::new() };
    let address =
        |_: &Site, desk: &Desk| format!("https://pqr.example/sala/centro/tableta/{}/k", desk.number);
    let settings = |found: &Found| SettingsPage::new(page("surveys-settings-title"), found, address);
    let mut refused = settings(&found);
    refused.errors.add("slot_minutes", refused.page.t("refusal-surveys-bad-minutes").into_owned());
    refused.slot_minutes = "900".into();
    let beside = |from: Day, found: &Figures| {
        html(FiguresPanel::new(page("surveys-beside-title"), found, from, today()))
    };
    let spring = "2026-03-01".parse().expect("a day");
    vec![
        ("surveys-beside", beside(spring, &figures())),
        ("surveys-beside-month", beside(first, &Figures::none())),
        ("surveys-figures", sheet(&figures())),
        ("surveys-figures-no-site", sheet(&Figures::none())),
        ("surveys-comments", list(&figures())),
        ("surveys-comments-none", list(&Figures::none())),
        ("surveys-settings", html(settings(&found))),
        ("surveys-settings-refused", html(refused)),
        ("surveys-settings-no-site", html(settings(&none))),
    ]
}
