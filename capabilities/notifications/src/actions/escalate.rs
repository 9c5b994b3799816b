//! What its owner neither read nor acted upon by the next morning goes to the head.

use kernel::Fault;
use store::Work;

use super::tell_due::hand_out;
use super::{Now, counting};
use crate::milestones::Track;
use crate::notice::Standing;
use crate::records::{self, NewNotice, Unheard};
use crate::roster::Roster;

/// Tells the heads of up to `limit` unread notices whose time is over; gives how many notices were made. Once
/// each; outside of working hours nothing.
pub async fn run(work: &mut Work<'_>, limit: usize) -> Result<usize, Fault> {
    let (now, at) = (Now::load(work).await?, work.at());
    if !now.hours.are_on(at, &now.rulebook.calendar).map_err(counting)? {
        return Ok(0);
    }
    let unheard = records::unheard(work, at, limit).await?;
    if unheard.is_empty() {
        return Ok(0);
    }
    let roster = Roster::load(work).await?;
    let mut notices = Vec::new();
    // whoever did something with the case needs no head; the term of an ended case nobody
    let of_term = |u: &Unheard| matches!(u.kind.track(), Track::Term | Track::Person);
    let left = |u: &&Unheard| u.case.version == u.version_then && (u.case.open || !of_term(u));
    for one in unheard.iter().filter(left) {
        let heads = roster.heads_of(&one.case.area).into_iter().filter(|id| *id != one.account);
        notices.extend(heads.map(|account| NewNotice {
            account,
            case_id: one.case_id.clone(),
            number: one.case.number.clone(),
            case_kind: one.case.kind.clone(),
            kind: one.kind,
            about: one.about,
            standing: Standing::Head,
            escalate_at: None,
            version: one.case.version,
        }));
    }
    let ids: Vec<&str> = unheard.iter().map(|u| u.id.as_str()).collect();
    records::clear_escalations(work, &ids).await?;
    hand_out(work, &notices, &roster).await?;
    Ok(notices.len())
}
