//! For `appeals`: an appeal stops firmness, its decision gives it back (CPACA, art. 87).

use cases::CaseId;
use kernel::{Day, Failure};
use store::Work;

use super::{act, read_for};
use crate::act::Act;
use crate::notice::Notice;
use crate::refusal::NoticeRefusal;

/// An appeal against the decision of `case` was filed on `on`. Somebody who appeals before they were notified
/// knows the decision: call `record_knowledge` first.
pub async fn appeal_filed(
    work: &mut Work<'_>,
    case: CaseId,
    on: Day,
) -> Result<Notice, Failure<NoticeRefusal>> {
    let acted = read_for(work, case, None).await?;
    act(work, acted, &Act::AppealFiled { on }).await
}

/// The appeals against the decision of `case` were decided and that was notified: it is final on `final_on`.
pub async fn appeals_resolved(
    work: &mut Work<'_>,
    case: CaseId,
    final_on: Day,
) -> Result<Notice, Failure<NoticeRefusal>> {
    let acted = read_for(work, case, None).await?;
    let on = work.today();
    act(work, acted, &Act::AppealResolved { on, final_on }).await
}
