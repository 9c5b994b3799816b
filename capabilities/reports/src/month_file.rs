//! The file of a month, page by page: made, checked and compared without ever standing whole in memory.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use catalog::{CauseTable, UtilityService};
use futures::stream::{self, Stream};
use kernel::{Day, Failure, Fault, Never, hex};
use sha2::{Digest, Sha256};
use store::Store;

use crate::fact::Fact;
use crate::format_a::{self, FormatA, PENDING, UNANSWERED};
use crate::month::Month;
use crate::records::{self, Place};
use crate::settings::ReportSettings;
use crate::validate::{self, Checked, FileRule, Severity};

/// Facts that are read at a time.
const PAGE: i64 = 4_000;
/// Most findings that are kept with their row.
pub const MOST_FINDINGS: usize = 500;

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The month.
    pub month: Month,
    /// The service.
    pub service: UtilityService,
    /// The day on which it is made: what happens later is not known.
    pub today: Day,
}

/// A row of the file with what is wrong with it.
pub struct Line {
    /// The case.
    pub fact: Fact,
    /// Its row.
    pub row: FormatA,
    /// What it breaks.
    pub broken: Vec<&'static FileRule>,
}

/// Reads a month's file from its beginning, or from a place in it.
pub struct Reader {
    store: Store,
    asked: Asked,
    settings: Arc<ReportSettings>,
    causes: Arc<CauseTable>,
    after: Place,
    received: String,
    over: bool,
}

impl Reader {
    /// From `after`, which is the filing number and the case of the line before; empty for the beginning.
    pub async fn open(store: &Store, asked: Asked, after: Place) -> Result<Reader, Fault> {
        let read = store.read("reports.open", (), |look, ()| {
            Box::pin(async move {
                let settings = records::settings(look).await?;
                Ok::<_, Failure<Never>>((settings, catalog::causes(look).await?))
            })
        });
        let (settings, causes) = read.await.map_err(Fault::from)?;
        let settings = Arc::new(settings);
        let received = after.0.clone();
        Ok(Reader { store: store.clone(), asked, settings, causes, after, received, over: false })
    }

    /// How the file is made.
    pub fn settings(&self) -> &ReportSettings {
        &self.settings
    }

    /// The next cases, those included that the regulator does not want; nothing at the end.
    async fn facts(&mut self, limit: i64) -> Result<Vec<Fact>, Fault> {
        if self.over {
            return Ok(Vec::new());
        }
        let input = (self.asked, self.after.clone(), limit);
        let read = self.store.read("reports.page", input, |look, (asked, after, limit)| {
            Box::pin(async move {
                let service = asked.service.code();
                let page = records::month_page(look, service, asked.month, after, *limit);
                Ok::<_, Failure<Never>>(page.await?)
            })
        });
        let facts = read.await.map_err(Fault::from)?;
        self.over = (facts.len() as i64) < limit;
        if let Some(last) = facts.last() {
            self.after = (last.received.clone(), last.case_id.clone());
        }
        Ok(facts)
    }

    /// The row of a case; nothing if the regulator does not want its kind.
    fn row(&self, fact: &Fact) -> Option<FormatA> {
        fact.row(self.asked.month, self.asked.today, &self.settings, &self.causes)
    }

    /// What the row breaks. Rows are given in the order of the file.
    fn check(&mut self, fact: &Fact, row: &FormatA) -> Vec<&'static FileRule> {
        let checked = Checked {
            row,
            fact,
            month: self.asked.month,
            service: self.asked.service,
            causes: &self.causes,
            settings: &self.settings,
            twice: self.received == row.received,
        };
        let broken = validate::broken(&checked).collect();
        self.received.clone_from(&row.received);
        broken
    }

    /// Some lines for a page of the screen, and whether more follow.
    pub async fn lines(&mut self, most: usize) -> Result<(Vec<Line>, bool), Fault> {
        let mut lines = Vec::new();
        while lines.len() < most {
            let facts = self.facts(most as i64 + 1).await?;
            if facts.is_empty() {
                return Ok((lines, false));
            }
            for fact in facts {
                let Some(row) = self.row(&fact) else { continue };
                if lines.len() == most {
                    return Ok((lines, true));
                }
                let broken = self.check(&fact, &row);
                lines.push(Line { fact, row, broken });
            }
        }
        Ok((lines, !self.over))
    }

    /// The file as pieces of text.
    pub fn into_stream(self) -> impl Stream<Item = Result<String, Fault>> + Send {
        stream::try_unfold((self, true), |(mut reader, first)| async move {
            let separator = reader.settings.separator();
            let facts = reader.facts(PAGE).await?;
            if facts.is_empty() && !first {
                return Ok(None);
            }
            let mut text = String::with_capacity(facts.len() * 120 + 300);
            if first && reader.settings.with_header {
                text.push_str(&format_a::header(separator));
            }
            for row in facts.iter().filter_map(|fact| reader.row(fact)) {
                row.write(&mut text, separator);
            }
            Ok(Some((text, (reader, false))))
        })
    }
}

/// A rule that a row breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id of the case; empty if it is not known.
    pub case_id: String,
    /// Filing number.
    pub number: String,
    /// Which rule.
    pub rule: &'static str,
    /// The column, from 1.
    pub column: u8,
    /// Whether it fails.
    pub severity: Severity,
    /// Its article.
    pub article: &'static str,
}

/// What was found in a month's file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Rows without the header.
    pub lines: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// Its fingerprint, 64 hexadecimal digits.
    pub sha256: String,
    /// Rows filed in the month.
    pub filed: u64,
    /// Rows answered in it.
    pub answered: u64,
    /// Rows pending at its end, within their term.
    pub pending: u64,
    /// Rows pending at its end, their term over.
    pub unanswered: u64,
    /// Cases that the regulator does not want, by kind.
    pub left_out: BTreeMap<String, u64>,
    /// Rows that fail.
    pub failing: u64,
    /// Rows that only warn.
    pub warned: u64,
    /// What fails, then what warns; at most [`MOST_FINDINGS`] of each.
    pub findings: Vec<Finding>,
    /// Sent as pending with the last month's file and not in this one: number and case.
    pub vanished: Vec<(String, Option<String>)>,
    /// Whether there was a file of the last month to compare with.
    pub compared: bool,
    /// Numbers of pending rows, if they were asked for.
    pub pending_numbers: Vec<String>,
}

impl Outcome {
    /// Whether the file may be sent.
    pub fn is_valid(&self) -> bool {
        self.failing == 0 && self.vanished.is_empty()
    }
}

/// Who takes the text of the file, piece by piece.
pub type Sink<'s> = &'s mut (dyn FnMut(&str) -> Result<(), Fault> + Send);

/// Makes the whole file, checks every row and compares it with what was sent for the month before. The text
/// goes to `out` as it is made.
pub async fn write_month(
    store: &Store,
    asked: Asked,
    keep_pending: bool,
    out: Sink<'_>,
) -> Result<Outcome, Fault> {
    let mut reader = Reader::open(store, asked, Place::default()).await?;
    let before = pending_before(store, asked).await?;
    let mut tally = Tally::new(asked, keep_pending, before);
    let separator = reader.settings.separator();
    let mut text = String::new();
    if reader.settings.with_header {
        text.push_str(&format_a::header(separator));
    }
    loop {
        let facts = reader.facts(PAGE).await?;
        for fact in &facts {
            let Some(row) = reader.row(fact) else {
                *tally.outcome.left_out.entry(fact.kind.clone()).or_default() += 1;
                continue;
            };
            let broken = reader.check(fact, &row);
            row.write(&mut text, separator);
            tally.add(fact, &row, &broken);
        }
        tally.text(&text);
        out(&text)?;
        text.clear();
        if facts.is_empty() {
            break;
        }
    }
    tally.end(store).await
}

async fn pending_before(store: &Store, asked: Asked) -> Result<Option<Vec<String>>, Fault> {
    let read = store.read("reports.pending_before", asked, |look, asked| {
        Box::pin(async move {
            let (service, month) = (asked.service.code(), asked.month.previous());
            Ok::<_, Failure<Never>>(records::last_pending_sent(look, service, month).await?)
        })
    });
    read.await.map_err(Fault::from)
}

/// Counts what goes by.
struct Tally {
    asked: Asked,
    outcome: Outcome,
    warnings: Vec<Finding>,
    missing: HashSet<String>,
    keep_pending: bool,
    digest: Sha256,
}

impl Tally {
    fn new(asked: Asked, keep_pending: bool, before: Option<Vec<String>>) -> Tally {
        let outcome = Outcome { compared: before.is_some(), ..Outcome::default() };
        let missing = before.unwrap_or_default().into_iter().collect();
        Tally { asked, outcome, warnings: Vec::new(), missing, keep_pending, digest: Sha256::new() }
    }

    fn text(&mut self, text: &str) {
        self.digest.update(text.as_bytes());
        self.outcome.bytes += text.len() as u64;
    }

    fn add(&mut self, fact: &Fact, row: &FormatA, broken: &[&'static FileRule]) {
        let o = &mut self.outcome;
        o.lines += 1;
        o.filed += u64::from(self.asked.month.has(row.filed_on));
        match row.response {
            PENDING => o.pending += 1,
            UNANSWERED => o.unanswered += 1,
            _ => o.answered += 1,
        }
        if !self.missing.is_empty() {
            self.missing.remove(&row.received);
        }
        if row.is_pending() && self.keep_pending {
            o.pending_numbers.push(row.received.clone());
        }
        let Some(worst) = broken.iter().map(|rule| rule.severity).min() else { return };
        match worst {
            Severity::Fails => o.failing += 1,
            Severity::Warns => o.warned += 1,
        }
        for rule in broken {
            let list = match rule.severity {
                Severity::Fails => &mut o.findings,
                Severity::Warns => &mut self.warnings,
            };
            if list.len() < MOST_FINDINGS {
                list.push(Finding {
                    case_id: fact.case_id.clone(),
                    number: fact.number.clone(),
                    rule: rule.code,
                    column: rule.column,
                    severity: rule.severity,
                    article: rule.article,
                });
            }
        }
    }

    async fn end(mut self, store: &Store) -> Result<Outcome, Fault> {
        self.outcome.findings.append(&mut self.warnings);
        self.outcome.sha256 = hex(&self.digest.finalize());
        let mut numbers: Vec<String> = self.missing.into_iter().collect();
        numbers.sort_unstable();
        let read = store.read("reports.vanished", numbers, |look, numbers| {
            Box::pin(async move {
                let mut found = Vec::new();
                for number in numbers {
                    found.push((number.clone(), records::case_of_number(look, number).await?));
                }
                Ok::<_, Failure<Never>>(found)
            })
        });
        self.outcome.vanished = read.await.map_err(Fault::from)?;
        Ok(self.outcome)
    }
}
