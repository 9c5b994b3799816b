//! What others ask of people: who is it, which account is it, and the summary beside a case.

use kernel::{At, Fault, Id, Tag};
use serde::Serialize;
use store::Look;

use crate::records::{self, accounts};
use crate::*;

/// Marks ids of contacts.
pub enum ContactTag {}
impl Tag for ContactTag {
    const NAME: &'static str = "contact";
}

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonHit {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Natural or legal.
    pub kind: PersonKind,
    /// Masked document, to tell namesakes apart.
    pub document_hint: String,
}

/// A contact of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactLine {
    /// Its id.
    pub id: Id<ContactTag>,
    /// The contact; show `masked()` unless it was revealed.
    pub contact: ContactPoint,
    /// Whether it is the one to use of its kind.
    pub preferred: bool,
    /// Where it came from: `web`, `desk`, `import`.
    pub source: String,
    /// Since when.
    pub added_at: At,
}

/// A support that a person needs now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportLine {
    /// Which.
    pub need: SupportNeed,
    /// What the officer should know; may be empty.
    pub note: String,
    /// Since when.
    pub recorded_at: At,
}

/// All that a sheet or the side of a case shows. It holds data in full: pages show the masked forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonSummary {
    /// The person.
    pub person: Person,
    /// Contacts, by kind, the preferred one first.
    pub contacts: Vec<ContactLine>,
    /// Contract accounts they signed.
    pub accounts: Vec<ContractAccount>,
    /// Consents, newest first, revoked ones included.
    pub consents: Vec<Consent>,
    /// Supports they need.
    pub needs: Vec<SupportLine>,
}

impl PersonSummary {
    /// The contact to use of a kind.
    pub fn preferred(&self, kind: ContactKind) -> Option<&ContactPoint> {
        self.contacts.iter().find(|c| c.preferred && c.contact.kind() == kind).map(|c| &c.contact)
    }

    /// Their document, masked unless it is a company's; empty without one.
    pub fn document_hint(&self) -> String {
        person::document_hint(self.person.kind, self.person.document.as_ref())
    }
}

/// The person with this id.
pub async fn find_person(look: &mut Look<'_>, id: PersonId) -> Result<Option<Person>, Fault> {
    records::person(look, id).await
}

/// The person with this document.
pub async fn person_by_document(
    look: &mut Look<'_>,
    document: &DocumentNumber,
) -> Result<Option<Person>, Fault> {
    records::by_document(look, document).await
}

/// Persons whose document number, subscriber's number, e-mail or phone is exactly what was typed, or else
/// whose names have those words; at most 50 of each.
pub async fn search_persons(look: &mut Look<'_>, typed: &str) -> Result<Vec<PersonHit>, Fault> {
    match kernel::clean_line(typed, 200) {
        Ok(asked) => records::search(look, &asked).await,
        Err(_) => Ok(Vec::new()),
    }
}

/// The contract account with this number, whatever its separators; nothing if the text is no number at all.
pub async fn find_account(look: &mut Look<'_>, typed: &str) -> Result<Option<ContractAccount>, Fault> {
    match SubscriberNumber::read(typed) {
        Ok(number) => accounts::by_number(look, &number).await,
        Err(_) => Ok(None),
    }
}

/// Everything about a person.
pub async fn person_summary(look: &mut Look<'_>, id: PersonId) -> Result<Option<PersonSummary>, Fault> {
    let Some(person) = records::person(look, id).await? else { return Ok(None) };
    Ok(Some(PersonSummary {
        person,
        contacts: records::contacts(look, id).await?,
        accounts: accounts::of_person(look, id).await?,
        consents: records::consents(look, id).await?,
        needs: records::needs(look, id).await?,
    }))
}
