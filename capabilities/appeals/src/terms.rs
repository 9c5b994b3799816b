//! Which rule is counted from which day.

use deadlines::{DeadlineRefusal, Rulebook, rule_for};
use kernel::{At, Day};

use crate::appeal::RemittalClock;

fn due(book: &Rulebook, code: &str, from: At) -> Result<Day, DeadlineRefusal> {
    Ok(book.compute(rule_for(code, from.day())?, from)?.due_on)
}

/// The clock of a file that has to go, from the decision on (rule: REMISION_SSPD; its alarm is rule:
/// ALARMA_REMISION).
pub(crate) fn remittal_clock(book: &Rulebook, decided_at: At) -> Result<RemittalClock, DeadlineRefusal> {
    Ok(RemittalClock {
        by: due(book, "REMISION_SSPD", decided_at)?,
        alarm_on: due(book, "ALARMA_REMISION", decided_at)?,
    })
}

/// Last day to attack the refusal of the subsidiary appeal (rule: QUEJA_RECHAZO_APELACION).
pub(crate) fn refusal_until(book: &Rulebook, served_on: Day) -> Result<Day, DeadlineRefusal> {
    due(book, "QUEJA_RECHAZO_APELACION", At::start_of(served_on))
}

/// The day after: firmness is counted in calendar days (CPACA, art. 87).
pub(crate) fn day_after(book: &Rulebook, day: Day) -> Result<Day, DeadlineRefusal> {
    book.calendar.add_calendar_days(day, 1)
}
