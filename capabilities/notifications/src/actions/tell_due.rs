//! What is due is told: of each line of a case the latest, the rest is overtaken.

use std::collections::BTreeMap;

use deadlines::DeadlineRefusal;
use kernel::{AccountId, At, Fault};
use store::Work;

use super::{Now, counting, mail_notices};
use crate::events;
use crate::milestones::{About, Reach, Track, latest};
use crate::notice::Standing;
use crate::records::{self, Due, NewNotice};
use crate::roster::Roster;

/// Tells up to `limit` milestones whose moment has come, by the clock of the work; gives how many notices
/// were made. Outside of working hours only what would be told too late in the next ones.
pub async fn run(work: &mut Work<'_>, limit: usize) -> Result<usize, Fault> {
    let (now, at) = (Now::load(work).await?, work.at());
    let working = now.hours.are_on(at, &now.rulebook.calendar).map_err(counting)?;
    let mut due = records::due(work, at, working, limit).await?;
    if due.len() == limit {
        drop_the_cut_line(&mut due);
    }
    if !working {
        let mut pressing = Vec::with_capacity(due.len());
        for one in due {
            if presses(&now, &one, at).map_err(counting)? {
                pressing.push(one);
            }
        }
        due = pressing;
    }
    if due.is_empty() {
        return Ok(0);
    }
    let roster = Roster::load(work).await?;
    let escalate_at = now.hours.next_opening(at, &now.rulebook.calendar).map_err(counting)?;
    let (mut closed, mut notices) = (Vec::with_capacity(due.len()), Vec::new());
    // each line keeps the order of its facts
    due.sort_by(|a, b| a.line().cmp(&b.line()));
    for line in due.chunk_by(|a, b| a.line() == b.line()) {
        let chosen = if is_moot(&line[0]) { None } else { latest(line, |d| (d.falls_at, d.kind)) };
        closed.extend(line.iter().enumerate().map(|(i, d)| (d, Some(i) == chosen)));
        if let Some(told) = chosen.map(|i| &line[i]) {
            notices.extend(of(told, &roster, escalate_at));
        }
    }
    records::close(work, &closed).await?;
    hand_out(work, &notices, &roster).await?;
    Ok(notices.len())
}

/// Stores notices, tells the screens and writes the mails.
pub(super) async fn hand_out(
    work: &mut Work<'_>,
    notices: &[NewNotice],
    roster: &Roster,
) -> Result<(), Fault> {
    if notices.is_empty() {
        return Ok(());
    }
    records::insert_notices(work, notices).await?;
    let mut counts: BTreeMap<AccountId, usize> = BTreeMap::new();
    for notice in notices {
        *counts.entry(notice.account).or_default() += 1;
    }
    for (account, count) in counts {
        work.announce(events::counted(account, events::TOLD, count));
    }
    mail_notices::run(work, notices, roster).await
}

/// The last line may go on after the limit: it is told with the next ones, whole.
fn drop_the_cut_line(due: &mut Vec<Due>) {
    let line = |d: &Due| (d.case_id.clone(), d.track);
    let Some(last) = due.last().map(line) else { return };
    // a single line that is longer than the limit is told as it is
    if let Some(end) = due.iter().rposition(|d| line(d) != last) {
        due.truncate(end + 1);
    }
}

/// The term of an ended case asks for nothing.
fn is_moot(due: &Due) -> bool {
    match due.track {
        Track::Term | Track::Person => due.case.as_ref().is_none_or(|case| !case.open),
        Track::Service | Track::Appeal => due.case.is_none(),
        Track::Company => false,
    }
}

/// Whether it cannot wait until people work again: it was planned for such an hour, or its clock would run
/// out before.
fn presses(now: &Now, due: &Due, at: At) -> Result<bool, DeadlineRefusal> {
    let calendar = &now.rulebook.calendar;
    if !now.hours.are_on(due.tell_at, calendar)? {
        return Ok(true);
    }
    let About::Instant(ends) = due.about else { return Ok(false) };
    Ok(at < ends && now.hours.at_or_after(at, calendar)? >= ends)
}

fn of(due: &Due, roster: &Roster, escalate_at: At) -> Vec<NewNotice> {
    let case = due.case.as_ref();
    let area = case.map_or("", |c| c.area.as_str());
    let waits_for_head = due.kind.reach() == Reach::OwnerThenHead;
    let told = roster.told(due.kind, case.and_then(|c| c.owner), area);
    let notice = |(account, standing)| NewNotice {
        account,
        case_id: due.case_id.clone(),
        number: case.map(|c| c.number.clone()).unwrap_or_default(),
        case_kind: case.map(|c| c.kind.clone()).unwrap_or_default(),
        kind: due.kind,
        about: due.about,
        standing,
        escalate_at: (waits_for_head && standing == Standing::Owner).then_some(escalate_at),
        version: case.map_or(0, |c| c.version),
    };
    told.into_iter().map(notice).collect()
}
