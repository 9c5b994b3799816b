//! The only file that speaks to the database.

use kernel::{At, Day, Fault};
use store::{Json, Look, Row, Work, args};

use crate::cleaning::plain;
use crate::fact::{Fact, OPEN};
use crate::matters::Matter;
use crate::month::Month;
use crate::settings::ReportSettings;

store::queries! { "queries.sql" =>
    PUBLISHED_CASE, STALE_CASES, EVERY_CASE, FORGET_FACT, INSERT_FACT, MONTH_PAGE, CASE_OF_NUMBER,
    INSERT_SENT, SENT_OF, LAST_PENDING_SENT, CURRENT_SETTINGS, INSERT_SETTINGS, FILED_BY_KIND,
    FILED_BY_SERVICE, DAYS_BY_SERVICE, DUE_BY_SERVICE, FAVOR_BY_SERVICE, INFORMATION_REQUESTS,
    MATTERS_OF_CASE, CLAIMS_BY_CAUSE, APPEALS_BY_SERVICE, APPEALABLE_BY_SERVICE, REPEATED_BY_SERVICE
}

/// A case as lower ranks publish it.
pub(crate) struct Published {
    pub number: String,
    pub kind: String,
    pub regime: String,
    pub state: String,
    pub channel: String,
    pub service: Option<String>,
    pub account: String,
    pub cause: Option<String>,
    pub bill: Option<String>,
    pub filed_at: At,
    pub due_on: Day,
    pub silence: Option<String>,
    pub decided_at: Option<At>,
    pub outgoing: Option<String>,
    pub result: Option<String>,
    pub version: i64,
    pub notice: Option<String>,
    pub noticed_on: Option<Day>,
    pub subsidiary: Option<bool>,
    pub remitted_on: Option<Day>,
}

pub(crate) async fn published(look: &mut Look<'_>, case: &str) -> Result<Option<Published>, Fault> {
    let Some(mut r) = look.row(PUBLISHED_CASE, args![case]).await? else { return Ok(None) };
    Ok(Some(Published {
        number: r.take()?,
        kind: r.take()?,
        regime: r.take()?,
        state: r.take()?,
        channel: r.take()?,
        service: r.take()?,
        account: r.take()?,
        cause: r.take()?,
        bill: r.take()?,
        filed_at: r.take()?,
        due_on: r.take()?,
        silence: r.take()?,
        decided_at: r.take()?,
        outgoing: r.take()?,
        result: r.take()?,
        version: r.take()?,
        notice: r.take()?,
        noticed_on: r.take()?,
        subsidiary: r.take()?,
        remitted_on: r.take()?,
    }))
}

/// The matters of a case that was split, in order; none for the others.
pub(crate) async fn matters(look: &mut Look<'_>, case: &str) -> Result<Vec<Matter>, Fault> {
    let read = |mut r: Row| {
        Ok(Matter {
            service: r.take::<Option<String>>()?.unwrap_or_default(),
            cause: r.take()?,
            due_on: r.take()?,
            open: r.take::<String>()? == "open",
            answered_on: r.take::<Option<At>>()?.map(At::day),
            outgoing: r.take()?,
            result: r.take()?,
        })
    };
    look.rows(MATTERS_OF_CASE, args![case]).await?.into_iter().map(read).collect()
}

/// Forgets what was kept of a case.
pub(crate) async fn forget(work: &mut Work<'_>, case: &str) -> Result<(), Fault> {
    work.exec(FORGET_FACT, args![case]).await.map(|_| ())
}

/// What is kept of a case besides the [`Fact`].
pub(crate) struct Kept<'a> {
    pub fact: &'a Fact,
    pub service: &'a str,
    pub answer_days: Option<i64>,
    pub published: &'a Published,
}

/// Keeps what is known of a case about a service.
pub(crate) async fn keep(work: &mut Work<'_>, kept: &Kept<'_>) -> Result<(), Fault> {
    let (f, p) = (kept.fact, kept.published);
    let row = args![
        &f.case_id,
        kept.service,
        &f.received,
        &f.number,
        &f.kind,
        &p.regime,
        &f.state,
        &p.channel,
        f.filed_on,
        f.due_on,
        &p.silence,
        f.closed_on,
        &f.outgoing,
        &f.result,
        &f.cause,
        &f.account,
        &f.bill,
        &f.municipality,
        &f.center,
        &f.notice,
        f.noticed_on,
        f.subsidiary,
        f.remitted_on,
        kept.answer_days,
        p.version,
    ];
    work.exec(INSERT_FACT, row).await.map(|_| ())
}

/// Ids of cases after `after`: those whose facts are not what is published, or all.
pub(crate) async fn cases_after(
    look: &mut Look<'_>,
    after: &str,
    stale: bool,
    limit: i64,
) -> Result<Vec<String>, Fault> {
    let query = if stale { STALE_CASES } else { EVERY_CASE };
    look.rows(query, args![after, limit]).await?.into_iter().map(|mut r| r.take()).collect()
}

/// Where a page of the month begins: filing number and case of the line before.
pub(crate) type Place = (String, String);

/// Facts of a service that belong to a month, in the order of the file.
pub(crate) async fn month_page(
    look: &mut Look<'_>,
    service: &str,
    month: Month,
    after: &Place,
    limit: i64,
) -> Result<Vec<Fact>, Fault> {
    let asked = args![service, &after.0, &after.1, month.last(), month.first(), limit];
    look.rows(MONTH_PAGE, asked).await?.into_iter().map(read_fact).collect()
}

fn read_fact(mut r: Row) -> Result<Fact, Fault> {
    Ok(Fact {
        case_id: r.take()?,
        received: r.take()?,
        number: r.take()?,
        kind: r.take()?,
        state: r.take()?,
        filed_on: r.take()?,
        due_on: r.take()?,
        closed_on: r.take()?,
        outgoing: r.take()?,
        result: r.take()?,
        cause: r.take()?,
        account: r.take()?,
        bill: r.take()?,
        municipality: r.take()?,
        center: r.take()?,
        notice: r.take()?,
        noticed_on: r.take()?,
        subsidiary: r.take()?,
        remitted_on: r.take()?,
    })
}

/// The case with this filing number.
pub(crate) async fn case_of_number(look: &mut Look<'_>, number: &str) -> Result<Option<String>, Fault> {
    look.row(CASE_OF_NUMBER, args![number]).await?.map(|mut r| r.take()).transpose()
}

/// A file that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentFile {
    /// Rows without the header.
    pub lines: u64,
    /// Bytes.
    pub bytes: u64,
    /// Fingerprint, 64 hexadecimal digits.
    pub sha256: String,
    /// The number that the regulator gave; may be empty.
    pub receipt: String,
    /// When it was recorded.
    pub sent_at: At,
    /// Who recorded it.
    pub sender: String,
}

/// The files of a month that were sent, the last first.
pub(crate) async fn sent_of(
    look: &mut Look<'_>,
    service: &str,
    month: Month,
) -> Result<Vec<SentFile>, Fault> {
    let rows = look.rows(SENT_OF, args![service, month.to_string()]).await?;
    let read = |mut r: Row| {
        Ok(SentFile {
            lines: r.take()?,
            bytes: r.take()?,
            sha256: r.take()?,
            receipt: r.take()?,
            sent_at: r.take()?,
            sender: r.take()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// The numbers that were sent as pending in the last file of a month; nothing if none was sent.
pub(crate) async fn last_pending_sent(
    look: &mut Look<'_>,
    service: &str,
    month: Month,
) -> Result<Option<Vec<String>>, Fault> {
    let Some(mut row) = look.row(LAST_PENDING_SENT, args![service, month.to_string()]).await? else {
        return Ok(None);
    };
    let text: String = row.take()?;
    Ok(Some(text.lines().map(str::to_owned).collect()))
}

/// How the company reports now.
pub async fn settings(look: &mut Look<'_>) -> Result<ReportSettings, Fault> {
    let Some(mut row) = look.row(CURRENT_SETTINGS, args![]).await? else {
        return Ok(ReportSettings::default());
    };
    let version = row.take()?;
    let Json(settings) = row.take::<Json<ReportSettings>>()?;
    Ok(ReportSettings { version, ..settings })
}

/// Stores a version; `false` if another one of that number came first.
pub(crate) async fn insert_settings(work: &mut Work<'_>, settings: &ReportSettings) -> Result<bool, Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    Ok(work.exec(INSERT_SETTINGS, args![settings.version, Json(settings), at, by]).await? == 1)
}

/// The fact of a published case. `ended_on` is when it ended without an answer; `municipality` is where.
pub(crate) fn fact_of(case: &str, p: &Published, ended_on: Option<Day>, municipality: String) -> Fact {
    Fact {
        case_id: case.to_owned(),
        received: plain(&p.number).into_owned(),
        number: p.number.clone(),
        kind: p.kind.clone(),
        state: p.state.clone(),
        filed_on: p.filed_at.day(),
        due_on: p.due_on,
        closed_on: p.decided_at.map(At::day).or(ended_on).unwrap_or(OPEN),
        outgoing: p.outgoing.clone(),
        result: p.result.clone(),
        cause: p.cause.clone(),
        account: plain(&p.account).into_owned(),
        bill: p.bill.as_deref().map(plain).unwrap_or_default().into_owned(),
        municipality,
        center: "000".into(),
        notice: p.notice.clone(),
        noticed_on: p.noticed_on,
        subsidiary: p.subsidiary,
        remitted_on: p.remitted_on,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
