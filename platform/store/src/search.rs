//! Search in Spanish, the same on both engines: text is folded, stemmed and stored as stems, which FTS5
//! and tsvector only index.
//!
//! Recipe (measured in the design notes): lower case, fold accents, give `-ion` its accent back, Snowball
//! Spanish, fold again; so `tubería`, `TUBERIAS` and `tuberia` meet, and `reparación` meets `reparaciones`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use kernel::{Fault, fold};
use rust_stemmers::{Algorithm, Stemmer};

use crate::conn::Conn;
use crate::store::Engine;
use crate::{Look, Query, Row, Work, args};

/// The most words of one text that are indexed.
const MAX_WORDS: usize = 20_000;
/// The most words of a question that are looked for.
const MAX_QUESTION: usize = 12;

const SAVE: Query = Query {
    name: "store_search_save",
    text: "INSERT INTO store_search (kind, ref, stems) VALUES ($1, $2, $3) \
           ON CONFLICT (kind, ref) DO NOTHING RETURNING id",
    postgres: Some(
        "INSERT INTO store_search (kind, ref, stems, tsv) VALUES ($1, $2, $3, to_tsvector('simple', $3)) \
         ON CONFLICT (kind, ref) DO UPDATE SET stems = excluded.stems, tsv = excluded.tsv RETURNING CAST(0 \
         AS BIGINT)",
    ),
};
const KNOWN: &str = "SELECT id FROM store_search WHERE kind = $1 AND ref = $2";
const DROP_FTS: &str = "DELETE FROM store_search_fts WHERE rowid = $1";
/// What changes goes to the end, where [`index_new`] finds it.
const SAVE_AGAIN: &str = "UPDATE store_search SET id = (SELECT MAX(id) + 1 FROM store_search), stems = $1 \
                          WHERE id = $2 RETURNING id";
const SAVE_FTS: &str =
    "INSERT INTO store_search_fts (rowid, stems) SELECT id, stems FROM store_search WHERE id >= $1";
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

/// The words of a folded text.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && w.len() <= 64)
}

fn stem(stemmer: &Stemmer, word: &str) -> String {
    let accented = word.strip_suffix("ion").map(|w| format!("{w}ión"));
    fold(&stemmer.stem(accented.as_deref().unwrap_or(word)))
}

/// The different stems of a text, in alphabetical order, separated by spaces.
pub fn stems(text: &str) -> String {
    let folded = fold(text);
    let mut found: Vec<Rc<str>> = STEMS.with_borrow_mut(|known| {
        let stemmer = Stemmer::create(Algorithm::Spanish);
        words(&folded).take(MAX_WORDS).map(|word| known.of(&stemmer, word)).collect()
    });
    found.sort_unstable();
    found.dedup();
    found.join(" ")
}

thread_local! {
    static STEMS: RefCell<KnownStems> = RefCell::default();
}

/// Stems of words that came before on this thread: people use few words, and to stem one takes as long as to
/// look up fifty.
#[derive(Default)]
struct KnownStems(HashMap<Box<str>, Rc<str>>);

impl KnownStems {
    /// Words that are kept: a few hundred kilobytes.
    const MOST: usize = 4_096;

    fn of(&mut self, stemmer: &Stemmer, word: &str) -> Rc<str> {
        if let Some(stem) = self.0.get(word) {
            return Rc::clone(stem);
        }
        let found: Rc<str> = stem(stemmer, word).into();
        // numbers hardly ever come again
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            if self.0.len() >= KnownStems::MOST {
                self.0.clear();
            }
            self.0.insert(word.into(), Rc::clone(&found));
        }
        found
    }
}

impl Work<'_> {
    /// Makes `text` findable as the thing `reference` of this `kind`, instead of what was indexed before.
    pub async fn index(&mut self, kind: &str, reference: &str, text: &str) -> Result<(), Fault> {
        self.index_stems(kind, reference, &stems(text)).await
    }

    /// The same with stems made before, outside of the transaction: see [`stems`]. A query of a capability
    /// that joins the index finds it from the commit on; [`Look::find`] at once.
    pub async fn index_stems(&mut self, kind: &str, reference: &str, stems: &str) -> Result<(), Fault> {
        let saved = self.row(SAVE, args![kind, reference, stems]).await?;
        if self.engine() == Engine::Postgres {
            return Ok(());
        }
        let mut row = match saved {
            Some(row) => row,
            None => {
                let known = first(self.conn.dynamic(KNOWN, args![kind, reference]).await?)?.take::<i64>()?;
                self.conn.dynamic(DROP_FTS, args![known]).await?;
                first(self.conn.dynamic(SAVE_AGAIN, args![stems, known]).await?)?
            }
        };
        let id: i64 = row.take()?;
        if let Some(unindexed) = self.conn.unindexed() {
            *unindexed = Some(unindexed.map_or(id, |first| first.min(id)));
        }
        Ok(())
    }
}

/// Gives FTS5 everything that the transaction wrote and it does not know yet: once for a whole commit,
/// because each time it writes a segment of its own.
pub(crate) async fn index_new(conn: &mut dyn Conn) -> Result<(), Fault> {
    let Some(first) = conn.unindexed().and_then(Option::take) else { return Ok(()) };
    conn.dynamic(SAVE_FTS, args![first]).await.map(|_| ())
}

fn first(rows: Vec<Row>) -> Result<Row, Fault> {
    rows.into_iter().next().ok_or_else(|| Fault::new("the search lost a row"))
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
        index_new(&mut *self.conn).await?;
        let rows = self.rows(FIND, args![terms, kind, limit]).await?;
        rows.into_iter().map(|mut r| r.take()).collect()
    }
}

fn terms(engine: Engine, question: &str) -> Option<String> {
    let stemmer = Stemmer::create(Algorithm::Spanish);
    let folded = fold(question);
    let stems: Vec<String> = words(&folded).take(MAX_QUESTION).map(|w| stem(&stemmer, w)).collect();
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
