//! Proves the books: every place of every series is there, and every number agrees with the event log.

use std::collections::HashMap;

use kernel::{At, Fault};
use store::Look;

use crate::records;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookReport {
    /// Entries read.
    pub entries: i64,
    /// What is wrong, in words for the administrator.
    pub problems: Vec<String>,
}

const PAGE: i64 = 5_000;

/// Walks every book and compares it with what the log says was entered.
pub async fn verify_books(look: &mut Look<'_>) -> Result<BookReport, Fault> {
    verify_by(look, PAGE).await
}

/// The same, reading `most` rows at a time.
async fn verify_by(look: &mut Look<'_>, most: i64) -> Result<BookReport, Fault> {
    let mut report = BookReport::default();
    let mut logged = logged_entries(look, most).await?;
    for (year, class, last) in records::all_series(look).await? {
        let (mut expected, mut before) = (1, At(i64::MIN));
        loop {
            let page = records::book_page(look, year, &class, expected - 1, most).await?;
            let read = page.len();
            for (seq, number, filed_at, sha256) in page {
                if seq != expected {
                    report.problems.push(format!("{year} {class}: number {expected} is missing"));
                }
                if filed_at <= before {
                    report
                        .problems
                        .push(format!("{number}: its hour is before the one of the number before"));
                }
                match logged.remove(&number) {
                    Some(hash) if hash == sha256 => {}
                    Some(_) => report.problems.push(format!("{number}: its hash is not the one in the log")),
                    None => report.problems.push(format!("{number}: the log does not know it")),
                }
                (expected, before) = (seq + 1, filed_at);
                report.entries += 1;
            }
            if (read as i64) < most {
                break;
            }
        }
        if expected - 1 != last {
            report
                .problems
                .push(format!("{year} {class}: the counter says {last}, the book {}", expected - 1));
        }
    }
    report
        .problems
        .extend(logged.into_keys().map(|number| format!("{number}: in the log but not in the book")));
    Ok(report)
}

async fn logged_entries(look: &mut Look<'_>, most: i64) -> Result<HashMap<String, String>, Fault> {
    let (mut found, mut after) = (HashMap::new(), 0);
    loop {
        let page = look.events_after(after, most).await?;
        let Some(last) = page.last() else { return Ok(found) };
        after = last.seq;
        for event in page.iter().filter(|e| e.kind == "filing.entered") {
            if let (Some(n), Some(h)) = (event.data["number"].as_str(), event.data["sha256"].as_str()) {
                found.insert(n.to_owned(), h.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Actor, Failure, Never};

    use super::*;
    use crate::{Class, take_number};

    #[test]
    fn a_book_longer_than_one_reading_is_read_to_its_end() {
        testkit::each(async |world| {
            let filed = world.store.write("file", Actor::Visitor, (), |work, ()| {
                Box::pin(async move {
                    for _ in 0..5 {
                        take_number(work, Class::Incoming, "cases/x", "00").await?;
                    }
                    Ok::<_, Failure<Never>>(())
                })
            });
            filed.await.unwrap();
            for most in [1, 2, 5, 6] {
                let report = world.store.read("verify", most, |look, most| {
                    Box::pin(async move { Ok::<_, Failure<Never>>(verify_by(look, *most).await?) })
                });
                assert_eq!(report.await.unwrap(), BookReport { entries: 5, problems: Vec::new() }, "{most}");
            }
        });
    }
}
