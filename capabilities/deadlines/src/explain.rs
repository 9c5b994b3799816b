//! A deadline told day by day: which days were counted, which were skipped, and why.

use jiff::ToSpan;
use kernel::{Day, Lang, jiff};
use serde::Serialize;

use crate::calendar::Calendar;
use crate::deadline::Deadline;
use crate::refusal::DeadlineRefusal;
use crate::rules::Count;
use crate::words::long_date;

/// What a day is in the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Why {
    /// The day of filing, or of the fact from which the term runs; the count begins after it.
    FilingDay,
    /// The day on which a filing after hours is taken as received; the count begins after it.
    ReceptionDay,
    /// The n-th business day of the term.
    Counted {
        /// Which one, from 1.
        n: u32,
    },
    /// The last day of a term in hours, calendar days or months.
    LastDay,
    /// A Saturday, on which the company does not work.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A national holiday, or two.
    Holiday {
        /// Its name in Spanish.
        es: String,
        /// Its name in English.
        en: String,
        /// The norm.
        citation: String,
    },
    /// The company suspended terms.
    Closure {
        /// Number of the act.
        act_number: String,
        /// Its reason.
        reason: String,
    },
}

/// One day of the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayLine {
    /// The day.
    pub day: Day,
    /// Its place in the count; nothing when it is not counted.
    pub counted: Option<u32>,
    /// Why.
    pub why: Why,
}

impl DayLine {
    /// The reason in words: «día hábil 3», «festivo: San José».
    pub fn reason(&self, lang: Lang) -> String {
        match (&self.why, lang) {
            (Why::FilingDay, Lang::Es) => "día de radicación: no se cuenta".into(),
            (Why::FilingDay, Lang::En) => "day of filing: not counted".into(),
            (Why::ReceptionDay, Lang::Es) => "día en que se entiende recibida: no se cuenta".into(),
            (Why::ReceptionDay, Lang::En) => "day on which it is taken as received: not counted".into(),
            (Why::Counted { n }, Lang::Es) => format!("día hábil {n}"),
            (Why::Counted { n }, Lang::En) => format!("business day {n}"),
            (Why::LastDay, Lang::Es) => "último día del término".into(),
            (Why::LastDay, Lang::En) => "last day of the term".into(),
            (Why::Saturday, Lang::Es) => "sábado: no se cuenta".into(),
            (Why::Saturday, Lang::En) => "Saturday: not counted".into(),
            (Why::Sunday, Lang::Es) => "domingo: no se cuenta".into(),
            (Why::Sunday, Lang::En) => "Sunday: not counted".into(),
            (Why::Holiday { es, .. }, Lang::Es) => format!("festivo ({es}): no se cuenta"),
            (Why::Holiday { en, .. }, Lang::En) => format!("holiday ({en}): not counted"),
            (Why::Closure { act_number, reason }, Lang::Es) => {
                format!("términos suspendidos ({act_number}: {reason}): no se cuenta")
            }
            (Why::Closure { act_number, reason }, Lang::En) => {
                format!("terms suspended ({act_number}: {reason}): not counted")
            }
        }
    }

    /// The day and the reason in one line.
    pub fn text(&self, lang: Lang) -> String {
        format!("{}: {}", long_date(self.day, lang), self.reason(lang))
    }
}

impl Deadline {
    /// Every day from the filing to the due day, with its reason. Terms in months, calendar days and
    /// hours give only the filing day and, where the term would have ended on a day off, the days by
    /// which it was moved. The calendar must be the one of the computation.
    pub fn explain(&self, calendar: &Calendar) -> Result<Vec<DayLine>, DeadlineRefusal> {
        if calendar.version() != self.calendar_version {
            return Err(DeadlineRefusal::OtherCalendar {
                computed_with: self.calendar_version.clone(),
                given: calendar.version().to_owned(),
            });
        }
        match self.rule().map(|rule| rule.count) {
            Some(Count::CalendarDays(n)) => {
                self.explain_end(calendar, calendar.add_calendar_days(self.deemed_received_on, n)?)
            }
            Some(Count::Months(n)) => {
                self.explain_end(calendar, calendar.add_months(self.deemed_received_on, n)?)
            }
            Some(Count::Hours(_)) => self.explain_end(calendar, self.due_on),
            Some(Count::BusinessDays(_)) | None => self.explain_days(calendar),
        }
    }

    fn explain_days(&self, calendar: &Calendar) -> Result<Vec<DayLine>, DeadlineRefusal> {
        let mut lines = Vec::new();
        let mut counted = 0;
        for day in days(self.filed_at.day(), self.due_on) {
            let why = if day == self.filed_at.day() {
                Why::FilingDay
            } else if day == self.deemed_received_on {
                Why::ReceptionDay
            } else if calendar.is_business_day(day)? {
                counted += 1;
                Why::Counted { n: counted }
            } else {
                day_off(calendar, day)
            };
            let counted = matches!(why, Why::Counted { .. }).then_some(counted);
            lines.push(DayLine { day, counted, why });
        }
        Ok(lines)
    }

    fn explain_end(&self, calendar: &Calendar, nominal: Day) -> Result<Vec<DayLine>, DeadlineRefusal> {
        let filed_on = self.filed_at.day();
        let mut lines = vec![DayLine { day: filed_on, counted: None, why: Why::FilingDay }];
        if self.deemed_received_on != filed_on {
            let day = self.deemed_received_on;
            lines.push(DayLine { day, counted: None, why: Why::ReceptionDay });
        }
        for day in days(nominal, self.due_on) {
            let why = if day == self.due_on { Why::LastDay } else { day_off(calendar, day) };
            lines.push(DayLine { day, counted: None, why });
        }
        Ok(lines)
    }
}

/// The days from one to another, both included.
pub(crate) fn days(from: Day, to: Day) -> impl Iterator<Item = Day> {
    from.series(1.day()).take_while(move |day| *day <= to)
}

/// The days off from one day to another, both included.
pub(crate) fn days_off(calendar: &Calendar, from: Day, to: Day) -> Result<Vec<DayLine>, DeadlineRefusal> {
    let mut lines = Vec::new();
    for day in days(from, to) {
        if !calendar.is_business_day(day)? {
            lines.push(DayLine { day, counted: None, why: day_off(calendar, day) });
        }
    }
    Ok(lines)
}

/// Why a day that is no business day is none. A holiday is named even on a Sunday.
pub(crate) fn day_off(calendar: &Calendar, day: Day) -> Why {
    let holidays = calendar.holidays_on(day);
    if let Some(first) = holidays.first() {
        let join = |lang, and| holidays.iter().map(|h| h.name(lang)).collect::<Vec<_>>().join(and);
        return Why::Holiday {
            es: join(Lang::Es, " y "),
            en: join(Lang::En, " and "),
            citation: first.citation.to_string(),
        };
    }
    match (calendar.closure_on(day), day.weekday()) {
        (_, jiff::civil::Weekday::Sunday) => Why::Sunday,
        (Some(closure), _) => {
            Why::Closure { act_number: closure.act_number.clone(), reason: closure.reason.clone() }
        }
        (None, _) => Why::Saturday,
    }
}

#[cfg(test)]
#[path = "explain_tests.rs"]
mod tests;
