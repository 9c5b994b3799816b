//! Door 2: what follows from a fact. Mail goes out by `dispatch`, in the transaction of the reaction.

use std::sync::{Arc, LazyLock};

use company::Company;
use deadlines::Silence;
use dispatch::NewMessage;
use documents::VerificationCode;
use futures::future::BoxFuture;
use kernel::{Failure, Fault, Lang};
use store::{Reaction, StoredEvent, Work};
use web::{Texts, format};

use crate::actions::{hold_bill, write_template};
use crate::case::CaseId;
use crate::events;
use crate::kind::ReplyBy;
use crate::records::steps;
use crate::sheet::{self, Sheet};
use crate::{term_mails, words};

/// Everything that cases does when something was announced.
pub fn all() -> Vec<Reaction> {
    vec![
        Reaction { name: "cases.bring_templates", kinds: &[company::events::CREATED], run: bring_templates },
        Reaction { name: "cases.mail_receipt", kinds: &[events::FILED], run: mail_receipt },
        Reaction { name: "cases.hold", kinds: HOLD, run: hold_bill::react },
        Reaction { name: "cases.mail_referral", kinds: &[documents::PAPER_PRINTED], run: mail_referral },
        Reaction { name: "cases.mail_answer", kinds: &[documents::PAPER_PRINTED], run: mail_answer },
        Reaction { name: "cases.mail_withdrawal", kinds: &[events::WITHDRAWN], run: mail_withdrawal },
        Reaction { name: "cases.mail_term", kinds: term_mails::KINDS, run: term_mails::mail },
    ]
}

/// A new company begins with the starting templates.
fn bring_templates<'a>(work: &'a mut Work<'_>, _: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(write_template::bring_if_none(work))
}

/// What may begin or end a hold on a bill.
const HOLD: &[&str] = &[
    events::FILED,
    events::CLASSIFIED,
    events::WITHDRAWN,
    events::REFERRED,
    "cases.archived",
    hold_bill::FINAL,
];

/// The language of mails: nobody said another one.
pub(crate) const LANG: Lang = Lang::Es;

static TEXTS: LazyLock<Result<Texts, Fault>> = LazyLock::new(|| Texts::new(crate::CAPABILITY.texts));

pub(crate) fn t(key: &str, args: &[(&str, &str)]) -> Result<String, Fault> {
    match &*TEXTS {
        Ok(texts) => Ok(texts.t_args(LANG, key, args)),
        Err(fault) => Err(Fault::new(format!("the sentences of mails: {fault}"))),
    }
}

fn mail_receipt<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Some((sheet, company)) = reachable(work, event).await? else { return Ok(()) };
        if sheet.answered_aloud() {
            return mail_record(work, &sheet, &company).await;
        }
        let rule = sheet.deadline.rule();
        let positive = rule.is_some_and(|r| r.silence == Silence::Positive);
        let silence = if positive { t("cases-silence-positive", &[])? } else { String::new() };
        let text = t(
            "cases-mail-receipt",
            &[
                ("number", &sheet.number),
                ("filed", &format::moment(sheet.filed_at, LANG)),
                ("kind", words::kind(sheet.kind, LANG)),
                ("due", &format::day_with_year(sheet.deadline.due_on, LANG)),
                ("term", &rule.map(|r| r.count.words(LANG)).unwrap_or_default()),
                ("law", &rule.map(|r| r.citation().to_string()).unwrap_or_default()),
                ("silence", &silence),
                ("code", &sheet.receipt_code),
                ("link", &link(&company, &sheet)),
                ("company", &company.profile.legal_name),
            ],
        )?;
        let subject = t("cases-mail-receipt-subject", &[("number", &sheet.number)])?;
        send(work, &sheet, "cases.receipt", &subject, &text, None).await
    })
}

/// What was answered aloud is told with its record: nothing is owed any more.
async fn mail_record(work: &mut Work<'_>, sheet: &Sheet, company: &Company) -> Result<(), Fault> {
    let args = [
        ("number", sheet.number.as_str()),
        ("code", &sheet.receipt_code),
        ("link", &link(company, sheet)),
        ("company", &company.profile.legal_name),
    ];
    let text = t("cases-mail-at-once", &args)?;
    let subject = t("cases-mail-at-once-subject", &[("number", &sheet.number)])?;
    send(work, sheet, "cases.receipt", &subject, &text, None).await
}

fn mail_answer<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Some((sheet, company)) = reachable(work, event).await? else { return Ok(()) };
        let said = |name: &str| event.data.get(name).and_then(|v| v.as_str()).unwrap_or_default();
        let read = |code: &str| VerificationCode::parse(code);
        let letter = sheet.letter_code.as_deref().and_then(read);
        // a receipt is printed too; it is not sent again
        let other = sheet.referred_to.is_some() || sheet.answered_aloud();
        if letter.is_none() || read(said("code")) != letter || other {
            return Ok(());
        }
        let answered = sheet.answered_at.unwrap_or(sheet.filed_at);
        // whoever accepted electronic notification is notified by opening the decision, and the moment is
        // certified (CPACA, art. 56): the mail leads to where it is opened and does not carry it
        let electronic = accepts_electronic(work, &sheet).await?;
        let own = format!("{}/notificado/{}", company.public_url, sheet.tracking_key);
        let text = t(
            if electronic { "cases-mail-answer-electronic" } else { "cases-mail-answer" },
            &[
                ("number", &sheet.number),
                ("outgoing", sheet.outgoing_number.as_deref().unwrap_or_default()),
                ("day", &format::day_with_year(answered.day(), LANG)),
                ("code", sheet.letter_code.as_deref().unwrap_or_default()),
                ("link", &if electronic { own } else { link(&company, &sheet) }),
                ("company", &company.profile.legal_name),
            ],
        )?;
        let subject = t("cases-mail-answer-subject", &[("number", &sheet.number)])?;
        let file = (said("name"), said("sha256"));
        send(work, &sheet, "cases.answer", &subject, &text, (!electronic).then_some(file)).await
    })
}

/// The covering letter goes to the body with everything that came, and its copy to the person (CPACA, art.
/// 21).
fn mail_referral<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = event.subject.strip_prefix("cases/").and_then(|id| id.parse::<CaseId>().ok());
        let Some(id) = id else { return Ok(()) };
        let Some(referral) = steps::referral_of(work, id).await? else { return Ok(()) };
        let said = |name: &str| event.data.get(name).and_then(|v| v.as_str()).unwrap_or_default();
        let printed = VerificationCode::parse(said("code"));
        if printed.is_none() || VerificationCode::parse(&referral.letter_code) != printed {
            return Ok(());
        }
        let Some(sheet) = sheet::load(work, id).await? else { return Ok(()) };
        let Some(company) = company::current(work).await? else { return Ok(()) };
        let number = [("number", sheet.number.as_str())];
        let args = [
            ("number", sheet.number.as_str()),
            ("outgoing", &referral.outgoing_number),
            ("body", &referral.body.name),
            ("link", &link(&company, &sheet)),
            ("company", &company.profile.legal_name),
        ];
        let file = (said("name"), said("sha256"));
        if sheet.reply_by == ReplyBy::Email {
            let subject = t("cases-mail-referral-copy-subject", &number)?;
            send(
                work,
                &sheet,
                "cases.referral_copy",
                &subject,
                &t("cases-mail-referral-copy", &args)?,
                Some(file),
            )
            .await?;
        }
        if referral.body.email.is_empty() {
            return Ok(());
        }
        let (subject, text) = (t("cases-mail-referral-subject", &number)?, t("cases-mail-referral", &args)?);
        let about = events::subject(id);
        let mut mail = NewMessage::email("cases.referral", &about, &referral.body.email, &subject, &text)
            .attach(file.0, "application/pdf", file.1);
        for file in
            documents::attachments_of(work, &about).await?.into_iter().take(dispatch::MAX_ATTACHMENTS - 1)
        {
            let kind = file.file.content().map_or("application/octet-stream", |c| c.mime());
            mail = mail.attach(&file.file.name, kind, &file.file.sha256.to_string());
        }
        enqueue(work, mail).await
    })
}

fn mail_withdrawal<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Some((sheet, company)) = reachable(work, event).await? else { return Ok(()) };
        let args = [("number", sheet.number.as_str()), ("company", &company.profile.legal_name)];
        let text = t("cases-mail-withdrawal", &args)?;
        let subject = t("cases-mail-withdrawal-subject", &args)?;
        send(work, &sheet, "cases.withdrawal", &subject, &text, None).await
    })
}

/// The case of an event, if its person chose to be answered by e-mail.
pub(crate) async fn reachable(
    work: &mut Work<'_>,
    event: &StoredEvent,
) -> Result<Option<(Sheet, Arc<Company>)>, Fault> {
    let id = event.subject.strip_prefix("cases/").and_then(|id| id.parse::<CaseId>().ok());
    let Some(id) = id else { return Ok(None) };
    let Some(sheet) = sheet::load(work, id).await? else { return Ok(None) };
    let company = company::current(work).await?;
    Ok(company.filter(|_| sheet.reply_by == ReplyBy::Email).map(|company| (sheet, company)))
}

pub(crate) async fn accepts_electronic(work: &mut Work<'_>, sheet: &Sheet) -> Result<bool, Fault> {
    let Some(person) = sheet.person else { return Ok(false) };
    let summary = people::person_summary(work, person).await?;
    Ok(summary.is_some_and(|p| people::allows(&p.consents, people::Purpose::ElectronicNotice)))
}

pub(crate) fn link(company: &Company, sheet: &Sheet) -> String {
    format!("{}/seguimiento/{}", company.public_url, sheet.tracking_key)
}

/// Puts the mail into the outbox. An address that cannot be one is no failure: the page has everything too.
pub(crate) async fn send(
    work: &mut Work<'_>,
    sheet: &Sheet,
    purpose: &str,
    subject: &str,
    text: &str,
    file: Option<(&str, &str)>,
) -> Result<(), Fault> {
    let mail = NewMessage::email(purpose, &events::subject(sheet.id), &sheet.reply_to, subject, text);
    let mail = match file {
        Some((name, sha256)) => mail.attach(name, "application/pdf", sha256),
        None => mail,
    };
    enqueue(work, mail).await
}

async fn enqueue(work: &mut Work<'_>, mail: NewMessage) -> Result<(), Fault> {
    match dispatch::enqueue(work, mail).await {
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(Failure::Broke(fault)) => Err(fault),
    }
}
