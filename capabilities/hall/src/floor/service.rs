//! `/ajustes/sala/{site}/lineas/{key}`: a line of attention; `nueva` makes one.

use askama::Template;
use axum::extract::Path;
use kernel::{Failure, fold, time_of_day};
use store::Work;
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply};

use super::records;
use super::refusal::FloorRefusal;
use super::sites::{self, Found, Refused, changed, line, required};
use super::typed::Typed;
use crate::actions::found_site::is_prefix;
use crate::site::{Service, Site, Topic};

/// The word in the address for one that does not exist yet.
pub(crate) const NEW: &str = "nueva";
/// What a line can show on the kiosk.
pub(crate) const ICONS: &[&str] =
    &["factura", "etiqueta", "fuga", "cuotas", "gota", "nota", "camion", "alcantarilla", "persona", "info"];
const MOST_TOPICS: usize = 30;

#[derive(Template)]
#[template(path = "floor/service.html")]
pub(crate) struct ServicePage {
    pub page: PageFrame,
    pub site: Site,
    pub path: String,
    pub is_new: bool,
    pub typed: Typed,
    pub icons: &'static [&'static str],
    pub errors: FormErrors,
}

/// `GET /ajustes/sala/{site}/lineas/{key}`.
pub async fn show(door: Door, Path((site, key)): Path<(String, String)>) -> Reply {
    let found = sites::load(&door, &site).await?;
    let typed = as_typed(&found, &key).ok_or_else(Problem::not_found)?;
    web::html(ServicePage::new(door.page("hall-floor-service"), found.site, &key, typed))
}

pub(crate) fn as_typed(found: &Found, key: &str) -> Option<Typed> {
    if key == NEW {
        let place = found.services.len() + 1;
        return Some(Typed::of([
            ("place", place.to_string()),
            ("icon", "info".into()),
            ("active", "1".into()),
        ]));
    }
    let s = found.services.iter().find(|s| s.key == key)?;
    let time = |minute: Option<i64>| minute.map(time_of_day).unwrap_or_default();
    let topics = s.topics.iter().map(|t| {
        let cause = t.cause.as_deref().map(|c| format!(" | {c}")).unwrap_or_default();
        format!("{} | {}{cause}", t.es, t.en)
    });
    Some(Typed::of([
        ("name", s.name.clone()),
        ("name_en", s.name_en.clone()),
        ("help", s.help.clone()),
        ("help_en", s.help_en.clone()),
        ("prefix", s.prefix.clone()),
        ("icon", s.icon.clone()),
        ("place", s.place.to_string()),
        ("daily_most", s.daily_most.map(|n| n.to_string()).unwrap_or_default()),
        ("opens", time(s.opens)),
        ("closes", time(s.closes)),
        ("topics", topics.collect::<Vec<_>>().join("\n")),
        ("active", if s.active { "1".into() } else { String::new() }),
        ("version", s.version.to_string()),
    ]))
}

impl ServicePage {
    pub(crate) fn new(page: PageFrame, site: Site, key: &str, typed: Typed) -> ServicePage {
        let path = format!("/ajustes/sala/{}/lineas/{}", web::percent(&site.key), web::percent(key));
        let errors = FormErrors::none();
        ServicePage { page, site, path, is_new: key == NEW, typed, icons: ICONS, errors }
    }

    pub(crate) fn refused(mut self, field: &str, sentence: String) -> ServicePage {
        self.errors.add(field, sentence);
        self.page = self.page.failed();
        self
    }
}

/// `POST /ajustes/sala/{site}/lineas/{key}`.
pub async fn save(door: Door, Path((site, key)): Path<(String, String)>, fields: Fields) -> Reply {
    use kernel::Refusal;
    let (found, typed) = (sites::load(&door, &site).await?, Typed::read(&fields));
    let done = match read(&found, &key, &typed) {
        Ok(draft) => {
            let saved =
                door.store().write("hall.save_service", door.actor().clone(), draft, |work, draft| {
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
            let page = ServicePage::new(door.page("hall-floor-service"), found.site, &key, typed);
            let field = refusal.field().unwrap_or_default().to_owned();
            web::html_status(refusal.status(), page.refused(&field, door.sentence(&refusal)))
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// A line to save: without an id yet when it is new.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub old: Option<Service>,
    pub site: crate::site::SiteId,
    pub new: Service,
}

fn read(found: &Found, key: &str, typed: &Typed) -> Result<Draft, FloorRefusal> {
    let old = found.services.iter().find(|s| s.key == key).cloned();
    if key != NEW && old.is_none() {
        return Err(FloorRefusal::Unknown);
    }
    let prefix = typed.get("prefix").to_uppercase();
    let site = &found.site;
    let taken = prefix == site.preferential_prefix || prefix == site.community_prefix;
    let of_another = |s: &&Service| s.prefix == prefix && s.key != key && s.active;
    if !is_prefix(&prefix) {
        return Err(FloorRefusal::Bad("prefix"));
    }
    if taken || found.services.iter().any(|s| of_another(&s)) {
        return Err(FloorRefusal::Taken("prefix"));
    }
    let name = required(typed, "name", 80)?;
    let own_key = match &old {
        Some(old) => old.key.clone(),
        None => free_key(&found.services, &name),
    };
    let number = |field: &'static str, most: i64| match typed.get(field) {
        "" => Ok(None),
        _ => typed.whole(field).filter(|n| (1..=most).contains(n)).map(Some).ok_or(FloorRefusal::Bad(field)),
    };
    let (opens, closes) = match (typed.on("opens"), typed.on("closes")) {
        (false, false) => (None, None),
        _ => match (typed.minute("opens"), typed.minute("closes")) {
            (Some(from), Some(until)) if from < until => (Some(from), Some(until)),
            _ => return Err(FloorRefusal::Bad("opens")),
        },
    };
    let icon = ICONS.iter().find(|i| **i == typed.get("icon")).unwrap_or(&"info");
    let new = Service {
        id: old.as_ref().map_or(crate::site::ServiceId::new(kernel::At(0), [0; 16]), |o| o.id),
        site: site.id,
        key: own_key,
        name,
        name_en: line(typed, "name_en", 80)?,
        help: line(typed, "help", 160)?,
        help_en: line(typed, "help_en", 160)?,
        prefix,
        icon: (*icon).to_owned(),
        place: number("place", 99)?.unwrap_or(99),
        daily_most: number("daily_most", 10_000)?,
        opens,
        closes,
        topics: topics(typed.get("topics"))?,
        shut_on: None,
        active: typed.on("active"),
        version: typed.whole("version").unwrap_or(-1),
    };
    Ok(Draft { old, site: site.id, new })
}

/// A key of the name that no other line has.
fn free_key(services: &[Service], name: &str) -> String {
    let letters =
        fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
    let words = letters.split('-').filter(|w| !w.is_empty()).collect::<Vec<_>>().join("-");
    let short: String = words.chars().take(30).collect();
    let base = if short.len() < 2 || short == NEW { format!("linea-{short}") } else { short };
    let base = base.trim_end_matches('-').to_owned();
    let free = |key: &String| services.iter().all(|s| s.key != *key);
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(numbered).find(free).unwrap_or(base)
}

/// One topic a line: Spanish, English, and the regulator's cause if there is one, with bars between.
fn topics(text: &str) -> Result<Vec<Topic>, FloorRefusal> {
    let mut all: Vec<Topic> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let mut parts = line.split('|').map(str::trim);
        let es = parts.next().unwrap_or_default().to_owned();
        let en = parts.next().filter(|en| !en.is_empty()).unwrap_or(&es).to_owned();
        let cause = parts.next().filter(|c| !c.is_empty()).map(str::to_owned);
        let key: String =
            fold(&es).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect();
        let twice = all.iter().any(|t| t.key == key);
        if es.is_empty() || es.chars().count() > 80 || twice || all.len() == MOST_TOPICS {
            return Err(FloorRefusal::Bad("topics"));
        }
        all.push(Topic { key, es, en, cause });
    }
    Ok(all)
}

async fn run(work: &mut Work<'_>, draft: &Draft) -> Result<(), Refused> {
    match &draft.old {
        None => {
            let new = Service { id: work.new_id(), ..draft.new.clone() };
            crate::records::insert_service(work, &new).await?;
        }
        Some(_) if !records::save_service(work, &draft.new).await? => {
            return Err(Failure::Refused(FloorRefusal::Changed));
        }
        Some(_) => {}
    }
    changed(work, draft.site, "service");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_one_a_line_and_never_twice() {
        let read = topics("Factura alta | High bill | 102\n\n Pagos \n").expect("two topics");
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].key.as_str(), read[0].cause.as_deref()), ("factura_alta", Some("102")));
        assert_eq!((read[1].en.as_str(), &read[1].cause), ("Pagos", &None));
        assert_eq!(topics("Pagos\npagos"), Err(FloorRefusal::Bad("topics")));
    }

    #[test]
    fn a_key_comes_from_the_name() {
        assert_eq!(free_key(&[], "Daños y fugas"), "danos-y-fugas");
        assert_eq!(free_key(&[], "Ñ"), "linea-n");
        assert_eq!(free_key(&[], "Nueva"), "linea-nueva");
    }
}
