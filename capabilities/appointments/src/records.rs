//! The only file that speaks to the database.

use std::collections::HashMap;

use hall::{Need, ServiceId, SiteId, TicketId};
use kernel::{At, Day, Fault, Lang};
use queueing::Class;
use store::{Json, Look, Row, Work, args};

use crate::booking::{Booking, BookingId, Origin, State, Who};
use crate::offer::{Offer, OfferId, Opening, Rules, Schedule};
use crate::slots::Slot;

store::queries! { "queries.sql" =>
    SERVICES_OFFERED, SERVICE_BY_KEY, SERVICE_BY_ID, SERVICES_ALL, OFFERS_OF_SERVICE, RULES_OF_SERVICE,
    HOURS_OF_SITE,
    CLOSURES_OF_SITE, SEATS_TAKEN, INSERT_SEAT, DELETE_SEAT, CLAIM_REQUEST, REQUEST_BY_KEY, FORGET_REQUESTS,
    INSERT_BOOKING, BOOKING_BY_ID, BOOKING_BY_KEY, BOOKINGS_OF_DAY, BOOKINGS_TO_REMIND, BOOKINGS_LATE,
    SAVE_BOOKING,
    FORGET_NEEDS, FORGET_PEOPLE, INSERT_OFFER, DELETE_OFFER, SAVE_RULES, SITES_ALL, STATE_OF_TICKET,
}

/// A service of the hall, with its site, as these pages need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The service.
    pub id: ServiceId,
    /// Its site.
    pub site: SiteId,
    /// Its address on the web.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its English name, or the empty text.
    pub name_en: String,
    /// Address of the site on the web.
    pub site_key: String,
    /// Name of the site.
    pub site_name: String,
    /// Where it is.
    pub address: String,
}

impl Served {
    /// Its name in a language.
    pub fn name_in(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name }
    }
}

fn served(mut row: Row) -> Result<Served, Fault> {
    let (id, site, key, name, name_en) = (row.take()?, row.take()?, row.take()?, row.take()?, row.take()?);
    let _place: i64 = row.take()?;
    let (site_key, site_name, address) = (row.take()?, row.take()?, row.take()?);
    Ok(Served { id, site, key, name, name_en, site_key, site_name, address })
}

/// Services that have hours for appointments, in the order of the hall.
pub async fn services_offered(look: &mut Look<'_>) -> Result<Vec<Served>, Fault> {
    look.rows(SERVICES_OFFERED, args![]).await?.into_iter().map(served).collect()
}

/// Every service of every open site.
pub async fn services(look: &mut Look<'_>) -> Result<Vec<Served>, Fault> {
    look.rows(SERVICES_ALL, args![]).await?.into_iter().map(served).collect()
}

/// A service by the keys of its site and of itself.
pub async fn service(look: &mut Look<'_>, site: &str, key: &str) -> Result<Option<Served>, Fault> {
    look.row(SERVICE_BY_KEY, args![site, key]).await?.map(served).transpose()
}

/// A service by its id, active or not.
pub async fn service_by_id(look: &mut Look<'_>, id: ServiceId) -> Result<Option<Served>, Fault> {
    look.row(SERVICE_BY_ID, args![id]).await?.map(served).transpose()
}

/// Key, name and id of every open site.
pub async fn sites(look: &mut Look<'_>) -> Result<Vec<(SiteId, String, String)>, Fault> {
    let rows = look.rows(SITES_ALL, args![]).await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?, row.take()?))).collect()
}

/// The hours of the week of a service.
pub async fn offers(look: &mut Look<'_>, service: ServiceId) -> Result<Vec<Offer>, Fault> {
    let read = |mut row: Row| {
        let (id, service, weekday) = (row.take()?, row.take()?, row.take()?);
        let (from, to, minutes, seats) = (row.take()?, row.take()?, row.take()?, row.take()?);
        Ok(Offer { id, service, weekday, from, to, minutes, seats })
    };
    look.rows(OFFERS_OF_SERVICE, args![service]).await?.into_iter().map(read).collect()
}

/// How a service is booked.
pub async fn rules(look: &mut Look<'_>, service: ServiceId) -> Result<Rules, Fault> {
    let Some(mut row) = look.row(RULES_OF_SERVICE, args![service]).await? else {
        return Ok(Rules::default());
    };
    let (days_ahead, notice, lead, late) = (row.take()?, row.take()?, row.take()?, row.take()?);
    Ok(Rules { days_ahead, notice, lead, late, version: row.take()? })
}

/// Everything that decides which hours a service has from `now` on; nothing if it is not given by
/// appointment.
pub async fn schedule(
    look: &mut Look<'_>,
    service: ServiceId,
    site: SiteId,
    now: At,
) -> Result<Option<Schedule>, Fault> {
    let offers = offers(look, service).await?;
    if offers.is_empty() {
        return Ok(None);
    }
    let rules = rules(look, service).await?;
    let mut hours = Vec::new();
    for mut row in look.rows(HOURS_OF_SITE, args![site]).await? {
        hours.push((row.take()?, row.take()?, row.take()?));
    }
    let mut closed = Vec::new();
    for mut row in look.rows(CLOSURES_OF_SITE, args![site, now.day()]).await? {
        closed.push(row.take::<Day>()?);
    }
    let mut taken = HashMap::new();
    for mut row in look.rows(SEATS_TAKEN, args![service, now]).await? {
        taken.insert(row.take::<At>()?, row.take::<i64>()?);
    }
    let calendar = deadlines::current(look).await?.calendar;
    Ok(Some(Schedule { offers, rules, opening: Opening { hours, closed, calendar }, taken }))
}

fn booking(mut row: Row) -> Result<Booking, Fault> {
    let unknown = |what: &str| Fault::new(format!("an appointment has an unknown {what}"));
    let (id, key, site, service) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let (starts_at, minutes) = (row.take()?, row.take()?);
    let state = State::parse(&row.take::<String>()?).ok_or_else(|| unknown("state"))?;
    let origin = Origin::parse(&row.take::<String>()?).ok_or_else(|| unknown("origin"))?;
    let language = Lang::parse(&row.take::<String>()?).unwrap_or(Lang::Es);
    let (name, document, phone, email) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let Json(needs) = row.take::<Json<Vec<Need>>>()?;
    let class = Class::parse(&row.take::<String>()?).ok_or_else(|| unknown("class"))?;
    let ticket: Option<TicketId> = row.take()?;
    let (code, secret): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    let (reminded_at, booked_at, moves, version) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let preferential = class == Class::Preferential;
    Ok(Booking {
        id,
        key,
        site,
        service,
        starts_at,
        minutes,
        state,
        origin,
        language,
        who: Who { name, document, phone, email, preferential, needs },
        ticket,
        code: code.unwrap_or_default(),
        ticket_secret: secret.unwrap_or_default(),
        reminded_at,
        booked_at,
        moves,
        version,
    })
}

/// A booking by its id.
pub async fn by_id(look: &mut Look<'_>, id: BookingId) -> Result<Option<Booking>, Fault> {
    look.row(BOOKING_BY_ID, args![id]).await?.map(booking).transpose()
}

/// A booking by the secret of its page.
pub async fn by_key(look: &mut Look<'_>, key: &str) -> Result<Option<Booking>, Fault> {
    look.row(BOOKING_BY_KEY, args![key]).await?.map(booking).transpose()
}

/// The most bookings that the agenda shows.
pub(crate) const MOST_OF_A_DAY: i64 = 500;

/// The bookings of a day, by hour.
pub async fn of_day(look: &mut Look<'_>, site: SiteId, day: Day) -> Result<Vec<Booking>, Fault> {
    let rows = look.rows(BOOKINGS_OF_DAY, args![site, day, MOST_OF_A_DAY]).await?;
    rows.into_iter().map(booking).collect()
}

/// What is booked for that day, has an e-mail and no reminder yet, and was not booked on the eve itself.
pub(crate) async fn to_remind(look: &mut Look<'_>, day: Day, eve: Day) -> Result<Vec<Booking>, Fault> {
    let (from, to) = (At::start_of(day), At::start_of(day).plus_days(1));
    let rows = look.rows(BOOKINGS_TO_REMIND, args![from, to, At::start_of(eve)]).await?;
    rows.into_iter().map(booking).collect()
}

/// What is still booked and began before `before`, the oldest first.
pub(crate) async fn begun(look: &mut Look<'_>, before: At, most: i64) -> Result<Vec<Booking>, Fault> {
    look.rows(BOOKINGS_LATE, args![before, most]).await?.into_iter().map(booking).collect()
}

/// The booking of a form that came before.
pub(crate) async fn of_request(look: &mut Look<'_>, key: &str) -> Result<Option<BookingId>, Fault> {
    look.row(REQUEST_BY_KEY, args![key]).await?.map(|mut row| row.take()).transpose()
}

pub(crate) async fn claim(work: &mut Work<'_>, key: &str, id: BookingId) -> Result<bool, Fault> {
    let at = work.at();
    Ok(work.exec(CLAIM_REQUEST, args![key, id, at]).await? == 1)
}

/// Writes a new booking; false if this person has an open one for that service.
pub(crate) async fn insert(work: &mut Work<'_>, new: &Booking) -> Result<bool, Fault> {
    let who = &new.who;
    let row = args![
        new.id,
        &new.key,
        new.site,
        new.service,
        new.day(),
        new.starts_at,
        new.minutes,
        new.origin.key(),
        new.language.code(),
        &who.name,
        &who.document,
        &who.phone,
        &who.email,
        Json(&who.needs),
        who.contact_key(),
        who.class().key(),
        new.booked_at,
    ];
    Ok(work.exec(INSERT_BOOKING, row).await? == 1)
}

/// Takes the first free seat of a slot; false if all are taken. That two never get the same one is the
/// primary key's promise, whoever else writes at the same moment.
pub(crate) async fn sit(work: &mut Work<'_>, new: &Booking, slot: Slot) -> Result<bool, Fault> {
    for seat in 0..slot.seats {
        if work.exec(INSERT_SEAT, args![new.service, slot.starts_at, seat, new.id]).await? == 1 {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(crate) async fn stand_up(work: &mut Work<'_>, id: BookingId) -> Result<(), Fault> {
    work.exec(DELETE_SEAT, args![id]).await.map(drop)
}

/// Saves what changes in a booking; false if somebody else changed it meanwhile.
pub(crate) async fn save(work: &mut Work<'_>, b: &Booking) -> Result<bool, Fault> {
    let at = work.at();
    let arrived = (b.state == State::Arrived).then_some(at);
    let ended = (b.state != State::Booked).then_some(at);
    let row = args![
        b.day(),
        b.starts_at,
        b.minutes,
        b.state.key(),
        b.ticket,
        (!b.code.is_empty()).then_some(&b.code),
        (!b.ticket_secret.is_empty()).then_some(&b.ticket_secret),
        arrived,
        b.reminded_at,
        ended,
        b.moves,
        b.id,
        b.version,
    ];
    Ok(work.exec(SAVE_BOOKING, row).await? == 1)
}

/// Empties what was needed for the day only, and who it was after the memory ended; forgets old forms.
pub(crate) async fn forget(work: &mut Work<'_>, today: Day, people_before: Day) -> Result<(), Fault> {
    // what is older was emptied on its own night
    work.exec(FORGET_NEEDS, args![today, people_before]).await?;
    work.exec(FORGET_PEOPLE, args![people_before]).await?;
    let old = At::start_of(today).plus_days(-7);
    work.exec(FORGET_REQUESTS, args![old]).await.map(drop)
}

pub(crate) async fn insert_offer(work: &mut Work<'_>, site: SiteId, o: &Offer) -> Result<(), Fault> {
    let row = args![o.id, site, o.service, o.weekday, o.from, o.to, o.minutes, o.seats];
    work.exec(INSERT_OFFER, row).await.map(drop)
}

pub(crate) async fn delete_offer(work: &mut Work<'_>, id: OfferId, of: ServiceId) -> Result<bool, Fault> {
    Ok(work.exec(DELETE_OFFER, args![id, of]).await? == 1)
}

/// Saves the rules; false if they were changed since `rules.version`.
pub(crate) async fn save_rules(work: &mut Work<'_>, of: ServiceId, r: &Rules) -> Result<bool, Fault> {
    let row = args![of, r.days_ahead, r.notice, r.lead, r.late, r.version];
    Ok(work.exec(SAVE_RULES, row).await? == 1)
}

/// The state of the turn that a booking became.
pub(crate) async fn ticket_state(look: &mut Look<'_>, id: TicketId) -> Result<Option<hall::State>, Fault> {
    let Some(mut row) = look.row(STATE_OF_TICKET, args![id]).await? else { return Ok(None) };
    Ok(hall::State::parse(&row.take::<String>()?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
