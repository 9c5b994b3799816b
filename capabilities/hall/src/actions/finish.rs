//! The attention ends, with what it was about and how.

use cases::CaseId;
use kernel::{AccountId, Failure};
use people::PersonId;
use serde_json::json;
use store::Work;

use super::{Refused, act, load, own, refuse, tell};
use crate::code::Code;
use crate::events;
use crate::records;
use crate::refusal::HallRefusal;
use crate::site::{CounterId, ServiceId};
use crate::ticket::{Act, Outcome, State, Ticket, TicketId};

/// The end of an attention.
#[derive(Debug, Clone)]
pub struct Finish {
    /// The turn: attended or held.
    pub ticket: TicketId,
    /// What it was about: keys of the service's topics, at most five.
    pub topics: Vec<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// The person, if they were looked up.
    pub person: Option<PersonId>,
    /// The case that was filed or treated.
    pub case: Option<CaseId>,
}

/// What ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The turn.
    pub id: TicketId,
    /// Its code.
    pub code: Code,
    /// The counter.
    pub counter: Option<CounterId>,
    /// The officer.
    pub officer: Option<AccountId>,
    /// The service.
    pub service: ServiceId,
    /// How it ended.
    pub outcome: Outcome,
}

const MOST_TOPICS: usize = 5;

/// Finishes. The same end told twice is answered the same; another one is refused.
///
/// # Errors
/// [`HallRefusal`]: not attended, over, of another officer, or a topic that the service does not have.
pub async fn run(work: &mut Work<'_>, finish: &Finish) -> Result<Finished, Refused> {
    let before = load(work, finish.ticket).await?;
    own(work, before.officer)?;
    let mut topics = finish.topics.clone();
    topics.sort();
    topics.dedup();
    if before.state == State::Finished && before.outcome == Some(finish.outcome) && before.topics == topics {
        return Ok(finished(&before, finish.outcome));
    }
    if !topics.is_empty() && before.ended_at.is_none() {
        let service = records::service(work, before.service).await?;
        let known = service.ok_or(Failure::Refused(HallRefusal::UnknownService))?.topics;
        if topics.len() > MOST_TOPICS || !topics.iter().all(|t| known.iter().any(|k| k.key == *t)) {
            return refuse(HallRefusal::BadTopic);
        }
    }
    let ended = Act::Finish { topics, outcome: finish.outcome };
    let after = act(work, &before, &ended, None).await?;
    if finish.person.is_some() || finish.case.is_some() {
        records::link(work, after.id, finish.person, finish.case).await?;
    }
    let data = json!({ "counter_id": after.counter, "officer_id": after.officer, "service_id": after.service,
        "result": finish.outcome });
    tell(work, events::FINISHED, &after, data);
    Ok(finished(&after, finish.outcome))
}

fn finished(ticket: &Ticket, outcome: Outcome) -> Finished {
    Finished {
        id: ticket.id,
        code: ticket.code.clone(),
        counter: ticket.counter,
        officer: ticket.officer,
        service: ticket.service,
        outcome,
    }
}
