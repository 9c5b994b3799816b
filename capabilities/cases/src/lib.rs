//! What was asked and decided: a case from its filing to its answer.
//!
//! Read in this order: [`petition_form`](crate::PetitionForm) (what a person fills in), [`case`](crate::Case)
//! (the states), `actions/` (the verbs), `screens/` (the pages), `routes.rs` (the doors).

pub mod actions;
mod addressee;
pub mod amount;
mod answer;
mod api;
pub mod appeals;
mod case;
pub mod events;
mod kind;
mod letter;
pub mod lists;
pub mod matter;
pub mod outage;
mod outgoing;
pub mod permissions;
mod petition_form;
mod petitioner;
mod reactions;
mod receipt;
pub mod records;
pub mod referral;
pub mod regime;
mod routes;
mod samples;
mod screens;
pub mod sheet;
pub mod silence;
mod starter_templates;
mod step_refusal;
pub mod template;
mod term_mails;
mod timers;
mod wizard;
pub mod words;

use kernel::Lang;

pub use answer::{Answer, AnswerState, LetterText, ResponseType};
pub use case::{Act, Case, CaseId, CaseRefusal, CaseTag, LetterPart, State};
pub use kind::{CaseKind, ContactChannel, PetitionerIdentity, Priority, ReplyBy};
pub use petition_form::{
    FieldProblem, MAX_BODY, MAX_BODY_WEB, Petition, PetitionForm, PetitionerData, Step, Wrong,
};
pub use records::EntryKind;
pub use screens::figures::FiguresCache;
pub use sheet::SilenceState;
pub use step_refusal::StepRefusal;

/// Every sentence, by who reads it.
const TEXTS: &[web::TextSource] = &[
    (Lang::Es, include_str!("citizen.es.ftl")),
    (Lang::En, include_str!("citizen.en.ftl")),
    (Lang::Es, include_str!("rights.es.ftl")),
    (Lang::En, include_str!("rights.en.ftl")),
    (Lang::Es, include_str!("refusals.es.ftl")),
    (Lang::En, include_str!("refusals.en.ftl")),
    (Lang::Es, include_str!("office.es.ftl")),
    (Lang::En, include_str!("office.en.ftl")),
    (Lang::Es, include_str!("steps.es.ftl")),
    (Lang::Es, include_str!("term.es.ftl")),
    (Lang::En, include_str!("term.en.ftl")),
    (Lang::En, include_str!("steps.en.ftl")),
    (Lang::Es, include_str!("api.es.ftl")),
    (Lang::En, include_str!("api.en.ftl")),
];

const FILES: &[&[store::Query]] = &[records::ALL, records::steps::ALL, records::term::ALL];

/// What this capability brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "cases",
    routes: routes::all,
    queries: &kernel::join::<_, { kernel::total(FILES) }>(FILES),
    texts: TEXTS,
    reactions: reactions::all,
    timers: timers::all,
    samples: samples::all,
    permissions: permissions::ALL,
    events: events::ALL,
    menu: &[
        web::MenuItem { href: "/pqr/nueva/1", label: "cases-menu-file" },
        web::MenuItem { href: "/consulta", label: "cases-menu-look-up" },
    ],
    nav: &[
        web::NavItem {
            href: "/bandeja",
            icon: "bandeja",
            label: "cases-office-nav",
            permission: permissions::READ,
        },
        web::NavItem {
            href: "/plazos/recalculo",
            icon: "reloj",
            label: "cases-recalc-nav",
            permission: deadlines::MANAGE,
        },
    ],
    settings: &[
        web::NavItem {
            href: "/plantillas",
            icon: "plantilla",
            label: "cases-place-templates",
            permission: permissions::READ,
        },
        web::NavItem {
            href: "/fallas",
            icon: "sin-senal",
            label: "cases-place-outages",
            permission: permissions::ANSWER,
        },
        web::NavItem {
            href: "/plazos/recalculo",
            icon: "reloj",
            label: "cases-place-recalc",
            permission: deadlines::MANAGE,
        },
    ],
    keeps: &[records::FILES_OF_DRAFTS],
    api: api::documentation::document,
    live: &[web::LiveRule { prefix: "cases/", access: web::Access::Officer(permissions::READ) }],
    ..web::Capability::EMPTY
};
