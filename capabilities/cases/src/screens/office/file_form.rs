//! `/bandeja/nueva`: one dense page to file for somebody at the counter, on the telephone or on paper.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use kernel::{Failure, Fault, Id, Never};
use people::{PersonHit, SupportNeed};
use store::Look;
use web::{Door, FormErrors, PageFrame, Problem, Reply};

use super::{Choice, May};
use crate::kind::{CaseKind, ContactChannel, PetitionerIdentity, Priority, ReplyBy};
use crate::petition_form::{MAX_BODY, PetitionForm};
use crate::words;

/// The doors that an officer files for.
pub(crate) const DOORS: [ContactChannel; 3] =
    [ContactChannel::Counter, ContactChannel::Telephone, ContactChannel::Written];

/// What the officer typed, besides the petition.
#[derive(Debug, Clone, Default)]
pub(crate) struct Desk {
    pub form: PetitionForm,
    pub channel: String,
    /// When the paper really arrived, as typed, and why it is filed later.
    pub received_at: String,
    pub received_why: String,
    /// What was asked of the registers.
    pub find: String,
    /// Who sent it to us, number and day of their letter, and when it reached us, if another authority did.
    pub transfer_from: String,
    pub transfer_number: String,
    pub transfer_dated: String,
    pub transfer_received: String,
    /// Whether it was answered aloud in the same act, and what was said.
    pub answered_now: bool,
    pub given_answer: String,
    pub form_token: String,
    /// Files that came with an attempt before: name and size.
    pub files: Vec<(String, String)>,
}

impl Desk {
    /// Whether something of a transfer was typed.
    pub fn has_transfer(&self) -> bool {
        let typed =
            [&self.transfer_from, &self.transfer_number, &self.transfer_dated, &self.transfer_received];
        typed.into_iter().any(|text| !text.trim().is_empty())
    }
}

/// What the registers say about what was asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Registers {
    /// Whether something was asked.
    pub asked: bool,
    pub hits: Vec<PersonHit>,
    /// Address and services of the account; empty if there is none.
    pub account: String,
    /// Whether a number was typed that is no account.
    pub unknown_account: bool,
}

#[derive(Template)]
#[template(path = "office/file_form.html")]
pub(crate) struct FilePage {
    pub page: PageFrame,
    pub desk: Desk,
    pub registers: Registers,
    pub errors: FormErrors,
    pub channels: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub services: Vec<Choice>,
    pub identities: Vec<Choice>,
    pub documents: Vec<Choice>,
    pub replies: Vec<Choice>,
    pub needs: Vec<Choice>,
    pub priorities: Vec<Choice>,
    pub max_body: usize,
}

/// The empty form, or with the name of the person who is at the counter: `?persona=id`.
pub async fn show(door: Door, Query(asked): Query<HashMap<String, String>>) -> Reply {
    let mut desk = Desk { form_token: door.form_token(), channel: "counter".into(), ..Desk::default() };
    if let Some(id) = asked.get("persona").and_then(|id| Id::parse(id)) {
        fill_in(&door, id, &mut desk).await?;
    }
    web::html(FilePage::new(
        door.page("cases-office-desk-title"),
        desk,
        Registers::default(),
        FormErrors::none(),
    ))
}

impl FilePage {
    pub(crate) fn new(page: PageFrame, desk: Desk, registers: Registers, errors: FormErrors) -> FilePage {
        let lang = page.lang();
        let form = &desk.form;
        let t = |key: String| page.t(&key).into_owned();
        let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
        let priority = |p: &Priority| t(format!("cases-office-priority-{}", p.key()));
        let document_type = or(&form.document_type, "CC");
        let (identity, reply) = (or(&form.identity, "named"), form.reply_by.as_str());
        let chosen_priority = or(&form.priority, "none");
        let none = Choice::new("", t("cases-office-no-service".into()), &form.service);
        let services =
            catalog::UtilityService::ALL.iter().map(|s| Choice::new(s.code(), s.name(lang), &form.service));
        let needs = SupportNeed::ALL.iter().map(|n| Choice {
            value: n.code().to_owned(),
            label: n.name(lang).to_owned(),
            chosen: form.needs.iter().any(|chosen| chosen == n.code()),
        });
        FilePage {
            channels: DOORS.map(|c| Choice::new(c.key(), words::channel(c, lang), &desk.channel)).into(),
            kinds: CaseKind::ALL
                .iter()
                .map(|k| Choice::new(k.key(), words::kind(*k, lang), &form.kind))
                .collect(),
            services: std::iter::once(none).chain(services).collect(),
            identities: PetitionerIdentity::ALL
                .iter()
                .map(|i| Choice::new(i.key(), t(format!("cases-office-identity-{}", i.key())), &identity))
                .collect(),
            documents: people::DocumentType::ALL
                .iter()
                .map(|d| Choice::new(d.code(), d.name(lang), &document_type))
                .collect(),
            replies: ReplyBy::ALL
                .iter()
                .map(|r| Choice::new(r.key(), t(format!("cases-office-reply-{}", r.key())), reply))
                .collect(),
            needs: needs.collect(),
            priorities: Priority::ALL
                .iter()
                .map(|p| Choice::new(p.key(), priority(p), &chosen_priority))
                .collect(),
            max_body: MAX_BODY,
            page,
            desk,
            registers,
            errors,
        }
    }
}

/// Takes the name of a person that was found. Documents and contacts stay masked: the person says them, or
/// the officer reveals them on the person's sheet, where it is announced.
pub(crate) async fn fill_in(door: &Door, id: people::PersonId, desk: &mut Desk) -> Result<(), Problem> {
    let found = door.store().read("cases.desk_person", id, |look, id| {
        Box::pin(async move { Ok::<_, Failure<Never>>(people::find_person(look, *id).await?) })
    });
    let Some(person) = found.await?.filter(|_| door.actor().may(people::permissions::READ)) else {
        return Ok(());
    };
    person.name.as_str().clone_into(&mut desk.form.name);
    let typed: String = kernel::fold(&desk.find).chars().filter(char::is_ascii_alphanumeric).collect();
    if let Some(document) = person.document.filter(|d| kernel::fold(d.number()) == typed) {
        document.kind().code().clone_into(&mut desk.form.document_type);
        document.number().clone_into(&mut desk.form.document_number);
    }
    Ok(())
}

/// Looks the typed document, number, e-mail, telephone or name up, and the account.
pub(crate) async fn look_up(door: &Door, desk: &Desk) -> Result<Registers, Problem> {
    let input = (desk.find.clone(), desk.form.account_number.clone(), May::of(door).people);
    let found = door.store().read("cases.desk_look_up", input, |look, (find, account, people)| {
        Box::pin(async move { Ok::<_, Failure<Never>>(registers(look, find, account, *people).await?) })
    });
    Ok(found.await?)
}

async fn registers(look: &mut Look<'_>, find: &str, number: &str, people: bool) -> Result<Registers, Fault> {
    let account = people::find_account(look, number).await?;
    let hits =
        if people && !find.is_empty() { people::search_persons(look, find).await? } else { Vec::new() };
    let describe = |a: &people::ContractAccount| {
        let services: Vec<&str> = a.services.iter().map(|s| s.name(kernel::Lang::Es)).collect();
        format!("{} · {}", a.address, services.join(", "))
    };
    Ok(Registers {
        asked: !find.is_empty(),
        hits: hits.into_iter().take(8).collect(),
        unknown_account: account.is_none() && !number.trim().is_empty(),
        account: account.as_ref().map(describe).unwrap_or_default(),
    })
}
