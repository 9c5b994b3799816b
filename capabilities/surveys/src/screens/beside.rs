//! What surveys show beside the figures of the hall: how many of those who were attended answered, and what
//! they said, by officer. Answers are counted by month, so the months that the span touches are shown.

use askama::Template;
use futures::future::BoxFuture;
use kernel::{Day, Failure, Never};
use web::{Door, PageFrame, Problem, format};

use super::figures::{Found, Line, line, next_month, table};
use crate::permissions;
use crate::records;

#[derive(Template)]
#[template(path = "panel_figures.html")]
pub(crate) struct FiguresPanel {
    pub page: PageFrame,
    pub span: String,
    pub total: Line,
    pub officers: Vec<Line>,
    /// The month with which the page of the ratings opens.
    pub month: String,
}

/// `{site}/{first day}/{last day}`.
fn asked(key: &str) -> Option<(String, Day, Day)> {
    let mut parts = key.split('/');
    let (site, from, to) = (parts.next()?, parts.next()?, parts.next()?);
    Some((site.to_owned(), from.parse().ok()?, to.parse().ok()?))
}

pub(super) fn on_figures<'a>(door: &'a Door, key: &'a str) -> BoxFuture<'a, Result<Option<String>, Problem>> {
    Box::pin(async move {
        let Some((site, from, to)) = asked(key).filter(|_| door.actor().may(permissions::READ)) else {
            return Ok(None);
        };
        let months = (from.first_of_month(), next_month(to.first_of_month()));
        let found = door.store().read("surveys.beside", (site, months), |look, (site, months)| {
            Box::pin(async move {
                let found = Found {
                    month: records::month(look, site, months.0, months.1).await?,
                    names: records::names(look, site, *months).await?,
                    ..Found::none()
                };
                Ok::<_, Failure<Never>>(found)
            })
        });
        let page = door.page("surveys-beside-title");
        web::panel(FiguresPanel::new(page, &found.await?, from, to))
    })
}

impl FiguresPanel {
    pub(crate) fn new(page: PageFrame, found: &Found, from: Day, to: Day) -> FiguresPanel {
        let words = |day: Day| format::month_with_year(day, page.lang());
        let same = from.first_of_month() == to.first_of_month();
        let all = page.t("surveys-all").into_owned();
        FiguresPanel {
            span: match same {
                true => words(to),
                false => page.t2("surveys-beside-span", "from", words(from), "to", words(to)),
            },
            total: line(&page, all, &found.month.total(), found.month.all_finished, false),
            officers: table(&page, found, "officer").rows,
            month: records::month_of(to),
            page,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_the_place_is_read_or_nothing_is_shown() {
        let (site, from, to) = asked("abc/2026-11-01/2026-11-20").unwrap();
        assert_eq!((site.as_str(), from.day(), to.day()), ("abc", 1, 20));
        assert_eq!(asked("abc/2026-11-01"), None);
        assert_eq!(asked("abc/ayer/hoy"), None);
    }
}
