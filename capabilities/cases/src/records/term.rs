//! The term of a case: what is stored of it, and its matters.

use std::sync::Arc;

use deadlines::{Calendar, Deadline, Rulebook, Stage, Term, TermRefusal};
use kernel::{At, Day, Failure, Fault, clean_text};
use serde_json::{Value, json};
use store::{Json, Look, Work, args};

use super::{EntryKind, NewEntry};
use crate::answer::ResponseType;
use crate::case::{Act, CaseId, CaseRefusal};
use crate::kind::CaseKind;
use crate::lists::keyed;
use crate::matter::Matter;
use crate::step_refusal::StepRefusal;

/// The longest reasons of an act, in characters.
pub const MAX_REASONS: usize = 10_000;
/// The shortest: a word is no reason.
const LEAST_REASONS: usize = 10;

store::queries! { "term.sql" =>
    TERM_OF, SAVE_TERM, PAUSED_UNTIL_DAY, MATTERS_OF, SAVE_MATTER, SAVE_MATTER_LETTER,
    DELETE_MATTERS, CLOSE_MATTERS, OPEN_TERMS, SPLIT_CASES, SAVE_TERMS, INSERT_RECALCULATIONS
}

/// The term of a case with all that is needed to change it.
#[derive(Debug, Clone)]
pub struct StoredTerm {
    /// The term.
    pub term: Term,
    /// The calendar with which it was counted.
    pub calendar: Arc<Calendar>,
    /// How the company counts now.
    pub book: Rulebook,
    /// What the case is.
    pub kind: CaseKind,
    /// Key of its service.
    pub service: Option<String>,
    /// Whether it names the subscriber's own contract.
    pub own_contract: bool,
    /// Whether its term passed into a positive silence.
    pub silent: bool,
    /// The last day as it is stored: with matters, that of the earliest one.
    pub due_on: Day,
    /// The last day that the person was told.
    pub told: Day,
    /// The last day as it was when filed.
    pub at_filing: Day,
    /// What the filing asks, if it was split.
    pub matters: Vec<Matter>,
}

/// What the log and the mails say of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The last day now.
    pub due_on: Day,
    /// The last day of the person, if they are awaited.
    pub until: Option<Day>,
}

/// Loads it; refuses if there is no such case.
pub async fn load(look: &mut Look<'_>, id: CaseId) -> Result<StoredTerm, Failure<CaseRefusal>> {
    let mut row = look.row(TERM_OF, args![id]).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    let Json(deadline): Json<Deadline> = row.take()?;
    let term = row.take::<Option<Json<Term>>>()?.map_or_else(|| Term::new(deadline), |json| json.0);
    let kind = keyed(row.take()?, CaseKind::parse)?;
    let (service, account): (_, String) = (row.take()?, row.take()?);
    let silence: Option<String> = row.take()?;
    let (due_on, told, at_filing) = (row.take()?, row.take()?, row.take()?);
    let book = deadlines::current(look).await?;
    let then = deadlines::rulebook_of(look, &term.base.calendar_version).await?;
    let calendar = then.map_or_else(|| Arc::clone(&book.calendar), |book| book.calendar);
    let matters = matters(look, id).await?;
    let (own_contract, silent) = (!account.is_empty(), silence.is_some());
    Ok(StoredTerm {
        term,
        calendar,
        book,
        kind,
        service,
        own_contract,
        silent,
        due_on,
        told,
        at_filing,
        matters,
    })
}

/// The matters of a case, by number; none if it was not split.
pub async fn matters(look: &mut Look<'_>, id: CaseId) -> Result<Vec<Matter>, Fault> {
    let mut found = Vec::new();
    for mut row in look.rows(MATTERS_OF, args![id]).await? {
        found.push(Matter {
            number: row.take()?,
            regime: row.take()?,
            subject: row.take()?,
            service: row.take()?,
            cause: row.take()?,
            due_on: row.take()?,
            deadline: row.take::<Json<_>>()?.0,
            extended: row.take::<Option<At>>()?.zip(row.take::<Option<Day>>()?),
            answered_at: row.take()?,
            answer: row.take()?,
            result: row.take::<Option<String>>()?.as_deref().and_then(ResponseType::parse),
        });
    }
    Ok(found)
}

pub(crate) async fn save_matter(work: &mut Work<'_>, id: CaseId, m: &Matter) -> Result<(), Fault> {
    let deadline = super::deadline_json(&m.deadline);
    let (extended_at, extended_to) = m.extended.unzip();
    let row = args![
        id,
        m.number,
        &m.regime,
        &m.subject,
        &m.service,
        &m.cause,
        m.due_on,
        deadline,
        extended_at,
        extended_to,
        m.answered_at,
        &m.answer,
        m.result.map(ResponseType::key)
    ];
    work.exec(SAVE_MATTER, row).await.map(|_| ())
}

/// Saves the term, its matters counted again, and the last day of the case: that of the first open matter.
/// `told` says that the person learns of it; `reason` why it is not the one of the filing.
pub(crate) async fn save(
    work: &mut Work<'_>,
    id: CaseId,
    stored: &StoredTerm,
    term: &Term,
    (calendar, told, reason): (&Calendar, bool, &str),
) -> Result<Moved, Failure<CaseRefusal>> {
    let course = term.course(calendar).map_err(refused)?;
    let until = match course.stage {
        Stage::Awaiting { until, .. } => Some(until),
        _ => None,
    };
    let mut deadline = course.deadline;
    let mut matters = stored.matters.clone();
    for matter in matters.iter_mut().filter(|m| m.answered_at.is_none()) {
        matter.recount(term, &stored.book).map_err(refused)?;
        save_matter(work, id, matter).await?;
    }
    let first = matters.into_iter().filter(|m| m.answered_at.is_none()).min_by_key(|m| m.due_on);
    if let Some(first) = first {
        deadline = first.deadline;
    }
    let due_on = deadline.due_on;
    let told = if told { due_on } else { stored.told.min(due_on) };
    // a split case is governed by its first open matter: the term of the whole is kept beside it
    let events = (!term.events.is_empty() || !stored.matters.is_empty()).then_some(Json(term));
    let regime = deadline.rule.clone();
    let json = super::deadline_json(&deadline);
    work.exec(SAVE_TERM, args![due_on, json, events, until, &regime, told, reason, id]).await?;
    Ok(Moved { due_on, until })
}

/// Applies an act to the case and something to its term, and tells the person by what is saved.
pub(crate) async fn change(
    work: &mut Work<'_>,
    (id, act, version): (CaseId, Act, Option<i64>),
    reason: &str,
    next: impl FnOnce(&StoredTerm, At) -> Result<Term, TermRefusal> + Send,
) -> Result<(StoredTerm, Moved), Failure<CaseRefusal>> {
    super::act(work, id, act, version).await?;
    let stored = load(work, id).await?;
    let term = next(&stored, work.at()).map_err(refused)?;
    let moved = save(work, id, &stored, &term, (&stored.calendar, true, reason)).await?;
    Ok((stored, moved))
}

/// What happened, for the timeline that the person sees too.
pub(crate) async fn tell(
    work: &mut Work<'_>,
    id: CaseId,
    (key, public, body): (&str, bool, &str),
    mut data: Value,
) -> Result<(), Fault> {
    let name = super::actor_name(work.actor());
    data["key"] = json!(key);
    let kind = EntryKind::Step;
    let entry = NewEntry { case: id, kind, author_name: &name, public, body, data };
    super::add_entry(work, &entry).await
}

/// Reasons of an act, checked: at least a few words.
pub(crate) fn reasons(text: &str) -> Result<String, Failure<CaseRefusal>> {
    let clean = clean_text(text, MAX_REASONS).ok().filter(|t| t.chars().count() >= LEAST_REASONS);
    clean.ok_or(Failure::Refused(CaseRefusal::Step(StepRefusal::NeedsReasons)))
}

/// The answer of the case answers what was still open of it.
pub(crate) async fn close_matters(
    work: &mut Work<'_>,
    id: CaseId,
    at: At,
    (number, result): (&str, ResponseType),
) -> Result<(), Fault> {
    work.exec(CLOSE_MATTERS, args![at, number, result.key(), id]).await.map(|_| ())
}

pub(crate) fn refused(refusal: deadlines::TermRefusal) -> Failure<CaseRefusal> {
    Failure::Refused(CaseRefusal::Term(refusal))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
