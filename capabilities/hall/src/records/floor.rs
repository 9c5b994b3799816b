//! Sites, hours, services, counters, policies.

use kernel::{At, Day, Fault};
use queueing::Policy;
use store::{Json, Look, Query, Row, ToVal, Work, args};

use super::{
    ALL_SITES, CLOSURES_FROM, COUNTER_BY_ID, COUNTER_BY_NUMBER, COUNTERS_OF_SITE, DECLARED_FROM, GATE,
    HOURS_OF_SITE, INSERT_COUNTER, INSERT_COUNTER_SERVICE, INSERT_HOURS, INSERT_SERVICE, INSERT_SITE,
    LOCK_SITE, POLICY_AT, SERVICE_BY_ID, SERVICES_OF_COUNTERS, SERVICES_OF_SITE, SHUT_SERVICE, SITE_BY_ID,
    SITE_BY_KEY, SITE_OF_COUNTER, SITE_OF_SECRET, SITE_OF_SERVICE, SITE_OF_SHIFT, SITE_OF_TICKET, keyed,
};
use crate::shift::ShiftId;
use crate::site::{Counter, CounterId, Hours, Service, ServiceId, Site, SiteId, Takes};
use crate::ticket::TicketId;

/// By what the site of an act is found.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Through<'a> {
    Site(SiteId),
    Ticket(TicketId),
    /// The hash of a turn's secret.
    Secret(&'a str),
    Shift(ShiftId),
    Counter(CounterId),
    Service(ServiceId),
}

/// Reads the site of an act; on PostgreSQL it is locked until the commit. What is read of the site's turns
/// after this is as every other node left it.
pub(crate) async fn enter(work: &mut Work<'_>, through: Through<'_>) -> Result<Option<Site>, Fault> {
    let id: Option<SiteId> = match through {
        Through::Site(id) => Some(id),
        Through::Ticket(id) => site_of(work, SITE_OF_TICKET, id).await?,
        Through::Secret(hash) => site_of(work, SITE_OF_SECRET, hash).await?,
        Through::Shift(id) => site_of(work, SITE_OF_SHIFT, id).await?,
        Through::Counter(id) => site_of(work, SITE_OF_COUNTER, id).await?,
        Through::Service(id) => site_of(work, SITE_OF_SERVICE, id).await?,
    };
    let Some(id) = id else { return Ok(None) };
    work.row(LOCK_SITE, args![id]).await?.map(read_site).transpose()
}

async fn site_of<'v, V: ToVal<'v>>(
    look: &mut Look<'_>,
    query: Query,
    of: V,
) -> Result<Option<SiteId>, Fault> {
    look.row(query, args![of]).await?.map(|mut row| row.take()).transpose()
}

fn read_site(mut row: Row) -> Result<Site, Fault> {
    Ok(Site {
        id: row.take()?,
        key: row.take()?,
        name: row.take()?,
        address: row.take()?,
        municipality: row.take()?,
        phone: row.take()?,
        last_chair_cm: row.take()?,
        preferential_prefix: row.take()?,
        community_prefix: row.take()?,
        alarm_minutes: row.take()?,
        active: row.take()?,
        version: row.take()?,
    })
}

/// A site by its id.
pub async fn site(look: &mut Look<'_>, id: SiteId) -> Result<Option<Site>, Fault> {
    look.row(SITE_BY_ID, args![id]).await?.map(read_site).transpose()
}

/// A site by its address on the web.
pub async fn site_by_key(look: &mut Look<'_>, key: &str) -> Result<Option<Site>, Fault> {
    look.row(SITE_BY_KEY, args![key]).await?.map(read_site).transpose()
}

/// Every site, by name.
pub async fn sites(look: &mut Look<'_>) -> Result<Vec<Site>, Fault> {
    look.rows(ALL_SITES, args![]).await?.into_iter().map(read_site).collect()
}

/// When a site opens, by day of the week.
pub async fn hours_of_site(look: &mut Look<'_>, site: SiteId) -> Result<Vec<Hours>, Fault> {
    let rows = look.rows(HOURS_OF_SITE, args![site]).await?;
    let read = |mut row: Row| Ok(Hours { weekday: row.take()?, opens: row.take()?, closes: row.take()? });
    rows.into_iter().map(read).collect()
}

fn read_service(mut row: Row) -> Result<Service, Fault> {
    Ok(Service {
        id: row.take()?,
        site: row.take()?,
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
        shut_on: row.take()?,
        active: row.take()?,
        version: row.take()?,
    })
}

/// The services of a site, in the order of the kiosk, those that are not used too.
pub async fn services_of_site(look: &mut Look<'_>, site: SiteId) -> Result<Vec<Service>, Fault> {
    look.rows(SERVICES_OF_SITE, args![site]).await?.into_iter().map(read_service).collect()
}

/// A service.
pub async fn service(look: &mut Look<'_>, id: ServiceId) -> Result<Option<Service>, Fault> {
    look.row(SERVICE_BY_ID, args![id]).await?.map(read_service).transpose()
}

fn read_counter(mut row: Row) -> Result<Counter, Fault> {
    Ok(Counter {
        id: row.take()?,
        site: row.take()?,
        number: row.take()?,
        name: row.take()?,
        takes: keyed(&row.take::<String>()?, Takes::parse)?,
        accessible: row.take()?,
        hearing_loop: row.take()?,
        active: row.take()?,
        version: row.take()?,
        services: Vec::new(),
    })
}

/// The counters of a site by number, with their services.
pub async fn counters_of_site(look: &mut Look<'_>, site: SiteId) -> Result<Vec<Counter>, Fault> {
    let rows = look.rows(COUNTERS_OF_SITE, args![site]).await?;
    let mut counters = rows.into_iter().map(read_counter).collect::<Result<Vec<_>, Fault>>()?;
    for mut row in look.rows(SERVICES_OF_COUNTERS, args![site]).await? {
        let (counter, service): (CounterId, ServiceId) = (row.take()?, row.take()?);
        if let Some(found) = counters.iter_mut().find(|c| c.id == counter) {
            found.services.push(service);
        }
    }
    Ok(counters)
}

/// A counter with its services.
pub async fn counter(look: &mut Look<'_>, id: CounterId) -> Result<Option<Counter>, Fault> {
    let Some(row) = look.row(COUNTER_BY_ID, args![id]).await? else { return Ok(None) };
    let site = read_counter(row)?.site;
    Ok(counters_of_site(look, site).await?.into_iter().find(|c| c.id == id))
}

/// The counter with this number in the site with this key.
pub async fn counter_by_number(
    look: &mut Look<'_>,
    site: &str,
    number: i64,
) -> Result<Option<CounterId>, Fault> {
    look.row(COUNTER_BY_NUMBER, args![site, number]).await?.map(|mut row| row.take()).transpose()
}

/// The policy by which a site calls at an instant: the newest that has begun, or the default one.
pub async fn policy_at(look: &mut Look<'_>, site: SiteId, at: At) -> Result<Policy, Fault> {
    let Some(mut row) = look.row(POLICY_AT, args![site, at]).await? else { return Ok(Policy::default()) };
    Ok(row.take::<Json<Policy>>()?.0)
}

/// Whether a site gives turns at an instant.
pub(crate) struct Gate {
    /// Why it does not open that day.
    pub closure: Option<String>,
    /// Whether the day was closed.
    pub day_closed: bool,
    /// Whether hours say anything at all.
    pub has_hours: bool,
    pub open_now: bool,
    /// In minutes after midnight.
    pub opens_next: Option<i64>,
    /// The first opening of the day.
    pub opens_first: Option<i64>,
    /// Whether the site said that it opens on that day whatever the calendar says.
    pub declared_open: bool,
}

pub(crate) async fn gate(look: &mut Look<'_>, site: SiteId, day: Day, minute: i64) -> Result<Gate, Fault> {
    let weekday = i64::from(day.weekday().to_monday_one_offset());
    let mut row = look.one(GATE, args![site, day, weekday, minute]).await?;
    Ok(Gate {
        closure: row.take()?,
        day_closed: row.take::<i64>()? > 0,
        has_hours: row.take::<i64>()? > 0,
        open_now: row.take::<i64>()? > 0,
        opens_next: row.take()?,
        opens_first: row.take()?,
        declared_open: row.take::<i64>()? > 0,
    })
}

/// Days from `from` on, on which the site does not open, and why.
pub(crate) async fn closures_from(
    look: &mut Look<'_>,
    site: SiteId,
    from: Day,
) -> Result<Vec<(Day, String)>, Fault> {
    let rows = look.rows(CLOSURES_FROM, args![site, from]).await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

/// Days from `from` on, on which the site opens whatever the calendar of the company says.
pub(crate) async fn declared_from(look: &mut Look<'_>, site: SiteId, from: Day) -> Result<Vec<Day>, Fault> {
    look.rows(DECLARED_FROM, args![site, from]).await?.into_iter().map(|mut row| row.take()).collect()
}

pub(crate) async fn shut_service(work: &mut Work<'_>, id: ServiceId, on: Option<Day>) -> Result<(), Fault> {
    work.exec(SHUT_SERVICE, args![on, id]).await.map(drop)
}

pub(crate) async fn insert_site(work: &mut Work<'_>, site: &Site, hours: &[Hours]) -> Result<(), Fault> {
    let values = args![
        site.id,
        &site.key,
        &site.name,
        &site.address,
        &site.municipality,
        &site.phone,
        site.last_chair_cm,
        &site.preferential_prefix,
        &site.community_prefix,
        site.alarm_minutes,
    ];
    work.exec(INSERT_SITE, values).await?;
    for h in hours {
        work.exec(INSERT_HOURS, args![site.id, h.weekday, h.opens, h.closes]).await?;
    }
    Ok(())
}

pub(crate) async fn insert_service(work: &mut Work<'_>, service: &Service) -> Result<(), Fault> {
    let values = args![
        service.id,
        service.site,
        &service.key,
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
    ];
    work.exec(INSERT_SERVICE, values).await.map(drop)
}

pub(crate) async fn insert_counter(work: &mut Work<'_>, counter: &Counter) -> Result<(), Fault> {
    let values = args![
        counter.id,
        counter.site,
        counter.number,
        &counter.name,
        counter.takes.key(),
        counter.accessible,
        counter.hearing_loop,
    ];
    work.exec(INSERT_COUNTER, values).await?;
    for service in &counter.services {
        work.exec(INSERT_COUNTER_SERVICE, args![counter.id, *service]).await?;
    }
    Ok(())
}
