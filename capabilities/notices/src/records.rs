//! The only file of notices that speaks to the database.

use cases::{CaseId, CaseKind, ContactChannel, PetitionerIdentity, ReplyBy};
use documents::{AttachmentId, VerificationCode};
use kernel::{At, Day, Failure, Fault};
use people::PersonId;
use store::{Json, Look, Row, Work, args};

use crate::attempt::{Attempt, AttemptId, NewAttempt};
use crate::board::Aviso;
use crate::decision::{Decision, Part};
use crate::notice::{How, Notice, State};
use crate::refusal::NoticeRefusal;

store::queries! { "queries.sql" =>
    DECISION_OF_CASE, DECISION_OF_MATTER, MATTERS_OF, CASE_BY_TRACKING_KEY, INSERT_NOTICE, NOTICE_BY_CASE,
    SAVE_NOTICE, SAVE_SERVED_AT, DUE_BY_CALENDAR, ELECTRONIC_OF_PERSON, LIST_RUNNING, LIST_FINAL,
    COUNT_RUNNING, INSERT_ATTEMPT, ATTEMPTS_OF, SAVE_RESULT, MARK_NO_SHOW, INSERT_BOARD, BOARD_LIST,
    BOARD_SEARCH, BOARD_OF_CASE, BOARD_OVER, TAKE_DOWN
}

/// Under which subject papers and proofs of a notice are kept.
pub fn subject(case: CaseId) -> String {
    format!("notices/{case}")
}

/// A notice as it is stored.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The notice.
    pub notice: Notice,
    /// The instant at which the person opened the decision or came.
    pub served_at: Option<At>,
    /// Code of the paper that proves it.
    pub certificate: Option<VerificationCode>,
    /// When the notice was opened.
    pub opened_at: At,
}

/// One line of the list.
#[derive(Debug, Clone)]
pub struct NoticeLine {
    /// The decision.
    pub case: CaseId,
    /// Number of the matter; 0 for the whole case.
    pub matter: i64,
    /// Filing number of the case.
    pub number: String,
    /// Its title.
    pub subject: String,
    /// Whether the person is known.
    pub identity: PetitionerIdentity,
    /// Their name.
    pub name: Option<String>,
    /// Where it is.
    pub state: State,
    /// The way that was planned.
    pub plan: How,
    /// The way that it was.
    pub how: Option<How>,
    /// When the next step is due.
    pub due_on: Day,
    /// When the person is or will be notified.
    pub effective_on: Option<Day>,
    /// Last day to appeal.
    pub appeal_until: Option<Day>,
    /// When it is final.
    pub final_on: Option<Day>,
}

fn keyed<T>(text: String, parse: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    parse(&text).ok_or_else(|| Fault::new("a stored key is one of its list"))
}

fn code(text: Option<String>) -> Option<VerificationCode> {
    text.as_deref().and_then(VerificationCode::parse)
}

/// The decision of a case, or of one matter by its letter; nothing while it has none.
pub async fn decision(look: &mut Look<'_>, id: CaseId) -> Result<Option<Decision>, Fault> {
    let row = match look.row(DECISION_OF_CASE, args![id]).await? {
        Some(row) => Some(row),
        None => look.row(DECISION_OF_MATTER, args![id]).await?,
    };
    let Some(mut row) = row else { return Ok(None) };
    let case = row.take()?;
    let number = row.take()?;
    let kind = keyed(row.take()?, CaseKind::parse)?;
    let regime = row.take()?;
    let channel = keyed(row.take()?, ContactChannel::parse)?;
    let identity = keyed(row.take()?, PetitionerIdentity::parse)?;
    let (person, subject): (Option<PersonId>, String) = (row.take()?, row.take()?);
    let reply_by = keyed(row.take()?, ReplyBy::parse)?;
    let (reply_to, filed_at): (String, At) = (row.take()?, row.take()?);
    let (decided_at, outgoing, letter): (Option<At>, Option<String>, Option<String>) =
        (row.take()?, row.take()?, row.take()?);
    let (result, tracking_key): (Option<String>, String) = (row.take()?, row.take()?);
    let part = Part { case: row.take()?, number: row.take()? };
    let (Some(decided_at), Some(outgoing_number), Some(letter_code)) = (decided_at, outgoing, letter) else {
        return Ok(None);
    };
    Ok(Some(Decision {
        case,
        part: (part.number > 0).then_some(part),
        number,
        kind,
        regime,
        channel,
        identity,
        person,
        subject,
        reply_by,
        reply_to,
        filed_at,
        decided_at,
        outgoing_number,
        letter_code,
        result: result.unwrap_or_default(),
        tracking_key,
    }))
}

/// The notices of single matters of a case, in their order.
pub(crate) async fn of_matters(look: &mut Look<'_>, case: CaseId) -> Result<Vec<Stored>, Fault> {
    let mut found = Vec::new();
    for mut row in look.rows(MATTERS_OF, args![case]).await? {
        let Json(notice) = row.take()?;
        let (served_at, certificate) = (row.take()?, code(row.take()?));
        found.push(Stored { notice, served_at, certificate, opened_at: row.take()? });
    }
    Ok(found)
}

/// The case behind a person's own link.
pub async fn case_by_key(look: &mut Look<'_>, key: &str) -> Result<Option<CaseId>, Fault> {
    look.row(CASE_BY_TRACKING_KEY, args![key]).await?.map(|mut r| r.take()).transpose()
}

/// The notice of a case.
pub async fn load(look: &mut Look<'_>, case: CaseId) -> Result<Option<Stored>, Fault> {
    let Some(mut row) = look.row(NOTICE_BY_CASE, args![case]).await? else { return Ok(None) };
    let Json(notice) = row.take()?;
    let (served_at, certificate) = (row.take()?, code(row.take()?));
    Ok(Some(Stored { notice, served_at, certificate, opened_at: row.take()? }))
}

pub(crate) async fn insert(work: &mut Work<'_>, notice: &Notice, of: &Decision) -> Result<(), Fault> {
    let at = work.at();
    let values = args![
        notice.case,
        of.of_case(),
        notice.part.map_or(0, |part| part.number),
        &of.letter_code,
        of.person,
        notice.plan.key(),
        notice.state.key(),
        notice.due_on,
        Json(notice),
        at,
        notice.version,
    ];
    work.exec(INSERT_NOTICE, values).await.map(|_| ())
}

/// Saves `after`; refused if the row is no longer `before`.
pub(crate) async fn save(
    work: &mut Work<'_>,
    before: &Notice,
    after: &Notice,
) -> Result<(), Failure<NoticeRefusal>> {
    let service = after.service;
    let values = args![
        after.plan.key(),
        after.state.key(),
        after.due_on,
        service.map(|s| s.how.key()),
        service.map(|s| s.effective_on),
        service.and_then(|s| s.appeal_until),
        service.map(|s| s.final_on),
        Json(after),
        after.version,
        after.case,
        before.version,
    ];
    match work.exec(SAVE_NOTICE, values).await? {
        1 => Ok(()),
        _ => Err(Failure::Refused(NoticeRefusal::ChangedMeanwhile)),
    }
}

/// Keeps the instant of the service and the code of its proof.
pub(crate) async fn save_served_at(
    work: &mut Work<'_>,
    case: CaseId,
    at: At,
    certificate: &VerificationCode,
) -> Result<(), Fault> {
    work.exec(SAVE_SERVED_AT, args![at, certificate.as_str(), case]).await.map(|_| ())
}

/// Notices whose next step the calendar takes on or before that day.
pub(crate) async fn due_by_calendar(look: &mut Look<'_>, day: Day) -> Result<Vec<CaseId>, Fault> {
    look.rows(DUE_BY_CALENDAR, args![day]).await?.into_iter().map(|mut r| r.take()).collect()
}

/// Electronic notices of a person that wait.
pub(crate) async fn electronic_of(look: &mut Look<'_>, person: PersonId) -> Result<Vec<CaseId>, Fault> {
    look.rows(ELECTRONIC_OF_PERSON, args![person]).await?.into_iter().map(|mut r| r.take()).collect()
}

fn line(mut row: Row) -> Result<NoticeLine, Fault> {
    Ok(NoticeLine {
        case: row.take()?,
        matter: row.take()?,
        number: row.take()?,
        subject: row.take()?,
        identity: keyed(row.take()?, PetitionerIdentity::parse)?,
        name: row.take()?,
        state: keyed(row.take()?, State::parse)?,
        plan: keyed(row.take()?, How::parse)?,
        how: row.take::<Option<String>>()?.as_deref().and_then(How::parse),
        due_on: row.take()?,
        effective_on: row.take()?,
        appeal_until: row.take()?,
        final_on: row.take()?,
    })
}

/// What runs, by the day on which its next step is due; one or two states, or all of them.
pub(crate) async fn running(
    look: &mut Look<'_>,
    states: &[State],
    after: Option<(Day, CaseId)>,
    limit: i64,
) -> Result<Vec<NoticeLine>, Fault> {
    let first = states.first().map_or("", |s| s.key());
    let second = states.last().map_or("", |s| s.key());
    let (day, id) =
        after.map_or((String::new(), String::new()), |(day, id)| (day.to_string(), id.to_string()));
    let rows = look.rows(LIST_RUNNING, args![first, second, &day, &id, limit]).await?;
    rows.into_iter().map(line).collect()
}

/// What is final, newest first.
pub(crate) async fn finals(
    look: &mut Look<'_>,
    before: Option<(Day, CaseId)>,
    limit: i64,
) -> Result<Vec<NoticeLine>, Fault> {
    let (day, id) = before
        .map_or(("9999-12-31".to_owned(), String::new()), |(day, id)| (day.to_string(), id.to_string()));
    look.rows(LIST_FINAL, args![&day, &id, limit]).await?.into_iter().map(line).collect()
}

/// How many are in each state that runs.
pub(crate) async fn counts(look: &mut Look<'_>) -> Result<Vec<(State, i64)>, Fault> {
    let rows = look.rows(COUNT_RUNNING, args![]).await?;
    rows.into_iter().map(|mut r| Ok((keyed(r.take()?, State::parse)?, r.take()?))).collect()
}

pub(crate) async fn insert_attempt(work: &mut Work<'_>, new: &NewAttempt<'_>) -> Result<AttemptId, Fault> {
    let id: AttemptId = work.new_id();
    let (actor, name) = (work.actor().trace(), actor_name(work));
    let values = args![
        id,
        new.case,
        new.kind.key(),
        new.via.key(),
        new.address,
        new.sent_at,
        new.sent_at.day(),
        new.guide,
        new.paper.map(|(_, code)| code.as_str()),
        new.paper.map_or("", |(number, _)| number),
        new.result.map(|(outcome, _)| outcome.key()),
        new.result.map(|(_, on)| on),
        new.note,
        new.proof.map(|(id, _)| id),
        new.proof.map(|(_, sha256)| sha256),
        &actor,
        &name,
    ];
    work.exec(INSERT_ATTEMPT, values).await?;
    Ok(id)
}

fn actor_name(work: &Work<'_>) -> String {
    use kernel::Actor;
    match work.actor() {
        Actor::Officer { name, .. } | Actor::Program { name, .. } => name.to_string(),
        Actor::Visitor | Actor::System(_) => String::new(),
    }
}

/// Every attempt of a notice, oldest first.
pub async fn attempts(look: &mut Look<'_>, case: CaseId) -> Result<Vec<Attempt>, Fault> {
    look.rows(ATTEMPTS_OF, args![case]).await?.into_iter().map(|row| attempt(case, row)).collect()
}

fn attempt(case: CaseId, mut row: Row) -> Result<Attempt, Fault> {
    use crate::act::{AttemptKind, Outcome, Via};
    Ok(Attempt {
        case,
        id: row.take()?,
        kind: keyed(row.take()?, AttemptKind::parse)?,
        via: keyed(row.take()?, Via::parse)?,
        address: row.take()?,
        sent_at: row.take()?,
        sent_on: row.take()?,
        guide: row.take()?,
        paper: code(row.take()?),
        paper_number: row.take()?,
        result: row.take::<Option<String>>()?.as_deref().and_then(Outcome::parse),
        result_on: row.take()?,
        note: row.take()?,
        proof: row.take::<Option<AttachmentId>>()?,
        proof_sha256: row.take()?,
        actor_name: row.take()?,
    })
}

pub(crate) async fn save_result(work: &mut Work<'_>, attempt: &Attempt) -> Result<(), Fault> {
    let values = args![
        attempt.result.map(|r| r.key()),
        attempt.result_on,
        &attempt.guide,
        &attempt.note,
        attempt.proof,
        &attempt.proof_sha256,
        attempt.id,
    ];
    work.exec(SAVE_RESULT, values).await.map(|_| ())
}

/// The person who was summoned did not come.
pub(crate) async fn mark_no_show(work: &mut Work<'_>, case: CaseId, until: Day) -> Result<(), Fault> {
    work.exec(MARK_NO_SHOW, args![until, case]).await.map(|_| ())
}

pub(crate) async fn insert_aviso(work: &mut Work<'_>, aviso: &Aviso) -> Result<(), Fault> {
    let values = args![
        &aviso.number,
        aviso.case,
        &aviso.case_number,
        &aviso.addressee,
        aviso.ground.key(),
        aviso.paper.as_str(),
        aviso.posted_on,
        aviso.posted_at,
        aviso.down_on,
        aviso.posting_proof.as_str(),
    ];
    work.exec(INSERT_BOARD, values).await.map(|_| ())
}

fn aviso(mut row: Row) -> Result<Aviso, Fault> {
    use crate::act::Ground;
    let one =
        |text: String| VerificationCode::parse(&text).ok_or_else(|| Fault::new("a stored code is a code"));
    Ok(Aviso {
        number: row.take()?,
        case: row.take()?,
        case_number: row.take()?,
        addressee: row.take()?,
        ground: keyed(row.take()?, Ground::parse)?,
        paper: one(row.take()?)?,
        posted_on: row.take()?,
        posted_at: row.take()?,
        down_on: row.take()?,
        taken_down_at: row.take()?,
        posting_proof: one(row.take()?)?,
        taking_down_proof: code(row.take()?),
    })
}

/// The board, newest first.
pub(crate) async fn board(
    look: &mut Look<'_>,
    before: Option<(At, String)>,
    limit: i64,
) -> Result<Vec<Aviso>, Fault> {
    let (at, number) = before.unwrap_or((At(i64::MAX), String::new()));
    look.rows(BOARD_LIST, args![at, &number, limit]).await?.into_iter().map(aviso).collect()
}

/// Notices with that number, or of the case with it.
pub(crate) async fn board_search(look: &mut Look<'_>, number: &str, limit: i64) -> Result<Vec<Aviso>, Fault> {
    look.rows(BOARD_SEARCH, args![number, limit]).await?.into_iter().map(aviso).collect()
}

/// The last notice of a case on the board.
pub(crate) async fn board_of(look: &mut Look<'_>, case: CaseId) -> Result<Option<Aviso>, Fault> {
    look.row(BOARD_OF_CASE, args![case]).await?.map(aviso).transpose()
}

/// What still hangs though its last day was before `day`.
pub(crate) async fn board_over(look: &mut Look<'_>, day: Day) -> Result<Vec<Aviso>, Fault> {
    look.rows(BOARD_OVER, args![day]).await?.into_iter().map(aviso).collect()
}

pub(crate) async fn take_down(
    work: &mut Work<'_>,
    number: &str,
    at: At,
    proof: &VerificationCode,
) -> Result<(), Fault> {
    work.exec(TAKE_DOWN, args![at, proof.as_str(), number]).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
