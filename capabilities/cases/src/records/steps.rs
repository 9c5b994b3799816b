//! What the special steps of a case keep: silence, referral, returned petitions, outages, templates, holds.

use deadlines::Deadline;
use kernel::{AccountId, At, Day, Failure, Fault};
use store::{Json, Look, Row, Work, args};

use crate::actions::refer_to_earlier::RepeatException;
use crate::answer::ResponseType;
use crate::appeals::AppealsThatLie;
use crate::case::{Act, CaseId, CaseRefusal, State};
use crate::kind::{CaseKind, ContactChannel};
use crate::lists::keyed;
use crate::outage::{Outage, OutageId};
use crate::referral::ReceivedTransfer;
use crate::silence::{ContestGround, PositiveSilence, SilenceState, silence_from};
use crate::step_refusal::StepRefusal;
use crate::template::{LetterTemplate, TemplateId, TemplatePurpose, TemplateState};

store::queries! { "steps.sql" =>
    PLAN_SILENCES, MARK_SILENCE, DECIDE_SILENCE, INSERT_SILENCE, SILENCE_OF, PREPARE_RECOGNITION,
    SAVE_SILENCE_DECISION, SILENCE_GUARD, INSERT_REFERRAL, REFERRAL_OF, SAVE_REFERRED_TO, INSERT_TRANSFER,
    TRANSFER_OF, INSERT_ODD, ODD_OF, SETTLE_ODD, EARLIER_ANSWERS, INSERT_REPEAT, REPEAT_OF, INSERT_OUTAGE,
    END_OUTAGE,
    OUTAGE_BY_ID, OUTAGES, INSERT_LATE_FILING, LATE_FILING_OF, SAVE_WARNINGS, INSERT_TEMPLATE,
    DECIDE_TEMPLATE, RETIRE_OTHER_VERSIONS, TEMPLATE_BY_ID, TEMPLATES, COUNT_TEMPLATES,
    LAST_TEMPLATE_VERSION, SAVE_BILL,
    UNDISPUTED_OF, OPEN_HOLD, END_HOLD, HOLD_OF, LIST_HOLDS, INSERT_HOLD_FILE, HOLD_FILES, HOLD_FILE,
    FORGET_HOLD_FILES, OPEN_DATA_CLAIMS, COUNT_SILENCES
}

/// A silence as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilenceRow {
    /// The silence.
    pub silence: PositiveSilence,
    /// Why it was contested.
    pub reasons: String,
    /// How its effect is executed; empty while nobody wrote it.
    pub effect: String,
    /// Until when it is executed.
    pub execute_by: Option<Day>,
    /// Who wrote the recognition, and when.
    pub prepared: Option<(AccountId, At)>,
    /// Who recognized or contested it, and when.
    pub decided: Option<(AccountId, At)>,
    /// Code of the letter that recognizes it.
    pub letter_code: Option<String>,
}

/// The silence of a case.
pub async fn silence_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<SilenceRow>, Fault> {
    let Some(mut row) = look.row(SILENCE_OF, args![id]).await? else { return Ok(None) };
    let silence = PositiveSilence {
        occurred_at: row.take()?,
        recognize_until: row.take()?,
        state: keyed(row.take()?, SilenceState::parse)?,
        ground: row.take::<Option<String>>()?.map(|key| keyed(key, ContestGround::parse)).transpose()?,
    };
    let (reasons, effect, execute_by) = (row.take()?, row.take()?, row.take()?);
    let (writer, written): (Option<AccountId>, Option<At>) = (row.take()?, row.take()?);
    let (who, when): (Option<AccountId>, Option<At>) = (row.take()?, row.take()?);
    let (prepared, decided) = (writer.zip(written), who.zip(when));
    let letter_code = row.take()?;
    Ok(Some(SilenceRow { silence, reasons, effect, execute_by, prepared, decided, letter_code }))
}

/// The same, refused if there is none.
pub(crate) async fn silence(look: &mut Look<'_>, id: CaseId) -> Result<SilenceRow, Failure<CaseRefusal>> {
    silence_of(look, id).await?.ok_or(refused(StepRefusal::NoSilence))
}

/// Refuses what would answer or end a case whose silence waits for a decision, even if no timer has seen it
/// yet: the instant is that of the law (Ley 142 de 1994, art. 158).
pub(crate) async fn guard(work: &mut Work<'_>, id: CaseId, act: Act) -> Result<(), Failure<CaseRefusal>> {
    let watched = matches!(
        act,
        Act::RequestSignature
            | Act::Sign
            | Act::Withdraw
            | Act::Refer
            | Act::Archive
            | Act::AskPerson
            | Act::Extend
            | Act::Evidence
            | Act::ChangeRegime
            | Act::Split
    );
    if !watched {
        return Ok(());
    }
    let Some(mut row) = work.row(SILENCE_GUARD, args![id]).await? else { return Ok(()) };
    let silence: Option<String> = row.take()?;
    let state = keyed(row.take()?, State::parse)?;
    let (due_on, Json(deadline)): (Day, Json<Deadline>) = (row.take()?, row.take()?);
    let runs = state.is_open() && state != State::AwaitingPerson;
    let occurred = silence_from(&deadline, due_on).is_some_and(|from| runs && from <= work.at());
    match silence.as_deref() {
        Some("occurred") => Err(refused(StepRefusal::SilenceUnresolved)),
        None if occurred => Err(refused(StepRefusal::SilenceUnresolved)),
        _ => Ok(()),
    }
}

/// A step that cannot be taken.
pub(crate) fn refused(step: StepRefusal) -> Failure<CaseRefusal> {
    Failure::Refused(CaseRefusal::Step(step))
}

/// A referral as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralRow {
    /// Name, address and e-mail of the body.
    pub body: crate::referral::CompetentBody,
    /// Why it is competent.
    pub reasons: String,
    /// When it was sent.
    pub at: At,
    /// Whether after the five days.
    pub late: bool,
    /// Number of the covering letter.
    pub outgoing_number: String,
    /// Its code.
    pub letter_code: String,
}

/// Where a case was sent.
pub async fn referral_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<ReferralRow>, Fault> {
    let Some(mut row) = look.row(REFERRAL_OF, args![id]).await? else { return Ok(None) };
    let body = crate::referral::CompetentBody { name: row.take()?, address: row.take()?, email: row.take()? };
    let (reasons, at, late) = (row.take()?, row.take()?, row.take()?);
    let (outgoing_number, letter_code) = (row.take()?, row.take()?);
    Ok(Some(ReferralRow { body, reasons, at, late, outgoing_number, letter_code }))
}

/// Which authority sent a case to us.
pub async fn transfer_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<ReceivedTransfer>, Fault> {
    let read = |mut row: Row| {
        let (authority, number, dated) = (row.take()?, row.take()?, row.take()?);
        Ok(ReceivedTransfer { authority, number, dated, received_on: row.take()? })
    };
    look.row(TRANSFER_OF, args![id]).await?.map(read).transpose()
}

/// What was said of a repeated petition: whether an exception holds, and the earlier case.
pub async fn repeat_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<(RepeatException, String)>, Fault> {
    let read = |mut row: Row| Ok((keyed(row.take()?, RepeatException::parse)?, row.take()?));
    look.row(REPEAT_OF, args![id]).await?.map(read).transpose()
}

/// A petition that was returned to be understood or written again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OddRow {
    /// `obscure` or `disrespectful`.
    pub why: String,
    /// What the person was told.
    pub reasons: String,
    /// When.
    pub returned_at: At,
    /// The last day of the person.
    pub until: Day,
    /// When the person wrote again, or it was found to be clear.
    pub settled_at: Option<At>,
}

/// The last return of a case.
pub async fn odd_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<OddRow>, Fault> {
    let read = |mut row: Row| {
        let (why, reasons, returned_at) = (row.take()?, row.take()?, row.take()?);
        Ok(OddRow { why, reasons, returned_at, until: row.take()?, settled_at: row.take()? })
    };
    look.row(ODD_OF, args![id]).await?.map(read).transpose()
}

/// An earlier case of the same person or account that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierAnswer {
    /// Its id.
    pub id: CaseId,
    /// Its filing number.
    pub number: String,
    /// Its title.
    pub subject: String,
    /// When it was answered.
    pub answered_at: At,
    /// Number of the answer.
    pub outgoing_number: String,
    /// Code of the answer.
    pub letter_code: String,
    /// What was decided.
    pub result: Option<ResponseType>,
    /// Its cause.
    pub cause: Option<String>,
}

/// The answers that a repeated petition may refer to: the same person or account, since `from`, newest first.
pub async fn earlier_answers(
    look: &mut Look<'_>,
    sheet: &crate::sheet::Sheet,
    from: At,
) -> Result<Vec<EarlierAnswer>, Fault> {
    let read = |mut row: Row| {
        Ok(EarlierAnswer {
            id: row.take()?,
            number: row.take()?,
            subject: row.take()?,
            answered_at: row.take()?,
            outgoing_number: row.take::<Option<String>>()?.unwrap_or_default(),
            letter_code: row.take::<Option<String>>()?.unwrap_or_default(),
            result: row.take::<Option<String>>()?.as_deref().and_then(ResponseType::parse),
            cause: row.take()?,
        })
    };
    let person = sheet.person.map(|p| p.to_string());
    let asked = args![sheet.id, from, sheet.filed_at, person, &sheet.account_number];
    look.rows(EARLIER_ANSWERS, asked).await?.into_iter().map(read).collect()
}

fn outage(mut row: Row) -> Result<Outage, Fault> {
    Ok(Outage {
        id: row.take()?,
        channel: keyed(row.take()?, ContactChannel::parse)?,
        started_at: row.take()?,
        ended_at: row.take()?,
        note: row.take()?,
    })
}

/// One outage.
pub async fn outage_by_id(look: &mut Look<'_>, id: OutageId) -> Result<Option<Outage>, Fault> {
    look.row(OUTAGE_BY_ID, args![id]).await?.map(outage).transpose()
}

/// The last outages, newest first.
pub async fn outages(look: &mut Look<'_>, limit: i64) -> Result<Vec<Outage>, Fault> {
    look.rows(OUTAGES, args![limit]).await?.into_iter().map(outage).collect()
}

/// The outage because of which a case came late and is in time.
pub async fn late_filing_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<Outage>, Fault> {
    look.row(LATE_FILING_OF, args![id]).await?.map(outage).transpose()
}

fn template(mut row: Row) -> Result<LetterTemplate, Fault> {
    let (id, name, version): (TemplateId, String, i64) = (row.take()?, row.take()?, row.take()?);
    let purpose = keyed(row.take()?, TemplatePurpose::parse)?;
    let Json(kinds): Json<Vec<CaseKind>> = row.take()?;
    let (response, lies): (String, String) = (row.take()?, row.take()?);
    let Json(text) = row.take()?;
    let state = keyed(row.take()?, TemplateState::parse)?;
    let (response, lies) = (ResponseType::parse(&response), AppealsThatLie::parse(&lies));
    let author = row.take()?;
    Ok(LetterTemplate { id, name, version, purpose, kinds, response, lies, text, state, author })
}

/// One version of a template.
pub async fn template_by_id(look: &mut Look<'_>, id: TemplateId) -> Result<Option<LetterTemplate>, Fault> {
    look.row(TEMPLATE_BY_ID, args![id]).await?.map(template).transpose()
}

/// Every template that is not retired, by name.
pub async fn templates(look: &mut Look<'_>) -> Result<Vec<LetterTemplate>, Fault> {
    look.rows(TEMPLATES, args![]).await?.into_iter().map(template).collect()
}

/// The number of the last version of a name; 0 without one.
pub async fn last_template_version(look: &mut Look<'_>, name: &str) -> Result<i64, Fault> {
    look.one(LAST_TEMPLATE_VERSION, args![name]).await?.take()
}

pub(crate) async fn insert_template(work: &mut Work<'_>, t: &LetterTemplate) -> Result<(), Fault> {
    let (response, lies) = (t.response.map_or("", |r| r.key()), t.lies.map_or("", |l| l.key()));
    let row = args![
        t.id,
        &t.name,
        t.version,
        t.purpose.key(),
        Json(&t.kinds),
        response,
        lies,
        Json(&t.text),
        t.author,
        work.at()
    ];
    work.exec(INSERT_TEMPLATE, row).await.map(|_| ())
}

/// Something that is held while its bill is disputed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldLine {
    /// Subscriber number.
    pub account: String,
    /// The case.
    pub id: CaseId,
    /// Its filing number.
    pub case: String,
    /// Number of the disputed bill, if it is known.
    pub bill: Option<String>,
    /// What is disputed, in cents; nothing means the whole bill.
    pub disputed_cents: Option<i64>,
    /// What is not, in cents.
    pub undisputed_cents: Option<i64>,
    /// Since when (RFC 3339).
    pub since: String,
    /// Until when the company must answer.
    pub due_on: Day,
}

/// What is held now, by account; of one account if it is named. `after` is the last line of the page before.
pub async fn holds(
    look: &mut Look<'_>,
    account: &str,
    after: Option<(String, CaseId)>,
    limit: i64,
) -> Result<Vec<HoldLine>, Fault> {
    let (last, id) = after.map_or((String::new(), String::new()), |(a, id)| (a, id.to_string()));
    let read = |mut row: Row| {
        Ok(HoldLine {
            account: row.take()?,
            id: row.take()?,
            case: row.take()?,
            bill: row.take()?,
            disputed_cents: row.take()?,
            undisputed_cents: row.take()?,
            since: row.take::<At>()?.rfc3339(),
            due_on: row.take()?,
        })
    };
    look.rows(LIST_HOLDS, args![account, last, id, limit]).await?.into_iter().map(read).collect()
}

/// What of the bill of a case is not disputed, in cents.
pub async fn undisputed_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<i64>, Fault> {
    Ok(look.row(UNDISPUTED_OF, args![id]).await?.map(|mut row| row.take()).transpose()?.flatten())
}

/// Claims of a person about their data that are being handled: number, title, since when. They carry the
/// legend «reclamo en trámite» from the first instant (Ley 1581 de 2012, art. 15 asks for it within two
/// business days).
pub async fn open_data_claims<T>(
    look: &mut Look<'_>,
    person: kernel::Id<T>,
) -> Result<Vec<(String, String, At)>, Fault> {
    let read = |mut row: Row| Ok((row.take()?, row.take()?, row.take()?));
    look.rows(OPEN_DATA_CLAIMS, args![person]).await?.into_iter().map(read).collect()
}

/// The hold of a case: since when, until when, and what ended it.
pub async fn hold_of(look: &mut Look<'_>, id: CaseId) -> Result<Option<(At, Option<At>, String)>, Fault> {
    let read = |mut row: Row| Ok((row.take()?, row.take()?, row.take()?));
    look.row(HOLD_OF, args![id]).await?.map(read).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use deadlines::{RULES, Silence};

    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(ALL, FILE), Vec::<String>::new());
    }

    #[test]
    fn the_plan_looks_at_every_rule_with_positive_silence() {
        for rule in RULES.iter().filter(|r| r.silence == Silence::Positive) {
            assert!(PLAN_SILENCES.text.contains(&format!("'{}'", rule.code)), "{}", rule.code);
        }
    }
}
