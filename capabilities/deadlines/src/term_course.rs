//! How what happens to a term moves its last day.

use kernel::Day;

use crate::calendar::Calendar;
use crate::deadline::{Deadline, end_of};
use crate::term::{Term, TermEvent, business_days};
use crate::term_refusal::TermRefusal;

/// What the person was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// What is missing (CPACA, art. 17).
    Completion,
    /// What is meant (CPACA, art. 19).
    Clarification,
}

/// Whether the term runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The days are counted.
    Running,
    /// The person was asked for something; no day is counted until they deliver it.
    Awaiting {
        /// What.
        asked: Asked,
        /// The day on which it was asked.
        since: Day,
        /// The last day of the person.
        until: Day,
        /// Business days that are left to the company.
        remaining: u32,
    },
    /// Evidence is taken; no day is counted until it ends.
    Evidence {
        /// The day of the act.
        since: Day,
        /// The last day of the evidence.
        until: Day,
        /// Business days that are left to the company.
        remaining: u32,
    },
}

/// Days that were not counted: those after `since`, up to and with `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspension {
    /// The day of the act; itself counted.
    pub since: Day,
    /// The last day that is not counted.
    pub to: Day,
    /// What was awaited; nothing if evidence was taken.
    pub asked: Option<Asked>,
}

/// Where a term stands after its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The deadline as it is now.
    pub deadline: Deadline,
    /// Whether it runs, after the last event.
    pub stage: Stage,
    /// Stretches that were not counted, in order; the open one included.
    pub suspensions: Vec<Suspension>,
    /// The last day before the extension.
    pub extended_from: Option<Day>,
    /// The day of the letter that sets the day.
    pub date_set: bool,
    /// Business days from the alarm to the end.
    alarm_days: u32,
    /// Most days that run after an evidence period.
    after_evidence: u32,
}

impl Course {
    pub(crate) fn of(term: &Term, calendar: &Calendar) -> Result<Course, TermRefusal> {
        let base = &term.base;
        let alarm_days = calendar.business_days_between(base.alarm_on, base.due_on)?.max(0);
        let mut course = Course {
            deadline: base.clone(),
            stage: Stage::Running,
            suspensions: Vec::new(),
            extended_from: None,
            date_set: false,
            alarm_days: u32::try_from(alarm_days).unwrap_or(1),
            after_evidence: business_days("PQR_SPD", base.filed_at.day())?,
        };
        for event in &term.events {
            course.end_evidence(event.at().day());
            course.apply(*event, calendar)?;
        }
        Ok(course)
    }

    /// Whether the term runs on a day: evidence ends by itself after its last day.
    pub fn stage_on(&self, day: Day) -> Stage {
        match self.stage {
            Stage::Evidence { until, .. } if day > until => Stage::Running,
            stage => stage,
        }
    }

    /// How many business days are left to the company on a day; 0 on the last one and after it.
    pub fn remaining_on(&self, day: Day, calendar: &Calendar) -> Result<u32, TermRefusal> {
        match self.stage_on(day) {
            Stage::Awaiting { remaining, .. } | Stage::Evidence { remaining, .. } => Ok(remaining),
            Stage::Running => {
                let left = calendar.business_days_between(day, self.deadline.due_on)?;
                Ok(u32::try_from(left.max(0)).unwrap_or(u32::MAX))
            }
        }
    }

    /// Whether the person let their days pass: archiving may be proposed (CPACA, arts. 17 and 19).
    pub fn lapsed_on(&self, day: Day) -> bool {
        matches!(self.stage, Stage::Awaiting { until, .. } if day > until)
    }

    fn apply(&mut self, event: TermEvent, calendar: &Calendar) -> Result<(), TermRefusal> {
        match event {
            TermEvent::Received { .. } => Ok(()),
            TermEvent::DateSet { on, .. } => {
                self.date_set = true;
                self.due(on, calendar)
            }
            TermEvent::Extended { to, .. } => {
                self.extended_from = Some(self.deadline.due_on);
                self.due(calendar.on_or_after(to)?.max(self.deadline.due_on), calendar)
            }
            TermEvent::CompletionRequested { at, until } => {
                self.ask(Asked::Completion, at.day(), until, calendar)
            }
            TermEvent::ClarificationAsked { at, until } => {
                self.ask(Asked::Clarification, at.day(), until, calendar)
            }
            TermEvent::MoreTimeAllowed { until, .. } => {
                let Stage::Awaiting { asked, since, .. } = self.stage else {
                    return Err(TermRefusal::NoTerm);
                };
                self.wait(asked, since, until, calendar)
            }
            TermEvent::Completed { at } | TermEvent::Clarified { at } => {
                let Stage::Awaiting { remaining, .. } = self.stage else { return Err(TermRefusal::NoTerm) };
                self.stop_at(at.day());
                self.stage = Stage::Running;
                self.due(calendar.add_business_days(at.day(), remaining)?, calendar)
            }
            TermEvent::EvidenceOrdered { at, until } => {
                let remaining = self.left_after(at.day(), calendar)?;
                self.suspensions.push(Suspension { since: at.day(), to: until, asked: None });
                self.evidence(at.day(), until, remaining, calendar)
            }
            TermEvent::EvidenceExtended { until, .. } => {
                let Stage::Evidence { since, remaining, .. } = self.stage else {
                    return Err(TermRefusal::NoTerm);
                };
                self.evidence(since, until, remaining, calendar)
            }
            TermEvent::EvidenceClosed { at } => {
                let Stage::Evidence { since, remaining, .. } = self.stage else {
                    return Err(TermRefusal::NoTerm);
                };
                self.evidence(since, at.day(), remaining, calendar)?;
                self.stage = Stage::Running;
                Ok(())
            }
        }
    }

    /// The days left after a day. The day of the act counts as spent; one is left at least, because the
    /// count goes on upon the business day after.
    fn left_after(&self, day: Day, calendar: &Calendar) -> Result<u32, TermRefusal> {
        let left = calendar.business_days_between(day, self.deadline.due_on)?;
        Ok(u32::try_from(left.max(1)).unwrap_or(1))
    }

    fn ask(&mut self, asked: Asked, since: Day, until: Day, calendar: &Calendar) -> Result<(), TermRefusal> {
        let remaining = self.left_after(since, calendar)?;
        self.stage = Stage::Awaiting { asked, since, until, remaining };
        self.suspensions.push(Suspension { since, to: until, asked: Some(asked) });
        self.wait(asked, since, until, calendar)
    }

    fn wait(&mut self, asked: Asked, since: Day, until: Day, calendar: &Calendar) -> Result<(), TermRefusal> {
        let Stage::Awaiting { remaining, .. } = self.stage else { return Err(TermRefusal::NoTerm) };
        let until = calendar.on_or_after(until)?;
        self.stage = Stage::Awaiting { asked, since, until, remaining };
        self.stop_at(until);
        self.due(calendar.add_business_days(until, remaining)?, calendar)
    }

    /// After evidence the days that were left run, but never more than those of a whole claim (both readings
    /// of the law, the earlier one). The alarm sounds on the first business day after it.
    fn evidence(
        &mut self,
        since: Day,
        until: Day,
        remaining: u32,
        calendar: &Calendar,
    ) -> Result<(), TermRefusal> {
        self.stage = Stage::Evidence { since, until, remaining };
        self.stop_at(until);
        let run = remaining.min(self.after_evidence);
        self.due(calendar.add_business_days(until, run)?, calendar)?;
        self.deadline.alarm_on = self.deadline.alarm_on.min(calendar.next_business_day(until)?);
        Ok(())
    }

    /// Evidence whose last day has passed is over.
    fn end_evidence(&mut self, day: Day) {
        self.stage = self.stage_on(day);
    }

    fn stop_at(&mut self, day: Day) {
        if let Some(last) = self.suspensions.last_mut() {
            last.to = day;
        }
    }

    fn due(&mut self, day: Day, calendar: &Calendar) -> Result<(), TermRefusal> {
        let d = &mut self.deadline;
        d.due_on = day;
        d.ends_at = end_of(day);
        d.alarm_on = calendar.subtract_business_days(day, self.alarm_days)?.max(d.first_counted_day).min(day);
        Ok(())
    }
}
