//! What people announces. Subject: `people/<id of the person>`; ids and codes only.

use serde_json::{Value, json};
use store::Event;

use crate::{ContactKind, PersonId, Purpose};

/// A person we did not know.
pub const REGISTERED: &str = "people.registered";
/// A contact was added to a person.
pub const CONTACT_ADDED: &str = "people.contact_added";
/// A consent was given.
pub const CONSENT_GRANTED: &str = "people.consent_granted";
/// A consent was taken back.
pub const CONSENT_REVOKED: &str = "people.consent_revoked";
/// A support need was recorded or ended; the event does not say which.
pub const SUPPORT_CHANGED: &str = "people.support_changed";
/// Somebody saw documents and contacts in full.
pub const REVEALED: &str = "people.revealed";
/// Contract accounts came from a file.
pub const ACCOUNTS_IMPORTED: &str = "people.accounts_imported";
/// All of them.
pub const ALL: &[&str] = &[
    REGISTERED,
    CONTACT_ADDED,
    CONSENT_GRANTED,
    CONSENT_REVOKED,
    SUPPORT_CHANGED,
    REVEALED,
    ACCOUNTS_IMPORTED,
];

fn of(kind: &'static str, person: PersonId, data: Value) -> Event {
    Event { kind, subject: format!("people/{person}"), data }
}

pub(crate) fn registered(person: PersonId) -> Event {
    of(REGISTERED, person, json!({}))
}

pub(crate) fn contact_added(person: PersonId, kind: ContactKind) -> Event {
    of(CONTACT_ADDED, person, json!({ "kind": kind.code() }))
}

pub(crate) fn consent_granted(person: PersonId, purpose: Purpose, version: &str) -> Event {
    of(CONSENT_GRANTED, person, json!({ "purpose": purpose.code(), "version": version }))
}

pub(crate) fn consent_revoked(person: PersonId, purpose: Purpose) -> Event {
    of(CONSENT_REVOKED, person, json!({ "purpose": purpose.code() }))
}

pub(crate) fn support_changed(person: PersonId) -> Event {
    of(SUPPORT_CHANGED, person, json!({}))
}

pub(crate) fn revealed(person: PersonId) -> Event {
    of(REVEALED, person, json!({}))
}

pub(crate) fn accounts_imported(added: u64, changed: u64) -> Event {
    let data = json!({ "added": added, "changed": changed });
    Event { kind: ACCOUNTS_IMPORTED, subject: "people/accounts".into(), data }
}
