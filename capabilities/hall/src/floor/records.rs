//! The only file of the floor that speaks to the database.

use std::collections::HashMap;

use kernel::{AccountId, At, Day, Fault};
use queueing::{Class, Policy};
use store::{Json, Look, Row, Work, args};

use super::rehearsal::{Past, PastShift, Recorded};
use crate::site::{Counter, CounterId, Hours, Service, ServiceId, Site, SiteId, Takes};

store::queries! { "queries.sql" =>
    FLOOR_RENAME_SITE, FLOOR_FORGET_HOURS, FLOOR_INSERT_HOURS, FLOOR_INSERT_CLOSURE,
    FLOOR_DELETE_CLOSURE, FLOOR_DECLARE_OPEN, FLOOR_FOLLOW_CALENDAR, FLOOR_ALL_SERVICES,
    FLOOR_UPDATE_SERVICE, FLOOR_ALL_COUNTERS, FLOOR_COUNTER_SERVICES,
    FLOOR_UPDATE_COUNTER, FLOOR_FORGET_COUNTER_SERVICES, FLOOR_INSERT_COUNTER_SERVICE, FLOOR_COUNTER_OPEN,
    FLOOR_POLICIES, FLOOR_INSERT_POLICY, FLOOR_VISITS, FLOOR_SHIFTS, FLOOR_SIGNERS, FLOOR_DROP_SKILL
}

/// Saves a site if nobody did meanwhile.
pub(crate) async fn save_site(work: &mut Work<'_>, site: &Site) -> Result<bool, Fault> {
    let values = args![
        &site.name,
        &site.address,
        &site.phone,
        site.last_chair_cm,
        &site.preferential_prefix,
        &site.community_prefix,
        site.alarm_minutes,
        site.active,
        site.id,
        site.version,
    ];
    Ok(work.exec(FLOOR_RENAME_SITE, values).await? == 1)
}

pub(crate) async fn save_hours(work: &mut Work<'_>, site: SiteId, hours: &[Hours]) -> Result<(), Fault> {
    work.exec(FLOOR_FORGET_HOURS, args![site]).await?;
    for h in hours {
        work.exec(FLOOR_INSERT_HOURS, args![site, h.weekday, h.opens, h.closes]).await?;
    }
    Ok(())
}

/// Keeps that the site opens on a day whatever the calendar says, or no longer.
pub(crate) async fn save_opening(
    work: &mut Work<'_>,
    site: SiteId,
    day: Day,
    open: bool,
) -> Result<u64, Fault> {
    let (by, at) = (work.actor().trace(), work.at());
    match open {
        true => work.exec(FLOOR_DECLARE_OPEN, args![site, day, by, at]).await,
        false => work.exec(FLOOR_FOLLOW_CALENDAR, args![site, day]).await,
    }
}

pub(crate) async fn save_closure(
    work: &mut Work<'_>,
    site: SiteId,
    day: Day,
    reason: Option<&str>,
) -> Result<u64, Fault> {
    match reason {
        Some(reason) => work.exec(FLOOR_INSERT_CLOSURE, args![site, day, reason]).await,
        None => work.exec(FLOOR_DELETE_CLOSURE, args![site, day]).await,
    }
}

/// All services, those in use first.
pub(crate) async fn services(look: &mut Look<'_>, site: SiteId) -> Result<Vec<Service>, Fault> {
    let rows = look.rows(FLOOR_ALL_SERVICES, args![site]).await?;
    let read = |mut row: Row| {
        Ok(Service {
            id: row.take()?,
            site,
            key: row.take()?,
            name: row.take()?,
            name_en: row.take()?,
            help: row.take()?,
            help_en: row.take()?,
            prefix: row.take()?,
            icon: row.take()?,
            place: row.take()?,
            daily_most: row.take()?,
            opens: row.take()?,
            closes: row.take()?,
            topics: row.take::<Json<_>>()?.0,
            shut_on: None,
            active: row.take()?,
            version: row.take()?,
        })
    };
    rows.into_iter().map(read).collect()
}

pub(crate) async fn save_service(work: &mut Work<'_>, service: &Service) -> Result<bool, Fault> {
    let values = args![
        &service.name,
        &service.name_en,
        &service.help,
        &service.help_en,
        &service.prefix,
        &service.icon,
        service.place,
        service.daily_most,
        service.opens,
        service.closes,
        Json(&service.topics),
        service.active,
        service.id,
        service.version,
    ];
    Ok(work.exec(FLOOR_UPDATE_SERVICE, values).await? == 1)
}

/// All counters, those in use first.
pub(crate) async fn counters(look: &mut Look<'_>, site: SiteId) -> Result<Vec<Counter>, Fault> {
    let mut takes = takes_of(look, site).await?;
    let rows = look.rows(FLOOR_ALL_COUNTERS, args![site]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for mut row in rows {
        let id: CounterId = row.take()?;
        let (number, name): (i64, String) = (row.take()?, row.take()?);
        let key: String = row.take()?;
        all.push(Counter {
            id,
            site,
            number,
            name,
            takes: Takes::parse(&key).ok_or_else(|| Fault::new("a stored key is one of its list"))?,
            accessible: row.take()?,
            hearing_loop: row.take()?,
            active: row.take()?,
            version: row.take()?,
            services: takes.remove(&id).unwrap_or_default(),
        });
    }
    Ok(all)
}

async fn takes_of(look: &mut Look<'_>, site: SiteId) -> Result<HashMap<CounterId, Vec<ServiceId>>, Fault> {
    let mut takes: HashMap<CounterId, Vec<ServiceId>> = HashMap::new();
    for mut row in look.rows(FLOOR_COUNTER_SERVICES, args![site]).await? {
        takes.entry(row.take()?).or_default().push(row.take()?);
    }
    Ok(takes)
}

pub(crate) async fn save_counter(work: &mut Work<'_>, counter: &Counter) -> Result<bool, Fault> {
    let values = args![
        counter.number,
        &counter.name,
        counter.takes.key(),
        counter.accessible,
        counter.hearing_loop,
        counter.active,
        counter.id,
        counter.version,
    ];
    if work.exec(FLOOR_UPDATE_COUNTER, values).await? != 1 {
        return Ok(false);
    }
    work.exec(FLOOR_FORGET_COUNTER_SERVICES, args![counter.id]).await?;
    for service in &counter.services {
        work.exec(FLOOR_INSERT_COUNTER_SERVICE, args![counter.id, *service]).await?;
    }
    Ok(true)
}

/// Whether somebody attends there now.
pub(crate) async fn is_open(look: &mut Look<'_>, counter: CounterId) -> Result<bool, Fault> {
    Ok(look.one(FLOOR_COUNTER_OPEN, args![counter]).await?.take::<i64>()? > 0)
}

/// A policy that was decided.
#[derive(Debug, Clone)]
pub(crate) struct Decided {
    pub from: At,
    pub policy: Policy,
    pub reason: String,
    pub by: Option<String>,
}

/// The policies of a site, the newest first.
pub(crate) async fn policies(look: &mut Look<'_>, site: SiteId) -> Result<Vec<Decided>, Fault> {
    let rows = look.rows(FLOOR_POLICIES, args![site]).await?;
    let read = |mut row: Row| {
        Ok(Decided {
            from: row.take()?,
            policy: row.take::<Json<Policy>>()?.0,
            reason: row.take()?,
            by: row.take()?,
        })
    };
    rows.into_iter().map(read).collect()
}

pub(crate) async fn insert_policy(
    work: &mut Work<'_>,
    site: SiteId,
    from: At,
    policy: &Policy,
    reason: &str,
) -> Result<bool, Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    let values = args![site, from, Json(policy), reason, by, at];
    Ok(work.exec(FLOOR_INSERT_POLICY, values).await? == 1)
}

/// Who came from an instant until another, and which counters were open.
pub(crate) async fn recorded(
    look: &mut Look<'_>,
    site: SiteId,
    from: At,
    until: At,
) -> Result<Recorded, Fault> {
    let mut recorded = Recorded { takes: takes_of(look, site).await?, ..Recorded::default() };
    for mut row in look.rows(FLOOR_VISITS, args![site, from, until]).await? {
        let (service, class): (ServiceId, String) = (row.take()?, row.take()?);
        let (arrived, began, ended): (At, Option<At>, At) = (row.take()?, row.take()?, row.take()?);
        let state: String = row.take()?;
        recorded.people.push(Past {
            service,
            class: Class::parse(&class).ok_or_else(|| Fault::new("a stored key is one of its list"))?,
            arrived,
            attended: began.filter(|_| state == "finished").map(|began| (began, ended)),
            ended,
        });
    }
    for mut row in look.rows(FLOOR_SHIFTS, args![site, from, until]).await? {
        recorded.shifts.push(PastShift { counter: row.take()?, opened: row.take()?, closed: row.take()? });
    }
    Ok(recorded)
}

/// An officer, and whether a certificate of sign language stands, until which day.
pub(crate) struct Signer {
    pub officer: AccountId,
    pub name: String,
    pub certified: bool,
    pub until: Option<Day>,
}

/// Every officer with the skill of sign language, if there is one.
pub(crate) async fn signers(look: &mut Look<'_>) -> Result<Vec<Signer>, Fault> {
    let rows = look.rows(FLOOR_SIGNERS, args![]).await?;
    let read = |mut row: Row| {
        let (officer, name, skill) = (row.take()?, row.take()?, row.take::<Option<String>>()?);
        Ok(Signer { officer, name, certified: skill.is_some(), until: row.take()? })
    };
    rows.into_iter().map(read).collect()
}

pub(crate) async fn drop_signer(work: &mut Work<'_>, officer: AccountId) -> Result<(), Fault> {
    work.exec(FLOOR_DROP_SKILL, args![officer]).await.map(drop)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant_and_places_in_order() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
