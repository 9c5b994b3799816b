//! The only file that speaks to the database: writing, and loading what verbs decide upon. Lists are in
//! [`crate::lists`].

pub mod steps;
pub mod term;

use deadlines::Deadline;
use kernel::{AccountId, At, Failure, Fault};
use serde_json::{Value, json};
use store::{Json, Look, Work, args};

use crate::answer::{Answer, AnswerState, LetterText, ResponseType};
use crate::appeals::AppealsThatLie;
use crate::case::{Act, Case, CaseId, CaseRefusal, State};

store::queries! { "queries.sql" =>
    INSERT_CASE, LINK_APPEAL, INSERT_ENTRY, TOUCH_CASE, CLAIM_REQUEST, REQUEST_BY_KEY, FORGET_REQUESTS,
    FILED_BY_ID, CASE_BY_ID, CASE_BY_NUMBER, SAVE_CASE, SAVE_CLASSIFICATION, SAVE_AREA, SAVE_ANSWERED,
    SHEET_BY_ID, KIND_OF_CASE, ID_BY_NUMBER, ID_BY_TRACKING_KEY, CREDENTIALS_BY_NUMBER, ENTRIES_OF, ANSWER_OF,
    SAVE_ANSWER, SAVE_DRAFT, DRAFT_BY_ID, DRAFT_BY_RESUME_KEY, DELETE_DRAFT, DELETE_OLD_DRAFTS,
    FILES_OF_DRAFTS,
    SAVE_SCRATCH, SCRATCH_OF, DELETE_SCRATCH, LIST_OPEN, LIST_OF_OWNER, LIST_OF_NOBODY, LIST_TO_SIGN,
    LIST_IN_SILENCE, LIST_NEWEST, SEARCH_CASES, INBOX_COUNTS, CASES_OF_PERSON, FILED_SINCE, ANSWERED_SINCE
}

/// Loads a case for a verb; refuses if there is none.
pub async fn load(look: &mut Look<'_>, id: CaseId) -> Result<Case, Failure<CaseRefusal>> {
    let row = look.row(CASE_BY_ID, args![id]).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    Ok(read_case(row)?)
}

/// Loads a case by its filing number.
pub async fn load_by_number(look: &mut Look<'_>, number: &str) -> Result<Case, Failure<CaseRefusal>> {
    let row = look.row(CASE_BY_NUMBER, args![number]).await?.ok_or(Failure::Refused(CaseRefusal::Unknown))?;
    Ok(read_case(row)?)
}

fn read_case(mut row: store::Row) -> Result<Case, Fault> {
    let (id, number, state): (CaseId, String, String) = (row.take()?, row.take()?, row.take()?);
    let state = State::parse(&state).ok_or_else(|| Fault::new("a case with an unknown state"))?;
    Ok(Case { id, number, state, owner: row.take()?, version: row.take()?, filed_at: row.take()? })
}

/// Saves what an act changed; the version in the database must be the one before.
pub(crate) async fn save(work: &mut Work<'_>, case: &Case) -> Result<(), Failure<CaseRefusal>> {
    let before = case.version - 1;
    let changed =
        work.exec(SAVE_CASE, args![case.state.key(), case.owner, case.version, case.id, before]).await?;
    if changed == 1 { Ok(()) } else { Err(Failure::Refused(CaseRefusal::ChangedMeanwhile)) }
}

/// Loads, applies an act on the version that was read, saves.
pub(crate) async fn act(
    work: &mut Work<'_>,
    id: CaseId,
    act: Act,
    version: Option<i64>,
) -> Result<Case, Failure<CaseRefusal>> {
    let case = load(work, id).await?;
    let read = version.unwrap_or(case.version);
    let case = case.apply_on(act, read).map_err(Failure::Refused)?;
    steps::guard(work, id, act).await?;
    save(work, &case).await?;
    Ok(case)
}

/// An entry of the timeline.
pub(crate) struct NewEntry<'a> {
    pub case: CaseId,
    pub kind: EntryKind,
    pub author_name: &'a str,
    /// Whether the citizen sees it.
    pub public: bool,
    pub body: &'a str,
    pub data: Value,
}

crate::kind::keyed! {
    /// What an entry of the timeline is.
    EntryKind {
        /// What the person asked, when it was filed.
        Petition = "petition",
        /// Something that the person added.
        Information = "information",
        /// Only for the company.
        Note = "note",
        /// Who has it now.
        Assignment = "assignment",
        /// What it is now.
        Classification = "classification",
        /// The answer waits for signature.
        SignatureRequest = "signature_request",
        /// The answer came back.
        Return = "return",
        /// The answer.
        Answer = "answer",
        /// The person withdrew it.
        Withdrawal = "withdrawal",
        /// A special step: `key` of its data says which.
        Step = "step",
    }
}

/// Writes an entry at the instant of the work and makes the case show it in lists.
pub(crate) async fn add_entry(work: &mut Work<'_>, entry: &NewEntry<'_>) -> Result<(), Fault> {
    insert_entry(work, entry, work.at()).await?;
    let shown = snippet(entry.body);
    work.exec(TOUCH_CASE, args![work.at(), entry.kind.key(), shown, entry.case]).await?;
    Ok(())
}

pub(crate) async fn insert_entry(work: &mut Work<'_>, entry: &NewEntry<'_>, at: At) -> Result<(), Fault> {
    let e = entry;
    let (id, author) = (work.new_id::<crate::case::CaseTag>(), work.actor().trace());
    let row = args![id, e.case, at, e.kind.key(), author, e.author_name, e.public, e.body, Json(&e.data)];
    work.exec(INSERT_ENTRY, row).await.map(|_| ())
}

/// The beginning of a text for a list: one line of up to 140 characters.
pub(crate) fn snippet(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(140).collect()
}

/// The answer of a case, if one was begun.
pub async fn answer_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<Answer>, Fault> {
    let Some(mut row) = look.row(ANSWER_OF, args![id]).await? else { return Ok(None) };
    let (state, response): (String, String) = (row.take()?, row.take()?);
    let text = LetterText {
        greeting: row.take()?,
        facts: row.take()?,
        evidence: row.take()?,
        decision: row.take()?,
        appeals: row.take()?,
        lies: AppealsThatLie::parse(&row.take::<String>()?),
        reserve: row.take()?,
    };
    let (author, review_note) = (row.take()?, row.take()?);
    let (signer, signed_at): (Option<AccountId>, Option<At>) = (row.take()?, row.take()?);
    Ok(Some(Answer {
        state: AnswerState::parse(&state).ok_or_else(|| Fault::new("an answer with an unknown state"))?,
        response: ResponseType::parse(&response),
        text,
        author,
        review_note,
        signed: signer.zip(signed_at),
        version: row.take()?,
    }))
}

pub(crate) async fn save_answer(work: &mut Work<'_>, id: CaseId, a: &Answer) -> Result<(), Fault> {
    let (t, at) = (&a.text, work.at());
    let row = args![
        id,
        a.state.key(),
        a.response.map_or("", |r| r.key()),
        &t.greeting,
        &t.facts,
        &t.evidence,
        &t.decision,
        &t.appeals,
        t.lies.map_or("", |l| l.key()),
        &t.reserve,
        a.author,
        &a.review_note,
        a.signed.map(|s| s.0),
        a.signed.map(|s| s.1),
        a.version,
        at
    ];
    work.exec(SAVE_ANSWER, row).await.map(|_| ())
}

/// What the actor is called in the timeline.
pub(crate) fn actor_name(actor: &kernel::Actor) -> String {
    match actor {
        kernel::Actor::Officer { name, .. } | kernel::Actor::Program { name, .. } => name.to_string(),
        kernel::Actor::Visitor => String::new(),
        kernel::Actor::System(_) => "Cauce".into(),
    }
}

/// A case's stored term.
pub(crate) fn deadline_json(deadline: &Deadline) -> Json<Value> {
    Json(json!(deadline))
}
