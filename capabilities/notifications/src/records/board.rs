//! The cases of the board and of the digests.

use kernel::{Day, Fault};
use store::{Look, Row, args};

use super::{AREAS, BOARD_CASES, BOARD_COUNT};
use crate::week::DueCase;

/// A line of the board, of a digest.
pub(crate) fn read_due_case(mut row: Row) -> Result<DueCase, Fault> {
    let (id, number, kind, state) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let (subject, due_on, silence): (_, _, Option<String>) = (row.take()?, row.take()?, row.take()?);
    let silent = silence.as_deref() == Some("occurred");
    let (owner, owner_name, area) = (row.take()?, row.take()?, row.take()?);
    Ok(DueCase {
        id,
        number,
        kind,
        state,
        subject,
        due_on,
        silent,
        owner,
        owner_name,
        area,
        filed_at: row.take()?,
    })
}

/// Which cases the board shows.
#[derive(Debug, Clone)]
pub(crate) struct BoardFilter {
    pub from: Day,
    pub until: Day,
    /// Empty: any.
    pub area: String,
    /// Id of an officer, or `nobody`; empty: any.
    pub owner: String,
}

/// Open cases whose term runs, by due day; up to `limit`, and how many there are.
pub(crate) async fn board(
    look: &mut Look<'_>,
    filter: &BoardFilter,
    limit: usize,
) -> Result<(Vec<DueCase>, i64), Fault> {
    let f = filter;
    let rows = look.rows(BOARD_CASES, args![f.from, f.until, &f.area, &f.owner, limit]).await?;
    let cases = rows.into_iter().map(read_due_case).collect::<Result<Vec<_>, _>>()?;
    let mut counted = look.one(BOARD_COUNT, args![f.from, f.until, &f.area, &f.owner]).await?;
    Ok((cases, counted.take()?))
}

/// The areas in which somebody works.
pub(crate) async fn areas(look: &mut Look<'_>) -> Result<Vec<String>, Fault> {
    look.rows(AREAS, &[]).await?.into_iter().map(|mut row| row.take()).collect()
}
