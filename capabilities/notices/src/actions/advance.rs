//! What every act on a notice shares: read it, let the days pass, do it, save it, tell it.

use cases::CaseId;
use kernel::{Day, Failure, Fault};
use store::Work;

use crate::act::Act;
use crate::decision::Decision;
use crate::events;
use crate::notice::{Notice, State};
use crate::records;
use crate::refusal::NoticeRefusal;
use crate::terms::Terms;

type Refused = Failure<NoticeRefusal>;

/// A notice and its decision, as the one who acts on them may see them.
pub(crate) struct Acted {
    /// As it is stored.
    pub stored: Notice,
    /// As it is today.
    pub notice: Notice,
    pub decision: Decision,
}

/// Reads the notice of a case for an act; refused if it is not as it was read. `version` is nothing for acts
/// that do not come from a page.
pub(crate) async fn read_for(
    work: &mut Work<'_>,
    case: CaseId,
    version: Option<i64>,
) -> Result<Acted, Refused> {
    let unknown = || Failure::Refused(NoticeRefusal::Unknown);
    let stored = records::load(work, case).await?.ok_or_else(unknown)?.notice;
    let decision = records::decision(work, case).await?.ok_or_else(unknown)?;
    let book = deadlines::current(work).await?;
    let today = work.today();
    let notice = stored.clone().pass(today, &Terms::new(&book)).map_err(Failure::Refused)?;
    if version.is_some_and(|read| read != notice.version) {
        return Err(Failure::Refused(NoticeRefusal::ChangedMeanwhile));
    }
    Ok(Acted { stored, notice, decision })
}

/// Does `act`, saves the notice and tells what changed.
pub(crate) async fn act(work: &mut Work<'_>, acted: Acted, act: &Act) -> Result<Notice, Refused> {
    let book = deadlines::current(work).await?;
    let today = work.today();
    let after = acted.notice.apply(act, today, &Terms::new(&book)).map_err(Failure::Refused)?;
    keep(work, &acted.stored, &after).await?;
    Ok(after)
}

/// Does `act` as of its own day, for facts that are told later: what the days did since then follows by
/// itself.
pub(crate) async fn act_then(work: &mut Work<'_>, acted: Acted, act: &Act) -> Result<Notice, Refused> {
    let book = deadlines::current(work).await?;
    let terms = Terms::new(&book);
    let today = work.today().max(act.on());
    let then = acted.stored.clone().apply(act, act.on(), &terms).map_err(Failure::Refused)?;
    let after = then.pass(today, &terms).map_err(Failure::Refused)?;
    keep(work, &acted.stored, &after).await?;
    Ok(after)
}

/// Lets the days until `day` pass over a notice, with the dates of the law.
pub(crate) async fn let_days_pass(work: &mut Work<'_>, case: CaseId, day: Day) -> Result<(), Fault> {
    let Some(stored) = records::load(work, case).await? else { return Ok(()) };
    let book = deadlines::current(work).await?;
    let after = stored.notice.clone().pass(day, &Terms::new(&book));
    let after = after.map_err(|e| Fault::new(format!("the days of a notice cannot be counted: {e:?}")))?;
    match keep(work, &stored.notice, &after).await {
        Ok(()) => Ok(()),
        Err(Failure::Refused(refusal)) => Err(Fault::new(format!("a notice cannot be saved: {refusal:?}"))),
        Err(Failure::Broke(fault)) => Err(fault),
    }
}

/// Saves what changed and tells it.
pub(crate) async fn keep(work: &mut Work<'_>, before: &Notice, after: &Notice) -> Result<(), Refused> {
    if after == before {
        return Ok(());
    }
    records::save(work, before, after).await?;
    let over = after.come_by.filter(|_| after.state == State::PostingDue && before.state != after.state);
    if let Some(until) = over {
        records::mark_no_show(work, after.case, until).await?;
    }
    events::tell(work, before, after);
    Ok(())
}
