//! The only file that speaks to the database.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use kernel::Fault;
use store::{Look, Row, Work, args};

use crate::calendar::{Calendar, Closure};
use crate::deadline::Parameters;
use crate::rulebook::Rulebook;

store::queries! { "queries.sql" => CURRENT_RULEBOOK, RULEBOOK_BY_VERSION, INSERT_RULEBOOK }

/// Calendars that were built, by everything that they are built from. Building one takes a millisecond;
/// every filing needs it.
static BUILT: LazyLock<Mutex<HashMap<String, Arc<Calendar>>>> = LazyLock::new(Mutex::default);
/// How many calendars are kept.
const KEPT: usize = 16;

/// How the company counts now.
pub async fn current(look: &mut Look<'_>) -> Result<Rulebook, Fault> {
    look.row(CURRENT_RULEBOOK, args![]).await?.map_or_else(national, read)
}

/// How the company counted when a deadline with that `calendar_version` was computed. Nothing if it
/// never had such a version; another edition of the national calendar shows when explaining.
pub async fn rulebook_of(look: &mut Look<'_>, calendar_version: &str) -> Result<Option<Rulebook>, Fault> {
    let Some(version) = calendar_version.rsplit_once('/').and_then(|(_, n)| n.parse::<u32>().ok()) else {
        return Ok(None);
    };
    if version == 0 {
        return national().map(Some);
    }
    look.row(RULEBOOK_BY_VERSION, args![version]).await?.map(read).transpose()
}

pub(crate) async fn insert(work: &mut Work<'_>, rulebook: &Rulebook) -> Result<(), Fault> {
    let (at, by) = (work.at(), work.actor().trace());
    let calendar = &rulebook.calendar;
    let values = args![
        rulebook.version,
        calendar.saturday_is_business(),
        store::Json(calendar.closures()),
        store::Json(&rulebook.parameters),
        &rulebook.regulation,
        at,
        by,
    ];
    work.exec(INSERT_RULEBOOK, values).await.map(|_| ())
}

fn national() -> Result<Rulebook, Fault> {
    let calendar = calendar(0, false, "[]".into())?;
    Ok(Rulebook { version: 0, calendar, parameters: Parameters::default(), regulation: String::new() })
}

fn read(mut row: Row) -> Result<Rulebook, Fault> {
    let (version, saturday, closures): (i64, bool, String) = (row.take()?, row.take()?, row.take()?);
    let store::Json(parameters) = row.take()?;
    let version = u32::try_from(version).map_err(|e| Fault::because("reading a rulebook", e))?;
    Ok(Rulebook {
        version,
        calendar: calendar(version, saturday, closures)?,
        parameters,
        regulation: row.take()?,
    })
}

fn calendar(version: u32, saturday: bool, closures: String) -> Result<Arc<Calendar>, Fault> {
    let key = format!("{version} {saturday} {closures}");
    if let Some(built) = BUILT.lock().unwrap_or_else(|e| e.into_inner()).get(&key) {
        return Ok(Arc::clone(built));
    }
    let days: Vec<Closure> =
        serde_json::from_str(&closures).map_err(|e| Fault::because("reading the closures", e))?;
    let built =
        Calendar::new(version, saturday, days).map_err(|e| Fault::because("building a calendar", e))?;
    let built = Arc::new(built);
    let mut kept = BUILT.lock().unwrap_or_else(|e| e.into_inner());
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&built));
    Ok(built)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant() {
        assert_eq!(store::check_queries(super::ALL, super::FILE), Vec::<String>::new());
    }
}
