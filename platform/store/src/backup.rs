//! Dump and restore, the same for both engines: every table as lines of JSON, read in one snapshot. A dump of
//! one engine can be restored into the other.

use std::io::{BufRead, Write};
use std::sync::{Arc, Mutex};

use kernel::{Failure, Fault, Never};
use serde_json::{Value, json};

use crate::store::{Engine, Store};
use crate::{Look, Migration, Query, Row, Val, Work};

/// What was written or read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DumpSummary {
    /// Rows of all tables.
    pub rows: u64,
    /// Tables with rows.
    pub tables: Vec<(String, u64)>,
}

/// In the order in which they were made: a row stands after the rows of other tables that it refers to. What
/// ends in `_tally` is kept by triggers, which fill it again.
const TABLES: Query = Query {
    name: "store_tables",
    text: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
           AND name NOT LIKE 'store_search_fts%' AND name NOT LIKE '%_tally' ORDER BY rowid",
    postgres: Some(
        "SELECT CAST(relname AS TEXT) FROM pg_class WHERE relkind = 'r' AND relname NOT LIKE '%_tally' \
         AND relnamespace = CAST(current_schema() AS regnamespace) ORDER BY oid",
    ),
};
const COLUMNS: Query = Query {
    name: "store_columns",
    text: "SELECT name FROM pragma_table_info($1) WHERE name <> 'id' OR $1 <> 'store_search' ORDER BY name",
    postgres: Some(
        "SELECT CAST(column_name AS TEXT) FROM information_schema.columns \
         WHERE table_schema = current_schema() AND table_name = $1 AND column_name <> 'tsv' ORDER BY \
         column_name",
    ),
};
/// Tables of the database itself: `store_migrations` is written by the migrator of the new database.
const NOT_DUMPED: &str = "store_migrations";
const PAGE: i64 = 2_000;

type Sink = Arc<Mutex<Box<dyn Write + Send + Sync>>>;

/// Writes every row of every table to `sink`, one JSON object a line: `{"table":…,"columns":[…]}` and then
/// `[…]`.
pub async fn dump(store: &Store, sink: Box<dyn Write + Send + Sync>) -> Result<DumpSummary, Fault> {
    let sink: Sink = Arc::new(Mutex::new(sink));
    let done = store.read_once("store.dump", sink, |look, sink| {
        Box::pin(async move { Ok::<_, Failure<Never>>(dump_all(look, sink).await?) })
    });
    done.await.map_err(Fault::from)
}

async fn dump_all(look: &mut Look<'_>, sink: &Sink) -> Result<DumpSummary, Fault> {
    let mut summary = DumpSummary::default();
    let names = look.rows(TABLES, &[]).await?;
    for mut name in names {
        let table: String = name.take()?;
        if table == NOT_DUMPED {
            continue;
        }
        let columns = columns(look, &table).await?;
        write_line(sink, &json!({ "table": table, "columns": columns }))?;
        let list = quoted(&columns);
        let count = dump_table(look, sink, &table, &list).await?;
        summary.rows += count;
        summary.tables.push((table, count));
    }
    sink.lock()
        .unwrap_or_else(|e| e.into_inner())
        .flush()
        .map_err(|e| Fault::because("writing the dump", e))?;
    Ok(summary)
}

async fn dump_table(look: &mut Look<'_>, sink: &Sink, table: &str, list: &str) -> Result<u64, Fault> {
    // one snapshot and one order: pages cannot lose or repeat a row
    let order = if look.engine() == Engine::Sqlite { "rowid" } else { "ctid" };
    let (mut offset, mut count) = (0, 0);
    loop {
        let sql = format!("SELECT {list} FROM {table} ORDER BY {order} LIMIT {PAGE} OFFSET {offset}");
        let rows = look.conn.dynamic(&sql, &[]).await?;
        let read = rows.len();
        for row in rows {
            write_line(sink, &to_json(row)?)?;
            count += 1;
        }
        if (read as i64) < PAGE {
            return Ok(count);
        }
        offset += PAGE;
    }
}

async fn columns(look: &mut Look<'_>, table: &str) -> Result<Vec<String>, Fault> {
    look.rows(COLUMNS, crate::args![table]).await?.into_iter().map(|mut r| r.take()).collect()
}

fn quoted(columns: &[String]) -> String {
    columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ")
}

fn write_line(sink: &Sink, value: &Value) -> Result<(), Fault> {
    let mut sink = sink.lock().unwrap_or_else(|e| e.into_inner());
    serde_json::to_writer(&mut **sink, value).map_err(|e| Fault::because("writing the dump", e))?;
    sink.write_all(b"\n").map_err(|e| Fault::because("writing the dump", e))
}

fn to_json(row: Row) -> Result<Value, Fault> {
    let value = |v: Val<'static>| match v {
        Val::Null => Ok(Value::Null),
        Val::I(i) => Ok(json!(i)),
        Val::T(t) => Ok(json!(t)),
        Val::B(_) => Err(Fault::new("bytes are kept as blobs, not in tables")),
    };
    row.into_values().into_iter().map(value).collect::<Result<Vec<_>, _>>().map(Value::Array)
}

/// Fills an empty database from a dump, all or nothing. Applies the schema first; refuses a database that has
/// data.
pub async fn restore(
    store: &Store,
    migrations: &'static [Migration],
    source: Box<dyn BufRead + Send + Sync>,
) -> Result<DumpSummary, Fault> {
    store.migrate(migrations).await?;
    let source = Arc::new(Mutex::new(Some(source)));
    store
        .maintain(move |work, ()| {
            let source = Arc::clone(&source);
            Box::pin(async move {
                let taken = source.lock().unwrap_or_else(|e| e.into_inner()).take();
                let lines = taken.ok_or_else(|| Fault::new("the dump was read already"))?;
                Ok(restore_all(work, lines).await?)
            })
        })
        .await
}

async fn restore_all(
    work: &mut Work<'_>,
    lines: Box<dyn BufRead + Send + Sync>,
) -> Result<DumpSummary, Fault> {
    if !work.events_after(0, 1).await?.is_empty() {
        return Err(Fault::new("the database is not empty: restore only into a new one"));
    }
    // tables come in the order of their names, parents after children: references are checked at the end
    let deferred = match work.engine() {
        Engine::Sqlite => "PRAGMA defer_foreign_keys = ON",
        Engine::Postgres => "SET CONSTRAINTS ALL DEFERRED",
    };
    work.conn.batch(deferred).await?;
    let mut summary = DumpSummary::default();
    let (mut table, mut sql) = (String::new(), String::new());
    for (number, line) in lines.lines().enumerate() {
        let wrong = |e: &str| Fault::new(format!("line {} of the dump: {e}", number + 1));
        let line = line.map_err(|e| wrong(&e.to_string()))?;
        match serde_json::from_str(&line).map_err(|e| wrong(&e.to_string()))? {
            Value::Object(head) => {
                table = head["table"].as_str().ok_or_else(|| wrong("no table"))?.to_owned();
                let known = columns(work, &table).await?;
                let wanted: Vec<String> =
                    serde_json::from_value(head["columns"].clone()).map_err(|e| wrong(&e.to_string()))?;
                // names come from a file: only those that the schema has may stand in a statement
                if known.is_empty() || wanted.iter().any(|c| !known.contains(c)) {
                    return Err(wrong("the table or a column does not exist in this version"));
                }
                let marks: Vec<_> = (1..=wanted.len()).map(|n| format!("${n}")).collect();
                sql = format!("INSERT INTO {table} ({}) VALUES ({})", quoted(&wanted), marks.join(", "));
                if table == "store_event_head" {
                    work.conn.dynamic("DELETE FROM store_event_head", &[]).await?;
                }
                summary.tables.push((table.clone(), 0));
            }
            Value::Array(values) => {
                restore_row(work, &table, &sql, &values).await?;
                summary.rows += 1;
                if let Some(last) = summary.tables.last_mut() {
                    last.1 += 1;
                }
            }
            _ => return Err(wrong("neither a table nor a row")),
        }
    }
    Ok(summary)
}

async fn restore_row(work: &mut Work<'_>, table: &str, sql: &str, values: &[Value]) -> Result<(), Fault> {
    if table == "store_search" {
        // columns in alphabetical order: kind, ref, stems
        let text = |i: usize| values.get(i).and_then(Value::as_str).unwrap_or_default();
        return work.index_stems(text(0), text(1), text(2)).await;
    }
    let value = |v: &Value| match v {
        Value::Null => Ok(Val::Null),
        Value::Number(n) => n.as_i64().map(Val::I).ok_or_else(|| Fault::new("not an integer")),
        Value::String(s) => Ok(Val::T(s.clone().into())),
        _ => Err(Fault::new("neither integer, text nor null")),
    };
    let args = values.iter().map(value).collect::<Result<Vec<_>, _>>()?;
    work.conn.dynamic(sql, &args).await.map(|_| ())
}
