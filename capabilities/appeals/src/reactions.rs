//! Door 2: what follows from a fact.

use cases::{CaseId, ReplyBy, ResponseType, events as case_events, sheet};
use dispatch::NewMessage;
use documents::VerificationCode;
use futures::future::BoxFuture;
use kernel::{Day, Failure, Fault};
use store::{Reaction, StoredEvent, Work};

use crate::actions::follow_case::{self, Happened};
use crate::actions::{adopt, reclassify};
use crate::records;
use crate::words::{LANG, t};

/// Everything that appeals does when something was announced.
pub fn all() -> Vec<Reaction> {
    vec![
        Reaction {
            name: "appeals.adopt",
            kinds: &[case_events::FILED, case_events::CLASSIFIED],
            run: adopt_appeal,
        },
        Reaction {
            name: "appeals.follow_case",
            kinds: &[
                case_events::ANSWERED,
                case_events::WITHDRAWN,
                "cases.archived",
                "cases.referred",
                "cases.silence_recognized",
                "notices.served",
            ],
            run: follow,
        },
        Reaction {
            name: "appeals.hold_firmness",
            kinds: &["notices.opened", "notices.served"],
            run: hold_firmness,
        },
        Reaction { name: "appeals.mail_remittal", kinds: &[documents::PAPER_PRINTED], run: mail_remittal },
    ]
}

/// The case of an event; nothing for the notice of one matter, which is not the decision that is appealed.
fn case_of(event: &StoredEvent) -> Option<CaseId> {
    if event.data.get("matter").is_some() {
        return None;
    }
    event.subject.strip_prefix("cases/")?.parse().ok()
}

fn said<'e>(event: &'e StoredEvent, name: &str) -> &'e str {
    event.data.get(name).and_then(|v| v.as_str()).unwrap_or_default()
}

fn adopt_appeal<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match case_of(event) {
            Some(case) if said(event, "kind") == "appeal" => adopt(work, case).await,
            Some(case) if event.kind == case_events::CLASSIFIED => {
                reclassify::away(work, case, event.at).await
            }
            _ => Ok(()),
        }
    })
}

fn follow<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Some(case) = case_of(event) else { return Ok(()) };
        let happened = match event.kind.as_str() {
            case_events::ANSWERED => ResponseType::parse(said(event, "response")).map(Happened::Answered),
            case_events::WITHDRAWN => Some(Happened::Withdrawn),
            "cases.silence_recognized" => Some(Happened::SilenceRecognized),
            "notices.served" => said(event, "effective_on").parse::<Day>().ok().map(Happened::Served),
            _ => Some(Happened::Ended),
        };
        match happened {
            Some(happened) => follow_case::run(work, case, happened, event.at).await,
            None => Ok(()),
        }
    })
}

fn hold_firmness<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        match case_of(event) {
            Some(case) => follow_case::hold_firmness(work, case).await,
            None => Ok(()),
        }
    })
}

/// The person gets a copy of the letter with which their file went.
fn mail_remittal<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let Some(case) = case_of(event) else { return Ok(()) };
        let Some(appeal) = records::load(work, case).await? else { return Ok(()) };
        let code = VerificationCode::parse(said(event, "code"));
        let is_it = |letter: &str| code.is_some() && VerificationCode::parse(letter) == code;
        let Some(remittal) = appeal.course.remittals.iter().find(|r| is_it(&r.letter_code)) else {
            return Ok(());
        };
        let (Some(sheet), Some(company)) = (sheet::load(work, case).await?, company::current(work).await?)
        else {
            return Ok(());
        };
        if sheet.reply_by != ReplyBy::Email {
            return Ok(());
        }
        let link = format!("{}/seguimiento/{}", company.public_url, sheet.tracking_key);
        let day = web::format::day_with_year(remittal.on, LANG);
        let args = [
            ("number", sheet.number.as_str()),
            ("outgoing", &remittal.number),
            ("day", &day),
            ("link", &link),
            ("company", &company.profile.legal_name),
        ];
        let (subject, text) =
            (t("appeals-mail-remittal-subject", &args)?, t("appeals-mail-remittal", &args)?);
        let mail = NewMessage::email("appeals.remittal", &event.subject, &sheet.reply_to, &subject, &text);
        let mail = mail.attach(said(event, "name"), "application/pdf", said(event, "sha256"));
        match dispatch::enqueue(work, mail).await {
            Ok(_) | Err(Failure::Refused(_)) => Ok(()),
            Err(Failure::Broke(fault)) => Err(fault),
        }
    })
}
