//! Every page of the settings in every state, rendered.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use deadlines::Calendar;
use kernel::{At, Day, Id, Lang};
use queueing::{Class, Guard, Policy};
use web::{FormErrors, PageFrame};

use super::counter::CounterPage;
use super::plan::{Asked, PlanPage};
use super::policy::{self, PolicyPage};
use super::policy_form;
use super::records::Decided;
use super::rehearsal::{Past, PastShift, Recorded};
use super::service::ServicePage;
use super::signers::{SignerRow, SignersPage};
use super::sites::{self, Found, SitePage, SitesPage};
use super::staff::Usual;
use super::typed::Typed;
use super::{counter, service};
use crate::CAPABILITY;
use crate::gate::Openings;
use crate::site::{Counter, Hours, Service, Site, Takes, Topic};

pub(super) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [settings(lang), parts(lang), policies(lang), plans(lang)].concat()
}

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn frame(lang: Lang, title: &str) -> PageFrame {
    PageFrame::sample(lang, title, CAPABILITY.texts)
}

fn at(minute: i64) -> At {
    At::parse("2026-11-16T08:00").expect("an instant").plus_minutes(minute)
}

fn id<T>(n: u8) -> Id<T> {
    Id::new(At(0), [n; 16])
}

fn site() -> Site {
    Site {
        id: id(1),
        key: "centro".into(),
        name: "Sala Centro".into(),
        address: "Calle 16 # 40-21".into(),
        municipality: None,
        phone: Some("606 000 0000".into()),
        last_chair_cm: 900,
        preferential_prefix: "P".into(),
        community_prefix: "C".into(),
        alarm_minutes: 30,
        active: true,
        version: 1,
    }
}

fn found() -> Found {
    let topic = Topic { key: "alta".into(), es: "Factura alta".into(), en: "High bill".into(), cause: None };
    let service = Service {
        id: id(2),
        site: id(1),
        key: "facturacion".into(),
        name: "Facturación".into(),
        name_en: "Billing".into(),
        help: "Cobros".into(),
        help_en: "Charges".into(),
        prefix: "A".into(),
        icon: "factura".into(),
        place: 1,
        daily_most: None,
        opens: Some(420),
        closes: Some(900),
        topics: vec![topic],
        shut_on: None,
        active: true,
        version: 1,
    };
    let counter = Counter {
        id: id(3),
        site: id(1),
        number: 1,
        name: "Módulo 1".into(),
        takes: Takes::All,
        accessible: true,
        hearing_loop: false,
        active: true,
        version: 1,
        services: vec![id(2)],
    };
    let retired = Counter { id: id(4), number: 2, active: false, ..counter.clone() };
    Found {
        site: site(),
        openings: Openings {
            hours: (1..=5).map(|weekday| Hours { weekday, opens: 420, closes: 960 }).collect(),
            closures: [(at(0).day(), "Inventario".into())].into(),
            declared: [Day::constant(2026, 12, 25)].into(),
            calendar: Arc::new(Calendar::national()),
        },
        today: Day::constant(2026, 11, 23),
        services: vec![service],
        counters: vec![counter, retired],
    }
}

fn settings(lang: Lang) -> Vec<(&'static str, String)> {
    let list = |sites: Vec<Site>, error: bool| {
        let mut errors = FormErrors::none();
        let mut page = frame(lang, "hall-floor-title");
        if error {
            errors.add("key", "refusal-hall-floor-key");
            page = page.failed();
        }
        html(SitesPage { page, sites, typed: Typed::default(), errors })
    };
    let one = || {
        let typed = sites::as_typed(&found());
        SitePage::new(frame(lang, "hall-floor-site"), found(), typed)
    };
    let signer = |name: &str, certified: bool| SignerRow {
        id: id::<kernel::AccountTag>(9).to_string(),
        name: name.into(),
        certified,
        until: String::new(),
    };
    let rows = vec![signer("Luisa Marín", true), signer("Andrés Cárdenas", false)];
    let signers = SignersPage { page: frame(lang, "hall-floor-signers"), rows, errors: FormErrors::none() };
    vec![
        ("hall-floor-sites", list(vec![site()], false)),
        ("hall-floor-sites-none", list(Vec::new(), true)),
        ("hall-floor-site", html(one())),
        ("hall-floor-site-refused", html(one().refused("opens_1", "refusal-hall-floor-hours".into()))),
        ("hall-floor-signers", html(signers)),
    ]
}

fn parts(lang: Lang) -> Vec<(&'static str, String)> {
    let line = |key: &str| {
        let typed = service::as_typed(&found(), key).expect("a line");
        ServicePage::new(frame(lang, "hall-floor-service"), site(), key, typed)
    };
    let module = |number: &str| {
        let typed = counter::as_typed(&found(), number).expect("a counter");
        CounterPage::new(frame(lang, "hall-floor-counter"), found(), number, typed)
    };
    vec![
        ("hall-floor-service", html(line("facturacion"))),
        ("hall-floor-service-new", html(line(service::NEW))),
        ("hall-floor-service-refused", html(line("facturacion").refused("prefix", "…".into()))),
        ("hall-floor-counter", html(module("1"))),
        ("hall-floor-counter-new", html(module(counter::NEW))),
        ("hall-floor-counter-refused", html(module("1").refused("services", "…".into()))),
    ]
}

/// Two hundred people on a Monday morning, one counter.
fn recorded() -> Recorded {
    let person = |n: i64| Past {
        service: id(2),
        class: Class::ALL[usize::try_from(n % 3).unwrap_or(0)],
        arrived: at(n * 3),
        attended: Some((at(n * 3), at(n * 3 + 4))),
        ended: at(n * 3 + 4),
    };
    Recorded {
        people: (0..120).map(person).collect(),
        shifts: vec![PastShift { counter: id(3), opened: at(0), closed: at(480) }],
        takes: HashMap::from([(id(3), vec![id(2)])]),
    }
}

fn policies(lang: Lang) -> Vec<(&'static str, String)> {
    let history = |n: usize| {
        let one = Decided {
            from: at(0),
            policy: Policy::default(),
            reason: "Prueba de noviembre".into(),
            by: Some("Marta Rentería".into()),
        };
        vec![one; n]
    };
    let page = |n: usize| {
        let found = policy::Found { site: site(), policy: Policy::default(), history: history(n) };
        PolicyPage::new(frame(lang, "hall-floor-policy"), &found, policy_form::typed(&Policy::default()))
    };
    let other = Policy::Strict(Guard { after: 2, waited_s: 300, comparing: true });
    let preview = |recorded: &Recorded| page(1).with_preview(&other, &Policy::default(), recorded);
    vec![
        ("hall-floor-policy", html(page(0))),
        ("hall-floor-policy-preview", html(preview(&recorded()))),
        ("hall-floor-policy-few", html(preview(&Recorded::default()))),
        ("hall-floor-policy-refused", html(page(1).refused("kind", "refusal-hall-floor-policy".into()))),
    ]
}

fn plans(lang: Lang) -> Vec<(&'static str, String)> {
    let page = |usual: Option<&Usual>, own: bool| {
        let own = if own { HashMap::from([(8, 2), (9, 2)]) } else { HashMap::new() };
        let asked = Asked { site: "centro".into(), weekday: 1, minutes: 10, share: 90, own };
        let sites = vec![("centro".to_owned(), "Sala Centro".to_owned())];
        let page = frame(lang, "hall-floor-plan");
        html(PlanPage::new(page, &asked, ("centro", sites), usual, Policy::default()))
    };
    let usual = Usual::of(&recorded().people, 1);
    vec![
        ("hall-floor-plan", page(usual.as_ref(), false)),
        ("hall-floor-plan-own", page(usual.as_ref(), true)),
        ("hall-floor-plan-none", page(None, false)),
    ]
}
