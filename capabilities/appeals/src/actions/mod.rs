//! Verbs, one a file. Officers' forms end in `screens::sheet::finish`.

pub mod check_admissibility;
mod file_appeal;
mod file_by_api;
mod file_by_office;
mod file_by_web;
pub mod follow_case;
pub mod name_decision;
pub mod reclassify;
pub mod record_execution;
pub mod record_refusal_attacked;
pub mod record_result;
pub mod remit_file;
mod suspend;

use cases::CaseId;
use kernel::{Actor, Day, Failure, Fault, TextProblem, clean_line, clean_text};
use serde_json::json;
use store::Work;

use crate::appeal::AppealCase;
use crate::refusal::AppealRefusal;
use crate::{events, records};

pub(crate) use file_appeal::adopt;
pub use file_appeal::{Attacked, FileAppeal, FiledAppeal, Wish, attacked, run as file_appeal};
pub(crate) use file_by_api::{document as api_document, show as api_show, submit as api_submit};
pub(crate) use file_by_office::{OfficePage, show as office_show, submit as office_submit};
pub(crate) use file_by_web::{FilePage, show as web_show, submit as web_submit};
pub(crate) use suspend::{suspend, suspend_own};

pub(crate) type Refused = Failure<AppealRefusal>;

/// The appeal for an act; refused if it is not as it was read. `version` is nothing for what does not come
/// from a page.
pub(crate) async fn load_for(
    work: &mut Work<'_>,
    case: CaseId,
    version: Option<i64>,
) -> Result<AppealCase, Refused> {
    let appeal = records::load(work, case).await?.ok_or(Failure::Refused(AppealRefusal::Unknown))?;
    if version.is_some_and(|read| read != appeal.version) {
        return Err(Failure::Refused(AppealRefusal::ChangedMeanwhile));
    }
    Ok(appeal)
}

/// Saves what an act changed. When the decision that was attacked becomes final by it, its notice learns so.
pub(crate) async fn keep(
    work: &mut Work<'_>,
    before: &AppealCase,
    after: &AppealCase,
) -> Result<(), Refused> {
    if after == before {
        return Ok(());
    }
    records::save(work, before, after).await?;
    if (before.state, before.parent) != (after.state, after.parent) {
        events::tell_parent(work, after);
    }
    if let (None, Some(final_on)) = (before.final_on, after.final_on) {
        suspend::release_own(work, after.case, final_on).await?;
    }
    if let (None, Some(final_on), true) = (before.final_on, after.final_on, before.suspends()) {
        let data = json!({ "parent": after.parent, "final_on": final_on });
        work.announce(events::about(after.case, events::FINAL, data));
        if let Some(parent) = after.parent {
            suspend::release(work, parent, final_on).await?;
        }
    }
    Ok(())
}

/// Who acts, for the page; a person acts, not a program.
pub(crate) fn officer_name(work: &Work<'_>) -> Result<String, Refused> {
    match work.actor() {
        Actor::Officer { name, .. } => Ok(name.to_string()),
        _ => Err(Failure::Refused(AppealRefusal::UnknownOfficer)),
    }
}

/// A day of the past or today.
pub(crate) fn past(work: &Work<'_>, day: Day, field: &'static str) -> Result<Day, Refused> {
    let plausible = day <= work.today() && day.year() >= 1994;
    if plausible { Ok(day) } else { Err(Failure::Refused(AppealRefusal::BadDay(field))) }
}

/// One line that must be there.
pub(crate) fn line(text: &str, field: &'static str, max: usize) -> Result<String, Refused> {
    clean_line(text, max).map_err(|_| Failure::Refused(AppealRefusal::BadText(field)))
}

/// Several lines that must be there.
pub(crate) fn text(text: &str, field: &'static str, max: usize) -> Result<String, Refused> {
    clean_text(text, max).map_err(|_| Failure::Refused(AppealRefusal::BadText(field)))
}

/// Several lines that may be missing.
pub(crate) fn optional(typed: &str, field: &'static str, max: usize) -> Result<String, Refused> {
    match clean_text(typed, max) {
        Err(TextProblem::Empty) => Ok(String::new()),
        cleaned => cleaned.map_err(|_| Failure::Refused(AppealRefusal::BadText(field))),
    }
}

/// What cannot be refused here is our mistake if it is.
pub(crate) fn fault_only<T, R: std::fmt::Debug>(done: Result<T, Failure<R>>, what: &str) -> Result<T, Fault> {
    done.map_err(|failure| match failure {
        Failure::Broke(fault) => fault,
        Failure::Refused(refusal) => Fault::new(format!("{what}: {refusal:?}")),
    })
}
