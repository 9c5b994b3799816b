//! Reads a company's file of accounts from its first line to its last, in parts, however large it is.

use std::collections::HashSet;
use std::io::{BufRead, Read};

use kernel::{Actor, Failure, Fault};
use store::Store;

use super::account_file::{AccountDefaults, Heading};
use super::save_accounts::{self, AccountLine, Saved};
use crate::PeopleRefusal;

/// Rows that are written together.
const PART: usize = 500;
/// Most bytes of a line.
const LONGEST_LINE: u64 = 64 * 1024;
/// Most errors that are told one by one; the rest is counted.
const MOST_ERRORS: usize = 1_000;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// Rows read, without the heading and empty lines.
    pub rows: u64,
    /// What was written.
    pub saved: Saved,
    /// Rows left out.
    pub wrong: u64,
    /// The first thousand of them.
    pub errors: Vec<RowError>,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// Number of the line in the file, from 1.
    pub line: u64,
    /// The column that is wrong; `formato` for the line itself, `repetido` for a number that came before.
    pub column: &'static str,
}

impl ImportReport {
    fn refuse(&mut self, line: u64, column: &'static str) {
        self.wrong += 1;
        if self.errors.len() < MOST_ERRORS {
            self.errors.push(RowError { line, column });
        }
    }
}

/// Reads `file` and writes its accounts, 500 rows a commit. Rows that are wrong are left out and told; the
/// others stay, and the same file again changes nothing.
///
/// # Errors
/// Refuses a file whose heading has no column for the number. What was written before something broke stays.
pub async fn run(
    store: &Store,
    actor: &Actor,
    mut file: impl BufRead + Send,
    defaults: &AccountDefaults,
) -> Result<ImportReport, Failure<PeopleRefusal>> {
    let (mut report, mut seen, mut part) =
        (ImportReport::default(), HashSet::new(), Vec::with_capacity(PART));
    let (mut bytes, mut line) = (Vec::new(), 1);
    next_line(&mut file, &mut bytes)?;
    let heading = Heading::read(&bytes).ok_or(Failure::Refused(PeopleRefusal::NoNumberColumn))?;
    while let Some(whole) = next_line(&mut file, &mut bytes)? {
        line += 1;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        report.rows += 1;
        match heading.account(&bytes, defaults) {
            _ if !whole => report.refuse(line, "formato"),
            Err(column) => report.refuse(line, column),
            Ok(account) if !seen.insert(account.number.key()) => report.refuse(line, "repetido"),
            Ok(account) => part.push(account),
        }
        if part.len() == PART {
            save(store, actor, &mut part, &mut report.saved).await?;
        }
    }
    save(store, actor, &mut part, &mut report.saved).await?;
    Ok(report)
}

/// Reads the next line into `bytes`: nothing at the end, `false` if it was too long and the rest was skipped.
fn next_line(file: &mut impl BufRead, bytes: &mut Vec<u8>) -> Result<Option<bool>, Fault> {
    let broken = |e| Fault::because("reading the file of accounts", e);
    bytes.clear();
    if file.take(LONGEST_LINE).read_until(b'\n', bytes).map_err(broken)? == 0 {
        return Ok(None);
    }
    if bytes.ends_with(b"\n") || (bytes.len() as u64) < LONGEST_LINE {
        return Ok(Some(true));
    }
    file.skip_until(b'\n').map_err(broken)?;
    Ok(Some(false))
}

async fn save(
    store: &Store,
    actor: &Actor,
    part: &mut Vec<AccountLine>,
    total: &mut Saved,
) -> Result<(), Failure<PeopleRefusal>> {
    if part.is_empty() {
        return Ok(());
    }
    let lines = std::mem::replace(part, Vec::with_capacity(PART));
    let write = store.write("people.save_accounts", actor.clone(), lines, |work, lines| {
        Box::pin(save_accounts::run(work, lines))
    });
    let saved = write.await?;
    total.added += saved.added;
    total.changed += saved.changed;
    total.persons += saved.persons;
    Ok(())
}
