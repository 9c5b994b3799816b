//! `/ajustes/sala`: the offices with a service room; one of them with its hours and closed days.

use askama::Template;
use axum::extract::Path;
use kernel::{Day, Failure, Never, clean_line, time_of_day};
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply, format};

use super::records;
use super::refusal::FloorRefusal;
use super::typed::Typed;
use crate::actions::found_site::{self, FoundSite, is_prefix};
use crate::events;
use crate::gate::{self, DayOff, Openings};
use crate::refusal::HallRefusal;
use crate::site::{Counter, Hours, Service, Site, SiteId};

pub(crate) type Refused = Failure<FloorRefusal>;

#[derive(Template)]
#[template(path = "floor/sites.html")]
pub(crate) struct SitesPage {
    pub page: PageFrame,
    pub sites: Vec<Site>,
    pub typed: Typed,
    pub errors: FormErrors,
}

#[derive(Template)]
#[template(path = "floor/site.html")]
pub(crate) struct SitePage {
    pub page: PageFrame,
    pub site: Site,
    pub typed: Typed,
    pub weekdays: Vec<(i64, &'static str)>,
    pub closures: Vec<(String, String)>,
    /// Days on which the calendar closes it: for the form, in words, why, and whether it opens all the same.
    pub calendar: Vec<(String, String, String, bool)>,
    pub services: Vec<Service>,
    pub counters: Vec<Counter>,
    pub errors: FormErrors,
}

/// A site with all that belongs to it.
pub(crate) struct Found {
    pub site: Site,
    pub openings: Openings,
    pub today: Day,
    pub services: Vec<Service>,
    pub counters: Vec<Counter>,
}

pub(crate) async fn load(door: &Door, key: &str) -> Result<Found, Problem> {
    let asked = (key.to_owned(), door.today());
    let found = door.store().read("hall.floor", asked, |look, (key, today)| {
        Box::pin(async move {
            let Some(site) = crate::records::site_by_key(look, key).await? else {
                return Ok::<_, Failure<Never>>(None);
            };
            Ok(Some(Found {
                openings: gate::openings(look, site.id, *today).await?,
                today: *today,
                services: records::services(look, site.id).await?,
                counters: records::counters(look, site.id).await?,
                site,
            }))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// `GET /ajustes/sala`.
pub async fn list(door: Door) -> Reply {
    let page = sites_page(&door, Typed::default(), FormErrors::none()).await?;
    web::html(page)
}

async fn sites_page(door: &Door, typed: Typed, errors: FormErrors) -> Result<SitesPage, Problem> {
    let sites = door.store().read("hall.sites", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(crate::records::sites(look).await?) })
    });
    let page = door.page("hall-floor-title");
    let page = if errors.is_empty() { page } else { page.failed() };
    Ok(SitesPage { sites: sites.await?, typed, errors, page })
}

/// `POST /ajustes/sala`: a new site, open on working days from seven to four until somebody says otherwise.
pub async fn found(door: Door, fields: Fields) -> Reply {
    let typed = Typed::read(&fields);
    let (opens, closes) = (7 * 60, 16 * 60);
    let new = FoundSite {
        key: typed.get("key").to_owned(),
        name: typed.get("name").to_owned(),
        address: typed.get("address").to_owned(),
        municipality: None,
        phone: None,
        last_chair_cm: 800,
        preferential_prefix: "P".into(),
        community_prefix: "C".into(),
        alarm_minutes: 30,
        hours: (1..=5).map(|weekday| Hours { weekday, opens, closes }).collect(),
        services: Vec::new(),
        counters: Vec::new(),
    };
    let done = door.store().write("hall.found", door.actor().clone(), new, |work, new| {
        Box::pin(async move { found_site::run(work, new).await.map(drop) })
    });
    let refusal = match done.await {
        Ok(()) => {
            let to = format!("/ajustes/sala/{}", web::percent(typed.get("key")));
            return web::redirect_saying(door.app(), &to, "hall-floor-said-founded");
        }
        Err(Failure::Refused(HallRefusal::KeyTaken)) => FloorRefusal::Taken("key"),
        Err(Failure::Refused(HallRefusal::BadText { field } | HallRefusal::BadSite { field })) => {
            FloorRefusal::Bad(field)
        }
        Err(Failure::Refused(_)) => FloorRefusal::Bad("key"),
        Err(Failure::Broke(fault)) => return Err(fault.into()),
    };
    use kernel::Refusal;
    let mut errors = FormErrors::none();
    errors.add(refusal.field().unwrap_or_default(), door.sentence(&refusal));
    web::html_status(refusal.status(), sites_page(&door, typed, errors).await?)
}

/// `GET /ajustes/sala/{site}`.
pub async fn show(door: Door, Path(key): Path<String>) -> Reply {
    let found = load(&door, &key).await?;
    let typed = as_typed(&found);
    web::html(SitePage::new(door.page("hall-floor-site"), found, typed))
}

pub(crate) fn as_typed(found: &Found) -> Typed {
    let site = &found.site;
    let mut typed = Typed::of([
        ("name", site.name.clone()),
        ("address", site.address.clone()),
        ("phone", site.phone.clone().unwrap_or_default()),
        ("last_chair_cm", site.last_chair_cm.to_string()),
        ("preferential_prefix", site.preferential_prefix.clone()),
        ("community_prefix", site.community_prefix.clone()),
        ("alarm_minutes", site.alarm_minutes.to_string()),
        ("version", site.version.to_string()),
    ]);
    for hours in &found.openings.hours {
        typed.set(&format!("opens_{}", hours.weekday), time_of_day(hours.opens));
        typed.set(&format!("closes_{}", hours.weekday), time_of_day(hours.closes));
    }
    typed
}

impl SitePage {
    pub(crate) fn new(page: PageFrame, found: Found, typed: Typed) -> SitePage {
        let lang = page.lang();
        let days = format::weekdays(lang);
        let of_calendar = |(day, why, open): (Day, DayOff, bool)| {
            (day.to_string(), format::day_with_year(day, lang), why.in_lang(lang).to_owned(), open)
        };
        let day = |n: i64| usize::try_from(n - 1).ok().and_then(|n| days.get(n)).map_or("", |d| d.1);
        SitePage {
            weekdays: (1..=7).map(|n| (n, day(n))).collect(),
            calendar: found.openings.calendar_days(found.today).into_iter().map(of_calendar).collect(),
            closures: found.openings.closures.into_iter().map(|(day, why)| (day.to_string(), why)).collect(),
            services: found.services,
            counters: found.counters,
            site: found.site,
            typed,
            errors: FormErrors::none(),
            page,
        }
    }

    pub(crate) fn refused(mut self, field: &str, sentence: String) -> SitePage {
        self.errors.add(field, sentence);
        self.page = self.page.failed();
        self
    }
}

async fn settle(door: &Door, key: &str, typed: Typed, done: Result<(), Refused>, said: &str) -> Reply {
    use kernel::Refusal;
    match done {
        Ok(()) => {
            let to = format!("/ajustes/sala/{}", web::percent(key));
            web::redirect_saying(door.app(), &to, said)
        }
        Err(Failure::Refused(refusal)) => {
            let found = load(door, key).await?;
            let mut kept = as_typed(&found);
            kept.take(typed);
            let page = SitePage::new(door.page("hall-floor-site"), found, kept);
            let field = refusal.field().unwrap_or_default().to_owned();
            web::html_status(refusal.status(), page.refused(&field, door.sentence(&refusal)))
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// `POST /ajustes/sala/{site}`: its data and hours.
pub async fn save(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let (found, typed) = (load(&door, &key).await?, Typed::read(&fields));
    let done = match read(found.site, &typed) {
        Ok(new) => {
            let saved = door
                .store()
                .write("hall.save_site", door.actor().clone(), new, |work, new| Box::pin(run(work, new)));
            saved.await
        }
        Err(refusal) => Err(Failure::Refused(refusal)),
    };
    settle(&door, &key, typed, done, "hall-floor-said-saved").await
}

/// The site as typed, whose version is that which whoever typed had read.
fn read(site: Site, typed: &Typed) -> Result<(Site, Vec<Hours>), FloorRefusal> {
    let whole = |field: &'static str, range: std::ops::RangeInclusive<i64>| {
        typed.whole(field).filter(|n| range.contains(n)).ok_or(FloorRefusal::Bad(field))
    };
    let prefix = |field: &'static str| {
        let text = typed.get(field).to_uppercase();
        if is_prefix(&text) { Ok(text) } else { Err(FloorRefusal::Bad(field)) }
    };
    let phone = line(typed, "phone", 40)?;
    let site = Site {
        name: required(typed, "name", 120)?,
        address: required(typed, "address", 200)?,
        phone: (!phone.is_empty()).then_some(phone),
        last_chair_cm: whole("last_chair_cm", 100..=10_000)?,
        preferential_prefix: prefix("preferential_prefix")?,
        community_prefix: prefix("community_prefix")?,
        alarm_minutes: whole("alarm_minutes", 1..=240)?,
        version: typed.whole("version").unwrap_or(-1),
        ..site
    };
    if site.preferential_prefix == site.community_prefix {
        return Err(FloorRefusal::Taken("community_prefix"));
    }
    Ok((site, hours(typed)?))
}

/// The hours of the week: a day without both does not open.
fn hours(typed: &Typed) -> Result<Vec<Hours>, FloorRefusal> {
    const FIELDS: [(&str, &str); 7] = [
        ("opens_1", "closes_1"),
        ("opens_2", "closes_2"),
        ("opens_3", "closes_3"),
        ("opens_4", "closes_4"),
        ("opens_5", "closes_5"),
        ("opens_6", "closes_6"),
        ("opens_7", "closes_7"),
    ];
    let mut all = Vec::new();
    for (weekday, (opens, closes)) in (1..).zip(FIELDS) {
        if !typed.on(opens) && !typed.on(closes) {
            continue;
        }
        let (Some(from), Some(until)) = (typed.minute(opens), typed.minute(closes)) else {
            return Err(FloorRefusal::Bad(opens));
        };
        if from >= until {
            return Err(FloorRefusal::Bad(opens));
        }
        all.push(Hours { weekday, opens: from, closes: until });
    }
    Ok(all)
}

pub(crate) fn line(typed: &Typed, field: &'static str, max: usize) -> Result<String, FloorRefusal> {
    match typed.get(field) {
        "" => Ok(String::new()),
        text => clean_line(text, max).map_err(|_| FloorRefusal::Bad(field)),
    }
}

pub(crate) fn required(typed: &Typed, field: &'static str, max: usize) -> Result<String, FloorRefusal> {
    line(typed, field, max).and_then(
        |text| {
            if text.is_empty() { Err(FloorRefusal::Bad(field)) } else { Ok(text) }
        },
    )
}

async fn run(work: &mut Work<'_>, (site, hours): &(Site, Vec<Hours>)) -> Result<(), Refused> {
    if !records::save_site(work, site).await? {
        return Err(Failure::Refused(FloorRefusal::Changed));
    }
    records::save_hours(work, site.id, hours).await?;
    changed(work, site.id, "site");
    Ok(())
}

/// Tells the screens of a site that something of it changed.
pub(crate) fn changed(work: &mut Work<'_>, site: SiteId, what: &str) {
    let data = json!({ "what": what });
    work.announce(Event { kind: events::CHANGED, subject: events::subject(site), data });
}

/// `POST /ajustes/sala/{site}/cierres`: a day on which it does not open, or does after all.
pub async fn close(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let (found, typed) = (load(&door, &key).await?, Typed::read(&fields));
    let day = typed.get("day").parse::<Day>().ok().filter(|day| *day >= door.today());
    let reason = match typed.on("open") {
        true => Ok(None),
        false => required(&typed, "reason", 120).map(Some),
    };
    let done = match (day, reason) {
        (None, _) => Err(Failure::Refused(FloorRefusal::Bad("day"))),
        (_, Err(refusal)) => Err(Failure::Refused(refusal)),
        (Some(day), Ok(reason)) => {
            let asked = (found.site.id, day, reason);
            let saved = door.store().write("hall.closure", door.actor().clone(), asked, |work, asked| {
                Box::pin(async move {
                    let (site, day, reason) = asked;
                    records::save_closure(work, *site, *day, reason.as_deref()).await?;
                    changed(work, *site, "closures");
                    Ok::<_, Refused>(())
                })
            });
            saved.await
        }
    };
    settle(&door, &key, typed, done, "hall-floor-said-saved").await
}

/// `POST /ajustes/sala/{site}/aperturas`: a day on which it opens though the calendar of the company closes
/// it, or closes with the company after all.
pub async fn open(door: Door, Path(key): Path<String>, fields: Fields) -> Reply {
    let (found, typed) = (load(&door, &key).await?, Typed::read(&fields));
    let done = match typed.get("day").parse::<Day>().ok().filter(|day| *day >= door.today()) {
        None => Err(Failure::Refused(FloorRefusal::Bad("day"))),
        Some(day) => {
            let asked = (found.site.id, day, typed.on("open"));
            let saved = door.store().write("hall.opening", door.actor().clone(), asked, |work, asked| {
                Box::pin(async move {
                    let (site, day, open) = *asked;
                    records::save_opening(work, site, day, open).await?;
                    changed(work, site, "openings");
                    Ok::<_, Refused>(())
                })
            });
            saved.await
        }
    };
    settle(&door, &key, typed, done, "hall-floor-said-saved").await
}
