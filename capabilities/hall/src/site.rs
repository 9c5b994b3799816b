//! Where people are attended: a site, its hours, its services and its counters.

use kernel::{Day, Id, Lang, Tag, keyed};
use serde::{Deserialize, Serialize};

/// Marks ids of sites.
pub enum SiteTag {}
impl Tag for SiteTag {
    const NAME: &'static str = "site";
}
/// Id of a site.
pub type SiteId = Id<SiteTag>;

/// Marks ids of services.
pub enum ServiceTag {}
impl Tag for ServiceTag {
    const NAME: &'static str = "service";
}
/// Id of a service.
pub type ServiceId = Id<ServiceTag>;

/// Marks ids of counters.
pub enum CounterTag {}
impl Tag for CounterTag {
    const NAME: &'static str = "counter";
}
/// Id of a counter.
pub type CounterId = Id<CounterTag>;

/// An office with a service room.
#[doc(alias = "punto de atención")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// Its address on the web: `/sala/{key}`.
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
    /// Whether it is used.
    pub active: bool,
    /// Counts its changes.
    pub version: i64,
}

/// From when to when a site opens on a day of the week.
#[doc(alias = "horario de atención")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// 1 is Monday.
    pub weekday: i64,
    /// Minutes after midnight of Bogota.
    pub opens: i64,
    /// Minutes after midnight, later than `opens`.
    pub closes: i64,
}

/// What is chosen when an attention ends: what it was about.
#[doc(alias = "tema")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its key.
    pub key: String,
    /// In Spanish.
    pub es: String,
    /// In English.
    pub en: String,
    /// Code of the regulator's cause, where it has one.
    #[serde(default)]
    pub cause: Option<String>,
}

/// A line of attention.
#[doc(alias = "servicio de la sala")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its site.
    pub site: SiteId,
    /// Its key, unique in the site.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// What it is for, in a few words.
    pub help: String,
    /// The same in English.
    pub help_en: String,
    /// Letter of its turns.
    pub prefix: String,
    /// Its icon.
    pub icon: String,
    /// Its place on the kiosk.
    pub place: i64,
    /// The most turns of a day.
    pub daily_most: Option<i64>,
    /// From when turns are given, in minutes after midnight, if not the whole day.
    pub opens: Option<i64>,
    /// Until when turns are given, in minutes after midnight.
    pub closes: Option<i64>,
    /// What is chosen at the end.
    pub topics: Vec<Topic>,
    /// The day for which the supervisor closed it.
    pub shut_on: Option<Day>,
    /// Whether it is used.
    pub active: bool,
    /// Counts its changes.
    pub version: i64,
}

impl Service {
    /// Its name in a language.
    pub fn name_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.name_en.is_empty() => &self.name_en,
            _ => &self.name,
        }
    }

    /// What it is for, in a language.
    pub fn help_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.help_en.is_empty() => &self.help_en,
            _ => &self.help,
        }
    }

    /// Whether the supervisor closed it for that day.
    pub fn is_shut(&self, day: Day) -> bool {
        self.shut_on == Some(day)
    }
}

keyed! {
    /// Whom a counter calls.
    Takes {
        /// Everybody, by the policy.
        All = "all",
        /// Preferential people and nobody else.
        Preferential = "preferential",
    }
}

/// Where an officer attends.
#[doc(alias = "módulo")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Its id.
    pub id: CounterId,
    /// Its site.
    pub site: SiteId,
    /// The number on the board.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// Whom it calls.
    pub takes: Takes,
    /// Whether a wheelchair reaches it.
    pub accessible: bool,
    /// Whether it has a hearing loop.
    pub hearing_loop: bool,
    /// Whether it is used.
    pub active: bool,
    /// Counts its changes.
    pub version: i64,
    /// The services it attends.
    pub services: Vec<ServiceId>,
}
