//! Keeps the facts equal to what lower ranks publish: one case after an event, or all of them again.

use kernel::{Actor, Day, Failure, Fault, Never};
use serde_json::json;
use store::{Event, Store, Work};
use web::{Door, Reply};

use crate::events;
use crate::fact::OPEN;
use crate::matters;
use crate::records::{self, Kept, Published};

/// Cases that one transaction takes: short enough to let others write in between.
const BATCH: i64 = 200;
/// Events after which a case is over without a signed answer.
const ENDINGS: [&str; 3] = ["cases.withdrawn", "cases.archived", "cases.referred"];

/// Writes anew what is kept of a case; a case that nobody knows is no mistake.
pub async fn run(work: &mut Work<'_>, case: &str) -> Result<(), Fault> {
    let Some(published) = records::published(work, case).await? else { return Ok(()) };
    let ended_on = ended_on(work, case, &published).await?;
    let municipality = municipality(work, &published.account).await?;
    let fact = records::fact_of(case, &published, ended_on, municipality);
    let answer_days = match published.decided_at {
        Some(at) => {
            let calendar = deadlines::current(work).await?.calendar;
            calendar.business_days_between(fact.filed_on, at.day()).ok()
        }
        None => None,
    };
    let matters = records::matters(work, case).await?;
    let mut facts = matters::by_service(&fact, &matters);
    if facts.is_empty() {
        facts.push((published.service.clone().unwrap_or_default(), fact));
    }
    records::forget(work, case).await?;
    for (service, fact) in &facts {
        let answer_days = answer_days.filter(|_| fact.closed_on != OPEN);
        records::keep(work, &Kept { fact, service, answer_days, published: &published }).await?;
    }
    Ok(())
}

/// When a case ended that has no decision.
async fn ended_on(work: &mut Work<'_>, case: &str, published: &Published) -> Result<Option<Day>, Fault> {
    let over = matches!(published.state.as_str(), "withdrawn" | "archived" | "referred");
    if !over || published.decided_at.is_some() {
        return Ok(None);
    }
    let told = work.events_of(&format!("cases/{case}")).await?;
    let last = told.iter().rev().find(|e| ENDINGS.contains(&e.kind.as_str()));
    Ok(Some(last.map_or(published.filed_at.day(), |e| e.at.day())))
}

/// The place of the premises, or that of the company.
async fn municipality(work: &mut Work<'_>, account: &str) -> Result<String, Fault> {
    if !account.is_empty()
        && let Some(found) = people::find_account(work, account).await?
        && let Some(code) = found.municipality
    {
        return Ok(code);
    }
    let company = company::current(work).await?;
    Ok(company.map(|c| c.profile.municipality.clone()).unwrap_or_default())
}

/// Brings every fact that is behind up to date; gives how many were. For a database that was filled while
/// nobody reacted, and before a file is made from the command line.
pub async fn catch_up(store: &Store) -> Result<u64, Fault> {
    sweep(store, true).await
}

/// Writes every fact anew; gives how many.
pub async fn rebuild(store: &Store) -> Result<u64, Fault> {
    sweep(store, false).await
}

async fn sweep(store: &Store, stale: bool) -> Result<u64, Fault> {
    let (mut after, mut done) = (String::new(), 0);
    loop {
        let kept =
            store.write("reports.sweep", Actor::System("reports"), (after, stale), |work, (after, stale)| {
                Box::pin(async move { Ok::<_, Failure<Never>>(batch(work, after, *stale).await?) })
            });
        let cases = kept.await.map_err(Fault::from)?;
        done += cases.len() as u64;
        match cases.into_iter().next_back() {
            Some(last) => after = last,
            None => return Ok(done),
        }
    }
}

/// Up to [`BATCH`] cases after this one; gives those that were written anew.
pub(crate) async fn batch(work: &mut Work<'_>, after: &str, stale: bool) -> Result<Vec<String>, Fault> {
    let cases = records::cases_after(work, after, stale, BATCH).await?;
    for case in &cases {
        run(work, case).await?;
    }
    Ok(cases)
}

/// `POST /informes/reconstruir`
pub(crate) async fn submit(door: Door) -> Reply {
    let cases = rebuild(door.store()).await?;
    let told = door.store().write("reports.rebuilt", door.actor().clone(), cases, |work, cases| {
        work.announce(Event {
            kind: events::REBUILT,
            subject: "reports/facts".into(),
            data: json!({ "cases": cases }),
        });
        Box::pin(std::future::ready(Ok::<(), Failure<Never>>(())))
    });
    told.await?;
    web::redirect_saying(door.app(), "/informes/sui", "reports-rebuilt")
}
