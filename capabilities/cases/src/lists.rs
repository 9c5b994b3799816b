//! Lists of cases: inbox, search, API. One query each, keyset pages, the same row for all.

use kernel::{AccountId, At, Day, Fault, Id};
use store::{Look, Row, args};

use crate::case::{CaseId, State};
use crate::kind::{CaseKind, ContactChannel, PetitionerIdentity, Priority};
use crate::records::steps::COUNT_SILENCES;
use crate::records::{
    CASES_OF_PERSON, INBOX_COUNTS, LIST_IN_SILENCE, LIST_NEWEST, LIST_OF_NOBODY, LIST_OF_OWNER, LIST_OPEN,
    LIST_TO_SIGN, SEARCH_CASES,
};

/// A case as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Its id.
    pub id: CaseId,
    /// Filing number.
    pub number: String,
    /// What it is.
    pub kind: CaseKind,
    /// Where it is.
    pub state: State,
    /// The door.
    pub channel: ContactChannel,
    /// Whether the person is known.
    pub identity: PetitionerIdentity,
    /// Title.
    pub subject: String,
    /// Beginning of the last entry.
    pub snippet: String,
    /// Last day to answer.
    pub due_on: Day,
    /// When it was filed.
    pub filed_at: At,
    /// When something last happened.
    pub last_entry_at: At,
    /// What last happened.
    pub last_entry_kind: String,
    /// Who has it.
    pub owner: Option<AccountId>,
    /// The owner's name.
    pub owner_name: Option<String>,
    /// The person's name as stored; show it through [`CaseLine::shown_name`].
    pub person_name: Option<String>,
    /// Urgency.
    pub priority: Priority,
    /// When it was answered.
    pub answered_at: Option<At>,
}

impl CaseLine {
    /// The name that may be shown: reserved identities only to who may reveal them; nothing for anonymous
    /// ones.
    pub fn shown_name(&self, may_reveal: bool) -> Option<&str> {
        match self.identity {
            PetitionerIdentity::Named => self.person_name.as_deref(),
            PetitionerIdentity::Reserved if may_reveal => self.person_name.as_deref(),
            _ => None,
        }
    }
}

/// Which cases; empty fields mean "any".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// `open`, `closed` or the key of a state; open cases by due day have [`Which`] instead.
    pub state: String,
    /// Key of a kind.
    pub kind: String,
    /// Key of a channel.
    pub channel: String,
}

/// Which of the open cases. Each has a query with an index of its own, which gives the lines of a page in
/// order without looking at the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Due on this day or before.
    DueUntil(Day),
    /// Of this officer.
    OfOfficer(AccountId),
    /// Of nobody.
    OfNobody,
    /// Waiting for signature.
    ToSign,
    /// In positive silence that nobody decided.
    InSilence,
}

/// The place after which a page starts: the due day and id of the last line.
pub type After = Option<(Day, CaseId)>;

/// Open cases by due date, earliest first.
pub async fn by_due_date(
    look: &mut Look<'_>,
    which: Which,
    filter: &Filter,
    after: After,
    limit: i64,
) -> Result<Vec<CaseLine>, Fault> {
    let Filter { kind, channel, .. } = filter;
    let (day, id) = after.map_or((String::new(), String::new()), |(d, i)| (d.to_string(), i.to_string()));
    let rows = match which {
        Which::All => look.rows(LIST_OPEN, args![LAST_DAY, kind, channel, day, id, limit]).await?,
        Which::DueUntil(until) => look.rows(LIST_OPEN, args![until, kind, channel, day, id, limit]).await?,
        Which::OfOfficer(who) => look.rows(LIST_OF_OWNER, args![who, kind, channel, day, id, limit]).await?,
        Which::OfNobody => look.rows(LIST_OF_NOBODY, args![kind, channel, day, id, limit]).await?,
        Which::ToSign => look.rows(LIST_TO_SIGN, args![kind, channel, day, id, limit]).await?,
        Which::InSilence => look.rows(LIST_IN_SILENCE, args![kind, channel, day, id, limit]).await?,
    };
    rows.into_iter().map(read_line).collect()
}

/// No case is due later.
const LAST_DAY: &str = "9999-12-31";

/// Cases by filing, newest first, filed from `from` until before `until`; `before` is the last line of the
/// page before.
pub async fn newest(
    look: &mut Look<'_>,
    filter: &Filter,
    span: (At, At),
    before: Option<(At, CaseId)>,
    limit: i64,
) -> Result<Vec<CaseLine>, Fault> {
    let (at, id) = before.map_or((At(i64::MAX), String::new()), |(a, i)| (a, i.to_string()));
    let args = args![&filter.state, &filter.kind, &filter.channel, at, id, span.0, span.1, limit];
    look.rows(LIST_NEWEST, args).await?.into_iter().map(read_line).collect()
}

/// Cases that have every word of the question, newest first.
pub async fn search(look: &mut Look<'_>, question: &str, limit: i64) -> Result<Vec<CaseLine>, Fault> {
    let Some(terms) = look.search_terms(question) else { return Ok(Vec::new()) };
    look.rows(SEARCH_CASES, args![terms, limit]).await?.into_iter().map(read_line).collect()
}

/// How many open cases there are in each view of the inbox.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of this officer.
    pub mine: i64,
    /// Due today or overdue.
    pub due_today: i64,
    /// Waiting for signature.
    pub to_sign: i64,
    /// Of nobody.
    pub unassigned: i64,
    /// Due soon or overdue.
    pub at_risk: i64,
    /// All.
    pub open: i64,
    /// In positive silence that nobody decided.
    pub silence: i64,
}

/// Counts the open cases; `soon` is the last day that counts as "at risk".
pub async fn counts(look: &mut Look<'_>, me: AccountId, today: Day, soon: Day) -> Result<Counts, Fault> {
    let mut row = look.one(INBOX_COUNTS, args![me, today, soon]).await?;
    Ok(Counts {
        mine: row.take()?,
        due_today: row.take()?,
        to_sign: row.take()?,
        unassigned: row.take()?,
        at_risk: row.take()?,
        open: row.take()?,
        silence: look.one(COUNT_SILENCES, &[]).await?.take()?,
    })
}

/// Another case of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherCase {
    /// Its id.
    pub id: CaseId,
    /// Filing number.
    pub number: String,
    /// What it is.
    pub kind: CaseKind,
    /// Where it is.
    pub state: State,
    /// Title.
    pub subject: String,
    /// When it was filed.
    pub filed_at: At,
}

/// The other cases of a person, newest first; those with a reserved identity only for who may see it, because
/// being in this list tells whose they are.
pub async fn others_of<T>(
    look: &mut Look<'_>,
    person: Id<T>,
    but: CaseId,
    reveal: bool,
    limit: i64,
) -> Result<Vec<OtherCase>, Fault> {
    let read = |mut row: Row| {
        Ok(OtherCase {
            id: row.take()?,
            number: row.take()?,
            kind: keyed(row.take()?, CaseKind::parse)?,
            state: keyed(row.take()?, State::parse)?,
            subject: row.take()?,
            filed_at: row.take()?,
        })
    };
    look.rows(CASES_OF_PERSON, args![person, but, i64::from(reveal), limit])
        .await?
        .into_iter()
        .map(read)
        .collect()
}

fn read_line(mut row: Row) -> Result<CaseLine, Fault> {
    Ok(CaseLine {
        id: row.take()?,
        number: row.take()?,
        kind: keyed(row.take()?, CaseKind::parse)?,
        state: keyed(row.take()?, State::parse)?,
        channel: keyed(row.take()?, ContactChannel::parse)?,
        identity: keyed(row.take()?, PetitionerIdentity::parse)?,
        subject: row.take()?,
        snippet: row.take()?,
        due_on: row.take()?,
        filed_at: row.take()?,
        last_entry_at: row.take()?,
        last_entry_kind: row.take()?,
        owner: row.take()?,
        owner_name: row.take()?,
        person_name: row.take()?,
        priority: keyed(row.take()?, Priority::parse)?,
        answered_at: row.take()?,
    })
}

/// A key from the database as its type.
pub(crate) fn keyed<T>(key: String, parse: fn(&str) -> Option<T>) -> Result<T, Fault> {
    parse(&key).ok_or_else(|| Fault::new(format!("an unknown key in the database: {key}")))
}
