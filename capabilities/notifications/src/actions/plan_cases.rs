//! What will be told about a case is written down ahead, and written anew when its dates change.

use kernel::{Day, Fault};
use store::{Work, args};

use super::{Now, counting};
use crate::milestones::{CaseFacts, Milestone, SilenceState};
use crate::records::{self, CaseRow, Matters};

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
    let matters = records::open_matters(work, &[case_id]).await?;
    match case.facts.silence {
        None => {
            let days = match case.facts.paused_until {
                Some(until) => vec![until],
                None => terms(&case.facts, matters.get(case_id)).iter().map(|t| t.due_on).collect(),
            };
            records::settle_other_days(work, case_id, days.into_iter()).await?;
        }
        Some(SilenceState::Occurred) => {}
        Some(SilenceState::Settled) => {
            work.exec(records::SETTLE_CASE, args![case_id]).await?;
        }
    }
    let plan = planned(&now, &case, matters.get(case_id), work)?;
    records::replace_plans(work, &[(case, plan)]).await
}

/// Plans up to `limit` open cases whose plan is missing or was made for other dates, another calendar or
/// other hours; those that are due first. Gives how many. When every plan stands it only looks.
pub async fn stale(work: &mut Work<'_>, limit: usize) -> Result<usize, Fault> {
    let now = Now::load(work).await?;
    let cases = records::stale(work, &now.generation(), limit).await?;
    let ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    let matters = if ids.is_empty() { Matters::new() } else { records::open_matters(work, &ids).await? };
    let mut plans = Vec::with_capacity(cases.len());
    for case in cases {
        let plan = planned(&now, &case, matters.get(&case.id), work)?;
        plans.push((case, plan));
    }
    if !plans.is_empty() {
        records::replace_plans(work, &plans).await?;
    }
    Ok(plans.len())
}

/// One set of milestones for each day on which something of the case is due.
fn planned(
    now: &Now,
    case: &CaseRow,
    matters: Option<&Vec<(String, Day)>>,
    work: &Work<'_>,
) -> Result<Vec<Milestone>, Fault> {
    let mut plan = Vec::new();
    for term in terms(&case.facts, matters) {
        plan.extend(now.frame().plan(&term, work.today()).map_err(counting)?);
    }
    Ok(plan)
}

/// The case as it stands for each day on which one of its matters is due; the case itself where it was not
/// split or its term does not run. Of matters that are due on one day the one with positive silence says
/// most.
fn terms(case: &CaseFacts, matters: Option<&Vec<(String, Day)>>) -> Vec<CaseFacts> {
    let mut terms = vec![case.clone()];
    if case.paused_until.is_some() || case.silence.is_some() {
        return terms;
    }
    for (regime, due_on) in matters.into_iter().flatten() {
        let of = CaseFacts { regime: regime.clone(), due_on: *due_on, ..case.clone() };
        match terms.iter_mut().find(|t| t.due_on == *due_on) {
            Some(known) if !known.is_positive() && of.is_positive() => *known = of,
            Some(_) => {}
            None => terms.push(of),
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::At;

    #[test]
    fn each_day_has_its_set_and_silence_says_most() {
        let case = CaseFacts {
            regime: "INFORMACION_DOCUMENTOS".into(),
            filed_at: At::parse("2026-03-13T08:00").unwrap(),
            due_on: "2026-03-30".parse().unwrap(),
            awaits_person: false,
            paused_until: None,
            silence: None,
            silence_at: None,
        };
        let of = |regime: &str, day: &str| (regime.to_owned(), day.parse().unwrap());
        let matters = vec![
            of("INFORMACION_DOCUMENTOS", "2026-03-30"),
            of("PQR_SPD", "2026-03-30"),
            of("PETICION_GENERAL", "2026-04-08"),
        ];
        let found: Vec<_> =
            terms(&case, Some(&matters)).iter().map(|t| (t.regime.clone(), t.due_on)).collect();
        assert_eq!(found, [of("PQR_SPD", "2026-03-30"), of("PETICION_GENERAL", "2026-04-08")]);
        let paused = CaseFacts { paused_until: Some("2026-04-20".parse().unwrap()), ..case.clone() };
        assert_eq!(terms(&paused, Some(&matters)), std::slice::from_ref(&paused));
        assert_eq!(terms(&case, None), std::slice::from_ref(&case));
    }
}
