//! Keeps a citizen's unfinished form for seven days, and gives it back to the same browser or the mailed
//! link.

use documents::StoredFile;
use kernel::{At, Failure, Fault, Never};
use store::{Json, Look, Work, args};

use crate::petition_form::PetitionForm;
use crate::records;

/// How long a draft is kept, in days.
pub const DRAFT_DAYS: i64 = 7;

/// An unfinished form.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Hash of the browser's random id: whoever reads the database cannot take somebody's draft over.
    pub id: String,
    /// What was typed so far.
    pub form: PetitionForm,
    /// Files that were sent so far.
    pub files: Vec<StoredFile>,
}

/// A draft as it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundDraft {
    /// The draft.
    pub draft: Draft,
    /// Secret of the link that opens it elsewhere.
    pub resume_key: String,
    /// When it was last saved.
    pub updated_at: At,
}

/// The key of a browser's draft.
pub fn draft_id(visitor: &str) -> String {
    kernel::sha256_hex(format!("draft:{visitor}").as_bytes())
}

/// Saves it; gives nothing back because the browser knows its own id.
pub async fn run(work: &mut Work<'_>, draft: &Draft) -> Result<(), Failure<Never>> {
    let expires = work.at().plus_days(DRAFT_DAYS);
    let key = work.chance().readable(26);
    let row = args![&draft.id, key, Json(&draft.form), Json(&draft.files), work.at(), expires];
    work.exec(records::SAVE_DRAFT, row).await?;
    Ok(())
}

/// The draft of this browser, if one is kept.
pub async fn find(look: &mut Look<'_>, id: &str, now: At) -> Result<Option<FoundDraft>, Fault> {
    let Some(mut row) = look.row(records::DRAFT_BY_ID, args![id, now]).await? else { return Ok(None) };
    let resume_key = row.take()?;
    let (Json(form), Json(files)) = (row.take()?, row.take()?);
    let draft = Draft { id: id.to_owned(), form, files };
    Ok(Some(FoundDraft { draft, resume_key, updated_at: row.take()? }))
}

/// The draft of a mailed link, if it is still kept.
pub async fn find_by_key(look: &mut Look<'_>, key: &str, now: At) -> Result<Option<FoundDraft>, Fault> {
    let Some(mut row) = look.row(records::DRAFT_BY_RESUME_KEY, args![key, now]).await? else {
        return Ok(None);
    };
    let id: String = row.take()?;
    find(look, &id, now).await
}

/// Throws it away: the person asked, or it became a case.
pub async fn discard(work: &mut Work<'_>, id: &String) -> Result<(), Failure<Never>> {
    work.exec(records::DELETE_DRAFT, args![id]).await?;
    Ok(())
}
