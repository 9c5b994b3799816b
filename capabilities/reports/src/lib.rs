//! What the regulator gets, and how the company is doing.
//!
//! Read in this order: [`Fact`] (what is kept of a case), [`FormatA`] (a row of the regulator's file),
//! `validate` (what makes a row fail), [`write_month`] (the file, streamed), `transparency` and `indicators`
//! (the half-yearly report).

mod actions;
mod cleaning;
pub mod events;
mod fact;
mod format_a;
mod half;
mod indicators;
mod matters;
mod month;
mod month_file;
pub mod permissions;
mod reactions;
mod records;
mod routes;
mod samples;
mod screens;
mod settings;
mod timers;
pub mod transparency;
mod validate;

use kernel::Lang;

pub use actions::keep_facts::{catch_up, rebuild};
pub use actions::record_sent::{RecordSent, SentRefusal, run as record_sent};
pub use actions::revise_settings::run as revise_settings;
pub use cleaning::{MOST as MOST_TEXT, plain};
pub use fact::{Fact, OPEN};
pub use format_a::{COLUMNS, FormatA};
pub use half::Half;
pub use indicators::{Counts, Hundredths, Indicators};
pub use month::Month;
pub use month_file::{Asked, Finding, Line, MOST_FINDINGS, Outcome, Reader, write_month};
pub use records::settings;
pub use settings::{ReportSettings, SettingsRefusal};
pub use validate::{Checked, FileRule, RULES, Severity, broken};

/// Every sentence.
pub const TEXTS: &[web::TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// What reports brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "reports",
    routes: routes::routes,
    queries: records::ALL,
    texts: TEXTS,
    reactions: reactions::all,
    timers: timers::all,
    samples: samples::samples,
    permissions: permissions::ALL,
    events: events::ALL,
    nav: &[web::NavItem {
        href: "/informes/sui",
        icon: "tablero",
        label: "reports-nav",
        permission: permissions::READ,
    }],
    settings: &[web::NavItem {
        href: "/informes/ajustes",
        icon: "tablero",
        label: "reports-place",
        permission: permissions::EXPORT,
    }],
    menu: &[web::MenuItem { href: "/informes/transparencia", label: "reports-menu" }],
    ..web::Capability::EMPTY
};
