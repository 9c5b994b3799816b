//! Everything that the sheet of a case shows, in one consistent look.

use std::collections::HashMap;

use deadlines::{Calendar, Rulebook};
use dispatch::MessageLine;
use documents::Attachment;
use identity::account::Officer;
use kernel::{AccountId, Day, Failure, Fault};
use people::{ContractAccount, PersonSummary};
use std::sync::Arc;
use store::{Json, Look, args};

use super::case_list::{self, Found, ListQuery, PAGE};
use super::composer::Prefill;
use super::steps_box::Steps;
use crate::answer::Answer;
use crate::case::CaseId;
use crate::kind::PetitionerIdentity;
use crate::lists::{self, OtherCase};
use crate::records::term::StoredTerm;
use crate::sheet::{self, Entry, Sheet};
use crate::{events, records};

/// Other cases that the sheet names.
const OTHERS: i64 = 8;

/// What was half-typed in one box: field and value.
pub(crate) type Scratch = HashMap<String, String>;

/// Which case, for whom.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub id: CaseId,
    pub me: AccountId,
    pub today: Day,
    pub list: ListQuery,
    /// Whether reserved identities may be seen.
    pub reveal: bool,
}

/// A case with all that belongs to it.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub sheet: Sheet,
    pub entries: Vec<Entry>,
    pub answer: Option<Answer>,
    pub files: Vec<Attachment>,
    /// Nothing if anonymous, or reserved and the officer may not see it.
    pub person: Option<PersonSummary>,
    pub account: Option<ContractAccount>,
    pub others: Vec<OtherCase>,
    pub messages: Vec<MessageLine>,
    pub officers: Vec<Officer>,
    /// Half-typed texts of this officer, by box.
    pub scratch: HashMap<String, Scratch>,
    pub list: Found,
    /// The term, with what is needed to change it.
    pub term: StoredTerm,
    /// The calendar with which the term was computed, if it is still known.
    pub told_with: Option<Arc<Calendar>>,
    /// Silence, referral and the like.
    pub steps: Steps,
    /// The text of a template for the form of a step.
    pub prefill: Option<Prefill>,
    /// The regulator's causes as the company uses them.
    pub causes: Arc<catalog::CauseTable>,
}

impl Loaded {
    /// How the company counts today.
    pub fn rulebook(&self) -> &Rulebook {
        &self.list.rulebook
    }

    /// The text of a template for a form, if it was opened with one.
    pub fn prefilled(&self, form: &str) -> Option<&str> {
        self.prefill.as_ref().filter(|(of, _)| *of == form).map(|(_, text)| text.as_str())
    }

    /// The regulator's cause of the case, if it has one.
    pub fn cause(&self) -> Option<&catalog::Cause> {
        let code = self.sheet.cause.as_deref()?;
        self.causes.find(code, self.sheet.filed_at.day())
    }

    /// The name of an officer.
    pub fn officer_name(&self, id: AccountId) -> &str {
        self.officers.iter().find(|o| o.id == id).map_or("", |o| o.name.as_str())
    }
}

/// Loads it; nothing if there is no such case.
pub(crate) async fn load(look: &mut Look<'_>, asked: &Asked) -> Result<Option<Loaded>, Fault> {
    let Some(sheet) = sheet::load(look, asked.id).await? else { return Ok(None) };
    let subject = events::subject(asked.id);
    let shown = sheet.identity == PetitionerIdentity::Named || asked.reveal;
    let person = sheet.person.filter(|_| shown);
    let account = match sheet.account_number.is_empty() || !shown {
        true => None,
        false => people::find_account(look, &sheet.account_number).await?,
    };
    let others = match person {
        Some(id) => lists::others_of(look, id, asked.id, asked.reveal, OTHERS).await?,
        None => Vec::new(),
    };
    let summary = match person {
        Some(id) => people::person_summary(look, id).await?,
        None => None,
    };
    let term = match records::term::load(look, asked.id).await {
        Ok(term) => term,
        Err(Failure::Broke(fault)) => return Err(fault),
        Err(Failure::Refused(_)) => return Ok(None),
    };
    let told_with = deadlines::rulebook_of(look, &term.term.base.calendar_version).await?.map(|r| r.calendar);
    Ok(Some(Loaded {
        entries: sheet::entries(look, asked.id, false).await?,
        answer: records::answer_of(look, asked.id).await?,
        files: documents::attachments_of(look, &subject).await?,
        person: summary,
        account,
        others,
        messages: dispatch::messages_of(look, &subject).await?,
        officers: identity::api::officers(look).await?,
        scratch: scratch(look, asked.id, asked.me).await?,
        list: case_list::load(look, &asked.list, asked.me, asked.today, PAGE).await?,
        told_with,
        term,
        steps: Steps::load(look, &sheet).await?,
        causes: catalog::causes(look).await?,
        prefill: None,
        sheet,
    }))
}

async fn scratch(look: &mut Look<'_>, id: CaseId, me: AccountId) -> Result<HashMap<String, Scratch>, Fault> {
    let rows = look.rows(records::SCRATCH_OF, args![id, me]).await?;
    let read = |mut row: store::Row| {
        let (name, Json(body)): (String, Json<Scratch>) = (row.take()?, row.take()?);
        Ok((name, body))
    };
    rows.into_iter().map(read).collect()
}
