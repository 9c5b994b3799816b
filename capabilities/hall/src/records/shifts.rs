//! Who attends where.

use kernel::{AccountId, At, Day, Fault};
use store::{Look, Row, Work, args};

use super::{
    CALLING, CERTIFIED, END_PAUSE, INSERT_PAUSE, INSERT_SHIFT, OPEN_SHIFTS, SAVE_SHIFT, SAVE_SKILL,
    SHIFT_AT_COUNTER, SHIFT_BY_ID, SHIFT_OF_OFFICER, SHIFTS_BEFORE, SKILLS_OF, keyed,
};
use crate::shift::{Place, Shift, ShiftId};
use crate::site::{CounterId, SiteId, Takes};
use crate::support::Need;

fn read_shift(mut row: Row) -> Result<Shift, Fault> {
    Ok(Shift {
        id: row.take()?,
        site: row.take()?,
        counter: row.take()?,
        counter_number: row.take()?,
        counter_name: row.take()?,
        officer: row.take()?,
        officer_name: row.take()?,
        opened_at: row.take()?,
        closed_at: row.take()?,
        paused_since: row.take()?,
        pause_reason: row.take()?,
        version: row.take()?,
    })
}

/// A shift.
pub async fn shift(look: &mut Look<'_>, id: ShiftId) -> Result<Option<Shift>, Fault> {
    look.row(SHIFT_BY_ID, args![id]).await?.map(read_shift).transpose()
}

/// The open shift of an officer.
pub async fn shift_of_officer(look: &mut Look<'_>, officer: AccountId) -> Result<Option<Shift>, Fault> {
    look.row(SHIFT_OF_OFFICER, args![officer]).await?.map(read_shift).transpose()
}

/// The open shift at a counter.
pub async fn shift_at_counter(look: &mut Look<'_>, counter: CounterId) -> Result<Option<Shift>, Fault> {
    look.row(SHIFT_AT_COUNTER, args![counter]).await?.map(read_shift).transpose()
}

/// The open shifts of a site, by number of counter.
pub async fn open_shifts(look: &mut Look<'_>, site: SiteId) -> Result<Vec<Shift>, Fault> {
    look.rows(OPEN_SHIFTS, args![site]).await?.into_iter().map(read_shift).collect()
}

/// Shifts that were opened before an instant and nobody closed.
pub(crate) async fn shifts_before(look: &mut Look<'_>, at: At) -> Result<Vec<Shift>, Fault> {
    look.rows(SHIFTS_BEFORE, args![at]).await?.into_iter().map(read_shift).collect()
}

/// What a call needs to know of its counter.
#[derive(Debug, Clone)]
pub(crate) struct Calling {
    pub site: SiteId,
    pub place: Place,
    pub closed: bool,
    pub paused: bool,
    pub number: i64,
    pub name: String,
    pub takes: Takes,
    pub accessible: bool,
    /// Which services it shares with others that have the same.
    pub pool: String,
}

pub(crate) async fn calling(look: &mut Look<'_>, shift: ShiftId) -> Result<Option<Calling>, Fault> {
    let Some(mut row) = look.row(CALLING, args![shift]).await? else { return Ok(None) };
    let shift = row.take()?;
    let site = row.take()?;
    let place = Place { shift, counter: row.take()?, officer: row.take()? };
    let (closed_at, paused_since): (Option<At>, Option<At>) = (row.take()?, row.take()?);
    let (number, name) = (row.take()?, row.take()?);
    let takes = keyed(&row.take::<String>()?, Takes::parse)?;
    let accessible = row.take()?;
    let services: Option<String> = row.take()?;
    // many ids in a row: their hash says the same in fewer letters
    let pool = kernel::sha256_hex(services.unwrap_or_default().as_bytes())[..16].to_owned();
    let (closed, paused) = (closed_at.is_some(), paused_since.is_some());
    Ok(Some(Calling { site, place, closed, paused, number, name, takes, accessible, pool }))
}

pub(crate) async fn insert_shift(work: &mut Work<'_>, site: SiteId, place: Place) -> Result<(), Fault> {
    let values = args![place.shift, site, place.counter, place.officer, work.at()];
    work.exec(INSERT_SHIFT, values).await.map(drop)
}

/// Whether the shift was as it was read.
pub(crate) async fn save_shift(work: &mut Work<'_>, shift: &Shift) -> Result<bool, Fault> {
    let values = args![shift.closed_at, shift.paused_since, &shift.pause_reason, shift.id, shift.version];
    Ok(work.exec(SAVE_SHIFT, values).await? == 1)
}

pub(crate) async fn insert_pause(work: &mut Work<'_>, shift: ShiftId, reason: &str) -> Result<(), Fault> {
    let at = work.at();
    work.exec(INSERT_PAUSE, args![shift, at, reason]).await.map(drop)
}

pub(crate) async fn end_pause(work: &mut Work<'_>, shift: ShiftId, at: At) -> Result<(), Fault> {
    work.exec(END_PAUSE, args![at, shift]).await.map(drop)
}

/// The officer on shift who is prepared for a need: not paused before paused, first come first.
pub(crate) async fn certified(
    look: &mut Look<'_>,
    site: SiteId,
    need: Need,
    day: Day,
) -> Result<Option<AccountId>, Fault> {
    look.row(CERTIFIED, args![site, need.key(), day]).await?.map(|mut row| row.take()).transpose()
}

/// For what an officer is prepared on a day.
pub async fn skills_of(look: &mut Look<'_>, officer: AccountId, day: Day) -> Result<Vec<Need>, Fault> {
    let rows = look.rows(SKILLS_OF, args![officer, day]).await?;
    let mut skills = Vec::with_capacity(rows.len());
    for mut row in rows {
        // a skill that is not a need of this list (a certificate of another kind) is nobody's lane
        skills.extend(Need::parse(&row.take::<String>()?));
    }
    Ok(skills)
}

/// Keeps that an officer is prepared for a need, until a day if the certificate ends.
pub async fn save_skill(
    work: &mut Work<'_>,
    officer: AccountId,
    skill: Need,
    until: Option<Day>,
) -> Result<(), Fault> {
    work.exec(SAVE_SKILL, args![officer, skill.key(), until]).await.map(drop)
}
