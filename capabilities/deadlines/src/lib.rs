//! Until when, and by which article: the calendar of Colombia, business-day arithmetic, every term of
//! the law as data, and deadlines that explain themselves day by day.
//!
//! The nouns are pure: the instant, the [`Calendar`] of the company and its [`Parameters`] come in; a
//! [`Deadline`] or a typed [`DeadlineRefusal`] goes out. How a company counts is kept in versions: see
//! [`Rulebook`]. The law stands in `docs/law`, one page a norm, checked against [`RULES`] both ways.

#[cfg(feature = "doors")]
mod actions;
mod calendar;
mod chain;
mod citation;
mod civil;
mod csv;
mod deadline;
#[cfg(feature = "doors")]
mod events;
mod explain;
mod extension;
mod holidays;
mod light;
mod months;
mod print;
mod print_dates;
#[cfg(feature = "doors")]
mod records;
mod refusal;
#[cfg(feature = "doors")]
mod routes;
mod rulebook;
mod rules;
#[cfg(feature = "doors")]
mod screens;
#[cfg(feature = "doors")]
mod shown;
mod term;
mod term_course;
mod term_explain;
mod term_refusal;
mod words;

#[cfg(feature = "doors")]
pub use actions::revise_rulebook::run as revise_rulebook;
pub use calendar::{Calendar, Closure, FIRST_YEAR, LAST_YEAR, NATIONAL_EDITION};
pub use chain::{Chain, Step, skipped_in_words};
pub use citation::{Citation, Confidence, Words};
pub use csv::{CsvProblem, LineProblem, annotate_csv};
pub use deadline::{Deadline, Parameters, Reading, compute};
#[cfg(feature = "doors")]
pub use events::RULEBOOK_REVISED;
pub use explain::{DayLine, Why};
pub use extension::Extension;
pub use holidays::{HOLIDAYS, HolidayRule, Placement, easter_sunday, holidays_of};
pub use light::{AMBER_FROM, Light, Standing, standing};
pub use months::MonthTerm;
pub use print::{print_one, read_instant};
pub use print_dates::{print_chain, print_extension, print_months};
#[cfg(feature = "doors")]
pub use records::{current, rulebook_of};
pub use refusal::DeadlineRefusal;
pub use rulebook::{Revision, RevisionRefusal, Rulebook};
pub use rules::{Count, Duty, ExtensionPolicy, RULES, Rule, Silence, rule_for, rules_in_force, stored_rule};
pub use term::{Term, TermEvent};
pub use term_course::{Asked, Course, Stage, Suspension};
pub use term_explain::{TermDay, TermWhy};
pub use term_refusal::TermRefusal;
pub use words::{long_date, weekday_name};

/// To change the calendar and the parameters of the company.
pub const MANAGE: kernel::Permission = kernel::Permission("deadlines.manage");

/// What deadlines hands to the program.
#[cfg(feature = "doors")]
pub const CAPABILITY: web::Capability = web::Capability {
    name: "deadlines",
    routes: routes::routes,
    queries: records::ALL,
    texts: &[(kernel::Lang::Es, include_str!("es.ftl")), (kernel::Lang::En, include_str!("en.ftl"))],
    samples: screens::calculator::samples,
    permissions: &[MANAGE],
    events: events::ALL,
    menu: &[web::MenuItem { href: "/plazos", label: "deadlines-menu" }],
    ..web::Capability::EMPTY
};
