//! A person gives another way to reach them.

use kernel::Failure;
use store::Work;

use crate::*;

/// The contact, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContact {
    /// Whose.
    pub person: PersonId,
    /// What kind.
    pub kind: ContactKind,
    /// The contact.
    pub value: String,
    /// Code of the municipality of an address; may be empty.
    pub municipality: String,
    /// Where it was given: `web`, `desk`, `phone`.
    pub source: &'static str,
}

/// Keeps the contact as the preferred one of its kind; the earlier ones stay. Gives whether it is new.
///
/// # Errors
/// Refuses a contact that cannot be kept and a person that does not exist.
pub async fn run(work: &mut Work<'_>, new: &NewContact) -> Result<bool, Failure<PeopleRefusal>> {
    let contact = ContactPoint::read(new.kind, &new.value, &new.municipality)
        .map_err(|p| Failure::Refused(PeopleRefusal::Contact(new.kind, p)))?;
    super::known(work, new.person).await?;
    let is_new = records::save_contact(work, new.person, &contact, new.source).await?;
    if is_new {
        work.announce(events::contact_added(new.person, new.kind));
    }
    Ok(is_new)
}
