//! `/plazos/recalculo`: old and new last days of the open cases, before anything changes.

use askama::Template;
use axum::response::Response;
use web::format::day_with_year;
use web::{Door, PageFrame, Problem};

use crate::actions::recalculate::{Preview, SHOWN};

/// A case that would move.
pub(crate) struct Line {
    pub href: String,
    pub number: String,
    pub old: String,
    pub new: String,
    pub later: bool,
}

/// What was refused, with what was typed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    pub problem: &'static str,
    pub reason: String,
    pub decides: bool,
}

#[derive(Template)]
#[template(path = "office/recalculation.html")]
pub(crate) struct RecalculationPage {
    pub page: PageFrame,
    pub calendar: String,
    pub version: u32,
    pub same: usize,
    pub earlier: usize,
    pub later: usize,
    pub lines: Vec<Line>,
    pub shown: usize,
    pub cut: bool,
    pub told: Told,
}

impl RecalculationPage {
    pub(crate) fn new(page: PageFrame, found: &Preview, calendar: &str, told: Told) -> RecalculationPage {
        let line = |m: &crate::actions::recalculate::Move| Line {
            href: format!("/bandeja/{}", m.id),
            number: m.number.clone(),
            old: day_with_year(m.old, page.lang()),
            new: day_with_year(m.new, page.lang()),
            later: m.new > m.old,
        };
        RecalculationPage {
            calendar: calendar.to_owned(),
            version: found.version,
            same: found.same,
            earlier: found.earlier,
            later: found.later,
            lines: found.moves.iter().map(line).collect(),
            shown: SHOWN,
            cut: found.earlier.max(found.later) > SHOWN,
            told,
            page,
        }
    }
}

/// The page; 422 if something was refused.
pub(crate) fn render(
    door: &Door,
    found: &Preview,
    calendar: &str,
    told: Option<Told>,
) -> Result<Response, Problem> {
    let page = door.page("cases-recalc-title");
    match told {
        None => web::html(RecalculationPage::new(page, found, calendar, Told::default())),
        Some(told) => web::html_status(422, RecalculationPage::new(page.failed(), found, calendar, told)),
    }
}
