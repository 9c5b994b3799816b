//! The only file of dispatch that speaks to the database.

use kernel::{At, Fault};
use store::{Json, Look, Row, Work, args};

use crate::{AttachedFile, Channel, Delivery, EmailAddress, Message, MessageId, Outcome, Reason, State};

store::queries! { "queries.sql" =>
    INSERT_MESSAGE, MESSAGE_BY_ID, DELIVERY_BY_ID, ANYTHING_DUE, NEXT_DUE, SAVE_DELIVERY, INSERT_ATTEMPT,
    END_ATTEMPT, ATTEMPTS_OF, LINES_OF_SUBJECT, LINES_OF_STATE, LINES_OF_ALL, COUNT_BY_STATE,
}

/// A message in a list: no text, no files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageLine {
    /// Its id.
    pub id: MessageId,
    /// What for: `cases.receipt`.
    pub purpose: String,
    /// What it is about.
    pub subject_ref: String,
    /// Where to. Personal data: show [`MessageLine::masked_address`] unless the reader needs it.
    pub to_address: String,
    /// Its subject.
    pub subject: String,
    /// When it was written.
    pub created_at: At,
    /// How far it has come.
    pub delivery: Delivery,
    /// When its last attempt began.
    pub last_attempt_at: Option<At>,
}

impl MessageLine {
    /// The address with most of its local part hidden.
    pub fn masked_address(&self) -> String {
        crate::address::mask(&self.to_address)
    }
}

/// One attempt: the proof of what was done and what the other side said.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "intento de entrega")]
pub struct Attempt {
    /// From 1.
    pub number: i64,
    /// Which courier.
    pub courier: String,
    /// When it began.
    pub started_at: At,
    /// When it ended; nothing while it runs or when the program was killed.
    pub ended_at: Option<At>,
    /// `accepted`, `temporary`, `permanent`, `uncertain`.
    pub outcome: Option<String>,
    /// Why it failed.
    pub reason: Option<Reason>,
    /// The server's code.
    pub code: Option<String>,
}

pub(crate) async fn insert(work: &mut Work<'_>, m: &Message) -> Result<(), Fault> {
    let (state, at) = (m.delivery.state.name(), m.created_at);
    let channel = m.channel.name();
    let arguments = args![
        m.id,
        &m.purpose,
        &m.subject_ref,
        channel,
        m.to.as_str(),
        &m.to_name,
        &m.subject,
        &m.body_text,
        &m.body_html,
        Json(&m.attachments),
        &m.reply_to,
        m.not_before,
        at,
        state,
        m.delivery.attempt,
        m.delivery.tries,
        at,
        m.delivery.due_at()
    ];
    work.exec(INSERT_MESSAGE, arguments).await.map(|_| ())
}

pub(crate) async fn message(look: &mut Look<'_>, id: MessageId) -> Result<Option<Message>, Fault> {
    let Some(mut row) = look.row(MESSAGE_BY_ID, args![id]).await? else { return Ok(None) };
    let (purpose, subject_ref) = (row.take()?, row.take()?);
    let channel: String = row.take()?;
    let address: String = row.take()?;
    let to = EmailAddress::parse(&address).map_err(|_| Fault::new("a stored address is not valid"))?;
    if channel != Channel::Email.name() {
        return Err(Fault::new("a stored message has an unknown channel"));
    }
    let (to_name, subject, body_text, body_html) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let Json(attachments): Json<Vec<AttachedFile>> = row.take()?;
    let (reply_to, not_before, created_at) = (row.take()?, row.take()?, row.take()?);
    let delivery = delivery(&mut row)?;
    let channel = Channel::Email;
    Ok(Some(Message {
        id,
        channel,
        purpose,
        subject_ref,
        to,
        to_name,
        subject,
        body_text,
        body_html,
        attachments,
        reply_to,
        not_before,
        created_at,
        delivery,
    }))
}

/// Where a message stands, what it is for and what it is about.
pub(crate) struct Standing {
    pub delivery: Delivery,
    pub purpose: String,
    pub subject_ref: String,
}

pub(crate) async fn standing(look: &mut Look<'_>, id: MessageId) -> Result<Option<Standing>, Fault> {
    let Some(mut row) = look.row(DELIVERY_BY_ID, args![id]).await? else { return Ok(None) };
    let delivery = delivery(&mut row)?;
    Ok(Some(Standing { delivery, purpose: row.take()?, subject_ref: row.take()? }))
}

/// Reads `state, attempt, tries, state_at, due_at, reason, code, provider_id`.
fn delivery(row: &mut Row) -> Result<Delivery, Fault> {
    let state: String = row.take()?;
    let (attempt, tries, at): (i64, i64, At) = (row.take()?, row.take()?, row.take()?);
    let due: Option<At> = row.take()?;
    let reason: Option<String> = row.take()?;
    let (code, provider_id): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    let reason = reason.as_deref().and_then(Reason::parse).unwrap_or(Reason::Other);
    let due = || due.ok_or_else(|| Fault::new(format!("a message is {state} but not due at any time")));
    let state = match state.as_str() {
        "queued" => State::Queued { not_before: due()? },
        "sending" => State::Sending { lease_until: due()? },
        "retrying" => State::Retrying { next_at: due()?, reason, code },
        "sent" => State::Sent { at, provider_id },
        "failed" => State::Failed { reason, code },
        "bounced" => State::Bounced { at, code: code.unwrap_or_default() },
        "uncertain" => State::Uncertain { reason },
        "cancelled" => State::Cancelled,
        other => return Err(Fault::new(format!("a message has the unknown state {other}"))),
    };
    Ok(Delivery { state, attempt, tries })
}

/// Saves a transition; false when somebody else was faster.
pub(crate) async fn save(
    work: &mut Work<'_>,
    id: MessageId,
    from: &Delivery,
    to: &Delivery,
) -> Result<bool, Fault> {
    let reason = to.state.reason().map(Reason::code);
    let at = match &to.state {
        State::Sent { at, .. } | State::Bounced { at, .. } => *at,
        _ => work.at(),
    };
    // the server's own id stays known after a bounce
    let provider = match (&to.state, &from.state) {
        (State::Sent { provider_id, .. }, _) | (State::Bounced { .. }, State::Sent { provider_id, .. }) => {
            provider_id.as_deref()
        }
        _ => None,
    };
    let arguments = args![
        to.state.name(),
        to.attempt,
        to.tries,
        at,
        to.due_at(),
        reason,
        to.state.code(),
        provider,
        id,
        from.state.name(),
        from.attempt
    ];
    Ok(work.exec(SAVE_DELIVERY, arguments).await? == 1)
}

pub(crate) async fn begin_attempt(
    work: &mut Work<'_>,
    id: MessageId,
    attempt: i64,
    courier: &str,
) -> Result<(), Fault> {
    let at = work.at();
    work.exec(INSERT_ATTEMPT, args![id, attempt, courier, at]).await.map(|_| ())
}

pub(crate) async fn end_attempt(
    work: &mut Work<'_>,
    id: MessageId,
    attempt: i64,
    outcome: &Outcome,
) -> Result<(), Fault> {
    let (name, reason, code) = match outcome {
        Outcome::Accepted { .. } => ("accepted", None, None),
        Outcome::Temporary { reason, code } => ("temporary", Some(*reason), code.as_deref()),
        Outcome::Permanent { reason, code } => ("permanent", Some(*reason), code.as_deref()),
        Outcome::Uncertain { reason } => ("uncertain", Some(*reason), None),
    };
    let at = work.at();
    let arguments = args![at, name, reason.map(Reason::code), code, id, attempt];
    work.exec(END_ATTEMPT, arguments).await.map(|_| ())
}

pub(crate) async fn due(look: &mut Look<'_>, now: At) -> Result<bool, Fault> {
    Ok(look.row(ANYTHING_DUE, args![now]).await?.is_some())
}

/// The message that has waited longest; on PostgreSQL one that no other node is taking.
pub(crate) async fn next_due(look: &mut Look<'_>, now: At) -> Result<Option<MessageId>, Fault> {
    look.row(NEXT_DUE, args![now]).await?.map(|mut r| r.take()).transpose()
}

/// Every message about `subject_ref` (`cases/<id>`), oldest first: for the sheet of a case.
pub async fn messages_of(look: &mut Look<'_>, subject_ref: &str) -> Result<Vec<MessageLine>, Fault> {
    look.rows(LINES_OF_SUBJECT, args![subject_ref]).await?.into_iter().map(line).collect()
}

/// The attempts of a message, first to last.
pub async fn attempts_of(look: &mut Look<'_>, id: MessageId) -> Result<Vec<Attempt>, Fault> {
    let read = |mut row: Row| {
        let (number, courier, started_at) = (row.take()?, row.take()?, row.take()?);
        let (ended_at, outcome) = (row.take()?, row.take()?);
        let reason: Option<String> = row.take()?;
        let reason = reason.as_deref().and_then(Reason::parse);
        Ok(Attempt { number, courier, started_at, ended_at, outcome, reason, code: row.take()? })
    };
    look.rows(ATTEMPTS_OF, args![id]).await?.into_iter().map(read).collect()
}

/// Up to `limit` messages older than `before`, newest first, in one state or in all.
pub(crate) async fn queue(
    look: &mut Look<'_>,
    state: Option<&str>,
    before: Option<MessageId>,
    limit: i64,
) -> Result<Vec<MessageLine>, Fault> {
    // `g` sorts after every hexadecimal digit
    let before = before.map_or_else(|| "g".to_owned(), |id| id.to_string());
    let rows = match state {
        Some(state) => look.rows(LINES_OF_STATE, args![state, &before, limit]).await?,
        None => look.rows(LINES_OF_ALL, args![&before, limit]).await?,
    };
    rows.into_iter().map(line).collect()
}

/// How many messages stand in each state.
pub(crate) async fn counts(look: &mut Look<'_>) -> Result<Vec<(String, i64)>, Fault> {
    let rows = look.rows(COUNT_BY_STATE, &[]).await?;
    rows.into_iter().map(|mut r| Ok((r.take()?, r.take()?))).collect()
}

fn line(mut row: Row) -> Result<MessageLine, Fault> {
    Ok(MessageLine {
        id: row.take()?,
        purpose: row.take()?,
        subject_ref: row.take()?,
        to_address: row.take()?,
        subject: row.take()?,
        created_at: row.take()?,
        delivery: delivery(&mut row)?,
        last_attempt_at: row.take()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_has_its_constant_and_its_order() {
        assert_eq!(store::check_queries(ALL, FILE), Vec::<String>::new());
    }
}
