//! The only file that speaks to the database.

mod board;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{AccountId, At, Day, Fault};
use serde_json::{Value, json};
use store::{Json, Look, Row, Work, args};

use crate::hours::WorkingHours;
use crate::matter::{MatterName, MatterNames};
use crate::milestones::{About, CaseFacts, Milestone, MilestoneKind, SilenceState, Topic, Track};
use crate::notice::{Notice, NoticeId, Standing};
use crate::preferences::Preferences;

pub(crate) use board::{BoardFilter, areas, board, read_due_case};

store::queries! { "queries.sql" =>
    CASE_FACTS, STALE_CASES, OPEN_MATTERS, MATTER_NAMES, FORGET_WAITING, FORGET_TRACK, FORGET_STEP,
    SETTLE_STEP, INSERT_MILESTONES, SAVE_PLANS, DELETE_PLAN, DUE_MILESTONES, CLOSE_MILESTONES, CASE_NOW,
    PLAN_OF_CASE, INSERT_NOTICES, ESCALATING, CLEAR_ESCALATIONS, UNREAD_OF_CASE, SETTLE_CASE,
    SETTLE_OTHER_DAYS, COUNT_UNREAD, MY_NOTICES, ALL_NOTICES, CASE_OF_NOTICE, MARK_READ, MARK_READ_UNTIL,
    PREFERENCES_OF, ALL_PREFERENCES, SAVE_PREFERENCES, CLAIM_DIGEST, DIGEST_CASES, CASES_TO_SIGN,
    COUNT_UNOWNED, FEED_OF, SAVE_FEED, DELETE_FEED, FEED_OWNER, FEED_CASES, HOURS, SAVE_HOURS,
    BOARD_CASES, BOARD_COUNT, AREAS, FORGET_OLD_NOTICES, FORGET_OLD_MILESTONES, FORGET_OLD_DIGESTS,
    UPLOADED_SERVICES, FORGET_UPLOAD, SETTLE_UPLOAD,
}

/// An open or ended case, with the mark of the circumstances for which it is planned.
pub(crate) struct CaseRow {
    pub mark: String,
    pub id: String,
    pub open: bool,
    pub facts: CaseFacts,
}

/// Something that waits and whose moment has come.
pub(crate) struct Due {
    pub case_id: String,
    pub kind: MilestoneKind,
    pub about: About,
    pub track: Track,
    pub falls_at: At,
    pub tell_at: At,
    /// The last day of the case as it is now: that of its first open matter.
    pub due_on: Option<Day>,
    pub case: Option<CaseNow>,
}

impl Due {
    /// The line of events to which it belongs: within a case each matter that is due on another day has its
    /// own, and so has each decision on its way to the person, so that one does not overtake the other.
    pub fn line(&self) -> (&str, Track, Option<Day>) {
        let other = match self.about {
            About::Day(day) if self.track == Track::Term && self.due_on != Some(day) => Some(day),
            About::Day(day) if self.track == Track::Service => Some(day),
            _ => None,
        };
        (&self.case_id, self.track, other)
    }
}

/// The case of something due, as it is now.
pub(crate) struct CaseNow {
    pub open: bool,
    pub owner: Option<AccountId>,
    pub area: String,
    pub version: i64,
    pub number: String,
    pub kind: String,
}

/// An unread notice whose time to be read is over.
pub(crate) struct Unheard {
    pub id: String,
    pub case_id: String,
    pub kind: MilestoneKind,
    pub about: About,
    pub account: AccountId,
    /// The case as it was when it was told.
    pub version_then: i64,
    pub case: CaseNow,
}

/// A notice to store.
pub(crate) struct NewNotice {
    pub account: AccountId,
    pub case_id: String,
    pub number: String,
    pub case_kind: String,
    pub kind: MilestoneKind,
    pub about: About,
    pub standing: Standing,
    pub escalate_at: Option<At>,
    pub version: i64,
}

fn is_open(state: &str) -> bool {
    matches!(state, "received" | "in_study" | "awaiting_person" | "in_signature")
}

fn kind(mut key: impl FnMut() -> Result<String, Fault>) -> Result<MilestoneKind, Fault> {
    let key = key()?;
    MilestoneKind::parse(&key).ok_or_else(|| Fault::new(format!("an unknown milestone: {key}")))
}

fn about(text: String) -> Result<About, Fault> {
    About::parse(&text).ok_or_else(|| Fault::new(format!("neither a day nor an instant: {text}")))
}

fn read_case(mut row: Row) -> Result<CaseRow, Fault> {
    let (mark, id, regime, state): (String, String, String, String) =
        (row.take()?, row.take()?, row.take()?, row.take()?);
    let (filed_at, due_on, paused_until) = (row.take()?, row.take()?, row.take()?);
    let silence: Option<String> = row.take()?;
    let silence = silence.map(|s| match s.as_str() {
        "occurred" => SilenceState::Occurred,
        _ => SilenceState::Settled,
    });
    let facts = CaseFacts {
        regime,
        filed_at,
        due_on,
        awaits_person: state == "awaiting_person",
        paused_until,
        silence,
        silence_at: row.take()?,
    };
    Ok(CaseRow { mark, id, open: is_open(&state), facts })
}

/// One case; `generation` names how the company counts and works now.
pub(crate) async fn case_row(
    look: &mut Look<'_>,
    id: &str,
    generation: &str,
) -> Result<Option<CaseRow>, Fault> {
    look.row(CASE_FACTS, args![generation, id]).await?.map(read_case).transpose()
}

/// Open cases that were never planned, or under other circumstances; what is due first comes first.
pub(crate) async fn stale(
    look: &mut Look<'_>,
    generation: &str,
    limit: usize,
) -> Result<Vec<CaseRow>, Fault> {
    look.rows(STALE_CASES, args![generation, limit]).await?.into_iter().map(read_case).collect()
}

/// The open matters of cases that were split: rule and last day of each. A case has its own term for the
/// first of them; the others have theirs beside it.
pub(crate) async fn open_matters(look: &mut Look<'_>, cases: &[&str]) -> Result<Matters, Fault> {
    let mut found = Matters::new();
    for mut row in look.rows(OPEN_MATTERS, args![Json(cases)]).await? {
        let case: String = row.take()?;
        found.entry(case).or_default().push((row.take()?, row.take()?));
    }
    Ok(found)
}

/// Rule and last day of the open matters, by case.
pub(crate) type Matters = BTreeMap<String, Vec<(String, Day)>>;

/// The names of the matters of cases that were split.
pub(crate) async fn matter_names<'a>(
    look: &mut Look<'_>,
    cases: impl Iterator<Item = &'a str> + Send,
) -> Result<MatterNames, Fault> {
    let cases: BTreeSet<&str> = cases.filter(|id| !id.is_empty()).collect();
    let mut found = MatterNames::default();
    if cases.is_empty() {
        return Ok(found);
    }
    for mut row in look.rows(MATTER_NAMES, args![Json(cases)]).await? {
        let (case, due_on): (String, Day) = (row.take()?, row.take()?);
        let (number, subject, regime, cause) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let open = row.take::<String>()? == "open";
        found.add(case, due_on, MatterName { number, subject, regime, cause, open });
    }
    Ok(found)
}

/// Replaces what waits about the terms of these cases. What was told stays told.
pub(crate) async fn replace_plans(
    work: &mut Work<'_>,
    plans: &[(CaseRow, Vec<Milestone>)],
) -> Result<(), Fault> {
    let ids: Vec<&str> = plans.iter().map(|(case, _)| case.id.as_str()).collect();
    work.exec(FORGET_WAITING, args![Json(&ids)]).await?;
    let rows: Vec<Value> =
        plans.iter().flat_map(|(case, plan)| plan.iter().map(|m| milestone_json(&case.id, m))).collect();
    work.exec(INSERT_MILESTONES, args![Json(&rows)]).await?;
    let marks: Vec<Value> = plans.iter().map(|(case, _)| json!({ "c": case.id, "m": case.mark })).collect();
    work.exec(SAVE_PLANS, args![Json(&marks)]).await?;
    Ok(())
}

fn milestone_json(case_id: &str, m: &Milestone) -> Value {
    json!({ "c": case_id, "k": m.kind.key(), "a": m.about.to_string(), "t": m.kind.track().key(),
        "f": m.falls_at.0, "w": m.tell_at.0 })
}

/// Adds milestones about a case, or about the company (an empty case).
pub(crate) async fn add_milestones(
    work: &mut Work<'_>,
    case_id: &str,
    all: &[Milestone],
) -> Result<(), Fault> {
    let rows: Vec<Value> = all.iter().map(|m| milestone_json(case_id, m)).collect();
    work.exec(INSERT_MILESTONES, args![Json(&rows)]).await.map(|_| ())
}

/// What waits about one line of a case is not told any more.
pub(crate) async fn forget_track(work: &mut Work<'_>, case_id: &str, track: Track) -> Result<(), Fault> {
    work.exec(FORGET_TRACK, args![case_id, track.key()]).await.map(|_| ())
}

/// Codes of the services whose file of a month (`2026-10`) was sent to the regulator.
pub(crate) async fn uploaded_services(look: &mut Look<'_>, month: &str) -> Result<Vec<String>, Fault> {
    look.rows(UPLOADED_SERVICES, args![month]).await?.into_iter().map(|mut r| r.take()).collect()
}

/// Nobody has to hear any more of the upload that is due on `due`.
pub(crate) async fn settle_upload(work: &mut Work<'_>, due: Day) -> Result<(), Fault> {
    work.exec(FORGET_UPLOAD, args![Track::Company.key(), due]).await?;
    work.exec(SETTLE_UPLOAD, args![due]).await.map(|_| ())
}

/// What is due, line by line of a case; up to `limit`.
///
/// Outside of working hours only the clock of a silence.
pub(crate) async fn due(look: &mut Look<'_>, at: At, working: bool, limit: usize) -> Result<Vec<Due>, Fault> {
    let read = |mut row: Row| {
        let case_id: String = row.take()?;
        let (kind, about) = (kind(|| row.take())?, about(row.take()?)?);
        let track: String = row.take()?;
        let track = Track::parse(&track).ok_or_else(|| Fault::new(format!("an unknown line: {track}")))?;
        let (falls_at, tell_at, due_on) = (row.take()?, row.take()?, row.take()?);
        Ok(Due { case_id, kind, about, track, falls_at, tell_at, due_on, case: read_case_now(&mut row)? })
    };
    let when = if working { "working" } else { "off" };
    look.rows(DUE_MILESTONES, args![at, when, limit]).await?.into_iter().map(read).collect()
}

/// A case as it is now.
pub(crate) async fn case_now(look: &mut Look<'_>, id: &str) -> Result<Option<CaseNow>, Fault> {
    match look.row(CASE_NOW, args![id]).await? {
        Some(mut row) => read_case_now(&mut row),
        None => Ok(None),
    }
}

fn read_case_now(row: &mut Row) -> Result<Option<CaseNow>, Fault> {
    let Some(state) = row.take::<Option<String>>()? else { return Ok(None) };
    Ok(Some(CaseNow {
        open: is_open(&state),
        owner: row.take()?,
        area: row.take()?,
        version: row.take()?,
        number: row.take()?,
        kind: row.take()?,
    }))
}

/// What became of milestones that were due.
pub(crate) async fn close(work: &mut Work<'_>, closed: &[(&Due, bool)]) -> Result<(), Fault> {
    let state = |told: bool| if told { "told" } else { "overtaken" };
    let rows: Vec<Value> = closed
        .iter()
        .map(|(due, told)| {
            json!({ "c": due.case_id, "k": due.kind.key(), "a": due.about.to_string(), "s": state(*told) })
        })
        .collect();
    work.exec(CLOSE_MILESTONES, args![Json(&rows)]).await.map(|_| ())
}

/// Stores notices; one that its officer has already is left as it is.
pub(crate) async fn insert_notices(work: &mut Work<'_>, all: &[NewNotice]) -> Result<(), Fault> {
    let at = work.at();
    let rows: Vec<Value> = all
        .iter()
        .map(|n| {
            json!({ "i": work.new_id::<crate::notice::NoticeTag>().to_string(), "o": n.account.to_string(),
                "c": n.case_id, "k": n.kind.key(), "a": n.about.to_string(), "s": n.standing.key(), "t": at.0,
                "e": n.escalate_at.map(|e| e.0), "v": n.version })
        })
        .collect();
    work.exec(INSERT_NOTICES, args![Json(&rows)]).await.map(|_| ())
}

/// Unread notices of which the head has to hear now.
pub(crate) async fn unheard(look: &mut Look<'_>, at: At, limit: usize) -> Result<Vec<Unheard>, Fault> {
    let read = |mut row: Row| {
        let (id, case_id) = (row.take()?, row.take()?);
        let (kind, about) = (kind(|| row.take())?, about(row.take()?)?);
        let (account, version_then) = (row.take()?, row.take()?);
        let state: String = row.take()?;
        let case = CaseNow {
            open: is_open(&state),
            owner: Some(account),
            area: row.take()?,
            version: row.take()?,
            number: row.take()?,
            kind: row.take()?,
        };
        Ok(Unheard { id, case_id, kind, about, account, version_then, case })
    };
    look.rows(ESCALATING, args![at, limit]).await?.into_iter().map(read).collect()
}

pub(crate) async fn clear_escalations(work: &mut Work<'_>, ids: &[&str]) -> Result<(), Fault> {
    work.exec(CLEAR_ESCALATIONS, args![Json(ids)]).await.map(|_| ())
}

/// Unread notices of a case, oldest first: whose, what, why.
pub(crate) async fn unread_of_case(
    look: &mut Look<'_>,
    case_id: &str,
) -> Result<Vec<(AccountId, MilestoneKind, About, Standing)>, Fault> {
    let read = |mut row: Row| {
        let (account, kind, about) = (row.take()?, kind(|| row.take())?, about(row.take()?)?);
        Ok((account, kind, about, standing(row.take()?)?))
    };
    look.rows(UNREAD_OF_CASE, args![case_id]).await?.into_iter().map(read).collect()
}

fn standing(key: String) -> Result<Standing, Fault> {
    Standing::parse(&key).ok_or_else(|| Fault::new(format!("an unknown standing: {key}")))
}

/// Unread notices about one line of a case ask for nothing any more: it went on.
pub(crate) async fn settle_track(work: &mut Work<'_>, case_id: &str, track: Track) -> Result<(), Fault> {
    let kinds = barred(|k| k.track() == track);
    // no notice speaks of an empty day: all days are other ones
    work.exec(SETTLE_OTHER_DAYS, args![case_id, "", kinds]).await.map(|_| ())
}

/// The step of a line of a case that was due on a day is over: what waits about it is not told any more, and
/// what was told asks for nothing.
pub(crate) async fn end_step(
    work: &mut Work<'_>,
    case_id: &str,
    track: Track,
    due_on: Day,
) -> Result<(), Fault> {
    work.exec(FORGET_STEP, args![case_id, track.key(), due_on]).await?;
    let kinds = barred(|k| k.track() == track);
    work.exec(SETTLE_STEP, args![case_id, due_on, kinds]).await.map(|_| ())
}

/// How many notices of an officer are unread.
pub(crate) async fn count_unread(look: &mut Look<'_>, account: AccountId) -> Result<i64, Fault> {
    look.one(COUNT_UNREAD, args![account]).await?.take()
}

/// Which notices.
#[derive(Debug, Clone, Default)]
pub(crate) struct NoticeFilter {
    /// Of everybody, for heads.
    pub everybody: bool,
    /// Read ones too.
    pub all: bool,
    /// Only this topic.
    pub topic: Option<Topic>,
    /// Older than this one.
    pub before: Option<NoticeId>,
}

/// The keys of some kinds between bars, as the queries look for them.
fn barred(which: impl Fn(&MilestoneKind) -> bool) -> String {
    let keys: Vec<&str> = MilestoneKind::ALL.iter().filter(|k| which(k)).map(|k| k.key()).collect();
    format!("|{}|", keys.join("|"))
}

impl NoticeFilter {
    /// The kinds of the topic; empty for all.
    fn kinds(&self) -> String {
        self.topic.map(|topic| barred(|k| k.topic() == topic)).unwrap_or_default()
    }
}

/// Unread notices about the term of a case that speak of another day than these ask for nothing any more.
pub(crate) async fn settle_other_days(
    work: &mut Work<'_>,
    case_id: &str,
    days: impl Iterator<Item = Day> + Send,
) -> Result<(), Fault> {
    let days: String = days.map(|day| format!("{day}|")).collect();
    let kinds = barred(|k| matches!(k.track(), Track::Term | Track::Person));
    work.exec(SETTLE_OTHER_DAYS, args![case_id, format!("|{days}"), kinds]).await.map(|_| ())
}

/// Notices, newest first.
pub(crate) async fn notices(
    look: &mut Look<'_>,
    me: AccountId,
    filter: &NoticeFilter,
    limit: usize,
) -> Result<Vec<Notice>, Fault> {
    let read = |mut row: Row| {
        let (id, account, account_name) = (row.take()?, row.take()?, row.take()?);
        let (case_id, number, case_kind) = (row.take()?, row.take()?, row.take()?);
        let (kind, about) = (kind(|| row.take())?, about(row.take()?)?);
        let (standing, told_at) = (standing(row.take()?)?, row.take()?);
        let unread = row.take::<String>()? == "unread";
        Ok(Notice {
            id,
            account,
            account_name,
            case_id,
            number,
            case_kind,
            kind,
            about,
            standing,
            told_at,
            unread,
            matters: Vec::new(),
        })
    };
    let shown = if filter.all { "all" } else { "unread" };
    let before = filter.before.map(|id| id.to_string()).unwrap_or_default();
    let rows = match filter.everybody {
        true => look.rows(ALL_NOTICES, args![shown, filter.kinds(), before, limit]).await?,
        false => look.rows(MY_NOTICES, args![me, shown, filter.kinds(), before, limit]).await?,
    };
    let mut found = rows.into_iter().map(read).collect::<Result<Vec<Notice>, Fault>>()?;
    let names = matter_names(look, found.iter().map(|n| n.case_id.as_str())).await?;
    for n in &mut found {
        n.matters = names.of(&n.case_id, n.kind, n.about).into_iter().cloned().collect();
    }
    Ok(found)
}

/// What an officer wants by mail.
pub(crate) async fn preferences(look: &mut Look<'_>, account: AccountId) -> Result<Preferences, Fault> {
    let found = look.row(PREFERENCES_OF, args![account]).await?;
    found.map_or(Ok(Preferences::default()), |mut row| read_preferences(&mut row))
}

fn read_preferences(row: &mut Row) -> Result<Preferences, Fault> {
    let (digest, topics): (bool, String) = (row.take()?, row.take()?);
    Ok(Preferences::stored(digest, &topics, row.take()?))
}

/// The choices of everybody who chose.
pub(crate) async fn all_preferences(look: &mut Look<'_>) -> Result<Vec<(AccountId, Preferences)>, Fault> {
    let read = |mut row: Row| Ok((row.take()?, read_preferences(&mut row)?));
    look.rows(ALL_PREFERENCES, &[]).await?.into_iter().map(read).collect()
}

/// The working hours of the company.
pub(crate) async fn hours(look: &mut Look<'_>) -> Result<WorkingHours, Fault> {
    let Some(mut row) = look.row(HOURS, &[]).await? else { return Ok(WorkingHours::default()) };
    WorkingHours::new(row.take()?, row.take()?)
        .map_err(|e| Fault::new(format!("the working hours of the company: {e:?}")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant_and_placeholders_in_order() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
