//! `/citas`: for what, and where.

use askama::Template;
use axum::extract::Query;
use kernel::{Failure, Never};
use serde::Deserialize;
use web::{Door, PageFrame, Problem, Reply};

use super::Desk;
use crate::records::{self, Served};

#[derive(Template)]
#[template(path = "choose.html")]
pub(crate) struct ChoosePage {
    pub page: PageFrame,
    pub choice: Choice,
}

#[derive(Template)]
#[template(path = "choose_office.html")]
pub(crate) struct ChooseOfficePage {
    pub page: PageFrame,
    pub choice: Choice,
}

/// Services, or the sites of one of them.
pub(crate) struct Choice {
    /// Name of the service whose site is asked for; empty while the service is.
    pub service: String,
    pub rows: Vec<Row>,
}

pub(crate) struct Row {
    pub href: String,
    pub label: String,
    pub hint: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    tramite: Option<String>,
}

async fn services(door: &Door) -> Result<Vec<Served>, Problem> {
    let found = door.store().read("appointments.services", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(records::services_offered(look).await?) })
    });
    Ok(found.await?)
}

impl Choice {
    pub(crate) fn new(page: &PageFrame, all: &[Served], asked: &str, desk: Desk) -> Choice {
        let (lang, base) = (page.lang(), desk.base());
        let link = |s: &Served| format!("{base}/{}/{}", web::percent(&s.site_key), web::percent(&s.key));
        if let Some(first) = all.iter().find(|s| s.key == asked) {
            let rows = all.iter().filter(|s| s.key == asked);
            let rows =
                rows.map(|s| Row { href: link(s), label: s.site_name.clone(), hint: s.address.clone() });
            return Choice { service: first.name_in(lang).to_owned(), rows: rows.collect() };
        }
        let mut rows: Vec<Row> = Vec::new();
        for (n, s) in all.iter().enumerate() {
            if all[..n].iter().any(|earlier| earlier.key == s.key) {
                continue;
            }
            let sites = all.iter().filter(|o| o.key == s.key).count();
            let (href, hint) = if sites == 1 {
                (link(s), s.site_name.clone())
            } else {
                let here = if desk == Desk::Web { "/citas" } else { base };
                (
                    format!("{here}?tramite={}", web::percent(&s.key)),
                    page.t1("appointments-sites", "n", sites),
                )
            };
            rows.push(Row { href, label: s.name_in(lang).to_owned(), hint });
        }
        Choice { service: String::new(), rows }
    }
}

/// `GET /citas`.
pub async fn show(door: Door, Query(asked): Query<Asked>) -> Reply {
    let all = services(&door).await?;
    let page = door.page("appointments-title");
    let choice = Choice::new(&page, &all, &asked.tramite.unwrap_or_default(), Desk::Web);
    web::html(ChoosePage { page, choice })
}

/// `GET /citas/agenda/reservar`.
pub async fn show_for_person(door: Door, Query(asked): Query<Asked>) -> Reply {
    let all = services(&door).await?;
    let page = door.page("appointments-book-for");
    let choice = Choice::new(&page, &all, &asked.tramite.unwrap_or_default(), Desk::Office);
    web::html(ChooseOfficePage { page, choice })
}
