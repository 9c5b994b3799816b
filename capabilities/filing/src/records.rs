//! The only file that speaks to the database.

use kernel::{At, Day, Fault};
use store::{Look, Work, args};

use crate::{Class, FilingNumber, NumberShape};

store::queries! { "queries.sql" =>
    TAKE_NEXT, OPEN_SERIES, WRITE_ENTRY, ENTRY_BY_NUMBER, SAVE_SHAPE, SAVED_SHAPE, WRITE_ANNULMENT,
    ALL_SERIES, BOOK_PAGE
}

/// The next of a series: place, instant (never before the one of the number before), shape.
pub(crate) async fn take_next(
    work: &mut Work<'_>,
    class: Class,
    year: i16,
) -> Result<(i64, At, String), Fault> {
    let at = work.at();
    if let Some(mut row) = work.row(TAKE_NEXT, args![at, year, class.key()]).await? {
        return Ok((row.take()?, row.take()?, row.take()?));
    }
    work.exec(OPEN_SERIES, args![year, class.key(), NumberShape::default().as_str()]).await?;
    let mut row = work.one(TAKE_NEXT, args![at, year, class.key()]).await?;
    Ok((row.take()?, row.take()?, row.take()?))
}

pub(crate) struct BookLine<'a> {
    pub year: i16,
    pub class: Class,
    pub seq: i64,
    pub number: &'a FilingNumber,
    pub at: At,
    pub subject: &'a str,
    pub sha256: &'a str,
}

pub(crate) async fn write_entry(work: &mut Work<'_>, line: &BookLine<'_>) -> Result<(), Fault> {
    let l = line;
    work.exec(WRITE_ENTRY, args![l.year, l.class.key(), l.seq, &l.number.0, l.at, l.subject, l.sha256])
        .await?;
    Ok(())
}

/// When a number was given, to what, and the hash of what was filed.
pub async fn entry_of(look: &mut Look<'_>, number: &str) -> Result<Option<(At, String, String)>, Fault> {
    let row = look.row(ENTRY_BY_NUMBER, args![number]).await?;
    row.map(|mut r| Ok((r.take()?, r.take()?, r.take()?))).transpose()
}

/// Sets the shape of the series that are still to be opened: those of the next year, or of a new company.
pub async fn set_shape(work: &mut Work<'_>, shape: &NumberShape) -> Result<(), Fault> {
    work.exec(SAVE_SHAPE, args![shape.as_str()]).await.map(|_| ())
}

/// The shape that the next series will have.
pub async fn next_shape(look: &mut Look<'_>) -> Result<NumberShape, Fault> {
    let Some(mut row) = look.row(SAVED_SHAPE, &[]).await? else { return Ok(NumberShape::default()) };
    let text: String = row.take()?;
    NumberShape::parse(&text).map_err(|p| Fault::new(format!("the saved shape is wrong: {p:?}")))
}

/// `false`: it was annulled before.
pub(crate) async fn write_annulment(work: &mut Work<'_>, number: &str, reason: &str) -> Result<bool, Fault> {
    let account = work.actor().trace();
    Ok(work.exec(WRITE_ANNULMENT, args![number, work.at(), account, reason]).await? == 1)
}

/// Year, class and last place of each series.
pub(crate) async fn all_series(look: &mut Look<'_>) -> Result<Vec<(i64, String, i64)>, Fault> {
    let rows = look.rows(ALL_SERIES, &[]).await?;
    rows.into_iter().map(|mut r| Ok((r.take()?, r.take()?, r.take()?))).collect()
}

/// Place, number, instant and hash of up to `limit` entries after `after`.
pub(crate) async fn book_page(
    look: &mut Look<'_>,
    year: i64,
    class: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, String, At, String)>, Fault> {
    let rows = look.rows(BOOK_PAGE, args![year, class, after, limit]).await?;
    rows.into_iter().map(|mut r| Ok((r.take()?, r.take()?, r.take()?, r.take()?))).collect()
}

/// The civil year of Bogota of a day: the year of its series.
pub(crate) fn year_of(day: Day) -> i16 {
    day.year()
}
