//! Finding a municipality by what people type.

use std::sync::LazyLock;

use kernel::fold;

use crate::divipola::{centers_of, municipalities};
use crate::place::Municipality;

/// The most that one question gives, whatever the caller asks for.
const MOST: usize = 100;
/// The most words of a question that are looked at.
const WORDS: usize = 8;

/// A place where a name can begin to match: the folded name from the start of one of its words.
struct Entry {
    tail: String,
    /// 0 the name itself begins so, 1 a popular name does, 2 a later word does.
    rank: u8,
    municipality: usize,
}

struct Index {
    /// Sorted by tail.
    entries: Vec<Entry>,
    /// Per municipality: every folded word of its names and of its department.
    words: Vec<Vec<String>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let (mut entries, mut words) = (Vec::new(), Vec::new());
    for (municipality, m) in municipalities().iter().enumerate() {
        let seat = centers_of(m.code).iter().find(|c| c.is_seat());
        let names = std::iter::once(m.name).chain(seat.into_iter().flat_map(|c| c.aliases()));
        let mut own = split(m.department().name);
        for (popular, name) in names.enumerate() {
            let parts = split(name);
            for start in 0..parts.len() {
                let rank = if start > 0 { 2 } else { u8::from(popular > 0) };
                entries.push(Entry { tail: parts[start..].join(" "), rank, municipality });
            }
            own.extend(parts);
        }
        words.push(own);
    }
    entries.sort_by(|a, b| a.tail.cmp(&b.tail));
    Index { entries, words }
});

fn split(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Municipalities whose name (or popular name of the seat) has a word that begins like the first word of
/// `question` and, with their department, words that begin like the others: `dosque`, `cucuta`, `armenia
/// quin`. Blind to accents and case. Those whose name begins so come first, then by name. At most `limit`,
/// and never more than 100.
pub fn search(question: &str, limit: usize) -> Vec<Municipality> {
    let asked: Vec<String> = split(question.get(..200).unwrap_or(question)).into_iter().take(WORDS).collect();
    let Some((first, others)) = asked.split_first() else { return Vec::new() };
    let index = &*INDEX;
    let start = index.entries.partition_point(|e| e.tail.as_str() < first.as_str());
    let range = index.entries[start..].iter().take_while(|e| e.tail.starts_with(first.as_str()));
    let has = |m: usize, word: &String| index.words[m].iter().any(|w| w.starts_with(word.as_str()));
    let mut found: Vec<(u8, usize)> = range
        .filter(|e| others.iter().all(|word| has(e.municipality, word)))
        .map(|e| (e.rank, e.municipality))
        .collect();
    // the better reason of each municipality first, then the name as people sort it
    found.sort_by_cached_key(|(rank, m)| (*m, *rank));
    found.dedup_by_key(|(_, m)| *m);
    found.sort_by_cached_key(|(rank, m)| (*rank, fold(municipalities()[*m].name), *m));
    found.into_iter().take(limit.min(MOST)).map(|(_, m)| municipalities()[m]).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(question: &str) -> Vec<&'static str> {
        search(question, 10).iter().map(|m| m.name).collect()
    }

    #[test]
    fn accents_case_and_unfinished_words_do_not_matter() {
        assert_eq!(names("dosque"), ["Dosquebradas"]);
        assert_eq!(names("DOS QUEBRADAS"), ["Dosquebradas"], "the name as two words is an alias");
        assert_eq!(names("cucuta")[0], "San José de Cúcuta");
        assert_eq!(names("Cúcuta"), names("cucuta"));
        assert_eq!(names("mompox"), ["Santa Cruz de Mompox"]);
        assert_eq!(names("bogota")[0], "Bogotá, D.C.");
    }

    #[test]
    fn the_department_tells_namesakes_apart() {
        assert_eq!(search("armenia", 10).len(), 2);
        let found = search("armenia quindio", 10);
        assert_eq!(found.iter().map(|m| m.code).collect::<Vec<_>>(), ["63001"]);
        assert!(names("san")[0].starts_with("San"));
    }

    #[test]
    fn nothing_asked_nothing_found_and_the_limit_holds() {
        assert!(search(" -- ;", 10).is_empty() && search("", 10).is_empty());
        assert_eq!(search("s", 3).len(), 3);
        assert_eq!(search("s", usize::MAX).len(), 100);
    }

    proptest! {
        #[test]
        fn any_text_is_answered(question in "\\PC{0,300}") {
            prop_assert!(search(&question, 20).len() <= 20);
        }

        #[test]
        fn every_municipality_is_found_by_its_name(i in 0usize..1_122) {
            let m = municipalities()[i];
            prop_assert!(search(&m.full_name(), 100).contains(&m));
        }
    }
}
