//! The hall: whose turn it is, who calls it, and how long people wait.
//!
//! Read in this order: `ticket.rs` (the states of a turn), `actions/` (the verbs), then the screens by who
//! looks at them: `kiosk/`, `phone/`, `console/`, `board/`, `floor/` (settings), `figures/`.

pub mod actions;
mod api;
mod board;
mod code;
mod console;
pub mod events;
mod figures;
mod floor;
mod gate;
mod kiosk;
mod lane;
pub mod permissions;
mod phone;
pub mod records;
mod refusal;
mod shift;
mod site;
mod support;
mod ticket;
mod timers;

pub use code::{Code, OFFLINE_NUMBERS};
pub use gate::{DayOff, Opening};
pub use lane::Lane;
pub use queueing::{Class, Policy};
pub use refusal::HallRefusal;
pub use shift::{Place, Shift, ShiftId, ShiftTag};
pub use site::{
    Counter, CounterId, CounterTag, Hours, Service, ServiceId, ServiceTag, Site, SiteId, SiteTag, Takes,
    Topic,
};
pub use support::{Need, PriorityGround};
pub use ticket::{
    Act, CALL_SPACING_S, CALLS_BEFORE_ABSENT, Instants, Interval, IntervalKind, Origin, Outcome, State,
    Ticket, TicketId, TicketTag,
};

pub use kiosk::{
    KioskRefusal, NewKiosk, Paper, Printed, Slip, SlipPrinter, enrol_kiosk, enrol_kiosk_with_key,
};

pub use board::{Captions, SetEmergency, Speaker, Voice, caption, set_emergency};

pub use phone::{
    BadSubscription, Herald, PushMessage, PushRefusal, PushSubscription, Pushed, Pusher, follow_phones,
};

use kernel::{Lang, join, total};
use store::Query;
use web::{Routes, TextSource};

const OWN_TEXTS: &[TextSource] = &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];
const TEXTS: &[&[TextSource]] =
    &[OWN_TEXTS, floor::TEXTS, console::TEXTS, kiosk::TEXTS, phone::TEXTS, board::TEXTS, figures::TEXTS];
const QUERIES: &[&[Query]] = &[
    records::ALL,
    records::past::ALL,
    floor::QUERIES,
    console::QUERIES,
    kiosk::QUERIES,
    phone::QUERIES,
    board::QUERIES,
    figures::QUERIES,
];

/// Its places on the rail, by who may open them.
const NAV: &[web::NavItem] = &[web::NavItem {
    href: "/cifras/sala",
    icon: "tablero",
    label: "hall-figures-nav",
    permission: permissions::LEAD,
}];

/// Every part's places on the rail.
const NAVS: &[&[web::NavItem]] = &[console::NAV, NAV];

/// What this capability brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "hall",
    routes,
    queries: &join::<_, { total(QUERIES) }>(QUERIES),
    texts: &join::<_, { total(TEXTS) }>(TEXTS),
    reactions: || {
        [floor::reactions(), console::reactions(), kiosk::reactions(), phone::reactions(), board::reactions()]
            .into_iter()
            .chain([figures::reactions()])
            .flatten()
            .collect()
    },
    timers: || {
        [
            timers::all(),
            floor::timers(),
            console::timers(),
            kiosk::timers(),
            phone::timers(),
            board::timers(),
            figures::timers(),
        ]
        .into_iter()
        .flatten()
        .collect()
    },
    samples,
    permissions: permissions::ALL,
    nav: &join::<_, { total(NAVS) }>(NAVS),
    panels: console::PANELS,
    events: events::ALL,
    // hosts and coordinators listen too; the news says only that something changed
    settings: &[
        web::NavItem {
            href: "/ajustes/sala",
            icon: "turno",
            label: "hall-floor-settings",
            permission: permissions::MANAGE,
        },
        web::NavItem {
            href: "/ajustes/sala/kioscos",
            icon: "movil",
            label: "hall-kiosks-title",
            permission: permissions::MANAGE,
        },
    ],
    live: &[web::LiveRule { prefix: "hall/", access: web::Access::AnyOfficer }],
    api: api::documentation::document,
    ..web::Capability::EMPTY
};

/// Door 1: every URL, by who opens it.
fn routes() -> Routes {
    let routes = api::routes(Routes::new("hall"));
    figures::routes(floor::routes(board::routes(phone::routes(kiosk::routes(console::routes(routes))))))
}

fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let citizens = [kiosk::samples(lang), phone::samples(lang), board::samples(lang)];
    let officers = [console::samples(lang), floor::samples(lang), figures::samples(lang)];
    [citizens.concat(), officers.concat()].concat()
}
