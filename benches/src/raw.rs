//! The ceiling: the very rows of one filing, written again and again by bare rusqlite with group commit,
//! without reading, thinking or checking. What one filing writes is learned by filing once and looking.

use std::path::Path;
use std::time::Instant;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::client::{Load, summary};

/// A table with the rows that one filing wrote.
struct Rows {
    insert: String,
    rows: Vec<Vec<Value>>,
    /// Columns that must differ from row to row.
    unique: Vec<bool>,
}

/// What one filing writes.
pub struct OneFiling {
    tables: Vec<Rows>,
    /// What is written for the search: of what kind it is, and its stems.
    search: Vec<(String, String)>,
    /// Rows, without the updates of counters.
    pub count: usize,
}

type Result<T> = rusqlite::Result<T>;

impl OneFiling {
    /// Looks at a database in which exactly one case was filed.
    pub fn learn(database: &Path) -> Result<OneFiling> {
        let conn = Connection::open(database)?;
        let names: Vec<String> = conn
            .prepare(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
                 AND name NOT LIKE 'store_search_fts%' AND name NOT LIKE 'identity_%' \
                  AND name NOT LIKE '%_tally' \
                 AND name NOT IN ('store_migrations', 'store_event_head', 'filing_series', 'store_search') \
                 ORDER BY name",
            )?
            .query_map([], |r| r.get(0))?
            .collect::<Result<_>>()?;
        let mut tables = Vec::new();
        for name in names {
            let rows = rows(&conn, &name)?;
            if !rows.rows.is_empty() {
                tables.push(rows);
            }
        }
        let search: Vec<(String, String)> = conn
            .prepare("SELECT kind, stems FROM store_search ORDER BY id")?
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<Result<_>>()?;
        let count = tables.iter().map(|t| t.rows.len()).sum::<usize>() + 2 * search.len();
        Ok(OneFiling { tables, search, count })
    }

    /// Writes filings for `seconds`, `batch` in each commit, into a copy of that schema (with its
    /// triggers). The search is told once a commit, which is the quickest way that we know.
    #[allow(clippy::disallowed_methods)] // measuring is what this is for
    pub fn ceiling(&self, schema_of: &Path, to: &Path, batch: usize, seconds: f64) -> Result<Load> {
        std::fs::copy(schema_of, to).expect("the database can be copied");
        let mut conn = Connection::open(to)?;
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA \
             cache_size = -65536; PRAGMA wal_autocheckpoint = 8192;",
        )?;
        conn.set_prepared_statement_cache_capacity(64);
        let begun = Instant::now();
        let (mut times, mut n) = (Vec::new(), 1i64);
        while begun.elapsed().as_secs_f64() < seconds {
            let before = Instant::now();
            let commit = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let mut first = None;
            for _ in 0..batch {
                let id = self.write(&commit, n)?;
                first = first.or(Some(id));
                n += 1;
            }
            commit
                .prepare_cached(
                    "INSERT INTO store_search_fts (rowid, stems) \
                     SELECT id, stems FROM store_search WHERE id >= ?1",
                )?
                .execute([first])?;
            commit.prepare_cached("UPDATE store_event_head SET seq = ?1 WHERE one = 1")?.execute([n])?;
            commit.commit()?;
            times.extend(std::iter::repeat_n(before.elapsed(), batch));
        }
        Ok(summary(times, begun.elapsed().as_secs_f64()))
    }

    /// Gives the first row of the search that was written.
    fn write(&self, conn: &Connection, n: i64) -> Result<i64> {
        conn.prepare_cached(
            "UPDATE filing_series SET last = last + 1, last_at = ?1 WHERE class = 'incoming'",
        )?
        .execute([n])?;
        for table in &self.tables {
            let mut insert = conn.prepare_cached(&table.insert)?;
            for row in &table.rows {
                let other = |(value, unique): (&Value, &bool)| match value {
                    Value::Integer(i) if *unique => Value::Integer(i + n * 1_000),
                    // words of a closed list stand in unique keys too: they have neither digit nor capital
                    Value::Text(t)
                        if *unique && t.contains(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) =>
                    {
                        Value::Text(format!("{t}{n}"))
                    }
                    same => same.clone(),
                };
                insert.execute(params_from_iter(row.iter().zip(&table.unique).map(other)))?;
            }
        }
        let mut insert =
            conn.prepare_cached("INSERT INTO store_search (kind, ref, stems) VALUES (?1, ?2, ?3)")?;
        let mut first = i64::MAX;
        for (kind, stems) in &self.search {
            first = first.min(insert.insert(rusqlite::params![kind, format!("{n:032x}"), stems])?);
        }
        Ok(first)
    }
}

fn rows(conn: &Connection, table: &str) -> Result<Rows> {
    let columns: Vec<(String, bool)> = conn
        .prepare(&format!("SELECT name, pk > 0 FROM pragma_table_info('{table}')"))?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<_>>()?;
    let in_unique_index: Vec<String> = conn
        .prepare(&format!(
            "SELECT i.name FROM pragma_index_list('{table}') l, pragma_index_info(l.name) i WHERE \
             l.\"unique\" = 1"
        ))?
        .query_map([], |r| r.get(0))?
        .collect::<Result<_>>()?;
    let unique = columns.iter().map(|(name, pk)| *pk || in_unique_index.contains(name)).collect();
    let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let marks: Vec<_> = (1..=names.len()).map(|i| format!("?{i}")).collect();
    let rows = conn
        .prepare(&format!("SELECT {} FROM {table}", names.join(", ")))?
        .query_map([], |r| (0..names.len()).map(|i| r.get(i)).collect::<Result<Vec<Value>>>())?
        .collect::<Result<_>>()?;
    Ok(Rows {
        insert: format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), marks.join(", ")),
        rows,
        unique,
    })
}
