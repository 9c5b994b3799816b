//! The schema: an ordered list of files, each applied once, all in one transaction.

use kernel::{At, Failure, Fault, Never, sha256_hex};

use crate::checks::spelled_out;
use crate::store::{Engine, Store};
use crate::{Look, Query, Work, args};

/// One file of the list.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// From 1 without gaps.
    pub version: i64,
    /// `0003_cases_first`.
    pub name: &'static str,
    /// Its text, with sections for one engine between `-- [sqlite]` or `-- [postgres]` and `-- [end]`.
    pub text: &'static str,
}

/// How the schema of a database stands to the one this program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MigrationState {
    /// An empty database.
    Empty,
    /// The same.
    Current,
    /// Older: these are missing.
    Behind(Vec<&'static str>),
    /// Newer, changed or half migrated: this program must not touch it.
    Unknown(String),
}

const FIRST: &str = "CREATE TABLE IF NOT EXISTS store_migrations (\
    version BIGINT NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL, \
    CONSTRAINT store_migrations_pk PRIMARY KEY (version))";
const LIST: Query = Query::inline(
    "store_list_migrations",
    "SELECT version, name, checksum FROM store_migrations ORDER BY version",
);
const EXISTS: Query = Query {
    name: "store_migrations_exist",
    text: "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'store_migrations'",
    postgres: Some(
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name \
         = 'store_migrations'",
    ),
};
const RECORD: Query = Query::inline(
    "store_record_migration",
    "INSERT INTO store_migrations (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
);
/// Two nodes that start together: one migrates, the other waits ("caucemig" in ASCII, as a number).
const ADVISORY: &str = "SELECT pg_advisory_xact_lock(7161131846427765095)";

/// The text of a migration for one engine.
pub(crate) fn text_for(engine: Engine, text: &str) -> String {
    let mine = if engine == Engine::Sqlite { "-- [sqlite]" } else { "-- [postgres]" };
    let (mut out, mut skipping) = (String::new(), false);
    for line in text.lines() {
        match line.trim() {
            "-- [end]" => skipping = false,
            section @ ("-- [sqlite]" | "-- [postgres]") => skipping = section != mine,
            _ if skipping => {}
            // STRICT refuses a value of the wrong type, as PostgreSQL does by itself
            ");" if engine == Engine::Sqlite => out.push_str(") STRICT;\n"),
            // its STRICT tables know only INTEGER, which holds 64 bits
            _ if engine == Engine::Sqlite => {
                out.push_str(&line.replace(" BIGINT", " INTEGER").replace(" SMALLINT", " INTEGER"));
                out.push('\n');
            }
            _ => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    if engine == Engine::Sqlite { spelled_out(&out) } else { out }
}

async fn look(l: &mut Look<'_>, all: &'static [Migration]) -> Result<MigrationState, Fault> {
    let exists: i64 = l.one(EXISTS, &[]).await?.take()?;
    if exists == 0 {
        return Ok(MigrationState::Empty);
    }
    let rows = l.rows(LIST, &[]).await?;
    if rows.is_empty() {
        return Ok(MigrationState::Empty);
    }
    for (i, mut row) in rows.iter().cloned().enumerate() {
        let (version, name, checksum): (i64, String, String) = (row.take()?, row.take()?, row.take()?);
        let Some(known) = all.get(i) else {
            return Ok(MigrationState::Unknown(format!(
                "the database has the step {name}, which this version of Cauce does not know; install the \
                 newer version"
            )));
        };
        if known.version != version {
            return Ok(MigrationState::Unknown(format!(
                "the step {} is missing before {name}: the database is half migrated; restore a backup",
                known.name
            )));
        }
        if checksum != sha256_hex(known.text.as_bytes()) {
            return Ok(MigrationState::Unknown(format!("the step {name} was applied with another text")));
        }
    }
    let missing: Vec<_> = all.iter().skip(rows.len()).map(|m| m.name).collect();
    Ok(if missing.is_empty() { MigrationState::Current } else { MigrationState::Behind(missing) })
}

pub(crate) async fn state(store: &Store, all: &'static [Migration]) -> Result<MigrationState, Fault> {
    let found = store.read("store.schema", all, |l, all| {
        Box::pin(async move { Ok::<_, Failure<Never>>(look(l, all).await?) })
    });
    found.await.map_err(Fault::from)
}

pub(crate) async fn apply(store: &Store, all: &'static [Migration]) -> Result<Vec<&'static str>, Fault> {
    store.maintain(move |work, ()| Box::pin(async move { Ok(run(work, all).await?) })).await
}

async fn run(work: &mut Work<'_>, all: &'static [Migration]) -> Result<Vec<&'static str>, Fault> {
    let engine = work.engine();
    if engine == Engine::Postgres {
        work.conn.batch(ADVISORY).await?;
    }
    let state = look(work, all).await?;
    let missing = match state {
        MigrationState::Current => return Ok(Vec::new()),
        MigrationState::Unknown(why) => return Err(Fault::new(why)),
        MigrationState::Empty => {
            work.conn.batch(FIRST).await?;
            all.len()
        }
        MigrationState::Behind(missing) => missing.len(),
    };
    let todo = &all[all.len() - missing..];
    for migration in todo {
        let sql = text_for(engine, migration.text);
        work.conn.batch(&sql).await.map_err(|f| Fault::because(format!("applying {}", migration.name), f))?;
        let (at, sum): (At, _) = (work.at(), sha256_hex(migration.text.as_bytes()));
        work.exec(RECORD, args![migration.version, migration.name, sum, at]).await?;
    }
    Ok(todo.iter().map(|m| m.name).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_belong_to_one_engine_and_sqlite_is_strict() {
        let text =
            "CREATE TABLE a (\n  b BIGINT\n);\n-- [sqlite]\nX;\n-- [end]\n-- [postgres]\nY;\n-- [end]\nZ;\n";
        assert_eq!(text_for(Engine::Sqlite, text), "CREATE TABLE a (\n  b INTEGER\n) STRICT;\nX;\nZ;\n");
        assert_eq!(text_for(Engine::Postgres, text), "CREATE TABLE a (\n  b BIGINT\n);\nY;\nZ;\n");
    }
}
