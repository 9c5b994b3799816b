//! What the regulator calls things, and what people call them.
//!
//! The tables of Superservicios' report of petitions (causes, procedures, responses, notices) are data of
//! this crate, each row with the days on which it is valid; above them stand everyday names, from which a
//! citizen chooses and which lead to one or more causes that the officer then refines. A company that has a
//! newer annex puts its own table of causes in the place of ours: [`causes`] gives the one in use.

mod actions;
mod cause;
pub mod cause_csv;
mod cause_table;
mod events;
mod everyday;
pub mod permissions;
mod records;
mod report_types;
mod routes;
mod samples;
mod screens;
mod tax_number;
mod topics;
mod utility_service;

use kernel::Lang;

pub use actions::revise_causes::{CausesRefusal, ReviseCauses, run as revise_causes};
pub use cause::{Allowed, Cause, CauseGroup};
pub use cause_table::{CauseTable, Difference, MOST_ROWS, RowProblem, RowWrong};
pub use everyday::{EverydayCause, Need, UNSURE, everyday, everyday_for};
pub use records::causes;
pub use report_types::{NoticeType, Procedure, ResponseType, notice_types, procedures, response_types};
pub use tax_number::nit_check_digit;
pub use utility_service::UtilityService;

pub(crate) const TEXTS: &[web::TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// What catalog brings to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "catalog",
    routes: routes::routes,
    queries: records::ALL,
    texts: TEXTS,
    samples: samples::samples,
    permissions: permissions::ALL,
    events: events::ALL,
    nav: &[web::NavItem {
        href: "/ajustes/causales",
        icon: "etiqueta",
        label: "catalog-nav",
        permission: permissions::MANAGE,
    }],
    settings: &[web::NavItem {
        href: "/ajustes/causales",
        icon: "etiqueta",
        label: "catalog-place",
        permission: permissions::MANAGE,
    }],
    ..web::Capability::EMPTY
};
