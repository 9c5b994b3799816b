//! Notices by mail, for those who want it: one mail for all that is told at once. Number and kind of the
//! case, nothing of the person.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalog::CauseTable;
use dispatch::NewMessage;
use kernel::{AccountId, Day, Failure, Fault};
use store::Work;

use crate::matter::MatterNames;
use crate::preferences::Preferences;
use crate::records::{self, NewNotice};
use crate::roster::Roster;
use crate::{events, words};

/// Most notices that a mail lists; the rest is counted.
const MOST_LINES: usize = 40;

/// Writes the mails of these notices.
pub(crate) async fn run(work: &mut Work<'_>, notices: &[NewNotice], roster: &Roster) -> Result<(), Fault> {
    let chosen: BTreeMap<AccountId, Preferences> =
        records::all_preferences(work).await?.into_iter().collect();
    let usual = Preferences::default();
    let mut of: BTreeMap<AccountId, Vec<&NewNotice>> = BTreeMap::new();
    for notice in notices {
        if chosen.get(&notice.account).unwrap_or(&usual).mails(notice.kind.topic()) {
            of.entry(notice.account).or_default().push(notice);
        }
    }
    if of.is_empty() {
        return Ok(());
    }
    let Some(company) = company::current(work).await? else { return Ok(()) };
    let names = records::matter_names(work, notices.iter().map(|n| n.case_id.as_str())).await?;
    let known = Known { names, causes: catalog::causes(work).await?, on: work.today() };
    for (account, mine) in of {
        let preferences = chosen.get(&account).unwrap_or(&usual);
        let Some(to) = address(work, account, preferences).await? else { continue };
        let mut lines = Vec::new();
        for notice in mine.iter().take(MOST_LINES) {
            lines.push(line(notice, &known, &company.public_url)?);
        }
        if mine.len() > MOST_LINES {
            lines
                .push(words::t("notifications-mail-more", &[("n", &(mine.len() - MOST_LINES).to_string())])?);
        }
        let subject = match mine[..] {
            [one] => subject_of(one)?,
            _ => words::t("notifications-mail-several", &[("n", &mine.len().to_string())])?,
        };
        let text = words::t(
            "notifications-mail",
            &[
                ("name", roster.name(account)),
                ("lines", &lines.join("\n\n")),
                ("link", &format!("{}/alertas", company.public_url)),
                ("company", &company.profile.short_name),
            ],
        )?;
        send(work, "notifications.alarm", account, &to, &subject, &text).await?;
    }
    Ok(())
}

/// Where mails to an officer go; nothing without an address.
pub(super) async fn address(
    work: &mut Work<'_>,
    account: AccountId,
    preferences: &Preferences,
) -> Result<Option<String>, Fault> {
    let login = identity::api::account(work, account).await?.map(|a| a.login).unwrap_or_default();
    Ok(preferences.mail_to(&login))
}

/// Into the outbox. An address that cannot be one is no failure: the screen says everything too.
pub(super) async fn send(
    work: &mut Work<'_>,
    purpose: &str,
    account: AccountId,
    to: &str,
    subject: &str,
    text: &str,
) -> Result<(), Fault> {
    let mail = NewMessage::email(purpose, &events::subject(account), to, subject, text);
    match dispatch::enqueue(work, mail).await {
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(Failure::Broke(fault)) => Err(fault),
    }
}

fn subject_of(notice: &NewNotice) -> Result<String, Fault> {
    let sentence = words::sentence(notice.kind, notice.about)?;
    Ok(if notice.number.is_empty() { sentence } else { format!("{}: {sentence}", notice.number) })
}

/// What mails say about matters.
struct Known {
    names: MatterNames,
    causes: Arc<CauseTable>,
    on: Day,
}

impl Known {
    /// `Asunto 2: Información o documentos`, on a line of its own; empty if the filing was not split.
    fn matters(&self, notice: &NewNotice) -> Result<String, Fault> {
        let mut said = String::new();
        for matter in self.names.of(&notice.case_id, notice.kind, notice.about) {
            let kind = matter.kind(&self.causes, self.on, words::MAIL);
            let number = matter.number.to_string();
            let line = words::t("notifications-matter", &[("n", number.as_str()), ("words", &kind)])?;
            said.push_str(&format!("{line}\n"));
        }
        Ok(said)
    }
}

fn line(notice: &NewNotice, known: &Known, site: &str) -> Result<String, Fault> {
    let sentence = words::sentence(notice.kind, notice.about)?;
    if notice.case_id.is_empty() {
        return Ok(sentence);
    }
    let kind = words::case_kind(&notice.case_kind, words::MAIL);
    let matters = known.matters(notice)?;
    Ok(format!("{} · {kind}\n{matters}{sentence}\n{site}/bandeja/{}", notice.number, notice.case_id))
}
