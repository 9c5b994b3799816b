//! The person presses «Ver la decisión»: that moment is the notice, and it gets its certificate (CPACA, art.
//! 56). A mail scanner that follows links never presses anything.

use axum::extract::Path;
use cases::CaseId;
use filing::Class;
use kernel::{Failure, Fault};
use store::Work;
use web::{Door, Problem, Reply, format};

use super::{act, read_for};
use crate::act::{Act, AttemptKind, Outcome, Via};
use crate::attempt::NewAttempt;
use crate::notice::Notice;
use crate::papers::{self, Draft, LANG, t};
use crate::records;
use crate::refusal::NoticeRefusal;

/// Who opens which decision.
#[derive(Debug, Clone)]
pub struct OpenDecision {
    /// The case.
    pub case: CaseId,
    /// Address of the client: part of the proof.
    pub client: String,
}

/// Writes the moment down and certifies it.
pub async fn run(work: &mut Work<'_>, open: &OpenDecision) -> Result<Notice, Failure<NoticeRefusal>> {
    let acted = read_for(work, open.case, None).await?;
    let (at, on) = (work.at(), work.today());
    let decision = acted.decision.clone();
    // first of all whether it counts: nothing is certified that does not
    if !acted.notice.state.is_open() {
        return Err(Failure::Refused(NoticeRefusal::AlreadyServed));
    }
    let to = papers::addressee(work, &decision).await?;
    let args = [
        ("number", decision.outgoing_number.as_str()),
        ("case", decision.number.as_str()),
        ("decided", &format::day_with_year(decision.decided_at.day(), LANG)),
        ("moment", &at.rfc3339()),
        ("email", &decision.reply_to),
        ("client", &open.client),
        ("code", &decision.letter_code),
    ];
    let draft = Draft {
        class: Class::Internal,
        subject: t("notices-paper-access-subject", &args)?,
        body: t("notices-paper-access", &args)?,
        copy: Vec::new(),
        addressee: papers::lines(&to, &decision.reply_to)?,
    };
    let issued = papers::issue(work, &decision, draft).await?;
    let attempt = NewAttempt {
        case: open.case,
        kind: AttemptKind::Electronic,
        via: Via::Email,
        address: &decision.reply_to,
        sent_at: at,
        guide: "",
        paper: Some((&issued.number, &issued.code)),
        result: Some((Outcome::Opened, on)),
        note: &open.client,
        proof: None,
    };
    records::insert_attempt(work, &attempt).await?;
    let notice = act(work, acted, &Act::Opened { on }).await?;
    records::save_served_at(work, open.case, at, &issued.code).await?;
    Ok(notice)
}

/// `POST /notificado/{key}`: once; whoever was notified before just reads.
pub async fn submit(door: Door, Path(key): Path<String>) -> Reply {
    let asked = key.clone();
    let found = door.store().read("notices.by_key", asked, |look, key| {
        Box::pin(async move { Ok::<_, Failure<NoticeRefusal>>(records::case_by_key(look, key).await?) })
    });
    let case = found.await?.ok_or_else(Problem::not_found)?;
    let open = OpenDecision { case, client: door.client_ip().to_string() };
    let done = door.store().write("notices.open_decision", door.actor().clone(), open, |work, open| {
        Box::pin(async move { run(work, open).await.map(drop) })
    });
    match done.await {
        Ok(()) => web::redirect(&format!("/notificado/{key}")),
        Err(Failure::Refused(NoticeRefusal::AlreadyServed)) => web::redirect(&format!("/notificado/{key}")),
        Err(Failure::Refused(NoticeRefusal::NotAccepted | NoticeRefusal::Unknown)) => {
            web::redirect(&format!("/seguimiento/{key}"))
        }
        Err(Failure::Refused(refusal)) => {
            Err(Fault::new(format!("a decision cannot be opened: {refusal:?}")).into())
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}
