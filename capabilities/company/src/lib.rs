//! Who we are: the company's name, number, address, colours and settings; the set-up; the pages that the
//! law wants.
//!
//! The company is data in versions. [`current`] reads it inside of a work, [`Shown`] keeps what this node
//! shows, [`letterhead`], [`site_info`] and [`mail_sender`] tell papers, pages and mails in whose name they
//! go out.

mod actions;
mod brand;
mod closures;
mod company;
pub mod events;
mod forms;
mod nit;
pub mod permissions;
mod place;
mod profile;
mod reactions;
mod records;
mod refusal;
mod routes;
mod samples;
mod screens;
mod site;

pub use actions::change::run as change;
pub use actions::edit_numbers::{ShapeRefusal, run as edit_numbers};
pub use actions::found::{Founding, run as found};
pub use actions::send_reset_mail::PURPOSE as RESET_MAIL;
pub use actions::set_up::{SetUp, SetUpRefusal, run as set_up};
pub use brand::{BrandColors, BrandRefusal};
pub use closures::CalendarRefusal;
pub use company::{Change, Company, DataNotice, letterhead, mail_sender, site_info};
pub use nit::Nit;
pub use place::Place;
pub use profile::{PhoneLine, Profile, ProfileDraft};
pub use records::current;
pub use refusal::CompanyRefusal;
pub use samples::miraflor;
pub use site::{Shown, follow_site, load, refresh_site, start_site};

use kernel::Lang;

pub(crate) const TEXTS: &[web::TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// What company contributes to the program.
pub const CAPABILITY: web::Capability = web::Capability {
    name: "company",
    routes: routes::routes,
    queries: records::ALL,
    texts: TEXTS,
    reactions: reactions::all,
    samples: samples::all,
    permissions: permissions::ALL,
    events: events::ALL,
    settings: screens::settings::PLACES,
    nav: &[
        web::NavItem {
            href: "/ajustes",
            icon: "ajustes",
            label: "company-nav",
            permission: permissions::MANAGE,
        },
        // heads of service keep the calendar and nothing else of the settings
        web::NavItem {
            href: "/ajustes/plazos",
            icon: "calendario",
            label: "company-place-calendar",
            permission: deadlines::MANAGE,
        },
    ],
    ..web::Capability::EMPTY
};
