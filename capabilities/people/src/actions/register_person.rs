//! Somebody writes to us: we find them by their document, or get to know them.

use kernel::{Failure, Fault};
use store::Work;

use crate::*;

/// What somebody says about themselves, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Natural or legal.
    pub kind: PersonKind,
    /// Their name.
    pub name: String,
    /// Type and number of their document, if they give it.
    pub document: Option<(DocumentType, String)>,
    /// Where they can be reached: kind, value, code of the municipality of an address (may be empty).
    pub contacts: Vec<(ContactKind, String, String)>,
    /// How they prefer to be answered, if they say so.
    pub preferred_channel: Option<ContactChannel>,
    /// Where they said it: `web`, `desk`, `phone`.
    pub source: &'static str,
}

/// Who they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The person.
    pub person: PersonId,
    /// Whether we did not know them.
    pub is_new: bool,
    /// Whether we knew them by another name; it was kept, and an officer may look.
    pub name_differs: bool,
    /// What looks odd about the document.
    pub warnings: Vec<DocumentWarning>,
}

/// Finds the person by document or registers a new one, and adds the contacts. What was known is never
/// overwritten: the newest contact of each kind becomes the preferred one, the others stay.
///
/// # Errors
/// Refuses a name, document or contact that cannot be kept; nothing is written then.
pub async fn run(work: &mut Work<'_>, said: &Registration) -> Result<Registered, Failure<PeopleRefusal>> {
    let no = Failure::Refused;
    let name = PersonName::read(&said.name).map_err(|p| no(PeopleRefusal::Name(p)))?;
    let read = |(kind, text): &(DocumentType, String)| DocumentNumber::read(*kind, text);
    let document =
        said.document.as_ref().map(read).transpose().map_err(|p| no(PeopleRefusal::Document(p)))?;
    let (document, warnings) = document.map_or((None, Vec::new()), |(d, w)| (Some(d), w));
    let mut contacts = Vec::with_capacity(said.contacts.len());
    for (kind, text, municipality) in &said.contacts {
        let contact = ContactPoint::read(*kind, text, municipality);
        contacts.push(contact.map_err(|p| no(PeopleRefusal::Contact(*kind, p)))?);
    }
    let (id, created_at, preferred_channel) = (work.new_id(), work.at(), said.preferred_channel);
    let person = Person { id, kind: said.kind, name, document, preferred_channel, created_at };
    // written first and asked only if the document is known: most who write do it for the first time
    if records::insert_person(work, &person).await? {
        work.announce(events::registered(id));
        records::save_first_contacts(work, id, &contacts, said.source).await?;
        return Ok(Registered { person: id, is_new: true, name_differs: false, warnings });
    }
    let known = match &person.document {
        Some(document) => records::by_document(work, document).await?,
        None => None,
    };
    let known = known.ok_or_else(|| Fault::new("a person was neither found nor written"))?;
    if let Some(channel) = said.preferred_channel {
        records::set_channel(work, known.id, channel).await?;
    }
    for contact in &contacts {
        if records::save_contact(work, known.id, contact, said.source).await? {
            work.announce(events::contact_added(known.id, contact.kind()));
        }
    }
    let name_differs = !person.name.resembles(known.name.as_str());
    Ok(Registered { person: known.id, is_new: false, name_differs, warnings })
}
