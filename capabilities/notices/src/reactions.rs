//! Door 2: what follows from a fact. One reaction hears everything, so that a mail never arrives before its
//! notice is open.

use cases::CaseId;
use futures::future::BoxFuture;
use kernel::{Failure, Fault};
use people::{PersonId, Purpose};
use store::{Reaction, StoredEvent, Work};

use crate::act::{Act, AttemptKind, Outcome, Via};
use crate::actions::{self, open_notice, told_at_once, withdraw_acceptance};
use crate::attempt::NewAttempt;
use crate::notice::How;
use crate::records;
use crate::refusal::NoticeRefusal;

/// Everything that notices does when something was announced.
pub fn all() -> Vec<Reaction> {
    let kinds = &[
        cases::events::ANSWERED,
        cases::events::ARCHIVED,
        cases::events::MATTER_ANSWERED,
        dispatch::events::SENT,
        dispatch::events::FAILED,
        dispatch::events::BOUNCED,
        people::events::CONSENT_REVOKED,
    ];
    vec![Reaction { name: "notices.follow", kinds, run: follow }]
}

fn follow<'a>(work: &'a mut Work<'_>, event: &'a StoredEvent) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let (of, id) = event.subject.split_once('/').unwrap_or_default();
        let done = match (of, event.kind.as_str()) {
            ("cases", cases::events::ANSWERED | cases::events::ARCHIVED) => match id.parse::<CaseId>() {
                Ok(case) => open(work, case, event).await,
                Err(_) => Ok(()),
            },
            ("cases", cases::events::MATTER_ANSWERED) => {
                let letter = event.data.get("letter").and_then(|v| v.as_str());
                match letter.and_then(|id| id.parse::<CaseId>().ok()) {
                    Some(letter) => open(work, letter, event).await,
                    None => Ok(()),
                }
            }
            ("cases", kind) => match id.parse::<CaseId>() {
                Ok(case) => mail(work, case, kind, event).await,
                Err(_) => Ok(()),
            },
            ("people", _) => match id.parse::<PersonId>() {
                Ok(person) => consent_revoked(work, person, event).await,
                Err(_) => Ok(()),
            },
            _ => Ok(()),
        };
        match done {
            // what is not possible any more is no failure: the person may have come meanwhile
            Ok(()) | Err(Failure::Refused(_)) => Ok(()),
            Err(Failure::Broke(fault)) => Err(fault),
        }
    })
}

type Done = Result<(), Failure<NoticeRefusal>>;

async fn open(work: &mut Work<'_>, case: CaseId, event: &StoredEvent) -> Done {
    let aloud = event.data.get("verbal").and_then(serde_json::Value::as_bool) == Some(true);
    match records::decision(work, case).await? {
        Some(decision) if decision.needs_notice() && aloud => told_at_once::run(work, case).await.map(drop),
        Some(decision) if decision.needs_notice() => open_notice::run(work, &case).await.map(drop),
        _ => Ok(()),
    }
}

/// The mail with the decision is the electronic notice; those of the summons and of the aviso are letters.
async fn mail(work: &mut Work<'_>, case: CaseId, kind: &str, event: &StoredEvent) -> Done {
    let purpose = event.data.get("purpose").and_then(|v| v.as_str()).unwrap_or_default();
    if records::load(work, case).await?.is_none() {
        return Ok(());
    }
    match purpose {
        "cases.answer" => decision_mailed(work, case, kind == dispatch::events::SENT, event).await,
        "notices.summons" => letter_mailed(work, case, AttemptKind::Summons, kind, event).await,
        "notices.aviso" => letter_mailed(work, case, AttemptKind::Aviso, kind, event).await,
        _ => Ok(()),
    }
}

async fn decision_mailed(work: &mut Work<'_>, case: CaseId, left: bool, event: &StoredEvent) -> Done {
    let acted = actions::read_for(work, case, None).await?;
    if acted.stored.plan != How::Electronic || !acted.stored.state.is_open() {
        return Ok(());
    }
    let on = event.at.day();
    let address = acted.decision.reply_to.clone();
    let attempt = NewAttempt {
        case,
        kind: AttemptKind::Electronic,
        via: Via::Email,
        address: &address,
        sent_at: event.at,
        guide: "",
        paper: None,
        result: (!left).then_some((Outcome::Bounced, on)),
        note: "",
        proof: None,
    };
    records::insert_attempt(work, &attempt).await?;
    let done = if left { Act::Mailed { on } } else { Act::MailCameBack { on } };
    actions::act_then(work, acted, &done).await.map(drop)
}

/// A letter that went by mail and came back did not arrive; that it left is no delivery.
async fn letter_mailed(
    work: &mut Work<'_>,
    case: CaseId,
    letter: AttemptKind,
    kind: &str,
    event: &StoredEvent,
) -> Done {
    if kind == dispatch::events::SENT {
        return Ok(());
    }
    let on = event.at.day();
    let attempts = records::attempts(work, case).await?;
    let sent = attempts.into_iter().rev().find(|a| a.kind == letter && a.via == Via::Email);
    let Some(attempt) = sent.filter(|a| a.waits_for_result()) else { return Ok(()) };
    let attempt = attempt.with_result(Outcome::Bounced, on).map_err(Failure::Refused)?;
    records::save_result(work, &attempt).await?;
    let acted = actions::read_for(work, case, None).await?;
    if !acted.notice.state.is_open() {
        return Ok(());
    }
    actions::act(work, acted, &Act::CameBack { on }).await.map(drop)
}

async fn consent_revoked(work: &mut Work<'_>, person: PersonId, event: &StoredEvent) -> Done {
    let purpose = event.data.get("purpose").and_then(|v| v.as_str()).unwrap_or_default();
    if purpose != Purpose::ElectronicNotice.code() {
        return Ok(());
    }
    for case in records::electronic_of(work, person).await? {
        let withdraw = withdraw_acceptance::WithdrawAcceptance { case, version: None };
        withdraw_acceptance::run(work, &withdraw).await?;
    }
    Ok(())
}
