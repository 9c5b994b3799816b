//! The sum of the migrations is the schema that stands in `golden/schema.sql`; `UPDATE_GOLDEN=1` writes it
//! anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kernel::{Failure, Never};
use store::{Engine, Query, Store};
use testkit::World;

const OBJECTS: Query = Query::inline(
    "schema_objects",
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'store_search_fts%' \
     ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name",
);
const COLUMNS: Query = Query {
    name: "schema_columns",
    text: "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 THEN ' NOT NULL' ELSE '' END \
           FROM sqlite_master m, pragma_table_info(m.name) c \
           WHERE m.type = 'table' AND m.name NOT LIKE 'store_search%'",
    postgres: Some(
        "SELECT CAST(c.table_name || '.' || c.column_name || \
                CASE c.is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END AS TEXT) \
         FROM information_schema.columns c JOIN information_schema.tables t \
           ON t.table_schema = c.table_schema AND t.table_name = c.table_name \
         WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' \
           AND c.table_name NOT LIKE 'store_search%'",
    ),
};

async fn texts(store: &Store, query: Query) -> Vec<String> {
    let read = store.read("test.schema", query, |look, query| {
        Box::pin(async move {
            let rows = look.rows(*query, &[]).await?;
            let texts = rows.into_iter().map(|mut row| row.take()).collect::<Result<Vec<String>, _>>()?;
            Ok::<_, Failure<Never>>(texts)
        })
    });
    read.await.unwrap()
}

#[test]
fn the_schema_is_the_one_that_was_agreed() {
    testkit::each(async |world| {
        if world.engine() != Engine::Sqlite {
            return;
        }
        let mut found = texts(&world.store, OBJECTS).await.join(";\n\n");
        found.push_str(";\n");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/schema.sql");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &found).unwrap();
        }
        let agreed = fs::read_to_string(&path).unwrap_or_default();
        let line = found.lines().zip(agreed.lines()).position(|(a, b)| a != b);
        assert!(
            found == agreed,
            "tests/golden/schema.sql differs near line {line:?}; UPDATE_GOLDEN=1 rewrites it"
        );
    });
}

#[test]
fn both_engines_have_the_same_columns() {
    testkit::each(async |world| {
        if world.engine() == Engine::Sqlite {
            return;
        }
        let lite = World::sqlite().await;
        let (a, b) = (texts(&lite.store, COLUMNS).await, texts(&world.store, COLUMNS).await);
        let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.into_iter().collect(), b.into_iter().collect());
        assert_eq!(a.symmetric_difference(&b).collect::<Vec<_>>(), Vec::<&String>::new());
        assert!(a.len() > 50);
    });
}
