//! `docs/law` and the code say the same, compared both ways.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use deadlines::{Citation, Confidence, HOLIDAYS, RULES};
use kernel::{Lang, fold};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The pages of `docs/law` by file name.
fn pages() -> BTreeMap<String, String> {
    let folder = std::fs::read_dir(root().join("docs/law")).unwrap();
    let pages: BTreeMap<_, _> = folder
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(pages.len() >= 12);
    pages
}

/// `Ley 142 de 1994` is told in `ley-142-de-1994.md`.
fn page_of(citation: Citation) -> String {
    fold(citation.norm).replace(' ', "-")
}

/// The cells of the tables: `| art. 158 | rule: PQR_SPD | file | ... |`.
fn table_rows(page: &str) -> impl Iterator<Item = Vec<&str>> {
    page.lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").collect())
}

fn marked<'a>(page: &'a str, marker: &'a str) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
    table_rows(page).filter_map(move |row| Some((row[0], row.get(1)?.strip_prefix(marker)?, *row.get(2)?)))
}

#[test]
fn every_citation_of_a_rule_has_its_line() {
    let pages = pages();
    for rule in RULES {
        for citation in rule.citations {
            let page = pages.get(&page_of(*citation)).unwrap_or_else(|| panic!("no page for {citation}"));
            assert!(page.starts_with(&format!("# {}: ", citation.norm)), "{}", citation.norm);
            let told = marked(page, "rule: ").any(|(a, code, _)| a == citation.article && code == rule.code);
            assert!(told, "{citation} has no line for {}", rule.code);
        }
    }
}

#[test]
fn every_citation_of_a_holiday_has_its_line() {
    let pages = pages();
    for holiday in HOLIDAYS {
        let page = &pages[&page_of(holiday.citation)];
        let article =
            if holiday.citation.article.is_empty() { "whole norm" } else { holiday.citation.article };
        let told = marked(page, "holiday: ").any(|(a, name, _)| a == article && name == holiday.name.es);
        assert!(told, "{} is not in {}", holiday.name.es, holiday.citation);
    }
}

#[test]
fn every_marker_names_a_rule_a_holiday_and_a_file_that_exist() {
    let cited: BTreeSet<_> =
        RULES.iter().flat_map(|r| r.citations.iter().map(|c| (page_of(*c), c.article, r.code))).collect();
    let holidays: BTreeSet<_> = HOLIDAYS.iter().map(|h| (page_of(h.citation), h.name.es)).collect();
    let mut lines = 0;
    for (name, page) in &pages() {
        for (article, code, file) in marked(page, "rule: ") {
            assert!(cited.contains(&(name.clone(), article, code)), "{name}: {article} | rule: {code}");
            let source = std::fs::read_to_string(root().join(file)).unwrap();
            assert!(source.contains(&format!("\"{code}\"")), "{file} does not define {code}");
            lines += 1;
        }
        for (_, holiday, file) in marked(page, "holiday: ") {
            assert!(holidays.contains(&(name.clone(), holiday)), "{name}: holiday: {holiday}");
            assert!(root().join(file).is_file(), "{file}");
            lines += 1;
        }
        // No marker may hide outside a table, where the comparison does not look.
        let everywhere = page.matches("rule: ").count() + page.matches("holiday: ").count();
        assert_eq!(everywhere, marked(page, "rule: ").count() + marked(page, "holiday: ").count(), "{name}");
    }
    assert_eq!(lines, cited.len() + HOLIDAYS.len());
}

/// What the page of the principal article says of a term: name, count, from which fact, how certain.
#[test]
fn the_page_tells_the_term_its_start_and_how_certain_it_is() {
    let pages = pages();
    for rule in RULES {
        let page = &pages[&page_of(rule.citation())];
        let told = table_rows(page)
            .find(|row| row[0] == rule.citation().article && row[1] == format!("rule: {}", rule.code))
            .unwrap();
        let (count, from) = (rule.count.words(Lang::En), rule.counted_from.en);
        assert_eq!(told[3], format!("{}: {count} from {from}", rule.name.en), "{}", rule.code);
        let certain = match rule.confidence {
            Confidence::Confirmed => "confirmed".to_owned(),
            Confidence::Recalled(percent) => format!("recalled, {percent} %"),
            Confidence::Inferred(percent) => format!("inferred, {percent} %"),
            Confidence::Designed => "our own".to_owned(),
        };
        assert_eq!(told[4], certain, "{}", rule.code);
    }
}

/// The day since when a norm governs; articles 13 to 33 of the CPACA, on petitions, are the text of Ley 1755.
fn governs_since(citation: Citation) -> &'static str {
    let article = citation.article.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number: u32 = article.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap_or(0);
    match citation.norm {
        "Ley 142 de 1994" => "1994-07-11",
        "Decreto 2150 de 1995" => "1995-12-05",
        "Ley 5 de 1992" => "1992-06-17",
        "Ley 24 de 1992" => "1992-12-15",
        "Ley 1437 de 2011" if (13..=33).contains(&number) => "2015-06-30",
        "Ley 1437 de 2011" => "2012-07-02",
        "Ley 1474 de 2011" => "2011-07-12",
        "Ley 1581 de 2012" => "2012-10-17",
        "Decreto 491 de 2020" => "2020-03-28",
        "Resolución SSPD 20151300054575 de 2015" => "2016-07-01",
        norm => panic!("since when does {norm} govern?"),
    }
}

#[test]
fn a_term_begins_with_the_newest_of_its_norms_and_versions_follow_without_a_gap() {
    for (at, rule) in RULES.iter().enumerate() {
        let before = RULES[..at].iter().rfind(|older| older.code == rule.code);
        match before.map(|older| older.valid_to.expect("an older version has an end")) {
            Some(end) => assert_eq!(rule.valid_from, end.tomorrow().unwrap(), "{}", rule.code),
            None => {
                let newest = rule.citations.iter().map(|c| governs_since(*c)).max().unwrap();
                assert_eq!(rule.valid_from.to_string(), newest, "{}", rule.code);
            }
        }
    }
}
