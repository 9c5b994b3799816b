//! What every verb of the hall shares.

use kernel::{AccountId, Actor, Day, Failure, clean_line, sha256_hex};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use store::{Event, Work};

use crate::events;
use crate::lane::Lane;
use crate::permissions;
use crate::records::{self, Calling, Through, enter};
use crate::refusal::HallRefusal;
use crate::site::{ServiceId, Site, SiteId};
use crate::support::Need;
use crate::ticket::{Act, Ticket, TicketId};

/// How a verb of the hall fails.
pub(crate) type Refused = Failure<HallRefusal>;

pub(crate) fn refuse<T>(refusal: HallRefusal) -> Result<T, Refused> {
    Err(Failure::Refused(refusal))
}

/// Enters the site of an act.
pub(crate) async fn site_of(
    work: &mut Work<'_>,
    through: Through<'_>,
    missing: HallRefusal,
) -> Result<Site, Refused> {
    enter(work, through).await?.ok_or(Failure::Refused(missing))
}

/// Enters the site of a turn and reads the turn.
pub(crate) async fn load(work: &mut Work<'_>, id: TicketId) -> Result<Ticket, Refused> {
    site_of(work, Through::Ticket(id), HallRefusal::UnknownTicket).await?;
    records::ticket(work, id).await?.ok_or(Failure::Refused(HallRefusal::UnknownTicket))
}

/// The same by the secret of the phone's page.
pub(crate) async fn by_secret(work: &mut Work<'_>, secret: &str) -> Result<Ticket, Refused> {
    let hash = sha256_hex(secret.as_bytes());
    site_of(work, Through::Secret(&hash), HallRefusal::UnknownTicket).await?;
    records::ticket_by_secret(work, secret).await?.ok_or(Failure::Refused(HallRefusal::UnknownTicket))
}

/// Does `act` to a turn and saves it.
pub(crate) async fn act(
    work: &mut Work<'_>,
    before: &Ticket,
    act: &Act,
    note: Option<&str>,
) -> Result<Ticket, Refused> {
    let after = before.apply(act, work.at()).map_err(Failure::Refused)?;
    if records::save(work, before, &after, note).await? {
        return Ok(after);
    }
    refuse(HallRefusal::ChangedMeanwhile)
}

/// Announces a fact of a turn; its id and code are always told.
pub(crate) fn tell(work: &mut Work<'_>, kind: &'static str, ticket: &Ticket, mut data: Value) {
    data["ticket"] = json!(ticket.id);
    data["code"] = json!(ticket.code.to_string());
    work.announce(Event { kind, subject: events::subject(ticket.site), data });
}

/// Refused unless the actor attends there: the officer of the shift, who leads the hall, a program, or Cauce.
pub(crate) fn own(work: &Work<'_>, officer: Option<AccountId>) -> Result<(), Refused> {
    let theirs = match work.actor() {
        Actor::Officer { id, .. } => officer == Some(*id) || work.actor().may(permissions::LEAD),
        Actor::Program { .. } | Actor::System(_) => true,
        Actor::Visitor => false,
    };
    if theirs { Ok(()) } else { refuse(HallRefusal::NotYours) }
}

/// One line of text.
pub(crate) fn clean(text: &str, field: &'static str, max: usize) -> Result<String, Refused> {
    clean_line(text, max).map_err(|_| Failure::Refused(HallRefusal::BadText { field }))
}

/// The line in which somebody waits for a service: that of the service, or of the officer who is certified
/// for sign language, if one attends.
pub(crate) async fn lane_for(
    work: &mut Work<'_>,
    site: SiteId,
    service: ServiceId,
    needs: &[Need],
    day: Day,
) -> Result<Lane, Refused> {
    if !needs.contains(&Need::SignLanguage) {
        return Ok(Lane::Service(service));
    }
    let officer = records::certified(work, site, Need::SignLanguage, day).await?;
    Ok(officer.map_or(Lane::Service(service), Lane::Officer))
}

/// Refused unless somebody of the site will call from this line. Gives the service that a turn has there.
pub(crate) async fn check_lane(
    work: &mut Work<'_>,
    ticket: &Ticket,
    lane: Lane,
) -> Result<ServiceId, Refused> {
    match lane {
        Lane::Service(id) => {
            let service = records::service(work, id).await?;
            let service = service.filter(|s| s.site == ticket.site && s.active);
            service.map(|s| s.id).ok_or(Failure::Refused(HallRefusal::UnknownService))
        }
        Lane::Counter(id) => {
            let counter = records::counter(work, id).await?.filter(|c| c.site == ticket.site);
            counter.ok_or(Failure::Refused(HallRefusal::UnknownCounter))?;
            let open = records::shift_at_counter(work, id).await?;
            open.map(|_| ticket.service).ok_or(Failure::Refused(HallRefusal::CounterClosed))
        }
        Lane::Officer(id) => {
            let open = records::shift_of_officer(work, id).await?.filter(|s| s.site == ticket.site);
            open.map(|_| ticket.service).ok_or(Failure::Refused(HallRefusal::OfficerAway))
        }
    }
}

/// The counter of a shift, ready to call: open, not paused, nobody before it, and of whoever asks.
pub(crate) async fn free_counter(work: &mut Work<'_>, calling: &Calling) -> Result<(), Refused> {
    own(work, Some(calling.place.officer))?;
    if calling.closed {
        return refuse(HallRefusal::ShiftClosed);
    }
    if calling.paused {
        return refuse(HallRefusal::ShiftPaused);
    }
    match records::ticket_at_counter(work, calling.place.counter).await? {
        Some(ticket) => refuse(HallRefusal::CounterBusy { code: ticket.code.to_string() }),
        None => Ok(()),
    }
}

/// What was answered to this request before, if it was made before.
pub(crate) async fn remembered<T: DeserializeOwned>(
    work: &mut Work<'_>,
    key: Option<&String>,
    verb: &str,
) -> Result<Option<T>, Refused> {
    let Some(key) = key else { return Ok(None) };
    let Some((before, answer)) = records::request(work, key).await? else { return Ok(None) };
    if before != verb {
        return refuse(HallRefusal::RequestReused);
    }
    let read = serde_json::from_str(&answer);
    read.map(Some).map_err(|e| kernel::Fault::because("reading the answer of a request", e).into())
}

/// Keeps the answer, so that the same request gives the same.
pub(crate) async fn keep<T: Serialize>(
    work: &mut Work<'_>,
    key: Option<&String>,
    verb: &str,
    answer: &T,
) -> Result<(), Refused> {
    let Some(key) = key else { return Ok(()) };
    let text = serde_json::to_string(answer);
    let text = text.map_err(|e| kernel::Fault::because("writing the answer of a request", e))?;
    // two nodes with the same key in two sites at one instant: the second is told
    if records::keep_request(work, key, verb, text).await? {
        return Ok(());
    }
    refuse(HallRefusal::RequestReused)
}
