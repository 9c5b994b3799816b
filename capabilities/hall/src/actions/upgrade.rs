//! The host sees who should go first, or what somebody needs (*personal que permanentemente identifica el
//! ingreso*).

use queueing::Class;
use serde_json::json;
use store::Work;

use super::{Refused, act, lane_for, load, tell};
use crate::events;
use crate::lane::Lane;
use crate::support::{Need, PriorityGround};
use crate::ticket::{Act, Ticket, TicketId};

/// What was learned of a person.
#[derive(Debug, Clone)]
pub struct Upgrade {
    /// The turn.
    pub ticket: TicketId,
    /// The class from now on.
    pub class: Class,
    /// Why.
    pub ground: Option<PriorityGround>,
    /// What the person needs.
    pub needs: Vec<Need>,
}

/// Changes class and needs; the code and the place by arrival stay. Who signs goes to the line of the
/// certified officer.
///
/// # Errors
/// [`crate::HallRefusal`]: the turn is over, or ground and class do not fit.
pub async fn run(work: &mut Work<'_>, upgrade: &Upgrade) -> Result<Ticket, Refused> {
    let before = load(work, upgrade.ticket).await?;
    let mut needs = upgrade.needs.clone();
    needs.sort_by_key(|n| n.key());
    needs.dedup();
    let lane = match before.lane {
        Lane::Service(_) => lane_for(work, before.site, before.service, &needs, before.day).await?,
        own => own,
    };
    let change = Act::Upgrade { class: upgrade.class, ground: upgrade.ground, needs, lane };
    let after = act(work, &before, &change, None).await?;
    tell(work, events::MOVED, &after, json!({ "lane": after.lane, "class": after.class }));
    Ok(after)
}
