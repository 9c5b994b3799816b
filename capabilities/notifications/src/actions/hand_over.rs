//! A case changes hands: what is unread goes with it.

use kernel::{AccountId, Fault};
use store::{Work, args};

use super::tell_due::hand_out;
use super::{Now, counting};
use crate::milestones::Reach;
use crate::notice::Standing;
use crate::records::{self, NewNotice};
use crate::roster::Roster;

/// The new owner hears the latest of what was unread; for everybody else it is settled.
pub async fn run(work: &mut Work<'_>, case_id: &str, to: AccountId) -> Result<(), Fault> {
    let now = Now::load(work).await?;
    let unread = records::unread_of_case(work, case_id).await?;
    let latest = unread.iter().rev().find(|(_, _, _, standing)| *standing != Standing::Head);
    work.exec(records::SETTLE_CASE, args![case_id]).await?;
    let Some((_, kind, about, _)) = latest else { return Ok(()) };
    let Some(case) = records::case_now(work, case_id).await?.filter(|c| c.open) else { return Ok(()) };
    let morning = now.hours.next_opening(work.at(), &now.rulebook.calendar).map_err(counting)?;
    let notice = NewNotice {
        account: to,
        case_id: case_id.to_owned(),
        number: case.number,
        case_kind: case.kind,
        kind: *kind,
        about: *about,
        standing: Standing::Owner,
        escalate_at: (kind.reach() == Reach::OwnerThenHead).then_some(morning),
        version: case.version,
    };
    let roster = Roster::load(work).await?;
    hand_out(work, &[notice], &roster).await
}
