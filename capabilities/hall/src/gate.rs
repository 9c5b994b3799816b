//! Whether a site gives turns, why not, and when it does again: its hours, the days on which it closes, and
//! the calendar of the company. The calendar closes nothing where the site declared that it opens all the
//! same, nor at a site without hours, which is open always.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use deadlines::Calendar;
use kernel::jiff::ToSpan;
use kernel::{At, Day, Fault, Lang, time_of_day};
use store::Look;

use crate::records::{self, Gate};
use crate::refusal::HallRefusal;
use crate::site::{Hours, SiteId};

/// The next opening is looked for in so many days: the longest closure of a company is shorter.
const NEAR_DAYS: i64 = 120;

/// Why a site does not open on a day, in both languages; what a company wrote is the same in both.
#[doc(alias = "motivo del cierre")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// In Spanish.
    pub es: String,
    /// In English.
    pub en: String,
}

impl DayOff {
    /// In the words of the company.
    pub(crate) fn written(reason: &str) -> DayOff {
        DayOff { es: reason.to_owned(), en: reason.to_owned() }
    }

    /// Of a national holiday or a closure of the company; nothing on other days.
    pub(crate) fn of_calendar(calendar: &Calendar, day: Day) -> Option<DayOff> {
        if let Some(holiday) = calendar.holidays_on(day).first() {
            let name = |lang| holiday.name(lang).to_owned();
            return Some(DayOff { es: name(Lang::Es), en: name(Lang::En) });
        }
        calendar.shut_on(day).map(|closure| DayOff::written(&closure.reason))
    }

    /// In a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Es => &self.es,
            Lang::En => &self.en,
        }
    }
}

/// When a site opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// On which day.
    pub day: Day,
    /// In minutes after midnight of Bogota.
    pub minute: i64,
}

/// What decides whether a site opens on a day.
#[derive(Debug, Clone)]
pub(crate) struct Openings {
    pub hours: Vec<Hours>,
    /// Days on which the site itself does not open.
    pub closures: BTreeMap<Day, String>,
    /// Days on which it opens though the calendar says otherwise.
    pub declared: BTreeSet<Day>,
    pub calendar: Arc<Calendar>,
}

impl Openings {
    /// Why it does not open on a day; nothing says of a day without hours that it is one.
    fn off(&self, day: Day) -> Option<DayOff> {
        match self.closures.get(&day) {
            Some(reason) => Some(DayOff::written(reason)),
            None if self.declared.contains(&day) => None,
            None => DayOff::of_calendar(&self.calendar, day),
        }
    }

    fn of_day(&self, day: Day) -> impl Iterator<Item = i64> {
        let weekday = i64::from(day.weekday().to_monday_one_offset());
        self.hours.iter().filter(move |h| h.weekday == weekday).map(|h| h.opens)
    }

    /// The first opening after a minute of a day; nothing if there is none for a long time.
    pub(crate) fn next_after(&self, day: Day, minute: i64) -> Option<Opening> {
        let days = (0..=NEAR_DAYS).map(|n| day.saturating_add(n.days()));
        days.filter(|d| self.off(*d).is_none()).find_map(|d| {
            let later = self.of_day(d).filter(|opens| d > day || *opens > minute);
            later.min().map(|minute| Opening { day: d, minute })
        })
    }

    /// The days from `from` on, for a while, on which the calendar closes a site that has hours then; and
    /// whether it declared that it opens all the same.
    pub(crate) fn calendar_days(&self, from: Day) -> Vec<(Day, DayOff, bool)> {
        let days = (0..=NEAR_DAYS).map(|n| from.saturating_add(n.days()));
        let off = |day: Day| {
            self.of_day(day).next()?;
            Some((day, DayOff::of_calendar(&self.calendar, day)?, self.declared.contains(&day)))
        };
        days.filter_map(off).collect()
    }
}

/// Why a site gives no turns at an instant; nothing if it gives them.
pub(crate) async fn site_shut(
    look: &mut Look<'_>,
    site: SiteId,
    at: At,
) -> Result<Option<HallRefusal>, Fault> {
    let gate = records::gate(look, site, at.day(), at.minute_of_day()).await?;
    if gate.day_closed {
        return Ok(Some(HallRefusal::DayClosed));
    }
    shut_by_hours(look, site, &gate, at).await
}

/// The same without the act of the coordinator: by closures, calendar and hours.
pub(crate) async fn shut_by_hours(
    look: &mut Look<'_>,
    site: SiteId,
    gate: &Gate,
    at: At,
) -> Result<Option<HallRefusal>, Fault> {
    let day = at.day();
    let why = match &gate.closure {
        Some(reason) => Some(DayOff::written(reason)),
        None if gate.declared_open || !gate.has_hours => None,
        None => DayOff::of_calendar(&deadlines::current(look).await?.calendar, day),
    };
    if let Some(why) = why {
        let next = openings(look, site, day).await?.next_after(day, 24 * 60);
        return Ok(Some(HallRefusal::ClosedToday { why, next }));
    }
    if !gate.has_hours || gate.open_now {
        return Ok(None);
    }
    let (opens, next) = match gate.opens_next {
        Some(minute) => (time_of_day(minute), None),
        None => (String::new(), openings(look, site, day).await?.next_after(day, 24 * 60)),
    };
    Ok(Some(HallRefusal::SiteClosed { opens, next }))
}

/// What decides the days of a site from `from` on.
pub(crate) async fn openings(look: &mut Look<'_>, site: SiteId, from: Day) -> Result<Openings, Fault> {
    Ok(Openings {
        hours: records::hours_of_site(look, site).await?,
        closures: records::closures_from(look, site, from).await?.into_iter().collect(),
        declared: records::declared_from(look, site, from).await?.into_iter().collect(),
        calendar: deadlines::current(look).await?.calendar,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use deadlines::Closure;

    /// Open on working days from 7:00 to 12:00 and from 14:00; the company closes on 24 December.
    fn openings() -> Openings {
        let hours = (1..=5).flat_map(|weekday| {
            [(420, 720), (840, 990)].map(|(opens, closes)| Hours { weekday, opens, closes })
        });
        let closure = Closure {
            day: Day::constant(2026, 12, 24),
            act_number: String::new(),
            reason: "Jornada compensada".into(),
            suspends_terms: false,
        };
        Openings {
            hours: hours.collect(),
            closures: BTreeMap::from([(Day::constant(2026, 12, 9), "Inventario".to_owned())]),
            declared: BTreeSet::new(),
            calendar: Arc::new(Calendar::new(1, false, vec![closure]).unwrap()),
        }
    }

    #[test]
    fn the_next_opening_skips_closures_week_ends_holidays_and_days_off_of_the_company() {
        let all = openings();
        let next = |month, day, minute| {
            let found = all.next_after(Day::constant(2026, month, day), minute).unwrap();
            (found.day.to_string(), found.minute)
        };
        assert_eq!(next(12, 7, 300), ("2026-12-07".into(), 420));
        assert_eq!(next(12, 7, 420), ("2026-12-07".into(), 840));
        // 8 December is a holiday (Ley 51 de 1983) and on the 9th the site counts its stock
        assert_eq!(next(12, 7, 900), ("2026-12-10".into(), 420));
        // the 24th is given by the company, the 25th a holiday, then a week-end
        assert_eq!(next(12, 23, 1_000), ("2026-12-28".into(), 420));
        let open = Openings { declared: [Day::constant(2026, 12, 8)].into(), ..openings() };
        assert_eq!(open.next_after(Day::constant(2026, 12, 7), 900).unwrap().day.to_string(), "2026-12-08");
        assert_eq!(
            Openings { hours: Vec::new(), ..openings() }.next_after(Day::constant(2026, 12, 7), 0),
            None
        );
    }

    #[test]
    fn the_days_that_the_calendar_closes_are_those_on_which_the_site_would_open() {
        let days = openings().calendar_days(Day::constant(2026, 12, 1));
        let named: Vec<_> =
            days.iter().map(|(day, why, _)| (day.to_string(), why.es.as_str())).take(3).collect();
        assert_eq!(named[0].0, "2026-12-08");
        assert_eq!(named[1], ("2026-12-24".to_owned(), "Jornada compensada"));
        assert_eq!(named[2].0, "2026-12-25");
        assert!(days.iter().all(|(_, _, declared)| !declared));
        assert_ne!(days[0].1.es, days[0].1.en, "a holiday has a name in both languages");
    }
}
