//! Everything about one case, for the officer's sheet, the citizen's page and the letter.

use deadlines::{Deadline, Term};
use kernel::{AccountId, At, Day, Fault, Id};
use store::{Json, Look, args};

use crate::answer::{Answer, ResponseType};
use crate::case::{CaseId, State};
use crate::kind::{CaseKind, ContactChannel, PetitionerIdentity, Priority, ReplyBy};
use crate::lists::keyed;
use crate::records::{self, EntryKind};
pub use crate::silence::SilenceState;

/// One case.
#[derive(Debug, Clone)]
pub struct Sheet {
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
    /// The person, if known.
    pub person: Option<people::PersonId>,
    /// Key of the utility service.
    pub service: Option<String>,
    /// Subscriber number or the empty text.
    pub account_number: String,
    /// Code of the everyday cause or the empty text.
    pub everyday_cause: String,
    /// The regulator's cause.
    pub cause: Option<String>,
    /// Title.
    pub subject: String,
    /// How to answer.
    pub reply_by: ReplyBy,
    /// Where to answer.
    pub reply_to: String,
    /// Urgency.
    pub priority: Priority,
    /// Day of the disputed bill.
    pub bill_issued_on: Option<Day>,
    /// What was warned of when it was filed.
    pub warnings: Vec<String>,
    /// When it was filed.
    pub filed_at: At,
    /// The term, with what produced it.
    pub deadline: Deadline,
    /// Secret of the person's link.
    pub tracking_key: String,
    /// Code of the receipt.
    pub receipt_code: String,
    /// Who has it.
    pub owner: Option<AccountId>,
    /// The area that has it.
    pub area: String,
    /// When it was answered.
    pub answered_at: Option<At>,
    /// Number of the answer.
    pub outgoing_number: Option<String>,
    /// Code of the answer.
    pub letter_code: Option<String>,
    /// What was decided.
    pub result: Option<ResponseType>,
    /// Counts its changes.
    pub version: i64,
    /// Name of who has it.
    pub owner_name: Option<String>,
    /// Code of the rule of `deadlines` that governs its term.
    pub regime: String,
    /// The term with what happened to it; nothing if nothing did.
    pub term: Option<Term>,
    /// The last day to answer as it was when filed.
    pub due_at_filing: Day,
    /// The last day to answer that the person was told last.
    pub due_told: Day,
    /// Why the term is not the one of the filing; empty if it is.
    pub due_reason: String,
    /// The last day of the person, while the term does not run.
    pub paused_until: Option<Day>,
    /// What became of the positive silence; nothing if there was none.
    pub silence: Option<SilenceState>,
    /// When it occurred: the legal instant, not that of its detection.
    pub silence_at: Option<At>,
    /// The body that has it now.
    pub referred_to: Option<String>,
    /// The case whose decision this appeal attacks.
    pub parent: Option<CaseId>,
    /// Number of the disputed bill.
    pub bill_number: Option<String>,
    /// What is disputed of it, in cents.
    pub disputed_cents: Option<i64>,
}

impl Sheet {
    /// Whether it was answered in the act, aloud: its record is its answer (Decreto 1166 de 2016).
    pub fn answered_aloud(&self) -> bool {
        self.letter_code.as_ref() == Some(&self.receipt_code)
    }

    /// The term with what happened to it.
    pub fn term(&self) -> Term {
        self.term.clone().unwrap_or_else(|| Term::new(self.deadline.clone()))
    }
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: CaseId,
    /// When.
    pub at: At,
    /// What.
    pub kind: EntryKind,
    /// Who, as the log writes it.
    pub author: String,
    /// Who, as people read it; empty for the person who asks.
    pub author_name: String,
    /// Whether the citizen sees it.
    pub public: bool,
    /// What it says.
    pub body: String,
    /// Facts.
    pub data: serde_json::Value,
}

/// Loads a case whole.
pub async fn load(look: &mut Look<'_>, id: CaseId) -> Result<Option<Sheet>, Fault> {
    let Some(mut row) = look.row(records::SHEET_BY_ID, args![id]).await? else { return Ok(None) };
    Ok(Some(Sheet {
        id: row.take()?,
        number: row.take()?,
        kind: keyed(row.take()?, CaseKind::parse)?,
        state: keyed(row.take()?, State::parse)?,
        channel: keyed(row.take()?, ContactChannel::parse)?,
        identity: keyed(row.take()?, PetitionerIdentity::parse)?,
        person: row.take()?,
        service: row.take()?,
        account_number: row.take()?,
        everyday_cause: row.take()?,
        cause: row.take()?,
        subject: row.take()?,
        reply_by: keyed(row.take()?, ReplyBy::parse)?,
        reply_to: row.take()?,
        priority: keyed(row.take()?, Priority::parse)?,
        bill_issued_on: row.take()?,
        warnings: row.take::<Json<_>>()?.0,
        filed_at: row.take()?,
        deadline: row.take::<Json<_>>()?.0,
        tracking_key: row.take()?,
        receipt_code: row.take()?,
        owner: row.take()?,
        area: row.take()?,
        answered_at: row.take()?,
        outgoing_number: row.take()?,
        letter_code: row.take()?,
        result: row.take::<Option<String>>()?.as_deref().and_then(ResponseType::parse),
        version: row.take()?,
        owner_name: row.take()?,
        regime: row.take()?,
        term: row.take::<Option<Json<_>>>()?.map(|json| json.0),
        due_at_filing: row.take()?,
        due_told: row.take()?,
        due_reason: row.take()?,
        paused_until: row.take()?,
        silence: row.take::<Option<String>>()?.map(|key| keyed(key, SilenceState::parse)).transpose()?,
        silence_at: row.take()?,
        referred_to: row.take()?,
        parent: row.take()?,
        bill_number: row.take()?,
        disputed_cents: row.take()?,
    }))
}

/// Only what it is.
pub async fn kind_of(look: &mut Look<'_>, id: CaseId) -> Result<CaseKind, Fault> {
    keyed(look.one(records::KIND_OF_CASE, args![id]).await?.take()?, CaseKind::parse)
}

/// Its history, oldest first; only what the citizen sees if `public`.
pub async fn entries(look: &mut Look<'_>, id: CaseId, public: bool) -> Result<Vec<Entry>, Fault> {
    let mut found = Vec::new();
    for mut row in look.rows(records::ENTRIES_OF, args![id]).await? {
        let entry = Entry {
            id: row.take::<Id<_>>()?,
            at: row.take()?,
            kind: keyed(row.take()?, EntryKind::parse)?,
            author: row.take()?,
            author_name: row.take()?,
            public: row.take()?,
            body: row.take()?,
            data: row.take::<Json<_>>()?.0,
        };
        if entry.public || !public {
            found.push(entry);
        }
    }
    Ok(found)
}

/// The id behind a filing number.
pub async fn id_by_number(look: &mut Look<'_>, number: &str) -> Result<Option<CaseId>, Fault> {
    look.row(records::ID_BY_NUMBER, args![number]).await?.map(|mut r| r.take()).transpose()
}

/// The id behind a person's own link.
pub async fn id_by_tracking_key(look: &mut Look<'_>, key: &str) -> Result<Option<CaseId>, Fault> {
    look.row(records::ID_BY_TRACKING_KEY, args![key]).await?.map(|mut r| r.take()).transpose()
}

/// What opens a case with its number: the key of the link, the code of the receipt, the end of the document.
pub async fn credentials(
    look: &mut Look<'_>,
    number: &str,
) -> Result<Option<(String, String, String)>, Fault> {
    let row = look.row(records::CREDENTIALS_BY_NUMBER, args![number]).await?;
    row.map(|mut r| Ok((r.take()?, r.take()?, r.take()?))).transpose()
}

/// The answer as the citizen may read it: signed, or nothing.
pub async fn signed_answer(look: &mut Look<'_>, id: CaseId) -> Result<Option<Answer>, Fault> {
    Ok(records::answer_of(look, id).await?.filter(|a| a.signed.is_some()))
}
