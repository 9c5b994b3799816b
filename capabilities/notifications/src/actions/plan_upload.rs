//! The monthly file of the regulator is planned like a term: it belongs to the company, not to a case. It
//! is reminded until the file of every service was sent.

use kernel::jiff::ToSpan;
use kernel::{At, Day, Fault};
use store::{Look, Work};

use super::{Now, counting};
use crate::milestones::{Milestone, MilestoneKind};
use crate::records;

/// Plans the upload of the month before `today`; once for each month.
pub async fn run(work: &mut Work<'_>, today: Day) -> Result<(), Fault> {
    let now = Now::load(work).await?;
    let month_end = today.first_of_month().saturating_sub(1.day());
    let due = due_of(&now, month_end).map_err(counting)?;
    if all_sent(work, month_end).await? {
        return records::settle_upload(work, due).await;
    }
    let milestones = milestones(&now, month_end, due, today).map_err(counting)?;
    records::add_milestones(work, "", &milestones).await
}

/// The file of a service was sent for `month` (`2026-10`): when it was the last one of that month, nobody
/// is reminded any more.
pub async fn sent(work: &mut Work<'_>, month: &str) -> Result<(), Fault> {
    let Ok(first) = format!("{month}-01").parse::<Day>() else { return Ok(()) };
    let month_end = first.last_of_month();
    if !all_sent(work, month_end).await? {
        return Ok(());
    }
    let due = due_of(&Now::load(work).await?, month_end).map_err(counting)?;
    records::settle_upload(work, due).await
}

/// Whether the file of each service that the company provides was sent.
async fn all_sent(look: &mut Look<'_>, month_end: Day) -> Result<bool, Fault> {
    let Some(company) = company::current(look).await? else { return Ok(false) };
    let month = month_end.strftime("%Y-%m").to_string();
    let sent = records::uploaded_services(look, &month).await?;
    let services = &company.profile.services;
    Ok(!services.is_empty() && services.iter().all(|s| sent.iter().any(|code| code == s.code())))
}

/// The last day of the upload, counted from the last day of the month reported.
fn due_of(now: &Now, month_end: Day) -> Result<Day, deadlines::DeadlineRefusal> {
    let rule = deadlines::rule_for("REPORTE_SUI", month_end)?;
    Ok(now.rulebook.compute(rule, At::start_of(month_end))?.due_on)
}

fn milestones(
    now: &Now,
    month_end: Day,
    due: Day,
    today: Day,
) -> Result<Vec<Milestone>, deadlines::DeadlineRefusal> {
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
