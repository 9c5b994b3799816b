//! A counter that is free calls the next person.

use kernel::{At, Failure, Lang};
use queueing::{Class, Head, Heads};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Work;

use super::{Refused, act, free_counter, keep, remembered, site_of, tell};
use crate::code::Code;
use crate::events;
use crate::records::{self, Calling, Through};
use crate::refusal::HallRefusal;
use crate::shift::ShiftId;
use crate::site::{ServiceId, Takes};
use crate::support::Need;
use crate::ticket::{Act, Ticket, TicketId};

/// A counter calls.
#[derive(Debug, Clone)]
pub struct CallNext {
    /// The shift at the counter.
    pub shift: ShiftId,
    /// The same key calls once.
    pub request: Option<String>,
}

/// Who was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// The turn.
    pub id: TicketId,
    /// What is called aloud.
    pub code: Code,
    /// Number of the counter.
    pub counter: i64,
    /// Name of the counter.
    pub counter_name: String,
    /// The class.
    pub class: Class,
    /// The service.
    pub service: ServiceId,
    /// The language of the person.
    pub language: Lang,
    /// Seconds since the turn was taken.
    pub waited_s: i64,
    /// What the person needs. Not kept with the request: it is sensitive.
    #[serde(skip)]
    pub needs: Vec<Need>,
}

pub(crate) const VERB: &str = "call";

/// Calls the next person by the policy of the site; nothing if nobody waits for this counter. A request that
/// called nobody may be made again.
///
/// # Errors
/// [`HallRefusal`]: the shift is closed, paused, of somebody else, or has a person before it.
pub async fn run(work: &mut Work<'_>, call: &CallNext) -> Result<Option<Called>, Refused> {
    site_of(work, Through::Shift(call.shift), HallRefusal::UnknownShift).await?;
    if let Some(before) = called_before(work, call.request.as_ref(), VERB).await? {
        return Ok(Some(before));
    }
    let calling = records::calling(work, call.shift).await?;
    let calling = calling.ok_or(Failure::Refused(HallRefusal::UnknownShift))?;
    free_counter(work, &calling).await?;
    let Some(id) = choose(work, &calling).await? else { return Ok(None) };
    let ticket = records::ticket(work, id).await?;
    let ticket = ticket.ok_or(Failure::Refused(HallRefusal::UnknownTicket))?;
    let after = act(work, &ticket, &Act::Call(calling.place), None).await?;
    let called = tell_call(work, &calling, &after).await?;
    keep(work, call.request.as_ref(), VERB, &called).await?;
    Ok(Some(called))
}

/// Whom the policy chooses among the first of each line and class that the counter takes.
async fn choose(work: &mut Work<'_>, calling: &Calling) -> Result<Option<TicketId>, Refused> {
    let at = work.at();
    let firsts = records::heads(work, calling, at.day()).await?;
    let only = calling.takes == Takes::Preferential;
    let first = |class: Class| {
        let taken = !only || class == Class::Preferential;
        let of_class = firsts.iter().filter(|(c, ..)| taken && *c == class);
        of_class.map(|(_, id, rank)| (*rank, *id)).min()
    };
    let head =
        |class| first(class).map(|(rank, _): (At, TicketId)| Head { waited_s: at.seconds_since(rank) });
    let heads = Heads {
        preferential: head(Class::Preferential),
        community: head(Class::Community),
        general: head(Class::General),
    };
    if only {
        return Ok(first(Class::Preferential).map(|(_, id)| id));
    }
    let policy = records::policy_at(work, calling.site, at).await?;
    let streak = records::streak(work, calling).await?;
    let Some(class) = policy.choose(&heads, &streak) else { return Ok(None) };
    records::save_streak(work, calling, streak.after(class)).await?;
    Ok(first(class).map(|(_, id)| id))
}

/// The board and everybody who listens learn of a call.
pub(crate) async fn tell_call(
    work: &mut Work<'_>,
    calling: &Calling,
    ticket: &Ticket,
) -> Result<Called, Refused> {
    records::insert_call(work, ticket, calling.number).await?;
    let data = json!({ "counter": calling.number, "class": ticket.class });
    tell(work, events::CALLED, ticket, data);
    Ok(Called {
        id: ticket.id,
        code: ticket.code.clone(),
        counter: calling.number,
        counter_name: calling.name.clone(),
        class: ticket.class,
        service: ticket.service,
        language: ticket.language,
        waited_s: work.at().seconds_since(ticket.arrived_at),
        needs: ticket.needs.clone(),
    })
}

/// Who was called by this request before.
pub(crate) async fn called_before(
    work: &mut Work<'_>,
    request: Option<&String>,
    verb: &str,
) -> Result<Option<Called>, Refused> {
    let Some(mut called) = remembered::<Called>(work, request, verb).await? else { return Ok(None) };
    if let Some(ticket) = records::ticket(work, called.id).await? {
        called.needs = ticket.needs;
    }
    Ok(Some(called))
}
