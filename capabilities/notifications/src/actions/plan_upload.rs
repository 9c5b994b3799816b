//! The monthly file of the regulator is planned like a term: it belongs to the company, not to a case.

use kernel::jiff::ToSpan;
use kernel::{At, Day, Fault};
use store::Work;

use super::{Now, counting};
use crate::milestones::{Milestone, MilestoneKind};
use crate::records;

/// Plans the upload of the month before `today`; once for each month.
pub async fn run(work: &mut Work<'_>, today: Day) -> Result<(), Fault> {
    let now = Now::load(work).await?;
    let milestones = milestones(&now, today).map_err(counting)?;
    records::add_milestones(work, "", &milestones).await
}

fn milestones(now: &Now, today: Day) -> Result<Vec<Milestone>, deadlines::DeadlineRefusal> {
    // counted from the last day of the month reported
    let month_end = today.first_of_month().saturating_sub(1.day());
    let rule = deadlines::rule_for("REPORTE_SUI", month_end)?;
    let due = now.rulebook.compute(rule, At::start_of(month_end))?.due_on;
    let days = now.rulebook.calendar.business_days_between(month_end, due)?;
    let half = u32::try_from(days / 2).unwrap_or(0);
    let (frame, mut plan) = (now.frame(), Vec::new());
    for (kind, ahead) in [(MilestoneKind::UploadSoon, half), (MilestoneKind::UploadDue, 0)] {
        let milestone = frame.until(kind, due, ahead)?;
        // of what is over nobody is told when the program is set up
        if milestone.tell_at >= At::start_of(today) {
            plan.push(milestone);
        }
    }
    Ok(plan)
}
