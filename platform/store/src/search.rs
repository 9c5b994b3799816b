//! Search in Spanish, the same on both engines: text is folded, stemmed and stored as stems, which FTS5
//! and tsvector only index.
//!
//! Recipe (measured in the design notes): lower case, fold accents, give `-ion` its accent back, Snowball
//! Spanish, fold again; so `tubería`, `TUBERIAS` and `tuberia` meet, and `reparación` meets `reparaciones`.

use std::collections::BTreeSet;

use kernel::{Fault, fold};
use rust_stemmers::{Algorithm, Stemmer};

use crate::store::Engine;
use crate::{Look, Query, Work, args};

/// The most words of one text that are indexed.
const MAX_WORDS: usize = 20_000;
/// The most words of a question that are looked for.
const MAX_QUESTION: usize = 12;

const SAVE: Query = Query {
    name: "store_search_save",
    text: "INSERT INTO store_search (kind, ref, stems) VALUES ($1, $2, $3) \
           ON CONFLICT (kind, ref) DO UPDATE SET stems = excluded.stems RETURNING id",
    postgres: Some(
        "INSERT INTO store_search (kind, ref, stems, tsv) VALUES ($1, $2, $3, to_tsvector('simple', $3)) \
         ON CONFLICT (kind, ref) DO UPDATE SET stems = excluded.stems, tsv = excluded.tsv RETURNING CAST(0 \
         AS BIGINT)",
    ),
};
const DROP_FTS: &str = "DELETE FROM store_search_fts WHERE rowid = $1";
const SAVE_FTS: &str = "INSERT INTO store_search_fts (rowid, stems) VALUES ($1, $2)";
const FIND: Query = Query {
    name: "store_search_find",
    text: "SELECT s.ref FROM store_search_fts f JOIN store_search s ON s.id = f.rowid \
           WHERE store_search_fts MATCH $1 AND s.kind = $2 ORDER BY s.ref DESC LIMIT $3",
    postgres: Some(
        "SELECT ref FROM store_search WHERE tsv @@ to_tsquery('simple', $1) AND kind = $2 ORDER BY ref DESC \
         LIMIT $3",
    ),
};
pub(crate) const ALL: &[Query] = &[SAVE, FIND];

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let folded = fold(text);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && w.len() <= 64)
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

fn stem(stemmer: &Stemmer, word: &str) -> String {
    let accented = word.strip_suffix("ion").map(|w| format!("{w}ión"));
    fold(&stemmer.stem(accented.as_deref().unwrap_or(word)))
}

/// The different stems of a text, in alphabetical order, separated by spaces.
pub fn stems(text: &str) -> String {
    let stemmer = Stemmer::create(Algorithm::Spanish);
    let found: BTreeSet<String> = words(text).take(MAX_WORDS).map(|w| stem(&stemmer, &w)).collect();
    found.into_iter().collect::<Vec<_>>().join(" ")
}

impl Work<'_> {
    /// Makes `text` findable as the thing `reference` of this `kind`, instead of what was indexed before.
    pub async fn index(&mut self, kind: &str, reference: &str, text: &str) -> Result<(), Fault> {
        self.index_stems(kind, reference, &stems(text)).await
    }

    /// The same with stems made before, outside of the transaction: see [`stems`].
    pub async fn index_stems(&mut self, kind: &str, reference: &str, stems: &str) -> Result<(), Fault> {
        let id: i64 = self.one(SAVE, args![kind, reference, stems]).await?.take()?;
        if self.engine() == Engine::Sqlite {
            self.conn.dynamic(DROP_FTS, args![id]).await?;
            self.conn.dynamic(SAVE_FTS, args![id, stems]).await?;
        }
        Ok(())
    }
}

impl Look<'_> {
    /// What to give to a query that joins the index itself (`MATCH $1`, or `to_tsquery('simple', $1)` in its
    /// PostgreSQL variant); every word must be there, the last one may be unfinished. Nothing if `question`
    /// has no word.
    pub fn search_terms(&self, question: &str) -> Option<String> {
        terms(self.engine(), question)
    }

    /// Ids of the things of this kind that have every word, newest ids first.
    pub async fn find(&mut self, kind: &str, question: &str, limit: i64) -> Result<Vec<String>, Fault> {
        let Some(terms) = self.search_terms(question) else { return Ok(Vec::new()) };
        let rows = self.rows(FIND, args![terms, kind, limit]).await?;
        rows.into_iter().map(|mut r| r.take()).collect()
    }
}

fn terms(engine: Engine, question: &str) -> Option<String> {
    let stemmer = Stemmer::create(Algorithm::Spanish);
    let stems: Vec<String> = words(question).take(MAX_QUESTION).map(|w| stem(&stemmer, &w)).collect();
    let last = stems.len().checked_sub(1)?;
    let word = |(i, s): (usize, &String)| match (engine, i == last) {
        (Engine::Sqlite, false) => format!("\"{s}\""),
        (Engine::Sqlite, true) => format!("\"{s}\"*"),
        (Engine::Postgres, false) => format!("'{s}'"),
        (Engine::Postgres, true) => format!("'{s}':*"),
    };
    let joint = if engine == Engine::Sqlite { " AND " } else { " & " };
    Some(stems.iter().enumerate().map(word).collect::<Vec<_>>().join(joint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet_whatever_their_accents() {
        for (a, b) in
            [("tubería", "TUBERIAS"), ("reparación", "reparaciones"), ("daño", "danos"), ("Ríos", "rios")]
        {
            assert_eq!(stems(a), stems(b), "{a} {b}");
        }
        assert_ne!(stems("factura"), stems("fuga"));
    }

    #[test]
    fn a_question_cannot_break_out_of_its_quotes() {
        assert_eq!(terms(Engine::Sqlite, "fuga\" OR *").unwrap(), "\"fug\" AND \"or\"*");
        assert_eq!(terms(Engine::Postgres, "fuga' | !x").unwrap(), "'fug' & 'x':*");
        assert_eq!(terms(Engine::Sqlite, " -- ;"), None);
    }
}
