//! Somebody takes a turn.

use kernel::{At, Day, Failure, Lang, time_of_day};
use people::PersonId;
use queueing::Class;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Work;

use super::{Refused, keep, lane_for, refuse, remembered, site_of, tell};
use crate::code::{Code, OFFLINE_NUMBERS};
use crate::events;
use crate::gate;
use crate::records::{self, Through};
use crate::refusal::HallRefusal;
use crate::site::{Service, ServiceId, Site, SiteId};
use crate::support::{Need, PriorityGround};
use crate::ticket::{Origin, State, Ticket, TicketId};

/// A turn to take.
#[derive(Debug, Clone)]
pub struct TakeTicket {
    /// Where.
    pub site: SiteId,
    /// For what.
    pub service: ServiceId,
    /// In which class, as the person says.
    pub class: Class,
    /// Why it is preferential, if they say so.
    pub ground: Option<PriorityGround>,
    /// What the person needs.
    pub needs: Vec<Need>,
    /// Through which door it comes.
    pub origin: Origin,
    /// The person, if known.
    pub person: Option<PersonId>,
    /// The language of the person.
    pub language: Lang,
    /// When it was taken, for a kiosk that had no connection: the server's present instant minus the age that
    /// the kiosk measured. An instant that cannot be true (in the future, or before today's opening) gives no
    /// place in the line: the turn then stands where it reached the server.
    pub at: Option<At>,
    /// The number that the kiosk gave from the range reserved for it.
    pub number: Option<i64>,
    /// The same key takes one turn.
    pub request: Option<String>,
}

/// The turn that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Its id.
    pub id: TicketId,
    /// What will be called aloud.
    pub code: Code,
    /// The address of its page: `/turno/{secret}`. Only its hash is kept with the turn.
    pub secret: String,
    /// How many are before it.
    pub ahead: i64,
}

const VERB: &str = "take";
/// Letters and digits of a secret: 78 bits, short enough for a small QR.
const SECRET_LENGTH: usize = 16;
const MOST_NEEDS: usize = 5;

/// Gives the turn.
///
/// # Errors
/// [`HallRefusal`]: the site or the line is closed, no turns are left, ground and class do not fit.
pub async fn run(work: &mut Work<'_>, take: &TakeTicket) -> Result<Taken, Refused> {
    ranked(work, take, None).await
}

/// The same for somebody who counts as having arrived at `rank_at`, not later than they did: an
/// appointment. The arrival stays the true one, and the class still decides first.
///
/// # Errors
/// As [`run`].
pub async fn ranked(work: &mut Work<'_>, take: &TakeTicket, rank_at: Option<At>) -> Result<Taken, Refused> {
    let site = site_of(work, Through::Site(take.site), HallRefusal::UnknownSite).await?;
    if let Some(before) = remembered(work, take.request.as_ref(), VERB).await? {
        return Ok(before);
    }
    if take.ground.is_some_and(|g| g.class() != take.class) || take.needs.len() > MOST_NEEDS {
        return refuse(HallRefusal::BadGround);
    }
    if take.number.is_some_and(|n| !OFFLINE_NUMBERS.contains(&n)) {
        return refuse(HallRefusal::NumberOutOfRange);
    }
    let service = records::service(work, take.service).await?;
    let service = service.filter(|s| s.site == site.id && s.active && site.active);
    let service = service.ok_or(Failure::Refused(HallRefusal::UnknownService))?;
    let (at, doubt) = arrival(work, &site, take).await?;
    admit(work, &site, &service, take.origin, at).await?;
    let (mut ticket, note) = new_ticket(work, &site, &service, take, (at, doubt)).await?;
    ticket.rank_at = rank_at.map_or(ticket.rank_at, |rank| rank.min(ticket.rank_at));
    let secret = work.chance().readable(SECRET_LENGTH);
    records::insert_ticket(work, &ticket, &secret, note.as_deref()).await?;
    let ahead = records::ahead_of(work, &ticket).await?.total();
    let data = json!({ "service": ticket.service, "class": ticket.class, "origin": ticket.origin,
        "lane": ticket.lane });
    tell(work, events::TAKEN, &ticket, data);
    let taken = Taken { id: ticket.id, code: ticket.code, secret, ahead };
    keep(work, take.request.as_ref(), VERB, &taken).await?;
    Ok(taken)
}

/// When the person arrived, and what the kiosk said instead if that cannot be.
async fn arrival(work: &mut Work<'_>, site: &Site, take: &TakeTicket) -> Result<(At, Option<At>), Refused> {
    let now = work.at();
    let Some(said) = take.at else { return Ok((now, None)) };
    let gate = records::gate(work, site.id, now.day(), 0).await?;
    let opening = At::start_of(now.day()).plus_minutes(gate.opens_first.unwrap_or(0));
    if (opening..=now).contains(&said) { Ok((said, None)) } else { Ok((now, Some(said))) }
}

/// Whether site and line give turns. The host and the officers decide themselves (who entered in time is
/// attended: Ley 1437 of 2011, art. 7 num. 2), but no turn is given on a day that was closed.
async fn admit(
    work: &mut Work<'_>,
    site: &Site,
    service: &Service,
    origin: Origin,
    at: At,
) -> Result<(), Refused> {
    let (day, minute) = (at.day(), at.minute_of_day());
    let gate = records::gate(work, site.id, day, minute).await?;
    if gate.day_closed {
        return refuse(HallRefusal::DayClosed);
    }
    if matches!(origin, Origin::Host | Origin::Counter | Origin::Appointment) {
        return Ok(());
    }
    if let Some(refusal) = gate::shut_by_hours(work, site.id, &gate, at).await? {
        return refuse(refusal);
    }
    if service.is_shut(day) {
        return refuse(HallRefusal::LineClosed);
    }
    let (opens, closes) = (service.opens.unwrap_or(0), service.closes.unwrap_or(24 * 60));
    if !(opens..closes).contains(&minute) {
        return refuse(HallRefusal::LineNotOpen { opens: time_of_day(opens), closes: time_of_day(closes) });
    }
    if let Some(most) = service.daily_most
        && records::count_of_service(work, site.id, day, service.id).await? >= most
    {
        return refuse(HallRefusal::NoTurnsLeft);
    }
    Ok(())
}

/// The turn as it will stand, and what its first interval notes.
async fn new_ticket(
    work: &mut Work<'_>,
    site: &Site,
    service: &Service,
    take: &TakeTicket,
    (at, doubt): (At, Option<At>),
) -> Result<(Ticket, Option<String>), Refused> {
    let day = at.day();
    let mut needs = take.needs.clone();
    needs.sort_by_key(|n| n.key());
    needs.dedup();
    let prefix = match take.class {
        Class::Preferential => &site.preferential_prefix,
        Class::Community => &site.community_prefix,
        Class::General => &service.prefix,
    };
    let mut ticket = Ticket {
        id: work.new_id(),
        site: site.id,
        day,
        code: Code::new(prefix, take.number.unwrap_or_default()),
        service: service.id,
        class: take.class,
        state: State::Waiting,
        lane: lane_for(work, site.id, service.id, &needs, day).await?,
        rank_at: at,
        origin: take.origin,
        language: take.language,
        arrived_at: at,
        called_at: None,
        attended_at: None,
        ended_at: None,
        since: at,
        last_call_at: None,
        calls: 0,
        shift: None,
        counter: None,
        officer: None,
        outcome: None,
        topics: Vec::new(),
        person: take.person,
        case: None,
        ground: take.ground,
        needs,
        version: 1,
    };
    let note = number(work, &mut ticket, take.number, day, doubt).await?;
    Ok((ticket, note))
}

/// Gives the turn its number. A number of a kiosk that somebody has already (two kiosks with one range) is
/// replaced, never refused: who holds the paper keeps the place, and the answer tells the new code.
async fn number(
    work: &mut Work<'_>,
    ticket: &mut Ticket,
    asked: Option<i64>,
    day: Day,
    doubt: Option<At>,
) -> Result<Option<String>, Refused> {
    let mut notes = Vec::new();
    notes.extend(doubt.map(|said| format!("clock {said}")));
    let given = match asked {
        Some(_) => records::number_is_given(work, ticket).await?,
        None => true,
    };
    if given {
        notes.extend(asked.map(|_| format!("printed {}", ticket.code)));
        let prefix = ticket.code.prefix.clone();
        ticket.code.number = records::take_number(work, ticket.site, day, &prefix).await?;
    }
    Ok((!notes.is_empty()).then(|| notes.join("; ")))
}
