//! Until when: a term of the law applied to an instant, with everything needed to tell why.

use jiff::civil::Time;
use kernel::{At, Day, jiff};
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::refusal::DeadlineRefusal;
use crate::rules::{Count, ExtensionPolicy, Rule, stored_rule};

/// How a filing after hours or on a day off is read (ambiguity A2 of the law).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The hour is ignored: day 1 is the first business day after the date of filing. The default,
    /// because late is far dearer than early.
    #[default]
    Strict,
    /// After closing time or on a day off it is taken as received on the next business day, and day 1
    /// is the one after. Only with a written regulation of the company.
    Deferred,
}

/// What a company may decide about its terms. Saturdays and closures belong to its [`Calendar`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters {
    /// How filings after hours are read.
    pub reading: Reading,
    /// Hour of Bogota at which the office closes. Decides only under [`Reading::Deferred`].
    pub closing_time: Time,
    /// So many business days before the due day the alarm sounds. One covers those who count the
    /// filing day as the first (ambiguity A1).
    pub extra_alarm_days: u32,
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters {
            reading: Reading::Strict,
            closing_time: Time::constant(17, 0, 0, 0),
            extra_alarm_days: 1,
        }
    }
}

/// A due date with what produced it. It is stored so, and can explain itself: see
/// [`Deadline::explain`].
#[doc(alias = "vencimiento")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Code of the rule.
    pub rule: String,
    /// Which version of the rule: the first day that it governs.
    pub rule_valid_from: Day,
    /// When the paper was filed, or the fact happened from which the term is counted.
    pub filed_at: At,
    /// The day on which it is taken as received: that of the filing, or later under
    /// [`Reading::Deferred`].
    pub deemed_received_on: Day,
    /// The first day that is counted.
    pub first_counted_day: Day,
    /// The last day of the term.
    pub due_on: Day,
    /// The day on which people are warned inside the company; never before the first counted day.
    pub alarm_on: Day,
    /// Last instant of the term: the last microsecond of the due day in Bogota; for terms in hours,
    /// the hour itself.
    pub ends_at: At,
    /// The calendar that was used.
    pub calendar_version: String,
    /// The reading that was used.
    pub reading: Reading,
}

/// Applies a term to the instant of filing.
pub fn compute(
    rule: &Rule,
    filed_at: At,
    calendar: &Calendar,
    parameters: &Parameters,
) -> Result<Deadline, DeadlineRefusal> {
    let received = deemed_received_on(filed_at, calendar, parameters)?;
    let tomorrow = || calendar.add_calendar_days(received, 1);
    let (first_counted_day, due_on) = match rule.count {
        Count::BusinessDays(n) => {
            (calendar.next_business_day(received)?, calendar.add_business_days(received, n)?)
        }
        Count::CalendarDays(n) => {
            (tomorrow()?, calendar.on_or_after(calendar.add_calendar_days(received, n)?)?)
        }
        Count::Months(n) => (tomorrow()?, calendar.on_or_after(calendar.add_months(received, n)?)?),
        Count::Hours(n) => return in_hours(rule, filed_at, n, calendar, parameters),
    };
    let alarm_on =
        calendar.subtract_business_days(due_on, parameters.extra_alarm_days)?.max(first_counted_day);
    Ok(Deadline {
        rule: rule.code.to_owned(),
        rule_valid_from: rule.valid_from,
        filed_at,
        deemed_received_on: received,
        first_counted_day,
        due_on,
        alarm_on,
        ends_at: end_of(due_on),
        calendar_version: calendar.version().to_owned(),
        reading: parameters.reading,
    })
}

/// Hours run by the clock, day and night, from the instant itself: readings and calendars do not
/// touch them. The due day is the last one on which there is time left.
fn in_hours(
    rule: &Rule,
    filed_at: At,
    hours: u32,
    calendar: &Calendar,
    parameters: &Parameters,
) -> Result<Deadline, DeadlineRefusal> {
    let started_on = filed_at.day();
    let ends_at = filed_at.plus_hours(i64::from(hours));
    let due_on = At(ends_at.0 - 1).day();
    calendar.is_business_day(due_on)?; // refuses what lies outside the calendar
    Ok(Deadline {
        rule: rule.code.to_owned(),
        rule_valid_from: rule.valid_from,
        filed_at,
        deemed_received_on: started_on,
        first_counted_day: started_on,
        due_on,
        alarm_on: started_on,
        ends_at,
        calendar_version: calendar.version().to_owned(),
        reading: parameters.reading,
    })
}

/// The last microsecond of a day in Bogota.
pub(crate) fn end_of(day: Day) -> At {
    At(At::start_of(day).plus_days(1).0 - 1)
}

/// The day on which a filing is taken as received.
fn deemed_received_on(
    filed_at: At,
    calendar: &Calendar,
    parameters: &Parameters,
) -> Result<Day, DeadlineRefusal> {
    let local = filed_at.zoned();
    let day = local.date();
    let open = calendar.is_business_day(day)? && local.time() <= parameters.closing_time;
    match parameters.reading {
        Reading::Strict => Ok(day),
        Reading::Deferred if open => Ok(day),
        Reading::Deferred => calendar.next_business_day(day),
    }
}

impl Deadline {
    /// The version of the rule that produced it.
    pub fn rule(&self) -> Option<&'static Rule> {
        stored_rule(&self.rule, self.rule_valid_from)
    }

    /// The last day to which the term may be extended, under the same calendar.
    pub fn latest_extension(&self, rule: &Rule, calendar: &Calendar) -> Result<Day, DeadlineRefusal> {
        let never = || DeadlineRefusal::NotExtendable { code: rule.code.to_owned() };
        match (rule.extension, rule.count) {
            (ExtensionPolicy::TotalFactor(factor), Count::BusinessDays(base)) => {
                calendar.add_business_days(self.deemed_received_on, base.saturating_mul(factor))
            }
            (ExtensionPolicy::BusinessDays(more), _) => calendar.add_business_days(self.due_on, more),
            (ExtensionPolicy::Months(more), _) => {
                calendar.on_or_after(calendar.add_months(self.due_on, more)?)
            }
            (ExtensionPolicy::Never | ExtensionPolicy::TotalFactor(_), _) => Err(never()),
        }
    }
}

#[cfg(test)]
#[path = "deadline_tests.rs"]
mod tests;
