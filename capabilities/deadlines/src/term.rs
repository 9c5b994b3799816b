//! A term and what happened to it: extended, paused while the person completes, stopped for evidence.
//!
//! The [`Term`] keeps the deadline as it was computed when filed and the list of its events; everything else
//! follows from both and a calendar: see [`Term::course`]. How events move the due day stands in
//! `term_course.rs`, why an event is refused in `term_refusal.rs`, the telling day by day in
//! `term_explain.rs`.

use kernel::{At, Day};
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::deadline::Deadline;
use crate::refusal::DeadlineRefusal;
use crate::rulebook::Rulebook;
use crate::rules::{Count, ExtensionPolicy, Rule, Silence, rule_for};
use crate::term_course::{Asked, Course, Stage};
use crate::term_refusal::TermRefusal;

/// Something that happened to a term. Days that were told to the person are kept as they were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum TermEvent {
    /// Another body sent it here: the count began again after our own reception (CPACA, art. 21).
    Received {
        /// Our reception.
        at: At,
    },
    /// The letter of an authority sets the day.
    DateSet {
        /// When it was recorded.
        at: At,
        /// The day of the letter.
        on: Day,
    },
    /// The person was told, before the term ended, that it ends later (CPACA, art. 14).
    #[doc(alias = "prórroga")]
    Extended {
        /// When they were told.
        at: At,
        /// The new last day.
        to: Day,
    },
    /// What is missing was asked for (CPACA, art. 17).
    #[doc(alias = "requerimiento")]
    CompletionRequested {
        /// When.
        at: At,
        /// The last day of the person.
        until: Day,
    },
    /// The person asked for one more month to complete.
    MoreTimeAllowed {
        /// When.
        at: At,
        /// The last day of the person now.
        until: Day,
    },
    /// What was missing came, or the company found that nothing is missing.
    Completed {
        /// When.
        at: At,
    },
    /// It was not understood and went back (CPACA, art. 19).
    #[doc(alias = "petición oscura")]
    ClarificationAsked {
        /// When.
        at: At,
        /// The last day of the person.
        until: Day,
    },
    /// The person clarified it.
    Clarified {
        /// When.
        at: At,
    },
    /// Evidence is taken, by a written act (CPACA, arts. 40 and 79).
    #[doc(alias = "práctica de pruebas")]
    EvidenceOrdered {
        /// Day of the act.
        at: At,
        /// The last day of the evidence.
        until: Day,
    },
    /// The evidence needs more days.
    EvidenceExtended {
        /// When.
        at: At,
        /// The last day of the evidence now.
        until: Day,
    },
    /// The evidence ended before its last day.
    EvidenceClosed {
        /// When.
        at: At,
    },
}

impl TermEvent {
    /// When it happened.
    pub fn at(self) -> At {
        match self {
            TermEvent::Received { at }
            | TermEvent::DateSet { at, .. }
            | TermEvent::Extended { at, .. }
            | TermEvent::CompletionRequested { at, .. }
            | TermEvent::MoreTimeAllowed { at, .. }
            | TermEvent::Completed { at }
            | TermEvent::ClarificationAsked { at, .. }
            | TermEvent::Clarified { at }
            | TermEvent::EvidenceOrdered { at, .. }
            | TermEvent::EvidenceExtended { at, .. }
            | TermEvent::EvidenceClosed { at } => at,
        }
    }
}

/// A deadline and what happened to it.
#[doc(alias = "término")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The deadline as the filing gave it.
    pub base: Deadline,
    /// What happened since, in order.
    pub events: Vec<TermEvent>,
}

/// Rules whose day may stand in the letter of the authority that asks.
const DATED_BY_LETTER: [&str; 3] = ["DEFENSORIA", "ENTRE_AUTORIDADES", "CONGRESISTA"];

/// A rule that this crate itself defines.
pub(crate) fn known_rule(code: &str, on: Day) -> Result<&'static Rule, TermRefusal> {
    rule_for(code, on).map_err(|_| TermRefusal::NoTerm)
}

/// How many business days a rule of this crate has.
pub(crate) fn business_days(code: &str, on: Day) -> Result<u32, TermRefusal> {
    match known_rule(code, on)?.count {
        Count::BusinessDays(n) => Ok(n),
        _ => Err(TermRefusal::NoTerm),
    }
}

impl From<DeadlineRefusal> for TermRefusal {
    fn from(_: DeadlineRefusal) -> TermRefusal {
        TermRefusal::NoTerm
    }
}

impl Term {
    /// A term to which nothing happened yet.
    pub fn new(base: Deadline) -> Term {
        Term { base, events: Vec::new() }
    }

    /// The rule that governs it.
    pub fn rule(&self) -> Result<&'static Rule, TermRefusal> {
        self.base.rule().ok_or(TermRefusal::NoTerm)
    }

    /// Where it stands after its events.
    pub fn course(&self, calendar: &Calendar) -> Result<Course, TermRefusal> {
        Course::of(self, calendar)
    }

    /// The deadline as it is now: the base with its due day, end and alarm moved by the events.
    pub fn deadline(&self, calendar: &Calendar) -> Result<Deadline, TermRefusal> {
        Ok(self.course(calendar)?.deadline)
    }

    /// The last day to answer. While the person is awaited: if they deliver on their last day.
    pub fn due_on(&self, calendar: &Calendar) -> Result<Day, TermRefusal> {
        Ok(self.deadline(calendar)?.due_on)
    }

    /// The last instant to answer.
    pub fn ends_at(&self, calendar: &Calendar) -> Result<At, TermRefusal> {
        Ok(self.deadline(calendar)?.ends_at)
    }

    /// The instant at which silence decides for the person: 00:00 of the day after the last (Ley 142 de
    /// 1994, art. 158). Nothing for rules without positive silence, and while the person is awaited.
    #[doc(alias = "SAP")]
    pub fn silence_from(&self, calendar: &Calendar) -> Result<Option<At>, TermRefusal> {
        let course = self.course(calendar)?;
        let silent =
            self.rule()?.silence == Silence::Positive && !matches!(course.stage, Stage::Awaiting { .. });
        Ok(silent.then_some(At(course.deadline.ends_at.0 + 1)))
    }

    /// Until when the company may recognize the silence by itself: 72 hours of the clock after it (Ley 142
    /// de 1994, art. 158).
    pub fn recognition_until(&self, calendar: &Calendar) -> Result<Option<At>, TermRefusal> {
        let Some(from) = self.silence_from(calendar)? else { return Ok(None) };
        match known_rule("RECONOCER_SAP", self.base.filed_at.day())?.count {
            Count::Hours(hours) => Ok(Some(from.plus_hours(i64::from(hours)))),
            _ => Err(TermRefusal::NoTerm),
        }
    }

    /// The same filing counted with another rulebook; what was told to the person stays as it was told.
    pub fn recompute(&self, rulebook: &Rulebook) -> Result<Term, TermRefusal> {
        let base = rulebook.compute(self.rule()?, self.base.filed_at)?;
        Ok(Term { base, events: self.events.clone() })
    }

    /// The same filing under another rule. What happened to it stays, but no extension where silence decides
    /// (Ley 142 de 1994, art. 158), and no day of a letter where no authority asks.
    pub fn under(&self, rule: &Rule, rulebook: &Rulebook) -> Result<Term, TermRefusal> {
        let base = rulebook.compute(rule, self.base.filed_at)?;
        let stays = |event: &&TermEvent| match event {
            TermEvent::Extended { .. } => rule.extension != ExtensionPolicy::Never,
            TermEvent::DateSet { .. } => DATED_BY_LETTER.contains(&rule.code),
            _ => true,
        };
        Ok(Term { base, events: self.events.iter().filter(stays).copied().collect() })
    }

    /// Another body sent it here: the count begins again on the business day after our own reception (CPACA,
    /// art. 21). Only before anything else happened.
    pub fn received(&self, at: At, rulebook: &Rulebook) -> Result<Term, TermRefusal> {
        if !self.events.is_empty() || at < self.base.filed_at {
            return Err(TermRefusal::OutOfOrder);
        }
        let base = rulebook.compute(self.rule()?, at)?;
        Ok(Term { base, events: vec![TermEvent::Received { at }] })
    }

    /// The letter of an authority sets the day; it prevails over the days of the rule (Ley 24 de 1992,
    /// art. 15).
    pub fn set_date(&self, at: At, on: Day, calendar: &Calendar) -> Result<Term, TermRefusal> {
        if !DATED_BY_LETTER.contains(&self.base.rule.as_str()) {
            return Err(TermRefusal::NoDateInLetter);
        }
        if on < self.base.filed_at.day() {
            return Err(TermRefusal::OutOfOrder);
        }
        self.with(TermEvent::DateSet { at, on }, calendar)
    }

    /// Extends it once. Told before it ends, to a business day, in all at most twice the base; for personal
    /// data five or eight days more (CPACA, art. 14; Ley 1581 de 2012, arts. 14 and 15). Never where silence
    /// decides for the person (Ley 142 de 1994, art. 158).
    pub fn extend(&self, at: At, to: Day, calendar: &Calendar) -> Result<Term, TermRefusal> {
        let latest = self.latest_extension(calendar)?;
        let course = self.running(at, calendar)?;
        if self.has(|e| matches!(e, TermEvent::Extended { .. })) {
            return Err(TermRefusal::AlreadyExtended);
        }
        if to <= course.deadline.due_on {
            return Err(TermRefusal::ExtensionNotLater { due_on: course.deadline.due_on });
        }
        if to > latest {
            return Err(TermRefusal::ExtensionTooFar { latest });
        }
        if !calendar.is_business_day(to)? {
            return Err(TermRefusal::NotBusinessDay { day: to });
        }
        self.with(TermEvent::Extended { at, to }, calendar)
    }

    /// The furthest day to which it may be extended. What the person took to complete does not count.
    pub fn latest_extension(&self, calendar: &Calendar) -> Result<Day, TermRefusal> {
        let rule = self.rule()?;
        let due_on = self.due_on(calendar)?;
        match (rule.extension, rule.count) {
            (ExtensionPolicy::TotalFactor(factor), Count::BusinessDays(base)) => {
                Ok(calendar.add_business_days(due_on, base * factor.saturating_sub(1))?)
            }
            (ExtensionPolicy::BusinessDays(more), _) => Ok(calendar.add_business_days(due_on, more)?),
            _ => Err(TermRefusal::NotExtendable { silence: rule.silence == Silence::Positive }),
        }
    }

    /// Asks once for what is missing, within ten business days of the filing; later it suspends nothing. The
    /// person has a month (CPACA, art. 17). A claim about personal data: within five, and the person has two
    /// months (Ley 1581 de 2012, art. 15).
    pub fn request_completion(&self, at: At, calendar: &Calendar) -> Result<Term, TermRefusal> {
        let filed_on = self.base.filed_at.day();
        let (ask, complete) = self.completion_rules();
        let within = business_days(ask, filed_on)?;
        let last = calendar.add_business_days(self.base.deemed_received_on, within)?;
        self.running(at, calendar)?;
        if self.has(|e| matches!(e, TermEvent::CompletionRequested { .. })) {
            return Err(TermRefusal::AlreadyAsked);
        }
        if at.day() > last {
            return Err(match self.is_data_claim() {
                true => TermRefusal::TooLateToAskData { last },
                false => TermRefusal::TooLateToAsk { last },
            });
        }
        let Count::Months(months) = known_rule(complete, filed_on)?.count else {
            return Err(TermRefusal::NoTerm);
        };
        let until = calendar.on_or_after(calendar.add_months(at.day(), months)?)?;
        self.with(TermEvent::CompletionRequested { at, until }, calendar)
    }

    /// Whether it is that of a claim about personal data, which is completed by its own rules.
    pub fn is_data_claim(&self) -> bool {
        self.base.rule == "HABEAS_DATA_RECLAMO"
    }

    /// The rules by which the company asks for what is missing, and the person completes.
    fn completion_rules(&self) -> (&'static str, &'static str) {
        match self.is_data_claim() {
            true => ("REQUERIR_RECLAMO_DATOS", "COMPLETAR_RECLAMO_DATOS"),
            false => ("REQUERIR_COMPLETAR", "COMPLETAR_PETICION"),
        }
    }

    /// The person asks for another month to complete, before theirs ends, once (CPACA, art. 17). The two
    /// months of a claim about personal data are not extended (Ley 1581 de 2012, art. 15).
    pub fn allow_more_time(&self, at: At, calendar: &Calendar) -> Result<Term, TermRefusal> {
        self.in_order(at)?;
        let Stage::Awaiting { asked: Asked::Completion, until, .. } = self.course(calendar)?.stage else {
            return Err(TermRefusal::NothingAsked);
        };
        if at.day() > until {
            return Err(TermRefusal::MonthOver { until });
        }
        if self.has(|e| matches!(e, TermEvent::MoreTimeAllowed { .. })) {
            return Err(TermRefusal::MoreTimeTwice);
        }
        let rule = known_rule(self.completion_rules().1, self.base.filed_at.day())?;
        let ExtensionPolicy::Months(months) = rule.extension else { return Err(TermRefusal::NoMoreTime) };
        let until = calendar.on_or_after(calendar.add_months(until, months)?)?;
        self.with(TermEvent::MoreTimeAllowed { at, until }, calendar)
    }

    /// Sends it back because it is not understood; the person has ten business days (CPACA, art. 19). Once.
    pub fn ask_clarification(&self, at: At, calendar: &Calendar) -> Result<Term, TermRefusal> {
        self.running(at, calendar)?;
        if self.has(|e| matches!(e, TermEvent::ClarificationAsked { .. })) {
            return Err(TermRefusal::AlreadyAsked);
        }
        let days = business_days("ACLARAR_PETICION", self.base.filed_at.day())?;
        let until = calendar.add_business_days(at.day(), days)?;
        self.with(TermEvent::ClarificationAsked { at, until }, calendar)
    }

    /// What was asked for came, or is not needed: the days that were left run again from the next business
    /// day (CPACA, art. 17). Whoever delivers after their last day is heard too while nothing was archived.
    pub fn resume(&self, at: At, calendar: &Calendar) -> Result<Term, TermRefusal> {
        self.in_order(at)?;
        match self.course(calendar)?.stage {
            Stage::Awaiting { asked: Asked::Completion, .. } => {
                self.with(TermEvent::Completed { at }, calendar)
            }
            Stage::Awaiting { asked: Asked::Clarification, .. } => {
                self.with(TermEvent::Clarified { at }, calendar)
            }
            _ => Err(TermRefusal::NothingAsked),
        }
    }

    /// Orders evidence within the term, once, for at most thirty business days (CPACA, arts. 40 and 79).
    pub fn order_evidence(&self, at: At, until: Day, calendar: &Calendar) -> Result<Term, TermRefusal> {
        self.running(at, calendar)?;
        if self.has(|e| matches!(e, TermEvent::EvidenceOrdered { .. })) {
            return Err(TermRefusal::EvidenceTwice);
        }
        self.evidence_day(at.day(), at.day(), until, calendar)?;
        self.with(TermEvent::EvidenceOrdered { at, until }, calendar)
    }

    /// Gives the evidence more days, once, up to the thirty in all.
    pub fn extend_evidence(&self, at: At, until: Day, calendar: &Calendar) -> Result<Term, TermRefusal> {
        let (since, now) = self.evidence_open(at, calendar)?;
        if self.has(|e| matches!(e, TermEvent::EvidenceExtended { .. })) {
            return Err(TermRefusal::EvidenceExtendedTwice);
        }
        self.evidence_day(since, now, until, calendar)?;
        self.with(TermEvent::EvidenceExtended { at, until }, calendar)
    }

    /// Closes the evidence before its last day.
    pub fn close_evidence(&self, at: At, calendar: &Calendar) -> Result<Term, TermRefusal> {
        self.evidence_open(at, calendar)?;
        self.with(TermEvent::EvidenceClosed { at }, calendar)
    }

    /// The last day that an evidence period ordered on `day` may reach.
    pub fn latest_evidence(&self, day: Day, calendar: &Calendar) -> Result<Day, TermRefusal> {
        let most = business_days("PRACTICA_PRUEBAS", self.base.filed_at.day())?;
        Ok(calendar.add_business_days(day, most)?)
    }

    fn evidence_day(&self, since: Day, now: Day, until: Day, calendar: &Calendar) -> Result<(), TermRefusal> {
        let latest = self.latest_evidence(since, calendar)?;
        if until <= now {
            return Err(TermRefusal::EvidenceNotLater { now });
        }
        if until > latest {
            return Err(TermRefusal::EvidenceTooLong { latest });
        }
        if !calendar.is_business_day(until)? {
            return Err(TermRefusal::NotBusinessDay { day: until });
        }
        Ok(())
    }

    fn evidence_open(&self, at: At, calendar: &Calendar) -> Result<(Day, Day), TermRefusal> {
        self.in_order(at)?;
        match self.course(calendar)?.stage_on(at.day()) {
            Stage::Evidence { since, until, .. } => Ok((since, until)),
            _ => Err(TermRefusal::NoEvidence),
        }
    }

    /// The course, if the term runs at that instant and is not over.
    fn running(&self, at: At, calendar: &Calendar) -> Result<Course, TermRefusal> {
        self.in_order(at)?;
        let course = self.course(calendar)?;
        match course.stage_on(at.day()) {
            Stage::Awaiting { .. } => Err(TermRefusal::PersonAwaited),
            Stage::Evidence { until, .. } => Err(TermRefusal::EvidenceRuns { until }),
            Stage::Running if at > course.deadline.ends_at => {
                Err(TermRefusal::Expired { due_on: course.deadline.due_on })
            }
            Stage::Running => Ok(course),
        }
    }

    fn in_order(&self, at: At) -> Result<(), TermRefusal> {
        let last = self.events.last().map_or(self.base.filed_at, |e| e.at());
        if at < last { Err(TermRefusal::OutOfOrder) } else { Ok(()) }
    }

    fn has(&self, which: impl Fn(&TermEvent) -> bool) -> bool {
        self.events.iter().any(which)
    }

    /// The term with one more event, if the calendar reaches so far.
    fn with(&self, event: TermEvent, calendar: &Calendar) -> Result<Term, TermRefusal> {
        self.in_order(event.at())?;
        let mut next = self.clone();
        next.events.push(event);
        next.course(calendar)?;
        Ok(next)
    }
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;
