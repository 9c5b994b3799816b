//! The only file that speaks to the database.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use kernel::{At, Fault};
use store::{Look, Row, Work, args};

use crate::cause_table::CauseTable;

store::queries! { "queries.sql" => CURRENT_CAUSES, CAUSES_REVISED_AT, INSERT_CAUSES }

/// Tables that were read, by what stands in the database: reading one takes longer than finding it.
static BUILT: LazyLock<Mutex<HashMap<String, Arc<CauseTable>>>> = LazyLock::new(Mutex::default);
/// How many are kept.
const KEPT: usize = 8;

/// The causes that the company uses: the official annexes until it puts its own in their place.
pub async fn causes(look: &mut Look<'_>) -> Result<Arc<CauseTable>, Fault> {
    look.row(CURRENT_CAUSES, args![]).await?.map_or_else(|| Ok(official()), read)
}

/// Since when the table of the company is in use; nothing for the official one.
pub(crate) async fn revised_at(look: &mut Look<'_>) -> Result<Option<At>, Fault> {
    look.row(CAUSES_REVISED_AT, args![]).await?.map(|mut r| r.take()).transpose()
}

/// Stores a version; `false` if another one of that number came first.
pub(crate) async fn insert(work: &mut Work<'_>, table: &CauseTable, by: &str) -> Result<bool, Fault> {
    let row = args![table.version(), table.stored(), work.at(), by];
    Ok(work.exec(INSERT_CAUSES, row).await? == 1)
}

fn official() -> Arc<CauseTable> {
    static ARC: LazyLock<Arc<CauseTable>> = LazyLock::new(|| Arc::new(CauseTable::official().clone()));
    Arc::clone(&ARC)
}

fn read(mut row: Row) -> Result<Arc<CauseTable>, Fault> {
    let (version, stored): (u32, String) = (row.take()?, row.take()?);
    let key = format!("{version}\n{stored}");
    if let Some(built) = BUILT.lock().unwrap_or_else(|e| e.into_inner()).get(&key) {
        return Ok(Arc::clone(built));
    }
    let built = Arc::new(CauseTable::read(version, &stored)?);
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
