//! Days without attention, as a form says them.

use deadlines::{Closure, Reading, Revision, RevisionRefusal};
use kernel::{Day, Refusal, clean_line};
use web::Fields;

use crate::forms::typed;

/// Most characters of an act or a reason here; `deadlines` checks again.
const MOST: usize = 300;

/// A closed day as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ClosureDraft {
    /// `2026-12-24`.
    pub day: String,
    /// Number of the act.
    pub act: String,
    /// Why.
    pub reason: String,
}

/// Why a form about the calendar is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarRefusal {
    /// Not a whole date.
    BadDay,
    /// Not an hour and minutes.
    BadTime,
    /// That day is in the list already.
    KnownDay,
    /// What `deadlines` says.
    Revision(RevisionRefusal),
}

impl Refusal for CalendarRefusal {
    fn code(&self) -> &'static str {
        match self {
            CalendarRefusal::BadDay => "company-bad-day",
            CalendarRefusal::BadTime => "company-bad-time",
            CalendarRefusal::KnownDay => "company-known-day",
            CalendarRefusal::Revision(refusal) => refusal.code(),
        }
    }

    fn status(&self) -> u16 {
        if let CalendarRefusal::Revision(refusal) = self { refusal.status() } else { 422 }
    }

    fn field(&self) -> Option<&str> {
        match self {
            CalendarRefusal::BadDay | CalendarRefusal::KnownDay => Some("closures"),
            CalendarRefusal::BadTime => Some("closing_time"),
            CalendarRefusal::Revision(refusal) => refusal.field(),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        if let CalendarRefusal::Revision(refusal) = self { refusal.args() } else { Vec::new() }
    }
}

impl ClosureDraft {
    /// The rows of a form, in their order.
    pub(crate) fn rows(fields: &Fields) -> Vec<ClosureDraft> {
        let cut = |text: &str| text.chars().take(400).collect::<String>();
        let (days, acts) = (fields.all("closure_day"), fields.all("closure_act"));
        let rows = days.zip(acts).zip(fields.all("closure_reason")).take(20);
        rows.map(|((day, act), reason)| ClosureDraft { day: cut(day), act: cut(act), reason: cut(reason) })
            .collect()
    }

    fn is_empty(&self) -> bool {
        [&self.day, &self.act, &self.reason].iter().all(|text| text.trim().is_empty())
    }

    /// The closure, or why not; `suspends` says whether legal terms stop.
    pub(crate) fn check(&self, suspends: bool) -> Result<Closure, CalendarRefusal> {
        let day: Day = self.day.trim().parse().map_err(|_| CalendarRefusal::BadDay)?;
        let act_number = clean_line(&self.act, MOST).unwrap_or_default();
        if suspends && act_number.is_empty() {
            return Err(CalendarRefusal::Revision(RevisionRefusal::ClosureWithoutAct { day }));
        }
        let reason = clean_line(&self.reason, MOST).unwrap_or_default();
        Ok(Closure { day, act_number, reason, suspends_terms: suspends })
    }

    /// The rows that say something, all of them suspending terms.
    pub(crate) fn check_all(rows: &[ClosureDraft]) -> Result<Vec<Closure>, CalendarRefusal> {
        let mut closures: Vec<Closure> = Vec::new();
        for row in rows.iter().filter(|row| !row.is_empty()) {
            add(&mut closures, row.check(true)?)?;
        }
        Ok(closures)
    }
}

/// Adds a day that is not in the list yet.
pub(crate) fn add(closures: &mut Vec<Closure>, closure: Closure) -> Result<(), CalendarRefusal> {
    if closures.iter().any(|known| known.day == closure.day) {
        return Err(CalendarRefusal::KnownDay);
    }
    closures.push(closure);
    Ok(())
}

/// How the company counts, as a form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CountingForm {
    pub deferred: bool,
    pub closing_time: String,
    pub regulation: String,
    pub saturday: bool,
}

impl CountingForm {
    pub(crate) fn of(rulebook: &deadlines::Rulebook) -> CountingForm {
        CountingForm {
            deferred: rulebook.parameters.reading == Reading::Deferred,
            closing_time: rulebook.parameters.closing_time.strftime("%H:%M").to_string(),
            regulation: rulebook.regulation.clone(),
            saturday: rulebook.calendar.saturday_is_business(),
        }
    }

    pub(crate) fn read(fields: &Fields) -> CountingForm {
        CountingForm {
            deferred: fields.text("reading") == "deferred",
            closing_time: typed(fields, "closing_time"),
            regulation: typed(fields, "regulation"),
            saturday: fields.ticked("saturday"),
        }
    }

    /// Writes what the form says into a revision.
    pub(crate) fn write_into(&self, revision: &mut Revision) -> Result<(), CalendarRefusal> {
        let time = kernel::jiff::civil::Time::strptime("%H:%M", self.closing_time.trim());
        revision.parameters.closing_time = time.map_err(|_| CalendarRefusal::BadTime)?;
        revision.parameters.reading = if self.deferred { Reading::Deferred } else { Reading::Strict };
        revision.saturday_is_business = self.saturday;
        revision.regulation = clean_line(&self.regulation, MOST + 1).unwrap_or_default();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(day: &str, act: &str) -> ClosureDraft {
        ClosureDraft { day: day.into(), act: act.into(), reason: "Traslado".into() }
    }

    #[test]
    fn empty_rows_are_left_out_and_half_rows_are_told() {
        let day = row("2026-12-24", " Resolución 9\0 ");
        let closures = ClosureDraft::check_all(&[ClosureDraft::default(), day.clone()]).unwrap();
        assert_eq!(closures.len(), 1);
        assert_eq!(closures[0].act_number, "Resolución 9");
        assert!(closures[0].stops_terms());
        assert_eq!(ClosureDraft::check_all(&[day.clone(), day]), Err(CalendarRefusal::KnownDay));
        for text in ["", "24/12/2026", "2026-02-30", "ayer", "💧"] {
            assert_eq!(row(text, "A").check(true), Err(CalendarRefusal::BadDay), "{text}");
        }
        let refused = row("2026-12-24", "").check(true).unwrap_err();
        assert_eq!((refused.code(), refused.field()), ("deadlines-closure-without-act", Some("closures")));
        assert!(!row("2026-12-24", "").check(false).unwrap().stops_terms());
    }

    #[test]
    fn a_closing_time_is_an_hour_with_minutes() {
        let mut revision = Revision::of(&deadlines::Rulebook::national());
        let form = CountingForm::of(&deadlines::Rulebook::national());
        assert_eq!(form.closing_time, "17:00");
        let late = CountingForm { closing_time: "16:30".into(), deferred: true, ..form.clone() };
        late.write_into(&mut revision).unwrap();
        assert_eq!(revision.parameters.reading, Reading::Deferred);
        for text in ["", "25:00", "cinco", "17"] {
            let bad = CountingForm { closing_time: text.into(), ..form.clone() };
            assert_eq!(bad.write_into(&mut revision), Err(CalendarRefusal::BadTime), "{text}");
        }
    }
}
