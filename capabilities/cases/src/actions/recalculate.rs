//! Counts the open cases again when the calendar or a parameter changed: first a list of what would move,
//! then in chunks what was agreed. Earlier last days apply at once; later ones than the person was told
//! only by the recorded decision of whoever applies it (CPACA, art. 14; Ley 2578 de 2026 was such a
//! change).

use axum::response::Response;
use deadlines::{Deadline, Rulebook, Stage, Term};
use kernel::{Actor, Day, Failure, Fault, Never};
use serde_json::{Value, json};
use store::{Json, Look, Row, Store, Work, args};
use web::{Door, Fields, Reply};

use crate::case::{CaseId, CaseRefusal};
use crate::records::term as records;
use crate::records::{self as entries, EntryKind};
use crate::screens::office::recalculation::{self, Told};
use crate::{events, regime};

/// Cases read in one go.
const CHUNK: i64 = 2_000;
/// Cases shown of each sort.
pub(crate) const SHOWN: usize = 200;

/// A case whose last day would be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The case.
    pub id: CaseId,
    /// Filing number.
    pub number: String,
    /// Its last day.
    pub old: Day,
    /// Its last day under the rulebook in force.
    pub new: Day,
}

/// What a recalculation would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// The version of the rulebook in force.
    pub version: u32,
    /// Open cases counted with another calendar that would keep their day.
    pub same: usize,
    /// How many would be due earlier, and how many later.
    pub earlier: usize,
    /// The same.
    pub later: usize,
    /// The first of them, earlier ones first.
    pub moves: Vec<Move>,
}

/// Which rulebook was looked at, and what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recalculate {
    /// The version that the list was made with: another one in force is refused.
    pub version: u32,
    /// Why later last days govern too; nothing if they shall not.
    pub later: Option<String>,
    /// The case after which to go on.
    pub after: String,
}

/// What one chunk did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// The last case that was looked at; nothing when all were.
    pub last: Option<CaseId>,
    /// Cases whose day changed.
    pub moved: usize,
    /// Cases that keep their day because nobody decided a later one.
    pub kept: usize,
}

/// An open case as it is stored.
struct Open {
    id: CaseId,
    number: String,
    term: Term,
    due_on: Day,
    told: Day,
}

fn read(mut row: Row) -> Result<Open, Fault> {
    let (id, number) = (row.take()?, row.take()?);
    let Json(deadline): Json<Deadline> = row.take()?;
    let term = row.take::<Option<Json<Term>>>()?.map_or_else(|| Term::new(deadline), |json| json.0);
    Ok(Open { id, number, term, due_on: row.take()?, told: row.take()? })
}

/// The term of an open case under the rulebook in force; nothing if it is counted with it already, or cannot
/// be.
fn again(open: &Open, book: &Rulebook) -> Option<(Term, Deadline, Option<Day>)> {
    if open.term.base.calendar_version == book.calendar.version() {
        return None;
    }
    let term = open.term.recompute(book).ok()?;
    let course = term.course(&book.calendar).ok()?;
    let until = match course.stage {
        Stage::Awaiting { until, .. } => Some(until),
        _ => None,
    };
    Some((term, course.deadline, until))
}

/// What would move, without touching anything.
pub async fn preview(look: &mut Look<'_>) -> Result<Preview, Fault> {
    let book = deadlines::current(look).await?;
    let mut found = Preview { version: book.version, ..Preview::default() };
    let (mut earlier, mut later) = (Vec::new(), Vec::new());
    let mut after = String::new();
    loop {
        let rows = look.rows(records::OPEN_TERMS, args![&after, CHUNK]).await?;
        let full = rows.len() as i64 == CHUNK;
        for row in rows {
            let open = read(row)?;
            after = open.id.to_string();
            let Some((_, deadline, _)) = again(&open, &book) else { continue };
            let (old, new) = (open.due_on, deadline.due_on);
            let (count, list) = match new.cmp(&old) {
                std::cmp::Ordering::Equal => {
                    found.same += 1;
                    continue;
                }
                std::cmp::Ordering::Less => (&mut found.earlier, &mut earlier),
                std::cmp::Ordering::Greater => (&mut found.later, &mut later),
            };
            *count += 1;
            if list.len() < SHOWN {
                list.push(Move { id: open.id, number: open.number, old, new });
            }
        }
        if !full {
            break;
        }
    }
    found.moves = earlier.into_iter().chain(later).collect();
    Ok(found)
}

/// Counts the next chunk again. Cases that were split are counted matter by matter.
pub async fn run(work: &mut Work<'_>, wish: &Recalculate) -> Result<Counted, Failure<CaseRefusal>> {
    let book = deadlines::current(work).await?;
    if book.version != wish.version {
        return Err(Failure::Refused(CaseRefusal::ChangedMeanwhile));
    }
    let rows = work.rows(records::OPEN_TERMS, args![&wish.after, CHUNK]).await?;
    let mut counted = Counted::default();
    let full = rows.len() as i64 == CHUNK;
    let split = split_cases(work, &wish.after).await?;
    let (mut saved, mut told): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    for row in rows {
        let open = read(row)?;
        counted.last = Some(open.id);
        let Some((term, deadline, until)) = again(&open, &book) else { continue };
        let later = regime::against(open.told, deadline.due_on) == regime::Against::NeedsDecision;
        if later && wish.later.is_none() {
            counted.kept += 1;
            continue;
        }
        let (old, new) = (open.due_on, deadline.due_on);
        if split.contains(&open.id) {
            let stored = records::load(work, open.id).await?;
            records::save(work, open.id, &stored, &term, (&book.calendar, true, "calendar")).await?;
        } else {
            saved.push(json!({
                "id": open.id, "due_on": new, "deadline": deadline, "until": until,
                "term": (!term.events.is_empty()).then_some(&term),
                "told": if later { new } else { open.told.min(new) },
                "moved": i64::from(old != new),
            }));
        }
        if old != new {
            counted.moved += 1;
            let id = work.new_id::<crate::case::CaseTag>();
            let data = json!({ "key": "recalculated", "old": old, "new": new, "version": book.version });
            told.push(json!({ "id": id, "case": open.id, "data": data.to_string() }));
            work.announce(events::about(open.id, events::RECALCULATED, json!({ "old": old, "new": new })));
        }
    }
    work.exec(records::SAVE_TERMS, args![Json(&saved)]).await?;
    let (by, name) = (work.actor().trace(), entries::actor_name(work.actor()));
    let reason = wish.later.as_deref().unwrap_or_default();
    let row = args![work.at(), EntryKind::Step.key(), by, name, reason, Json(&told)];
    work.exec(records::INSERT_RECALCULATIONS, row).await?;
    if !full {
        counted.last = None;
    }
    Ok(counted)
}

/// The open cases after one that were split into matters.
async fn split_cases(look: &mut Look<'_>, after: &str) -> Result<Vec<CaseId>, Fault> {
    look.rows(records::SPLIT_CASES, args![after]).await?.into_iter().map(|mut row| row.take()).collect()
}

/// Applies it to all open cases, chunk after chunk; each chunk is whole. Gives how many days changed.
pub async fn apply(
    store: &Store,
    actor: Actor,
    mut wish: Recalculate,
) -> Result<usize, Failure<CaseRefusal>> {
    let mut moved = 0;
    loop {
        let done =
            store.write("cases.recalculate", actor.clone(), wish.clone(), |work, w| Box::pin(run(work, w)));
        let counted = done.await?;
        moved += counted.moved;
        match counted.last {
            Some(last) => wish.after = last.to_string(),
            None => return Ok(moved),
        }
    }
}

/// `GET /plazos/recalculo`: what would move.
pub async fn show(door: Door) -> Reply {
    page(&door, None).await
}

async fn page(door: &Door, told: Option<Told>) -> Result<Response, web::Problem> {
    let found = door.store().read("cases.recalculation", (), |look, ()| {
        Box::pin(
            async move { Ok::<_, Failure<Never>>((preview(look).await?, deadlines::current(look).await?)) },
        )
    });
    let (found, book) = found.await?;
    recalculation::render(door, &found, book.calendar.version(), told)
}

/// `POST /plazos/recalculo`.
pub async fn submit(door: Door, fields: Fields) -> Reply {
    let reason = fields.text("reasons").to_owned();
    let decides = fields.ticked("later");
    let told = |problem: &'static str| Told { problem, reason: reason.clone(), decides };
    let later = match (decides, records::reasons(&reason)) {
        (false, _) => None,
        (true, Ok(reason)) => Some(reason),
        (true, Err(_)) => return page(&door, Some(told("cases-recalc-needs-reason"))).await,
    };
    let version = fields.text("version").parse().unwrap_or(u32::MAX);
    let wish = Recalculate { version, later, after: String::new() };
    match apply(door.store(), door.actor().clone(), wish).await {
        Ok(_) => web::redirect_saying(door.app(), "/plazos/recalculo", "cases-recalc-done"),
        Err(Failure::Refused(_)) => page(&door, Some(told("cases-recalc-outdated"))).await,
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}
