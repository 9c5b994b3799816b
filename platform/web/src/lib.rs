//! How people and programs reach Cauce: HTTP, pages, languages, preferences, limits, live screens.
//!
//! Thin wrappers of axum: handlers stay ordinary axum handlers. A capability writes [`Routes`], its handlers
//! take a [`Door`] (and perhaps [`Fields`]) and give a [`Reply`]; pages have a [`PageFrame`] and extend
//! `portal.html`, `workspace.html` or `bare.html`.
//!
//! Architecture invariant: no domain word here, and nothing that a stranger sends makes it panic.

mod access;
mod api_document;
mod app;
mod capability;
mod client;
mod cookies;
mod door;
mod fields;
pub mod format;
mod frame;
mod guard;
pub mod icalendar;
mod limit;
mod live;
mod months;
mod own;
mod probe;
mod problem;
mod problem_page;
mod reply;
mod router;
mod routes;
mod serve;
mod site;
pub mod testing;
mod texts;
mod visit;

pub use access::Access;
pub use api_document::api_document;
pub use app::{App, AppBuilder, Settings};
pub use capability::{
    Badge, Capability, Credential, Gatekeeper, Identity, KnowsNobody, LiveRule, MenuItem, NavItem, Panel,
    ShowPanel,
};
pub use client::Network;
pub use cookies::{Letter, Prefs, end_session_cookie, session_cookie, session_name};
pub use door::Door;
pub use fields::{Fields, Upload};
pub use frame::{FieldError, FormErrors, Light, NavLink, PageFrame};
pub use limit::Limit;
pub use live::live_page;
pub use months::{Cell, MarkedDay, MonthSheet, months};
pub use own::samples;
pub use probe::intruder;
pub use problem::Problem;
pub use reply::{
    Reply, csv, download, html, html_status, inline, json, json_status, local_path, not_found, panel,
    percent, redirect, redirect_saying,
};
pub use router::{all_rules, router};
pub use routes::{Routes, Rule};
pub use serve::{install_metrics, serve, serve_on};
pub use site::{DemoLogin, DemoPlace, Phone, SiteInfo};
pub use texts::{TextSource, Texts};
