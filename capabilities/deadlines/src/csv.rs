//! Many due dates at once: `filed_at,business_days` in, the same with `due_date` out, as a stream.
//!
//! A hundred thousand lines take well under a second even in an unoptimised build, so dates in the
//! usual forms are read here by hand; everything else goes through [`At::parse`].

use std::io::{self, BufRead, Read, Write};

use kernel::{At, Day};

use crate::calendar::Calendar;
use crate::refusal::{DeadlineRefusal, excerpt};

/// Longest line that is accepted, in bytes.
const LONGEST_LINE: u64 = 64 * 1024;

/// What is wrong with a line.
#[derive(Debug, thiserror::Error)]
pub enum LineProblem {
    /// Neither a date nor a date with an hour.
    #[error("«{0}» is not a date such as 2026-03-13 or 2026-03-13T08:00")]
    NotADate(String),
    /// Not a whole number of days.
    #[error("«{0}» is not a whole number of business days")]
    NotANumber(String),
    /// There are less than two columns.
    #[error("two columns are needed: filed_at,business_days")]
    TooFewColumns,
    /// Longer than 64 KB.
    #[error("the line is longer than 64 KB")]
    TooLong,
    /// The header lacks a column.
    #[error("the header has no column «{0}»")]
    NoSuchColumn(&'static str),
    /// The term cannot be counted.
    #[error(transparent)]
    Refused(#[from] DeadlineRefusal),
}

/// Why the stream stopped. The lines before it were already written.
#[derive(Debug, thiserror::Error)]
pub enum CsvProblem {
    /// A line is wrong.
    #[error("line {line}: {problem}")]
    Line {
        /// Its number, from 1, the header included.
        line: u64,
        /// What is wrong.
        problem: LineProblem,
    },
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Copies lines of `filed_at,business_days` and appends the due date to each. A header is optional;
/// with one, its names say which columns are read, and it gets `,due_date`. Empty lines are copied.
/// Returns how many lines were dated.
pub fn annotate_csv(
    mut reader: impl BufRead,
    mut writer: impl Write,
    calendar: &Calendar,
) -> Result<u64, CsvProblem> {
    let mut columns = (0, 1);
    let (mut line, mut dated) = (0, 0);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if reader.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut bytes)? == 0 {
            writer.flush()?;
            return Ok(dated);
        }
        line += 1;
        let problem = |problem| CsvProblem::Line { line, problem };
        if bytes.len() as u64 > LONGEST_LINE {
            return Err(problem(LineProblem::TooLong));
        }
        let whole = bytes.trim_ascii_end();
        // Spreadsheets put a byte order mark before the first line.
        let text = whole.strip_prefix(b"\xEF\xBB\xBF").filter(|_| line == 1).unwrap_or(whole);
        if text.is_empty() {
            writer.write_all(b"\n")?;
            continue;
        }
        writer.write_all(whole)?;
        if line == 1 && !text[0].is_ascii_digit() && !text.starts_with(b"\"") {
            columns = header(text).map_err(problem)?;
            writer.write_all(b",due_date\n")?;
            continue;
        }
        let due = due_date(text, columns, calendar).map_err(problem)?;
        writer.write_all(&due_column(due))?;
        dated += 1;
    }
}

/// Where the two columns stand.
fn header(text: &[u8]) -> Result<(usize, usize), LineProblem> {
    let find = |name: &'static str| {
        let mut columns = text.split(|b| *b == b',');
        columns
            .position(|column| unquoted(column).eq_ignore_ascii_case(name.as_bytes()))
            .ok_or(LineProblem::NoSuchColumn(name))
    };
    Ok((find("filed_at")?, find("business_days")?))
}

fn due_date(text: &[u8], columns: (usize, usize), calendar: &Calendar) -> Result<Day, LineProblem> {
    let column = |n| text.split(|b| *b == b',').nth(n).map(unquoted).ok_or(LineProblem::TooFewColumns);
    let (filed, days) = (column(columns.0)?, column(columns.1)?);
    let filed_on = filing_day(filed).ok_or_else(|| LineProblem::NotADate(shown(filed)))?;
    let days = small_number(days).ok_or_else(|| LineProblem::NotANumber(shown(days)))?;
    Ok(calendar.add_business_days(filed_on, days)?)
}

/// The column without spaces around it and without its quotes.
fn unquoted(column: &[u8]) -> &[u8] {
    let column = column.trim_ascii();
    column.strip_prefix(b"\"").and_then(|c| c.strip_suffix(b"\"")).unwrap_or(column)
}

fn shown(column: &[u8]) -> String {
    excerpt(&String::from_utf8_lossy(column))
}

/// Up to nine digits; `None` for signs, decimals and greater numbers.
fn small_number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
}

/// The civil day in Bogota of `2026-03-13`, `2026-03-13T08:00`, with seconds, or with the offset of
/// Bogota, read by hand; of any other instant through [`At::parse`].
pub(crate) fn filing_day(text: &[u8]) -> Option<Day> {
    let (date, time) = text.split_at_checked(10)?;
    if time.is_empty() || is_time_of_bogota(time) {
        let digits = |from: usize, to: usize| small_number(&date[from..to]);
        if date[4] != b'-' || date[7] != b'-' {
            return None;
        }
        let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
        return Day::new(year as i16, month as i8, day as i8).ok();
    }
    At::parse(std::str::from_utf8(text).ok()?).map(At::day)
}

/// Whether the text is `T08:00` or `T08:00:59`, with nothing or `-05:00` after it.
fn is_time_of_bogota(text: &[u8]) -> bool {
    let text = text.strip_suffix(b"-05:00").unwrap_or(text);
    let part = |at: usize, sign: &[u8], below: u32| {
        sign.contains(&text[at]) && small_number(&text[at + 1..at + 3]).is_some_and(|n| n < below)
    };
    match text.len() {
        6 => part(0, b"T ", 24) && part(3, b":", 60),
        9 => part(0, b"T ", 24) && part(3, b":", 60) && part(6, b":", 60),
        _ => false,
    }
}

/// `,2026-04-08` and the end of the line, written digit by digit because formatting is slow.
fn due_column(day: Day) -> [u8; 12] {
    let digit = |n: u16| b'0' + (n % 10) as u8;
    let (year, month, dom) = (day.year() as u16, day.month() as u16, day.day() as u16);
    [
        b',',
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(dom / 10),
        digit(dom),
        b'\n',
    ]
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
