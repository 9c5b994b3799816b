//! Contract accounts come by thousands: the rows of one call are written with one statement a table.

use std::collections::{HashMap, HashSet};

use catalog::UtilityService;
use kernel::Failure;
use store::Work;

use crate::account::write_services;
use crate::person::document_hint;
use crate::records::accounts::{self, AccountRow, ContactRow, PersonRow};
use crate::*;

/// An account with its subscriber, read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// Its number.
    pub number: SubscriberNumber,
    /// What is provided.
    pub services: Vec<UtilityService>,
    /// Where, as the company writes it; may be empty.
    pub address: String,
    /// Code of the municipality.
    pub municipality: Option<&'static str>,
    /// What the premises are used for.
    pub usage: PremisesUse,
    /// Who signed, if the company says so.
    pub subscriber: Option<SubscriberLine>,
}

/// A subscriber as the company's file has them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "suscriptor")]
pub struct SubscriberLine {
    /// Natural or legal.
    pub kind: PersonKind,
    /// Their name.
    pub name: PersonName,
    /// Their document.
    pub document: Option<DocumentNumber>,
    /// Where they can be reached.
    pub contacts: Vec<ContactPoint>,
}

/// What became of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Saved {
    /// Accounts that were not there.
    pub added: u64,
    /// Accounts of which something changed.
    pub changed: u64,
    /// Persons that were not there.
    pub persons: u64,
}

/// Writes accounts and their subscribers. The same rows again change nothing: accounts are known by their
/// number, subscribers by their document or, without one, by the account they already have. Of rows with
/// the same number the last counts. A few hundred rows a call keep other writers from waiting.
///
/// # Errors
/// Only what breaks: the rows were checked before.
pub async fn run(work: &mut Work<'_>, lines: &[AccountLine]) -> Result<Saved, Failure<PeopleRefusal>> {
    let mut last: HashMap<String, &AccountLine> = HashMap::with_capacity(lines.len());
    let mut order: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        let key = line.number.key();
        if last.insert(key.clone(), line).is_none() {
            order.push(key);
        }
    }
    if order.is_empty() {
        return Ok(Saved::default());
    }
    let known = accounts::subscribers(work, &order).await?;
    let documents: Vec<String> =
        lines.iter().filter_map(|l| Some(l.subscriber.as_ref()?.document.as_ref()?.key())).collect();
    let mut people = accounts::persons(work, &documents).await?;
    let (mut persons, mut contacts, mut rows) = (Vec::new(), Vec::new(), Vec::with_capacity(order.len()));
    let mut seen = HashSet::new();
    for key in order {
        let line = last[&key];
        let own = known.get(&key).copied().flatten();
        let subscriber = line.subscriber.as_ref().map(|s| {
            let id = subscriber(work, s, own, &mut people, &mut persons);
            contacts.extend(s.contacts.iter().map(|c| contact_row(work, id, c, &mut seen)));
            id
        });
        rows.push(account_row(work, line, key, subscriber));
    }
    let written = accounts::insert(work, &persons, &contacts, &rows).await?;
    let added = (rows.len() - known.len()) as u64;
    let saved = Saved { added, changed: written.saturating_sub(added), persons: persons.len() as u64 };
    if written > 0 || saved.persons > 0 {
        work.announce(events::accounts_imported(saved.added, saved.changed));
    }
    Ok(saved)
}

/// The id of a subscriber: found by document, else the one whom the account has, else new.
fn subscriber<'l>(
    work: &Work<'_>,
    line: &'l SubscriberLine,
    own: Option<PersonId>,
    people: &mut HashMap<String, PersonId>,
    persons: &mut Vec<PersonRow<'l>>,
) -> PersonId {
    let key = line.document.as_ref().map(DocumentNumber::key);
    let found = match &key {
        Some(key) => people.get(key).copied(),
        None => own,
    };
    if let Some(id) = found {
        return id;
    }
    let id: PersonId = work.new_id();
    let document = line.document.as_ref();
    persons.push(PersonRow {
        id,
        kind: line.kind.code(),
        name: line.name.as_str(),
        document_type: document.map(|d| d.kind().code()),
        document_number: document.map(DocumentNumber::number),
        document_key: key.clone(),
        document_hint: document_hint(line.kind, document),
    });
    if let Some(key) = key {
        people.insert(key, id);
    }
    id
}

fn contact_row<'l>(
    work: &Work<'_>,
    person: PersonId,
    contact: &'l ContactPoint,
    seen: &mut HashSet<(PersonId, ContactKind)>,
) -> ContactRow<'l> {
    ContactRow {
        id: work.new_id(),
        person,
        kind: contact.kind().code(),
        value: contact.value(),
        key: contact.key(),
        municipality: contact.municipality(),
        first: u8::from(seen.insert((person, contact.kind()))),
    }
}

fn account_row<'l>(
    work: &Work<'_>,
    line: &'l AccountLine,
    key: String,
    subscriber: Option<PersonId>,
) -> AccountRow<'l> {
    AccountRow {
        id: work.new_id(),
        number: line.number.as_str(),
        key,
        services: write_services(&line.services),
        address: &line.address,
        municipality: line.municipality,
        usage: line.usage.code(),
        stratum: line.usage.stratum(),
        subscriber,
    }
}
