//! Contract accounts in the database, one by one and by thousands.

use std::collections::HashMap;

use kernel::Fault;
use serde::Serialize;
use store::{Json, Look, Row, Work, args};

use super::{
    ACCOUNT_BY_NUMBER, ACCOUNTS_OF_PERSON, INSERT_CONTACTS, INSERT_PERSONS, PERSONS_BY_DOCUMENTS,
    SAVE_ACCOUNTS, SUBSCRIBERS_BY_NUMBERS,
};
use crate::account::read_services;
use crate::{ContractAccount, PersonId, PremisesUse, SubscriberNumber};

fn read(mut row: Row) -> Result<ContractAccount, Fault> {
    let broken = |what: &str| Fault::new(format!("an account in the database has a broken {what}"));
    let (id, number, services): (_, String, String) = (row.take()?, row.take()?, row.take()?);
    let (address, municipality) = (row.take()?, row.take()?);
    let (usage, stratum): (String, Option<u8>) = (row.take()?, row.take()?);
    let stratum = stratum.map(|s| s.to_string()).unwrap_or_default();
    Ok(ContractAccount {
        id,
        number: SubscriberNumber::read(&number).map_err(|_| broken("number"))?,
        services: read_services(&services).ok_or_else(|| broken("list of services"))?,
        address,
        municipality,
        usage: PremisesUse::read(&stratum, &usage).ok_or_else(|| broken("use"))?,
        subscriber: row.take()?,
    })
}

pub(crate) async fn by_number(
    look: &mut Look<'_>,
    number: &SubscriberNumber,
) -> Result<Option<ContractAccount>, Fault> {
    look.row(ACCOUNT_BY_NUMBER, args![number.key()]).await?.map(read).transpose()
}

pub(crate) async fn of_person(look: &mut Look<'_>, person: PersonId) -> Result<Vec<ContractAccount>, Fault> {
    look.rows(ACCOUNTS_OF_PERSON, args![person]).await?.into_iter().map(read).collect()
}

/// Of the accounts with these keys, those that exist, with their subscriber.
pub(crate) async fn subscribers(
    look: &mut Look<'_>,
    keys: &[String],
) -> Result<HashMap<String, Option<PersonId>>, Fault> {
    let rows = look.rows(SUBSCRIBERS_BY_NUMBERS, args![Json(keys)]).await?;
    rows.into_iter().map(|mut r| Ok((r.take()?, r.take()?))).collect()
}

/// Of the persons with these document keys, those that exist.
pub(crate) async fn persons(
    look: &mut Look<'_>,
    keys: &[String],
) -> Result<HashMap<String, PersonId>, Fault> {
    let rows = look.rows(PERSONS_BY_DOCUMENTS, args![Json(keys)]).await?;
    rows.into_iter().map(|mut r| Ok((r.take()?, r.take()?))).collect()
}

/// A person for [`insert`], as JSON that both engines unfold into rows.
#[derive(Serialize)]
pub(crate) struct PersonRow<'a> {
    pub id: PersonId,
    pub kind: &'static str,
    pub name: &'a str,
    pub document_type: Option<&'static str>,
    pub document_number: Option<&'a str>,
    pub document_key: Option<String>,
    pub document_hint: String,
}

/// A contact for [`insert`]; `first` (0 or 1) of its kind for this person in these rows.
#[derive(Serialize)]
pub(crate) struct ContactRow<'a> {
    pub id: kernel::Id<crate::summary::ContactTag>,
    pub person: PersonId,
    pub kind: &'static str,
    pub value: &'a str,
    pub key: String,
    pub municipality: Option<&'static str>,
    pub first: u8,
}

/// An account for [`insert`].
#[derive(Serialize)]
pub(crate) struct AccountRow<'a> {
    pub id: crate::ContractAccountId,
    pub number: &'a str,
    pub key: String,
    pub services: String,
    pub address: &'a str,
    pub municipality: Option<&'a str>,
    pub usage: &'static str,
    pub stratum: Option<u8>,
    pub subscriber: Option<PersonId>,
}

/// Writes all rows, one statement a table; gives how many accounts are new or changed.
pub(crate) async fn insert(
    work: &mut Work<'_>,
    persons: &[PersonRow<'_>],
    contacts: &[ContactRow<'_>],
    accounts: &[AccountRow<'_>],
) -> Result<u64, Fault> {
    let at = work.at();
    if !persons.is_empty() {
        work.exec(INSERT_PERSONS, args![at, Json(persons)]).await?;
    }
    for person in persons {
        super::index(work, person.id, person.name, person.document_number).await?;
    }
    if !contacts.is_empty() {
        work.exec(INSERT_CONTACTS, args![at, Json(contacts)]).await?;
    }
    work.exec(SAVE_ACCOUNTS, args![at, Json(accounts)]).await
}
