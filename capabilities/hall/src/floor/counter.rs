//! `/ajustes/sala/{site}/modulos/{number}`: a counter; `nuevo` makes one.

use askama::Template;
use axum::extract::Path;
use kernel::{At, Failure};
use store::Work;
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use super::records;
use super::refusal::FloorRefusal;
use super::sites::{self, Found, Refused, changed, required};
use super::typed::Typed;
use crate::site::{Counter, CounterId, Service, Site, Takes};

/// The word in the address for one that does not exist yet.
pub(crate) const NEW: &str = "nuevo";

#[derive(Template)]
#[template(path = "floor/counter.html")]
pub(crate) struct CounterPage {
    pub page: PageFrame,
    pub site: Site,
    pub path: String,
    pub services: Vec<Service>,
    pub typed: Typed,
    pub errors: FormErrors,
}

/// `GET /ajustes/sala/{site}/modulos/{number}`.
pub async fn show(door: Door, Path((site, number)): Path<(String, String)>) -> Reply {
    let found = sites::load(&door, &site).await?;
    let typed = as_typed(&found, &number).ok_or_else(Problem::not_found)?;
    web::html(CounterPage::new(door.page("hall-floor-counter"), found, &number, typed))
}

fn old<'a>(found: &'a Found, number: &str) -> Option<&'a Counter> {
    found.counters.iter().find(|c| c.number.to_string() == number)
}

pub(crate) fn as_typed(found: &Found, number: &str) -> Option<Typed> {
    let tick = |on: bool| if on { "1".to_owned() } else { String::new() };
    let ids = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<_>>().join(",");
    if number == NEW {
        let next = found.counters.iter().map(|c| c.number).max().unwrap_or(0) + 1;
        let all = ids(&mut found.services.iter().filter(|s| s.active).map(|s| s.id.to_string()));
        return Some(Typed::of([
            ("number", next.to_string()),
            ("name", format!("Módulo {next}")),
            ("takes", Takes::All.key().to_owned()),
            ("services", all),
            ("active", tick(true)),
        ]));
    }
    let c = old(found, number)?;
    Some(Typed::of([
        ("number", c.number.to_string()),
        ("name", c.name.clone()),
        ("takes", c.takes.key().to_owned()),
        ("accessible", tick(c.accessible)),
        ("hearing_loop", tick(c.hearing_loop)),
        ("services", ids(&mut c.services.iter().map(ToString::to_string))),
        ("active", tick(c.active)),
        ("version", c.version.to_string()),
    ]))
}

impl CounterPage {
    pub(crate) fn new(page: PageFrame, found: Found, number: &str, typed: Typed) -> CounterPage {
        let key = web::percent(&found.site.key);
        CounterPage {
            path: format!("/ajustes/sala/{key}/modulos/{}", web::percent(number)),
            services: found.services.into_iter().filter(|s| s.active).collect(),
            site: found.site,
            typed,
            errors: FormErrors::none(),
            page,
        }
    }

    pub(crate) fn refused(mut self, field: &str, sentence: String) -> CounterPage {
        self.errors.add(field, sentence);
        self.page = self.page.failed();
        self
    }
}

/// `POST /ajustes/sala/{site}/modulos/{number}`.
pub async fn save(door: Door, Path((site, number)): Path<(String, String)>, fields: Fields) -> Reply {
    use kernel::Refusal;
    let (found, typed) = (sites::load(&door, &site).await?, Typed::read(&fields));
    let done = match read(&found, &number, &typed) {
        Ok(draft) => {
            let saved =
                door.store().write("hall.save_counter", door.actor().clone(), draft, |work, draft| {
                    Box::pin(run(work, draft))
                });
            saved.await
        }
        Err(refusal) => Err(Failure::Refused(refusal)),
    };
    match done {
        Ok(()) => {
            let to = format!("/ajustes/sala/{}", web::percent(&site));
            web::redirect_saying(door.app(), &to, "hall-floor-said-saved")
        }
        Err(Failure::Refused(refusal)) => {
            let page = CounterPage::new(door.page("hall-floor-counter"), found, &number, typed);
            let field = refusal.field().unwrap_or_default().to_owned();
            web::html_status(refusal.status(), page.refused(&field, door.sentence(&refusal)))
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// A counter to save, and whether it stands already.
type Draft = (Counter, bool);

fn read(found: &Found, number: &str, typed: &Typed) -> Result<Draft, FloorRefusal> {
    let before = old(found, number);
    if number != NEW && before.is_none() {
        return Err(FloorRefusal::Unknown);
    }
    let new = typed.whole("number").filter(|n| (1..=99).contains(n)).ok_or(FloorRefusal::Bad("number"))?;
    if found.counters.iter().any(|c| c.number == new && before.is_none_or(|b| b.id != c.id)) {
        return Err(FloorRefusal::Taken("number"));
    }
    let services: Vec<_> = found
        .services
        .iter()
        .filter(|s| s.active && typed.has("services", &s.id.to_string()))
        .map(|s| s.id)
        .collect();
    if services.is_empty() && typed.on("active") {
        return Err(FloorRefusal::Bad("services"));
    }
    let counter = Counter {
        id: before.map_or(CounterId::new(At(0), [0; 16]), |b| b.id),
        site: found.site.id,
        number: new,
        name: required(typed, "name", 80)?,
        takes: Takes::parse(typed.get("takes")).unwrap_or(Takes::All),
        accessible: typed.on("accessible"),
        hearing_loop: typed.on("hearing_loop"),
        active: typed.on("active"),
        version: typed.whole("version").unwrap_or(-1),
        services,
    };
    Ok((counter, before.is_some()))
}

async fn run(work: &mut Work<'_>, (counter, stands): &Draft) -> Result<(), Refused> {
    let refuse = |refusal| Err(Failure::Refused(refusal));
    if *stands {
        if !counter.active && records::is_open(work, counter.id).await? {
            return refuse(FloorRefusal::InUse);
        }
        if !records::save_counter(work, counter).await? {
            return refuse(FloorRefusal::Changed);
        }
    } else {
        let new = Counter { id: work.new_id(), ..counter.clone() };
        crate::records::insert_counter(work, &new).await?;
    }
    changed(work, counter.site, "counter");
    Ok(())
}
