//! The terms of a notice, counted with the company's calendar. How many days each has is a row of
//! [`deadlines::RULES`]; here is only which row is asked from which day.

use deadlines::{Calendar, DeadlineRefusal, Parameters, Reading, Rulebook, rule_for};
use kernel::{At, Day};

/// Counts the terms of notices. The reading of filings after hours never touches them: it is about what
/// people bring to the company, not about what the company sends.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    calendar: &'a Calendar,
    parameters: Parameters,
}

impl<'a> Terms<'a> {
    /// With the calendar of this rulebook.
    pub fn new(rulebook: &'a Rulebook) -> Terms<'a> {
        let parameters = Parameters { reading: Reading::Strict, ..rulebook.parameters };
        Terms { calendar: &rulebook.calendar, parameters }
    }

    /// The calendar.
    pub fn calendar(&self) -> &'a Calendar {
        self.calendar
    }

    fn of(&self, rule: &str, from: Day) -> Result<Day, DeadlineRefusal> {
        let rule = rule_for(rule, from)?;
        Ok(deadlines::compute(rule, At::start_of(from), self.calendar, &self.parameters)?.due_on)
    }

    /// Last day to send the summons of a decision of that day (CPACA, art. 68).
    pub fn summons_by(&self, decided_on: Day) -> Result<Day, DeadlineRefusal> {
        self.of("CITACION_NOTIFICACION", decided_on)
    }

    /// Last day for the person to come, after the summons was sent (CPACA, art. 69).
    pub fn come_by(&self, sent_on: Day) -> Result<Day, DeadlineRefusal> {
        self.of("NOTIFICACION_PERSONAL", sent_on)
    }

    /// Last day that a notice of unknown address hangs (CPACA, art. 69).
    pub fn published_until(&self, posted_on: Day) -> Result<Day, DeadlineRefusal> {
        self.of("PUBLICACION_AVISO", posted_on)
    }

    /// The day at whose end a notice takes effect that was delivered, or taken down, on `from` (CPACA, art.
    /// 69).
    pub fn effect_of(&self, from: Day) -> Result<Day, DeadlineRefusal> {
        self.of("EFECTO_AVISO", from)
    }

    /// Until when an electronic message may stay unopened before the person is summoned (our own measure).
    pub fn open_by(&self, sent_on: Day) -> Result<Day, DeadlineRefusal> {
        self.of("RESPALDO_ELECTRONICO", sent_on)
    }

    /// Last day to appeal (Ley 142 de 1994, art. 154).
    pub fn appeal_until(&self, effective_on: Day) -> Result<Day, DeadlineRefusal> {
        self.of("INTERPONER_RECURSO", effective_on)
    }

    /// The next business day: for what has to be done without a term of its own.
    pub fn next(&self, day: Day) -> Result<Day, DeadlineRefusal> {
        self.calendar.next_business_day(day)
    }

    /// The next day of the calendar: an act is final on it (CPACA, art. 87).
    pub fn day_after(&self, day: Day) -> Result<Day, DeadlineRefusal> {
        self.calendar.add_calendar_days(day, 1)
    }
}
