//! The only file of surveys that speaks to the database.

use std::collections::BTreeMap;

use kernel::{At, Day, Fault};
use serde_json::json;
use store::{Json, Look, Row, Work, args};

use crate::actions::bring_history::{PastAnswer, Place};
use crate::rating::{CROWD, Rating, Reason, Tally};
use crate::visit::{Asking, Via, Visit};

store::queries! { "queries.sql" =>
    SITE_BY_KEY, LIST_SITES, ASKING_OF_SITE, INSERT_ASKING, SAVE_ASKING, COUNTERS_OF_SITE, COUNTER_BY_NUMBER,
    FINISHED_TICKET, INSERT_VISIT, VISIT_OF_COUNTER, COUNTER_OF_TICKET, CLOSE_SLOTS,
    VISIT_BY_ID, VISIT_BY_LINK, MARK_ANSWERED, INSERT_ANSWER,
    ANSWER_OF_VISIT, ANSWER_BY_REQUEST, COMPLETE_ANSWER, ANSWERS_TO_CUT, CUT_ANSWER, CUT_VISIT, COUNT_ANSWER,
    BLUR_HOURS, BLUR_SERVICES, BLUR_DAYS, FORGET_VISITS, COUNTS_OF_MONTHS, FINISHED_OF_MONTHS,
    INSERT_PAST_ANSWERS, ADD_COUNTS, SERVICES_OF_SITE,
    OFFICER_NAMES, ANSWERS_OF_MONTH, COMMENTS_OF_MONTH
}

/// A site of the hall.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its id.
    pub id: String,
    /// Its address on the web.
    pub key: String,
    /// Its name.
    pub name: String,
}

fn read_site(mut row: Row) -> Result<Site, Fault> {
    Ok(Site { id: row.take()?, key: row.take()?, name: row.take()? })
}

/// The site with this key, if it is open to the public.
pub async fn site(look: &mut Look<'_>, key: &str) -> Result<Option<Site>, Fault> {
    look.row(SITE_BY_KEY, args![key]).await?.map(read_site).transpose()
}

/// Every site.
pub async fn sites(look: &mut Look<'_>) -> Result<Vec<Site>, Fault> {
    look.rows(LIST_SITES, args![]).await?.into_iter().map(read_site).collect()
}

/// How a site asks.
pub async fn asking(look: &mut Look<'_>, site: &str) -> Result<Asking, Fault> {
    let Some(mut row) = look.row(ASKING_OF_SITE, args![site]).await? else { return Ok(Asking::default()) };
    Ok(Asking {
        faces: row.take()?,
        slot_minutes: row.take()?,
        link_days: row.take()?,
        key_round: row.take()?,
        version: row.take()?,
    })
}

/// Keeps how a site asks; `false` when somebody changed it meanwhile.
pub(crate) async fn save_asking(work: &mut Work<'_>, site: &str, asking: &Asking) -> Result<bool, Fault> {
    let Asking { faces, slot_minutes, link_days, key_round, version } = *asking;
    let saved = if version == 0 {
        work.exec(INSERT_ASKING, args![site, faces, slot_minutes, link_days, key_round]).await?
    } else {
        work.exec(SAVE_ASKING, args![faces, slot_minutes, link_days, key_round, site, version]).await?
    };
    Ok(saved > 0)
}

/// A counter of a site.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: i64,
    /// Its name; may be empty.
    pub name: String,
}

fn read_desk(mut row: Row) -> Result<Desk, Fault> {
    Ok(Desk { id: row.take()?, number: row.take()?, name: row.take()? })
}

/// The counters of a site.
pub async fn desks(look: &mut Look<'_>, site: &str) -> Result<Vec<Desk>, Fault> {
    look.rows(COUNTERS_OF_SITE, args![site]).await?.into_iter().map(read_desk).collect()
}

/// One of them.
pub async fn desk(look: &mut Look<'_>, site: &str, number: i64) -> Result<Option<Desk>, Fault> {
    look.row(COUNTER_BY_NUMBER, args![site, number]).await?.map(read_desk).transpose()
}

/// A turn that was attended to its end.
pub(crate) struct Ended {
    pub link_hash: String,
    pub site: String,
    pub service: String,
    pub counter: Option<String>,
    pub officer: Option<String>,
    pub at: At,
}

pub(crate) async fn ended(look: &mut Look<'_>, ticket: &str) -> Result<Option<Ended>, Fault> {
    let Some(mut row) = look.row(FINISHED_TICKET, args![ticket]).await? else { return Ok(None) };
    let (link_hash, site, service) = (row.take()?, row.take()?, row.take()?);
    let (counter, officer, at): (_, _, Option<At>) = (row.take()?, row.take()?, row.take()?);
    Ok(at.map(|at| Ended { link_hash, site, service, counter, officer, at }))
}

pub(crate) async fn open_visit(work: &mut Work<'_>, ended: &Ended, asking: &Asking) -> Result<(), Fault> {
    let id = kernel::hex(&work.chance().bytes16());
    let slot_until = ended.at.plus_minutes(asking.slot_minutes);
    let link_until = ended.at.plus_days(asking.link_days);
    let hour = i64::from(ended.at.zoned().hour());
    let values = args![
        id,
        &ended.link_hash,
        &ended.site,
        &ended.service,
        &ended.counter,
        &ended.officer,
        ended.at.day(),
        hour,
        ended.at,
        slot_until,
        link_until
    ];
    work.exec(INSERT_VISIT, values).await.map(drop)
}

/// Somebody else sits at the counter of this turn: its tablet asks about nobody before them.
pub(crate) async fn close_slots(work: &mut Work<'_>, ticket: &str) -> Result<(), Fault> {
    let Some(mut row) = work.row(COUNTER_OF_TICKET, args![ticket]).await? else { return Ok(()) };
    let counter: Option<String> = row.take()?;
    let now = work.at();
    work.exec(CLOSE_SLOTS, args![now, counter, now]).await.map(drop)
}

/// What the tablet of a counter asks about now: the visit that ended last, unless it was rated, and the name
/// of who attended.
pub async fn visit_at(
    look: &mut Look<'_>,
    counter: &str,
    at: At,
) -> Result<Option<(String, Option<String>)>, Fault> {
    let Some(mut row) = look.row(VISIT_OF_COUNTER, args![counter, at]).await? else { return Ok(None) };
    let (id, name) = (row.take()?, row.take()?);
    Ok((!row.take::<bool>()?).then_some((id, name)))
}

fn read_visit(mut row: Row) -> Result<Visit, Fault> {
    Ok(Visit {
        id: row.take()?,
        site: row.take()?,
        service: row.take()?,
        slot_until: row.take()?,
        finished_at: row.take()?,
        link_until: row.take()?,
        answered: row.take()?,
    })
}

/// A visit by the id that its tablet has.
pub async fn visit(look: &mut Look<'_>, id: &str) -> Result<Option<Visit>, Fault> {
    look.row(VISIT_BY_ID, args![id]).await?.map(read_visit).transpose()
}

/// A visit by the secret of its turn.
pub async fn visit_of_secret(look: &mut Look<'_>, secret: &str) -> Result<Option<Visit>, Fault> {
    let hash = kernel::sha256_hex(secret.as_bytes());
    look.row(VISIT_BY_LINK, args![hash]).await?.map(read_visit).transpose()
}

/// An answer while it still belongs to its visit.
pub(crate) struct Fresh {
    pub key: String,
    pub request: Option<String>,
    pub says_why: bool,
}

pub(crate) async fn fresh(look: &mut Look<'_>, visit: &str) -> Result<Option<Fresh>, Fault> {
    let Some(mut row) = look.row(ANSWER_OF_VISIT, args![visit]).await? else { return Ok(None) };
    let (key, request) = (row.take()?, row.take()?);
    let (reasons, comment): (String, String) = (row.take()?, row.take()?);
    Ok(Some(Fresh { key, request, says_why: reasons != "[]" || !comment.is_empty() }))
}

/// The visit of an answer that was just given on a tablet without script, unless it said why already.
pub(crate) async fn asked_why(look: &mut Look<'_>, request: &str) -> Result<Option<String>, Fault> {
    let Some(mut row) = look.row(ANSWER_BY_REQUEST, args![request]).await? else { return Ok(None) };
    let (_key, visit): (String, String) = (row.take()?, row.take()?);
    let (reasons, comment): (String, String) = (row.take()?, row.take()?);
    Ok((reasons == "[]" && comment.is_empty()).then_some(visit))
}

pub(crate) async fn insert_answer(
    work: &mut Work<'_>,
    visit: &Visit,
    via: Via,
    request: &str,
    rating: &Rating,
) -> Result<(), Fault> {
    let key = kernel::hex(&work.chance().bytes16());
    let (at, month) = (work.at(), month_of(visit.finished_at.day()));
    let reasons = Json(&rating.reasons);
    let request = Some(request).filter(|r| !r.is_empty());
    let (score, comment) = (rating.score.get(), rating.comment.as_str());
    let values = args![key, month, via.key(), score, reasons, comment, request, at, &visit.id];
    work.exec(INSERT_ANSWER, values).await?;
    work.exec(MARK_ANSWERED, args![&visit.id]).await.map(drop)
}

pub(crate) async fn complete(work: &mut Work<'_>, key: &str, rating: &Rating) -> Result<(), Fault> {
    work.exec(COMPLETE_ANSWER, args![Json(&rating.reasons), &rating.comment, key]).await.map(drop)
}

/// Cuts the answers whose minutes are over from their visits, and counts them. How many there were.
pub(crate) async fn cut(work: &mut Work<'_>, now: At) -> Result<usize, Fault> {
    let rows = work.rows(ANSWERS_TO_CUT, args![Asking::default().slot_minutes, now]).await?;
    let cut = rows.len();
    for mut row in rows {
        let (key, month, score): (String, String, i64) = (row.take()?, row.take()?, row.take()?);
        let (visit, site, service): (String, String, String) = (row.take()?, row.take()?, row.take()?);
        let (counter, officer): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        let refs = [("service", Some(service)), ("counter", counter), ("officer", officer)];
        for (kind, of) in refs {
            let Some(of) = of else { continue };
            work.exec(COUNT_ANSWER, args![&site, &month, kind, of, score]).await?;
        }
        work.exec(CUT_ANSWER, args![key]).await?;
        work.exec(CUT_VISIT, args![visit]).await?;
    }
    Ok(cut)
}

/// Takes from the answers before `today` what would single them out, and forgets visits that nobody can rate
/// any more.
pub(crate) async fn blur(work: &mut Work<'_>, today: Day) -> Result<(), Fault> {
    for query in [BLUR_HOURS, BLUR_SERVICES, BLUR_DAYS] {
        work.exec(query, args![today, CROWD]).await?;
    }
    let now = At::start_of(today);
    work.exec(FORGET_VISITS, args![now, now.plus_days(-1)]).await.map(drop)
}

/// `2026-12` of a day.
pub fn month_of(day: Day) -> String {
    day.to_string()[..7].to_owned()
}

/// Answers and attentions of a month, each by what.
#[derive(Debug, Clone, Default)]
pub struct Month {
    /// By kind (`service`, `counter`, `officer`) and id.
    pub answers: BTreeMap<(String, String), Tally>,
    /// Attentions that ended, by kind and id.
    pub finished: BTreeMap<(String, String), i64>,
    /// All attentions that ended.
    pub all_finished: i64,
}

impl Month {
    /// The answers of all lines.
    pub fn total(&self) -> Tally {
        let mut total = Tally::default();
        for ((kind, _), tally) in &self.answers {
            if kind == "service" {
                (1..=5).for_each(|score| total.add(score, tally.of(score)));
            }
        }
        total
    }
}

/// Writes answers of the past, each where [`Place`] says that it is kept, and counts them by month.
pub(crate) async fn insert_past(
    work: &mut Work<'_>,
    site: &str,
    answers: &[&PastAnswer],
    places: &[Place<'_>],
) -> Result<(), Fault> {
    let mut counts: BTreeMap<(String, &str, &str, i64), i64> = BTreeMap::new();
    let mut rows = Vec::with_capacity(answers.len());
    for (answer, place) in answers.iter().zip(places) {
        let (month, score) = (month_of(answer.ended_at.day()), answer.rating.score.get());
        let of = [
            ("service", Some(&answer.service)),
            ("counter", answer.counter.as_ref()),
            ("officer", answer.officer.as_ref()),
        ];
        for (kind, of) in of {
            let Some(of) = of else { continue };
            *counts.entry((month.clone(), kind, of.as_str(), score)).or_default() += 1;
        }
        let reasons: Vec<&str> = answer.rating.reasons.iter().map(|r| r.key()).collect();
        rows.push(json!([
            kernel::hex(&work.chance().bytes16()),
            month,
            place.day.map(|d| d.to_string()),
            place.hour,
            place.service,
            answer.via.key(),
            score,
            json!(reasons).to_string(),
            answer.rating.comment,
        ]));
    }
    let counts: Vec<_> =
        counts.iter().map(|((m, kind, of, score), n)| json!([m, kind, of, score, n])).collect();
    work.exec(INSERT_PAST_ANSWERS, args![site, Json(&rows)]).await?;
    work.exec(ADD_COUNTS, args![site, Json(&counts)]).await.map(drop)
}

/// The figures of whole months; `first` is the first day of them, `next` that of the month after.
pub async fn month(look: &mut Look<'_>, site: &str, first: Day, next: Day) -> Result<Month, Fault> {
    let mut month = Month::default();
    let last = next.yesterday().unwrap_or(next);
    for mut row in look.rows(COUNTS_OF_MONTHS, args![site, month_of(first), month_of(last)]).await? {
        let (kind, of): (String, String) = (row.take()?, row.take()?);
        let (score, answers): (i64, i64) = (row.take()?, row.take()?);
        month.answers.entry((kind, of)).or_default().add(score, answers);
    }
    let (from, to) = (At::start_of(first), At::start_of(next));
    for mut row in look.rows(FINISHED_OF_MONTHS, args![site, from, to]).await? {
        let refs: [Option<String>; 3] = [row.take()?, row.take()?, row.take()?];
        let ended: i64 = row.take()?;
        month.all_finished += ended;
        for (kind, of) in ["service", "counter", "officer"].into_iter().zip(refs) {
            if let Some(of) = of {
                *month.finished.entry((kind.to_owned(), of)).or_default() += ended;
            }
        }
    }
    Ok(month)
}

/// The names of lines (Spanish, English) and of officers who have answers, by id.
pub async fn names(
    look: &mut Look<'_>,
    site: &str,
    (first, next): (Day, Day),
) -> Result<BTreeMap<String, (String, String)>, Fault> {
    let mut names = BTreeMap::new();
    for mut row in look.rows(SERVICES_OF_SITE, args![site]).await? {
        names.insert(row.take()?, (row.take()?, row.take()?));
    }
    let last = next.yesterday().unwrap_or(next);
    for mut row in look.rows(OFFICER_NAMES, args![site, month_of(first), month_of(last)]).await? {
        let (id, name): (String, String) = (row.take()?, row.take()?);
        names.insert(id, (name.clone(), name));
    }
    Ok(names)
}

/// An answer that is nobody's any more.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The day, unless too few answered on it.
    pub day: Option<Day>,
    /// The hour, unless too few answered in it.
    pub hour: Option<i64>,
    /// `tablet` or `link`.
    pub via: String,
    /// 1 to 5.
    pub score: i64,
    /// Why.
    pub reasons: Vec<Reason>,
    /// In their own words.
    pub comment: String,
    /// The line of attention in both languages, unless too few answered in it.
    pub service: Option<(String, String)>,
}

/// The answers of a month, newest day first; those with a comment alone if asked so.
pub async fn answers(
    look: &mut Look<'_>,
    site: &str,
    first: Day,
    with_comment: bool,
    most: i64,
) -> Result<Vec<Answer>, Fault> {
    let query = if with_comment { COMMENTS_OF_MONTH } else { ANSWERS_OF_MONTH };
    let read = |mut row: Row| {
        let _key: String = row.take()?;
        let (day, hour, via, score) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let reasons: Json<Vec<Reason>> = row.take()?;
        let comment = row.take()?;
        let (name, name_en): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        Ok(Answer { day, hour, via, score, reasons: reasons.0, comment, service: name.zip(name_en) })
    };
    look.rows(query, args![site, month_of(first), most]).await?.into_iter().map(read).collect()
}
