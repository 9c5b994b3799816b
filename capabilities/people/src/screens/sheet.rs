//! The sheet of a person: masked, and in full after a button that is announced.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use kernel::{Failure, Lang};
use store::Look;
use web::{Door, PageFrame, Reply, format};

use crate::actions::reveal_person;
use crate::{ContactKind, PeopleRefusal, PersonId, PersonKind, PersonSummary, permissions, person_summary};

#[derive(Template)]
#[template(path = "sheet.html")]
pub(crate) struct SheetPage {
    pub page: PageFrame,
    pub sheet: Sheet,
}

/// The summary in words, masked or in full.
pub(crate) struct Sheet {
    id: PersonId,
    name: String,
    legal: bool,
    since: String,
    document: String,
    preferred_channel: &'static str,
    revealed: bool,
    may_reveal: bool,
    contacts: Vec<ContactWords>,
    accounts: Vec<AccountWords>,
    consents: Vec<ConsentWords>,
    needs: Vec<NeedWords>,
}

struct ContactWords {
    kind_key: &'static str,
    value: String,
    municipality: String,
    preferred: bool,
    since: String,
}

struct AccountWords {
    number: String,
    services: String,
    address: String,
    municipality: String,
    usage: String,
}

struct ConsentWords {
    purpose: &'static str,
    version: String,
    granted: String,
    revoked: String,
}

struct NeedWords {
    need: &'static str,
    note: String,
}

impl Sheet {
    /// Puts a summary into words. `revealed` shows what is otherwise masked.
    pub(crate) fn of(summary: &PersonSummary, lang: Lang, revealed: bool, may_reveal: bool) -> Sheet {
        let document = match &summary.person.document {
            Some(document) if revealed => document.shown(),
            _ => summary.document_hint(),
        };
        let place = |code: Option<&str>| {
            code.and_then(territory::municipality).map(|m| m.name.to_owned()).unwrap_or_default()
        };
        Sheet {
            id: summary.person.id,
            name: summary.person.name.as_str().to_owned(),
            legal: summary.person.kind == PersonKind::Legal,
            since: format::day_with_year(summary.person.created_at.day(), lang),
            document,
            preferred_channel: summary.person.preferred_channel.map_or("", |c| c.name(lang)),
            revealed,
            may_reveal,
            contacts: summary
                .contacts
                .iter()
                .map(|line| {
                    let contact = &line.contact;
                    ContactWords {
                        kind_key: kind_key(contact.kind()),
                        value: if revealed { contact.shown() } else { contact.masked() },
                        municipality: place(contact.municipality()),
                        preferred: line.preferred,
                        since: format::day_with_year(line.added_at.day(), lang),
                    }
                })
                .collect(),
            accounts: summary
                .accounts
                .iter()
                .map(|a| AccountWords {
                    number: a.number.as_str().to_owned(),
                    services: a.services.iter().map(|s| s.name(lang)).collect::<Vec<_>>().join(", "),
                    address: if revealed { a.address.clone() } else { crate::mask::address(&a.address) },
                    municipality: place(a.municipality.as_deref()),
                    usage: a.usage.name(lang),
                })
                .collect(),
            consents: summary
                .consents
                .iter()
                .map(|c| ConsentWords {
                    purpose: c.purpose.name(lang),
                    version: c.text.version.clone(),
                    granted: format::day_with_year(c.granted_at.day(), lang),
                    revoked: c.revoked_at.map(|at| format::day_with_year(at.day(), lang)).unwrap_or_default(),
                })
                .collect(),
            needs: summary
                .needs
                .iter()
                .map(|n| NeedWords { need: n.need.name(lang), note: n.note.clone() })
                .collect(),
        }
    }
}

fn kind_key(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Email => "people-contact-email",
        ContactKind::Mobile => "people-contact-mobile",
        ContactKind::Landline => "people-contact-landline",
        ContactKind::PostalAddress => "people-contact-postal-address",
    }
}

/// The sheet, masked.
pub(crate) async fn show(door: Door, Path(id): Path<String>) -> Reply {
    let Some(id) = PersonId::parse(&id) else { return web::not_found() };
    let summary = door.store().read("people.sheet", id, |look, id| Box::pin(load(look, *id))).await?;
    let may_reveal = door.actor().may(permissions::REVEAL);
    let sheet = Sheet::of(&summary, door.lang(), false, may_reveal);
    web::html(SheetPage { page: door.page_titled(sheet.name.clone()), sheet })
}

async fn load(look: &mut Look<'_>, id: PersonId) -> Result<PersonSummary, Failure<PeopleRefusal>> {
    person_summary(look, id).await?.ok_or(Failure::Refused(PeopleRefusal::NoSuchPerson))
}

/// The sheet in full, once: it is no address to come back to, and no browser keeps it.
pub(crate) async fn reveal(door: Door, Path(id): Path<String>) -> Reply {
    let Some(id) = PersonId::parse(&id) else { return web::not_found() };
    let actor = door.actor().clone();
    let summary = door
        .store()
        .write("people.reveal", actor, id, |work, id| Box::pin(reveal_person::run(work, id)))
        .await?;
    let sheet = Sheet::of(&summary, door.lang(), true, true);
    let mut answer = web::html(SheetPage { page: door.page_titled(sheet.name.clone()), sheet })?;
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
