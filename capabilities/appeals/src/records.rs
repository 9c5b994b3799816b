//! The only file that speaks to the database.

use cases::{CaseId, CaseKind, PetitionerIdentity, ResponseType};
use kernel::{At, Day, Failure, Fault};
use store::{Json, Look, Row, Work, args};

use crate::admissibility::Window;
use crate::appeal::{Appeal, AppealCase, Course, State};
use crate::refusal::AppealRefusal;

store::queries! { "queries.sql" =>
    INSERT_APPEAL, SAVE_APPEAL, APPEAL_BY_CASE, APPEALS_OF_PARENT, NOTICE_OF_DECISION, CASE_HEAD,
    LIST_APPEALS, COUNT_APPEALS, REFUSALS_OVER, FINAL_ON_OF_DECISION
}

/// The appeal behind a case; nothing if the case is none.
pub async fn load(look: &mut Look<'_>, case: CaseId) -> Result<Option<AppealCase>, Fault> {
    look.row(APPEAL_BY_CASE, args![case]).await?.map(read).transpose()
}

/// Every appeal against the decision of a case, oldest first.
pub async fn of_parent(look: &mut Look<'_>, parent: CaseId) -> Result<Vec<AppealCase>, Fault> {
    look.rows(APPEALS_OF_PARENT, args![parent]).await?.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<AppealCase, Fault> {
    Ok(AppealCase {
        case: row.take()?,
        parent: row.take()?,
        appeal: Appeal::with_subsidiary(row.take()?),
        state: state(row.take()?)?,
        filed_on: row.take()?,
        due_on: row.take()?,
        final_on: row.take()?,
        course: row.take::<Json<Course>>()?.0,
        version: row.take()?,
    })
}

fn state(key: String) -> Result<State, Fault> {
    State::parse(&key).ok_or_else(|| Fault::new("a stored appeal has a state"))
}

/// Keeps a new appeal; `false` if its case has one.
pub(crate) async fn insert(work: &mut Work<'_>, a: &AppealCase) -> Result<bool, Fault> {
    let row = args![
        a.case,
        a.parent,
        a.appeal.is_subsidiary(),
        a.state.key(),
        a.filed_on,
        a.due_on,
        a.last_remittal().map(|r| r.on),
        a.course.results.last().map(|r| r.outcome.key()),
        a.final_on,
        Json(&a.course),
        a.version
    ];
    Ok(work.exec(INSERT_APPEAL, row).await? == 1)
}

/// Saves what changed; refused if somebody saved another version meanwhile.
pub(crate) async fn save(
    work: &mut Work<'_>,
    before: &AppealCase,
    a: &AppealCase,
) -> Result<(), Failure<AppealRefusal>> {
    let row = args![
        a.parent,
        a.state.key(),
        a.due_on,
        a.last_remittal().map(|r| r.on),
        a.course.results.last().map(|r| r.outcome.key()),
        a.final_on,
        Json(&a.course),
        a.version,
        a.case,
        before.version
    ];
    match work.exec(SAVE_APPEAL, row).await? {
        1 => Ok(()),
        _ => Err(Failure::Refused(AppealRefusal::ChangedMeanwhile)),
    }
}

/// How far the notice of a decision is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeOfDecision {
    /// Whether the person is not notified yet.
    pub open: bool,
    /// When it took effect and until when one may appeal; nothing while it is open.
    pub window: Option<Window>,
}

/// The notice of a decision; nothing if none was begun.
pub async fn notice_of(look: &mut Look<'_>, case: CaseId) -> Result<Option<NoticeOfDecision>, Fault> {
    let Some(mut row) = look.row(NOTICE_OF_DECISION, args![case]).await? else { return Ok(None) };
    let (state, effective_on, until): (String, Option<Day>, Option<Day>) =
        (row.take()?, row.take()?, row.take()?);
    let open = !matches!(state.as_str(), "served" | "final");
    let Some(effective_on) = effective_on.filter(|_| !open) else {
        return Ok(Some(NoticeOfDecision { open, window: None }));
    };
    let until = match until {
        Some(until) => until,
        // where no appeal lies the days are shown all the same: an appeal is never stopped at the form
        None => {
            let book = deadlines::current(look).await?;
            let until = notices::Terms::new(&book).appeal_until(effective_on);
            until.map_err(|e| Fault::new(format!("the term of an appeal: {e:?}")))?
        }
    };
    Ok(Some(NoticeOfDecision { open, window: Some(Window { effective_on, until }) }))
}

/// The day on which a decision is final, if nobody appeals; nothing while its notice has no effect.
pub(crate) async fn final_on_of(look: &mut Look<'_>, case: CaseId) -> Result<Option<Day>, Fault> {
    match look.row(FINAL_ON_OF_DECISION, args![case]).await? {
        Some(mut row) => row.take(),
        None => Ok(None),
    }
}

/// What lists and panels say of a case.
#[derive(Debug, Clone)]
pub struct CaseHead {
    /// Its id.
    pub id: CaseId,
    /// Filing number.
    pub number: String,
    /// What it is.
    pub kind: Option<CaseKind>,
    /// Key of its state in `cases`.
    pub state: String,
    /// Whether the person is known.
    pub identity: PetitionerIdentity,
    /// Title.
    pub subject: String,
    /// When it was filed.
    pub filed_at: At,
    /// Last day to answer.
    pub due_on: Day,
    /// When it was decided.
    pub decided_at: Option<At>,
    /// Number of the decision.
    pub outgoing_number: Option<String>,
    /// What was decided.
    pub result: Option<ResponseType>,
    /// Secret of the person's link.
    pub tracking_key: String,
    /// Name of the person.
    pub name: Option<String>,
}

impl CaseHead {
    /// Whether there is a decision at all, as [`crate::actions::Attacked::is_decided`] says it.
    pub fn is_decided(&self) -> bool {
        self.outgoing_number.is_some() || self.state == cases::State::Archived.key()
    }
}

/// The head of a case.
pub async fn head(look: &mut Look<'_>, case: CaseId) -> Result<Option<CaseHead>, Fault> {
    let Some(mut row) = look.row(CASE_HEAD, args![case]).await? else { return Ok(None) };
    Ok(Some(CaseHead {
        id: row.take()?,
        number: row.take()?,
        kind: CaseKind::parse(&row.take::<String>()?),
        state: row.take()?,
        identity: identity(row.take()?),
        subject: row.take()?,
        filed_at: row.take()?,
        due_on: row.take()?,
        decided_at: row.take()?,
        outgoing_number: row.take()?,
        result: row.take::<Option<String>>()?.as_deref().and_then(ResponseType::parse),
        tracking_key: row.take()?,
        name: row.take()?,
    }))
}

/// What is unknown is shown to nobody.
fn identity(key: String) -> PetitionerIdentity {
    PetitionerIdentity::parse(&key).unwrap_or(PetitionerIdentity::Reserved)
}

/// One line of the work list.
#[derive(Debug, Clone)]
pub struct AppealLine {
    /// The case of the appeal.
    pub case: CaseId,
    /// Its filing number.
    pub number: String,
    /// Whether the person is known.
    pub identity: PetitionerIdentity,
    /// Name of the person.
    pub name: Option<String>,
    /// Title.
    pub subject: String,
    /// Number of the decision that it attacks.
    pub decision: Option<String>,
    /// What is asked for.
    pub appeal: Appeal,
    /// Where it is.
    pub state: State,
    /// The day by which the next step is due.
    pub due_on: Option<Day>,
    /// The day of its filing.
    pub filed_on: Day,
    /// The day on which the file went.
    pub remitted_on: Option<Day>,
    /// Key of the state of its case.
    pub case_state: String,
}

/// The day that stands for none.
const NEVER: &str = "9999-12-31";

/// Where a page of the work list begins: after a day and an id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct After {
    /// The day of the last line before.
    pub due: String,
    /// Its id.
    pub id: String,
}

/// The work list by due day: `which` is the key of a state, `over` or empty for all that is open.
pub async fn list(
    look: &mut Look<'_>,
    which: &str,
    after: &After,
    most: i64,
) -> Result<Vec<AppealLine>, Fault> {
    let rows = look.rows(LIST_APPEALS, args![which, &after.due, &after.id, most]).await?;
    rows.into_iter().map(read_line).collect()
}

fn read_line(mut row: Row) -> Result<AppealLine, Fault> {
    Ok(AppealLine {
        case: row.take()?,
        number: row.take()?,
        identity: identity(row.take()?),
        name: row.take()?,
        subject: row.take()?,
        decision: row.take()?,
        appeal: Appeal::with_subsidiary(row.take()?),
        state: state(row.take()?)?,
        due_on: Some(row.take::<String>()?).filter(|d| d != NEVER).and_then(|d| d.parse().ok()),
        filed_on: row.take()?,
        remitted_on: row.take()?,
        case_state: row.take()?,
    })
}

impl AppealLine {
    /// Where the page after this line begins.
    pub fn after(&self) -> After {
        let due = self.due_on.map_or(NEVER.to_owned(), |d| d.to_string());
        After { due, id: self.case.to_string() }
    }
}

/// How many are in each open state.
pub async fn counts(look: &mut Look<'_>) -> Result<Vec<(State, i64)>, Fault> {
    let rows = look.rows(COUNT_APPEALS, &[]).await?;
    rows.into_iter().map(|mut row| Ok((state(row.take()?)?, row.take()?))).collect()
}

/// The refusals that nobody attacked before `day`.
pub(crate) async fn refusals_over(look: &mut Look<'_>, day: Day) -> Result<Vec<CaseId>, Fault> {
    look.rows(REFUSALS_OVER, args![day]).await?.into_iter().map(|mut row| row.take()).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
