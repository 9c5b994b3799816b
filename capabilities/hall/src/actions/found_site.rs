//! A whole site in one act: for the set-up, the demo and tests. What exists is changed by the settings.

use kernel::Failure;
use serde_json::json;
use store::{Event, Work};

use super::{Refused, clean, refuse};
use crate::events;
use crate::records;
use crate::refusal::HallRefusal;
use crate::site::{Counter, CounterId, Hours, Service, ServiceId, Site, SiteId, Takes, Topic};

/// A site to found.
#[derive(Debug, Clone)]
pub struct FoundSite {
    /// Its address on the web: small letters, digits, hyphens.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// DANE code of its municipality.
    pub municipality: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// From the board to the last chair, in centimetres.
    pub last_chair_cm: i64,
    /// Letter of preferential turns.
    pub preferential_prefix: String,
    /// Letter of the turns of community leaders.
    pub community_prefix: String,
    /// Minutes of waiting after which the coordinator is told.
    pub alarm_minutes: i64,
    /// When it opens; none at all means always.
    pub hours: Vec<Hours>,
    /// Its services, in the order of the kiosk.
    pub services: Vec<NewService>,
    /// Its counters.
    pub counters: Vec<NewCounter>,
}

impl FoundSite {
    /// A site that never closes, with these services (key, name, letter of their turns) and so many counters,
    /// each of which calls everybody: for measures and tests.
    pub fn plain(key: &str, services: &[(&str, &str, &str)], counters: u8) -> FoundSite {
        let keys: Vec<String> = services.iter().map(|(key, ..)| (*key).to_owned()).collect();
        let service = |(key, name, prefix): &(&str, &str, &str)| NewService {
            key: (*key).to_owned(),
            name: (*name).to_owned(),
            prefix: (*prefix).to_owned(),
            ..NewService::default()
        };
        let counter = |number: u8| NewCounter {
            number: i64::from(number),
            name: format!("Módulo {number}"),
            takes: Takes::All,
            accessible: false,
            hearing_loop: false,
            services: keys.clone(),
        };
        FoundSite {
            key: key.to_owned(),
            name: "Sala de prueba".into(),
            address: "Calle 14".into(),
            municipality: None,
            phone: None,
            last_chair_cm: 800,
            preferential_prefix: "P".into(),
            community_prefix: "C".into(),
            alarm_minutes: 20,
            hours: Vec::new(),
            services: services.iter().map(service).collect(),
            counters: (1..=counters).map(counter).collect(),
        }
    }
}

/// A service of a new site.
#[derive(Debug, Clone, Default)]
pub struct NewService {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// What it is for.
    pub help: String,
    /// The same in English.
    pub help_en: String,
    /// Letter of its turns.
    pub prefix: String,
    /// Its icon.
    pub icon: String,
    /// The most turns of a day.
    pub daily_most: Option<i64>,
    /// What is chosen at the end.
    pub topics: Vec<Topic>,
}

/// A counter of a new site.
#[derive(Debug, Clone)]
pub struct NewCounter {
    /// Its number.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// Whom it calls.
    pub takes: Takes,
    /// Whether a wheelchair reaches it.
    pub accessible: bool,
    /// Whether it has a hearing loop.
    pub hearing_loop: bool,
    /// Keys of the services that it attends.
    pub services: Vec<String>,
}

/// What was founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founded {
    /// The site.
    pub site: SiteId,
    /// Its services, in the order given.
    pub services: Vec<ServiceId>,
    /// Its counters, in the order given.
    pub counters: Vec<CounterId>,
}

/// Founds it.
///
/// # Errors
/// [`HallRefusal::KeyTaken`], or [`HallRefusal::BadSite`] with the field that makes no sense.
pub async fn run(work: &mut Work<'_>, found: &FoundSite) -> Result<Founded, Refused> {
    check(found).map_err(|field| Failure::Refused(HallRefusal::BadSite { field }))?;
    if records::site_by_key(work, &found.key).await?.is_some() {
        return refuse(HallRefusal::KeyTaken);
    }
    let site = Site {
        id: work.new_id(),
        key: found.key.clone(),
        name: clean(&found.name, "name", 120)?,
        address: clean(&found.address, "address", 200)?,
        municipality: found.municipality.clone(),
        phone: found.phone.clone(),
        last_chair_cm: found.last_chair_cm,
        preferential_prefix: found.preferential_prefix.clone(),
        community_prefix: found.community_prefix.clone(),
        alarm_minutes: found.alarm_minutes,
        active: true,
        version: 1,
    };
    records::insert_site(work, &site, &found.hours).await?;
    let mut founded = Founded { site: site.id, services: Vec::new(), counters: Vec::new() };
    for (place, new) in (1..).zip(&found.services) {
        let service = service_of(work, site.id, place, new)?;
        records::insert_service(work, &service).await?;
        founded.services.push(service.id);
    }
    for new in &found.counters {
        let counter = counter_of(work, found, &founded, new)?;
        records::insert_counter(work, &counter).await?;
        founded.counters.push(counter.id);
    }
    let data = json!({ "what": "site" });
    work.announce(Event { kind: events::CHANGED, subject: events::subject(site.id), data });
    Ok(founded)
}

fn service_of(work: &Work<'_>, site: SiteId, place: i64, new: &NewService) -> Result<Service, Refused> {
    Ok(Service {
        id: work.new_id(),
        site,
        key: new.key.clone(),
        name: clean(&new.name, "name", 80)?,
        name_en: new.name_en.clone(),
        help: new.help.clone(),
        help_en: new.help_en.clone(),
        prefix: new.prefix.clone(),
        icon: new.icon.clone(),
        place,
        daily_most: new.daily_most,
        opens: None,
        closes: None,
        topics: new.topics.clone(),
        shut_on: None,
        active: true,
        version: 1,
    })
}

fn counter_of(
    work: &Work<'_>,
    found: &FoundSite,
    founded: &Founded,
    new: &NewCounter,
) -> Result<Counter, Refused> {
    let id = |key: &String| {
        let place = found.services.iter().position(|s| s.key == *key);
        place.map(|at| founded.services[at]).ok_or(Failure::Refused(HallRefusal::UnknownService))
    };
    let mut services = new.services.iter().map(id).collect::<Result<Vec<_>, Refused>>()?;
    services.sort();
    services.dedup();
    Ok(Counter {
        id: work.new_id(),
        site: founded.site,
        number: new.number,
        name: clean(&new.name, "name", 80)?,
        takes: new.takes,
        accessible: new.accessible,
        hearing_loop: new.hearing_loop,
        active: true,
        version: 1,
        services,
    })
}

/// Whether a key can stand in an address: 2 to 40 small letters, digits and hyphens.
pub(crate) fn is_key(text: &str) -> bool {
    (2..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a prefix can be called aloud: one or two capital letters.
pub(crate) fn is_prefix(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// The field that makes no sense.
fn check(found: &FoundSite) -> Result<(), &'static str> {
    let prefixes = found.services.iter().map(|s| &s.prefix);
    let mut prefixes = prefixes.chain([&found.preferential_prefix, &found.community_prefix]);
    let hours =
        |h: &Hours| (1..=7).contains(&h.weekday) && 0 <= h.opens && h.opens < h.closes && h.closes <= 24 * 60;
    let twice = |mut keys: Vec<String>| {
        keys.sort();
        keys.windows(2).any(|w| w[0] == w[1])
    };
    let rules = [
        (is_key(&found.key), "key"),
        (prefixes.all(|p| is_prefix(p)), "prefix"),
        (found.hours.iter().all(hours), "hours"),
        ((100..=10_000).contains(&found.last_chair_cm), "last_chair_cm"),
        ((1..=240).contains(&found.alarm_minutes), "alarm_minutes"),
        (found.services.iter().all(|s| is_key(&s.key)), "service_key"),
        (!twice(found.services.iter().map(|s| s.key.clone()).collect()), "service_key"),
        (found.services.iter().all(|s| s.daily_most.is_none_or(|n| n > 0)), "daily_most"),
        (found.counters.iter().all(|c| (1..=99).contains(&c.number)), "number"),
        (!twice(found.counters.iter().map(|c| c.number.to_string()).collect()), "number"),
    ];
    rules.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, field)| Err(field))
}
