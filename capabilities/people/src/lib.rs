//! Who: persons, where they can be reached, their contract accounts, what they allowed and what they need.
//!
//! Nouns are liberal with what people type and strict with what is shown: everything personal has a masked
//! form, and seeing it in full is a verb that is announced.

pub mod actions;
pub mod events;
pub mod permissions;

mod account;
mod capability;
mod consent;
mod contact;
#[cfg(test)]
mod contact_tests;
mod document;
mod mask;
mod person;
mod records;
mod refusal;
mod routes;
mod samples;
mod screens;
mod summary;
mod support;

pub use account::{ContractAccount, ContractAccountId, ContractAccountTag, PremisesUse, SubscriberNumber};
pub use capability::CAPABILITY;
pub use consent::{Consent, ConsentId, ConsentTag, ConsentText, Purpose, allows};
pub use contact::{ContactChannel, ContactKind, ContactPoint, ContactProblem};
pub use document::{DocumentNumber, DocumentProblem, DocumentType, DocumentWarning};
pub use person::{Person, PersonId, PersonKind, PersonName, PersonTag};
pub use refusal::PeopleRefusal;
pub use summary::{
    ContactLine, PersonHit, PersonSummary, SupportLine, find_account, find_person, person_by_document,
    person_summary, search_persons,
};
pub use support::SupportNeed;
