//! An officer sees document and contacts in full. It is announced, so that the person can learn who looked
//! (Ley 1581 de 2012, art. 4 f and g: restricted circulation, security).

use kernel::Failure;
use store::Work;

use crate::*;

/// Gives the summary for showing in full, and announces who looked.
///
/// # Errors
/// Refuses an actor without `people.reveal`, and a person that does not exist.
pub async fn run(work: &mut Work<'_>, person: &PersonId) -> Result<PersonSummary, Failure<PeopleRefusal>> {
    if !work.actor().may(permissions::REVEAL) {
        return Err(Failure::Refused(PeopleRefusal::MayNotReveal));
    }
    let summary = person_summary(work, *person).await?;
    let summary = summary.ok_or(Failure::Refused(PeopleRefusal::NoSuchPerson))?;
    work.announce(events::revealed(*person));
    Ok(summary)
}
