//! A person says what they need so that the attention reaches them, or that they no longer need it.

use kernel::Failure;
use store::Work;

use crate::*;

/// Most characters of the note.
const LONGEST_NOTE: usize = 500;

/// What is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportChange {
    /// Who.
    pub person: PersonId,
    /// What.
    pub need: SupportNeed,
    /// What the officer should know; may be empty.
    pub note: String,
    /// `true` it is needed, `false` no longer.
    pub needed: bool,
}

/// Records the need, in place of the same need with another note, or ends it. Gives whether something
/// changed.
///
/// # Errors
/// Refuses a person that does not exist and a note of more than 500 characters.
pub async fn run(work: &mut Work<'_>, change: &SupportChange) -> Result<bool, Failure<PeopleRefusal>> {
    let note = super::optional_line(&change.note, LONGEST_NOTE)?;
    super::known(work, change.person).await?;
    let present = records::needs(work, change.person).await?.into_iter().find(|n| n.need == change.need);
    match (&present, change.needed) {
        (None, false) => return Ok(false),
        (Some(line), true) if line.note == note => return Ok(false),
        _ => {}
    }
    if present.is_some() {
        let at = work.at();
        records::end_need(work, change.person, change.need, at).await?;
    }
    if change.needed {
        records::insert_need(work, change.person, change.need, &note).await?;
    }
    work.announce(events::support_changed(change.person));
    Ok(true)
}
