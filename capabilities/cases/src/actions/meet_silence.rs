//! A term passed: the silence is written down at its legal instant, whenever the server found it (Ley 142 de
//! 1994, art. 158). Planned by a pure question, done once however often it is tried.

use futures::future::BoxFuture;
use kernel::{Day, Failure, Fault};
use serde_json::json;
use store::{Moment, Work, args};

use crate::case::CaseId;
use crate::events;
use crate::records::steps as records;
use crate::records::{EntryKind, NewEntry, insert_entry};
use crate::silence::PositiveSilence;

/// Silences written in one go; what is left comes a minute later.
const AT_ONCE: i64 = 1_000;

/// Every minute: all cases whose term ended before today without an answer.
pub(crate) fn run<'a>(work: &'a mut Work<'_>, _: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        for (id, due_on) in plan(work).await? {
            meet(work, id, due_on).await?;
        }
        Ok(())
    })
}

/// The cases that fell into silence and do not know it yet.
async fn plan(work: &mut Work<'_>) -> Result<Vec<(CaseId, Day)>, Fault> {
    let asked = args![work.today(), AT_ONCE];
    let rows = work.rows(records::PLAN_SILENCES, asked).await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

async fn meet(work: &mut Work<'_>, id: CaseId, due_on: Day) -> Result<(), Fault> {
    let book = deadlines::current(work).await?;
    let silence = PositiveSilence::after(due_on, &book)
        .map_err(|refusal| Fault::new(format!("the 72 hours of a silence: {refusal:?}")))?;
    if work.exec(records::MARK_SILENCE, args![silence.occurred_at, id]).await? == 0 {
        return Ok(());
    }
    let row = args![id, silence.occurred_at, silence.recognize_until];
    work.exec(records::INSERT_SILENCE, row).await?;
    let entry = NewEntry {
        case: id,
        kind: EntryKind::Step,
        author_name: "",
        public: true,
        body: "",
        data: json!({ "key": "silence-occurred", "until": silence.recognize_until.rfc3339() }),
    };
    // the history tells it at the instant of the law
    insert_entry(work, &entry, silence.occurred_at).await?;
    let data = json!({
        "at": silence.occurred_at.rfc3339(),
        "recognize_until": silence.recognize_until.rfc3339(),
    });
    work.announce(events::about(id, events::SILENCE_OCCURRED, data));
    Ok(())
}

/// Writes down the silence of one case, if it is there: for who asks before the timer came.
pub async fn of_case(work: &mut Work<'_>, id: CaseId) -> Result<(), Failure<crate::CaseRefusal>> {
    let sheet = crate::sheet::load(work, id).await?;
    let sheet = sheet.ok_or(Failure::Refused(crate::CaseRefusal::Unknown))?;
    let runs = sheet.state.is_open() && sheet.state != crate::State::AwaitingPerson;
    let from = crate::silence::silence_from(&sheet.deadline, sheet.deadline.due_on);
    if runs && sheet.silence.is_none() && from.is_some_and(|from| from <= work.at()) {
        meet(work, id, sheet.deadline.due_on).await?;
    }
    Ok(())
}
