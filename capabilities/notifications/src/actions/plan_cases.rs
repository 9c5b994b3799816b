//! What will be told about a case is written down ahead, and written anew when its dates change.

use kernel::Fault;
use store::{Work, args};

use super::{Now, counting};
use crate::milestones::{About, Milestone, SilenceState};
use crate::records::{self, CaseRow};

/// Plans one case as it is now. An ended case drops what waits, and what nobody read asks for nothing more.
pub async fn one(work: &mut Work<'_>, case_id: &str) -> Result<(), Fault> {
    let now = Now::load(work).await?;
    let Some(case) = records::case_row(work, case_id, &now.generation()).await? else { return Ok(()) };
    if !case.open {
        work.exec(records::FORGET_WAITING, args![store::Json([case_id])]).await?;
        work.exec(records::DELETE_PLAN, args![case_id]).await?;
        work.exec(records::SETTLE_CASE, args![case_id]).await?;
        return Ok(());
    }
    match case.facts.silence {
        None => {
            let about = case.facts.paused_until.unwrap_or(case.facts.due_on);
            records::settle_other_days(work, case_id, About::Day(about)).await?;
        }
        Some(SilenceState::Occurred) => {}
        Some(SilenceState::Settled) => {
            work.exec(records::SETTLE_CASE, args![case_id]).await?;
        }
    }
    let plan = planned(&now, &case, work)?;
    records::replace_plans(work, &[(case, plan)]).await
}

/// Plans up to `limit` open cases whose plan is missing or was made for other dates, another calendar or
/// other hours; those that are due first. Gives how many. When every plan stands it only looks.
pub async fn stale(work: &mut Work<'_>, limit: usize) -> Result<usize, Fault> {
    let now = Now::load(work).await?;
    let cases = records::stale(work, &now.generation(), limit).await?;
    let mut plans = Vec::with_capacity(cases.len());
    for case in cases {
        let plan = planned(&now, &case, work)?;
        plans.push((case, plan));
    }
    if !plans.is_empty() {
        records::replace_plans(work, &plans).await?;
    }
    Ok(plans.len())
}

fn planned(now: &Now, case: &CaseRow, work: &Work<'_>) -> Result<Vec<Milestone>, Fault> {
    now.frame().plan(&case.facts, work.today()).map_err(counting)
}
