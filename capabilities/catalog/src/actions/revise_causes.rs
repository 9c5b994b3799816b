//! The company puts another table of causes in use: a whole new one from a file, or one row corrected.

use axum::extract::Path;
use kernel::{Day, Failure, Refusal};
use serde_json::json;
use store::{Event, Work};
use web::{Door, Fields, FormErrors, Reply};

use crate::cause_table::{CauseTable, RowProblem};
use crate::screens::cause_row::{self, RowForm};
use crate::screens::causes::{self, ImportState};
use crate::{cause_csv, events, records};

/// Why the table stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CausesRefusal {
    /// Somebody changed it in the meantime.
    Outdated,
    /// It says what the one in use says.
    Same,
    /// A row contradicts itself or another one.
    Row(RowProblem),
}

impl Refusal for CausesRefusal {
    fn code(&self) -> &'static str {
        match self {
            CausesRefusal::Outdated => "catalog-outdated",
            CausesRefusal::Same => "catalog-same",
            CausesRefusal::Row(_) => "catalog-row",
        }
    }

    fn status(&self) -> u16 {
        if matches!(self, CausesRefusal::Row(_)) { 422 } else { 409 }
    }

    fn field(&self) -> Option<&str> {
        match self {
            CausesRefusal::Row(_) => Some("label"),
            _ => None,
        }
    }
}

/// What to put in use.
#[derive(Debug, Clone)]
pub struct ReviseCauses {
    /// The version that the author saw.
    pub based_on: u32,
    /// All rows, old ones included.
    pub table: CauseTable,
}

/// Stores the next version and announces it; gives its number. Earlier versions stay.
pub async fn run(work: &mut Work<'_>, wish: &ReviseCauses) -> Result<u32, Failure<CausesRefusal>> {
    let now = records::causes(work).await?;
    if now.version() != wish.based_on {
        return Err(Failure::Refused(CausesRefusal::Outdated));
    }
    let difference = now.difference(&wish.table);
    if difference.added + difference.removed == 0 {
        return Err(Failure::Refused(CausesRefusal::Same));
    }
    let version = now.version() + 1;
    let next = CauseTable::of(version, wish.table.rows().to_vec())
        .map_err(|p| Failure::Refused(CausesRefusal::Row(p)))?;
    let by = work.actor().trace();
    if !records::insert(work, &next, &by).await? {
        return Err(Failure::Refused(CausesRefusal::Outdated));
    }
    work.announce(Event {
        kind: events::CAUSES_REVISED,
        subject: format!("catalog/causes/{version}"),
        data: json!({ "version": version, "added": difference.added, "removed": difference.removed }),
    });
    Ok(version)
}

async fn store(door: &Door, wish: ReviseCauses) -> Result<u32, Failure<CausesRefusal>> {
    door.store()
        .write("catalog.revise_causes", door.actor().clone(), wish, |work, wish| Box::pin(run(work, wish)))
        .await
}

/// `POST /ajustes/causales`: first shows what a file would change, then does it.
pub(crate) async fn import(door: Door, fields: Fields) -> Reply {
    let file = fields.files("csv").next().map(|f| String::from_utf8_lossy(&f.bytes).into_owned());
    let text = file.unwrap_or_else(|| fields.text("text").to_owned());
    if text.len() > cause_csv::MOST_BYTES {
        return causes::page(&door, 422, ImportState::TooLarge).await;
    }
    let table = match cause_csv::read(&text) {
        Ok(table) => table,
        Err(problem) => return causes::page(&door, 422, ImportState::Wrong(problem)).await,
    };
    if fields.text("action") != "store" {
        return causes::page(&door, 200, ImportState::Preview { table, text }).await;
    }
    let based_on = fields.text("version").parse().unwrap_or(u32::MAX);
    match store(&door, ReviseCauses { based_on, table }).await {
        Ok(_) => web::redirect_saying(door.app(), "/ajustes/causales", "catalog-saved"),
        Err(Failure::Refused(refusal)) => {
            let state = ImportState::Refused(door.sentence(&refusal));
            causes::page(&door, refusal.status(), state).await
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// `POST /ajustes/causales/{code}/{from}`: one row.
pub(crate) async fn edit(door: Door, Path((code, from)): Path<(String, String)>, fields: Fields) -> Reply {
    let Ok(from) = from.parse::<Day>() else { return web::not_found() };
    let table = causes::load(&door).await?.0;
    let Some(row) = table.row(&code, from) else { return web::not_found() };
    let form = RowForm::read(&fields);
    let mut errors = FormErrors::none();
    match form.check(row) {
        Err((field, wrong)) => errors.add(field, door.t(&format!("catalog-wrong-{}", wrong.key()))),
        Ok(row) => {
            let based_on = form.version;
            let done = match table.replaced(&code, from, row) {
                Ok(table) => store(&door, ReviseCauses { based_on, table }).await,
                Err(problem) => {
                    let field = if problem.wrong == crate::RowWrong::Overlap { "valid_to" } else { "label" };
                    errors.add(field, door.t(&format!("catalog-wrong-{}", problem.wrong.key())));
                    return cause_row::page(&door, &table, &code, from, Some((form, errors)));
                }
            };
            match done {
                Ok(_) => return web::redirect_saying(door.app(), "/ajustes/causales", "catalog-saved"),
                Err(Failure::Refused(refusal)) => errors = FormErrors::from_refusal(&door, &refusal),
                Err(Failure::Broke(fault)) => return Err(fault.into()),
            }
        }
    }
    cause_row::page(&door, &table, &code, from, Some((form, errors)))
}
