//! Where people speaks to the database: persons, contacts, consents, needs. Accounts are in `accounts`.

pub(crate) mod accounts;

use kernel::{At, Fault, Id};
use store::{Json, Look, Row, Work, args};

use crate::person::document_hint;
use crate::summary::{ContactLine, PersonHit, SupportLine};
use crate::*;

store::queries! { "queries.sql" =>
    INSERT_PERSON, PERSON_BY_ID, PERSON_BY_DOCUMENT, NAMES_BY_NUMBER, NAMES_BY_CONTACT,
    NAMES_BY_ACCOUNT, NAMES_BY_IDS, SET_PREFERRED_CHANNEL, CONTACTS_OF_PERSON, CONTACT_WITH_VALUE,
    INSERT_CONTACT, PREFER_NO_CONTACT, PREFER_CONTACT, CONSENTS_OF_PERSON, CONSENT_IN_FORCE,
    INSERT_CONSENT, REVOKE_CONSENTS, NEEDS_OF_PERSON, INSERT_NEED, END_NEED, ACCOUNT_BY_NUMBER,
    ACCOUNTS_OF_PERSON, SUBSCRIBERS_BY_NUMBERS, PERSONS_BY_DOCUMENTS, INSERT_PERSONS, INSERT_CONTACTS,
    SAVE_ACCOUNTS
}

/// What the search knows of persons.
pub(crate) const SEARCH_KIND: &str = "person";
const MOST_HITS: i64 = 50;

fn unknown(what: &str) -> impl FnOnce() -> Fault {
    let text = format!("the database has an unknown {what}");
    move || Fault::new(text)
}

fn read_person(mut row: Row) -> Result<Person, Fault> {
    let (id, kind, name): (PersonId, String, String) = (row.take()?, row.take()?, row.take()?);
    let (document_type, number): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    let document = match (document_type, number) {
        (Some(code), Some(number)) => {
            let kind = DocumentType::parse(&code).ok_or_else(unknown("document type"))?;
            Some(DocumentNumber::stored(kind, number))
        }
        _ => None,
    };
    let channel: Option<String> = row.take()?;
    Ok(Person {
        id,
        kind: PersonKind::parse(&kind).ok_or_else(unknown("kind of person"))?,
        name: PersonName::read(&name).map_err(|_| Fault::new("a person has no name"))?,
        document,
        preferred_channel: channel.as_deref().and_then(ContactChannel::parse),
        created_at: row.take()?,
    })
}

pub(crate) async fn person(look: &mut Look<'_>, id: PersonId) -> Result<Option<Person>, Fault> {
    look.row(PERSON_BY_ID, args![id]).await?.map(read_person).transpose()
}

pub(crate) async fn by_document(
    look: &mut Look<'_>,
    document: &DocumentNumber,
) -> Result<Option<Person>, Fault> {
    look.row(PERSON_BY_DOCUMENT, args![document.key()]).await?.map(read_person).transpose()
}

/// Writes a new person; `false` if there is one with the same document.
pub(crate) async fn insert_person(work: &mut Work<'_>, person: &Person) -> Result<bool, Fault> {
    let document = person.document.as_ref();
    let (kind, number, key) =
        (document.map(|d| d.kind().code()), document.map(|d| d.number()), document.map(|d| d.key()));
    let hint = document_hint(person.kind, document);
    let channel = person.preferred_channel.map(|c| c.code());
    let row = args![
        person.id,
        person.kind.code(),
        person.name.as_str(),
        kind,
        number,
        key,
        hint,
        channel,
        person.created_at
    ];
    if work.exec(INSERT_PERSON, row).await? == 0 {
        return Ok(false);
    }
    index(work, person.id, person.name.as_str(), number).await?;
    Ok(true)
}

/// Makes a person findable by words of the name and by the document number.
pub(crate) async fn index(
    work: &mut Work<'_>,
    id: PersonId,
    name: &str,
    number: Option<&str>,
) -> Result<(), Fault> {
    let text = format!("{name} {}", number.unwrap_or_default());
    work.index(SEARCH_KIND, &id.to_string(), &text).await
}

pub(crate) async fn set_channel(
    work: &mut Work<'_>,
    id: PersonId,
    channel: ContactChannel,
) -> Result<(), Fault> {
    work.exec(SET_PREFERRED_CHANNEL, args![channel.code(), id]).await.map(|_| ())
}

fn read_hit(mut row: Row) -> Result<PersonHit, Fault> {
    let (id, name, kind): (PersonId, String, String) = (row.take()?, row.take()?, row.take()?);
    let kind = PersonKind::parse(&kind).ok_or_else(unknown("kind of person"))?;
    Ok(PersonHit { id, name, kind, document_hint: row.take()? })
}

/// Persons with this very document number, subscriber's number or contact; else those whose names have the
/// words.
pub(crate) async fn search(look: &mut Look<'_>, asked: &str) -> Result<Vec<PersonHit>, Fault> {
    let key: String = kernel::fold(asked).chars().filter(char::is_ascii_alphanumeric).collect();
    let (number, contact) = (key.to_uppercase(), kernel::fold(asked.trim()));
    let read = |kind| ContactPoint::read(kind, asked, "").ok().map(|c| c.key());
    let phone = read(ContactKind::Mobile).or_else(|| read(ContactKind::Landline)).unwrap_or_default();
    let mut rows = Vec::new();
    if key.chars().any(|c| c.is_ascii_digit()) {
        rows.extend(look.rows(NAMES_BY_NUMBER, args![&number]).await?);
        rows.extend(look.rows(NAMES_BY_ACCOUNT, args![&key]).await?);
        rows.extend(look.rows(NAMES_BY_CONTACT, args![&phone]).await?);
    }
    rows.extend(look.rows(NAMES_BY_CONTACT, args![&contact]).await?);
    if rows.is_empty() {
        let ids = look.find(SEARCH_KIND, asked, MOST_HITS).await?;
        rows = look.rows(NAMES_BY_IDS, args![Json(&ids)]).await?;
    }
    let mut hits: Vec<PersonHit> = Vec::new();
    for row in rows {
        let hit = read_hit(row)?;
        if hits.iter().all(|h| h.id != hit.id) {
            hits.push(hit);
        }
    }
    Ok(hits)
}

pub(crate) async fn contacts(look: &mut Look<'_>, person: PersonId) -> Result<Vec<ContactLine>, Fault> {
    let read = |mut row: Row| {
        let (id, kind, value): (_, String, String) = (row.take()?, row.take()?, row.take()?);
        let kind = ContactKind::parse(&kind).ok_or_else(unknown("kind of contact"))?;
        let municipality: Option<String> = row.take()?;
        let contact = ContactPoint::stored(kind, value, municipality.as_deref());
        Ok(ContactLine { id, contact, preferred: row.take()?, source: row.take()?, added_at: row.take()? })
    };
    look.rows(CONTACTS_OF_PERSON, args![person]).await?.into_iter().map(read).collect()
}

/// Keeps a contact and makes it the preferred of its kind; gives whether it is new.
pub(crate) async fn save_contact(
    work: &mut Work<'_>,
    person: PersonId,
    contact: &ContactPoint,
    source: &str,
) -> Result<bool, Fault> {
    let (kind, key) = (contact.kind().code(), contact.key());
    let known = work.row(CONTACT_WITH_VALUE, args![person, kind, &key]).await?;
    let known: Option<(Id<summary::ContactTag>, bool)> =
        known.map(|mut r| Ok::<_, Fault>((r.take()?, r.take()?))).transpose()?;
    match known {
        Some((_, true)) => return Ok(false),
        Some((id, false)) => {
            work.exec(PREFER_NO_CONTACT, args![person, kind]).await?;
            work.exec(PREFER_CONTACT, args![id]).await?;
            return Ok(false);
        }
        None => {}
    }
    work.exec(PREFER_NO_CONTACT, args![person, kind]).await?;
    insert_contact(work, person, contact, true, source).await?;
    Ok(true)
}

/// Keeps the contacts of a person of whom none is known; the last of each kind is the preferred one.
pub(crate) async fn save_first_contacts(
    work: &mut Work<'_>,
    person: PersonId,
    contacts: &[ContactPoint],
    source: &str,
) -> Result<(), Fault> {
    for (contact, preferred) in with_preference(contacts) {
        insert_contact(work, person, contact, preferred, source).await?;
    }
    Ok(())
}

/// Each contact once, and whether it is the last of its kind.
fn with_preference(contacts: &[ContactPoint]) -> Vec<(&ContactPoint, bool)> {
    let mut found = Vec::with_capacity(contacts.len());
    for (n, contact) in contacts.iter().enumerate() {
        let mut later = contacts[n + 1..].iter().filter(|c| c.kind() == contact.kind()).peekable();
        let preferred = later.peek().is_none();
        if later.all(|c| c.key() != contact.key()) {
            found.push((contact, preferred));
        }
    }
    found
}

async fn insert_contact(
    work: &mut Work<'_>,
    person: PersonId,
    contact: &ContactPoint,
    preferred: bool,
    source: &str,
) -> Result<(), Fault> {
    let id: Id<summary::ContactTag> = work.new_id();
    let (kind, at) = (contact.kind().code(), work.at());
    let (value, key, place) = (contact.value(), contact.key(), contact.municipality());
    work.exec(INSERT_CONTACT, args![id, person, kind, value, key, place, preferred, source, at])
        .await
        .map(|_| ())
}

pub(crate) async fn consents(look: &mut Look<'_>, person: PersonId) -> Result<Vec<Consent>, Fault> {
    let read = |mut row: Row| {
        let (id, purpose): (_, String) = (row.take()?, row.take()?);
        Ok(Consent {
            id,
            purpose: Purpose::parse(&purpose).ok_or_else(unknown("purpose"))?,
            text: ConsentText { version: row.take()?, hash: row.take()? },
            granted_at: row.take()?,
            revoked_at: row.take()?,
            channel: row.take()?,
            evidence: row.take()?,
        })
    };
    look.rows(CONSENTS_OF_PERSON, args![person]).await?.into_iter().map(read).collect()
}

/// The consent to these very words that holds.
pub(crate) async fn consent_in_force(
    look: &mut Look<'_>,
    person: PersonId,
    purpose: Purpose,
    text: &ConsentText,
) -> Result<Option<ConsentId>, Fault> {
    let row = look.row(CONSENT_IN_FORCE, args![person, purpose.code(), &text.hash]).await?;
    row.map(|mut r| r.take()).transpose()
}

pub(crate) async fn insert_consent(
    work: &mut Work<'_>,
    person: PersonId,
    consent: &Consent,
) -> Result<(), Fault> {
    let Consent { id, purpose, text, granted_at, channel, evidence, .. } = consent;
    let row = args![id, person, purpose.code(), &text.version, &text.hash, granted_at, channel, evidence];
    work.exec(INSERT_CONSENT, row).await.map(|_| ())
}

pub(crate) async fn revoke_consents(
    work: &mut Work<'_>,
    person: PersonId,
    purpose: Purpose,
) -> Result<u64, Fault> {
    let at = work.at();
    work.exec(REVOKE_CONSENTS, args![at, person, purpose.code()]).await
}

pub(crate) async fn needs(look: &mut Look<'_>, person: PersonId) -> Result<Vec<SupportLine>, Fault> {
    let read = |mut row: Row| {
        let need: String = row.take()?;
        let need = SupportNeed::parse(&need).ok_or_else(unknown("support need"))?;
        Ok(SupportLine { need, note: row.take()?, recorded_at: row.take()? })
    };
    look.rows(NEEDS_OF_PERSON, args![person]).await?.into_iter().map(read).collect()
}

pub(crate) async fn insert_need(
    work: &mut Work<'_>,
    person: PersonId,
    need: SupportNeed,
    note: &str,
) -> Result<(), Fault> {
    let id: Id<crate::support::SupportNeedTag> = work.new_id();
    let at = work.at();
    work.exec(INSERT_NEED, args![id, person, need.code(), note, at]).await.map(|_| ())
}

pub(crate) async fn end_need(
    work: &mut Work<'_>,
    person: PersonId,
    need: SupportNeed,
    at: At,
) -> Result<u64, Fault> {
    work.exec(END_NEED, args![at, person, need.code()]).await
}
