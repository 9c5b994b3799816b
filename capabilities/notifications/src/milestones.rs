//! What is told about a case, and when: pure. Facts and the calendar come in, milestones go out.
//!
//! The days before the end (5, 3, 1) are the company's own warnings, no terms of the law; the terms
//! themselves come from `deadlines`.

use deadlines::{Calendar, DeadlineRefusal, Rulebook, Silence};
use kernel::{At, Day};
use web::Light;

use crate::hours::WorkingHours;

macro_rules! kinds {
    ($(
        $(#[$meta:meta])*
        $variant:ident = $key:literal, $track:ident, $topic:ident, $light:ident, $reach:ident;
    )+) => {
        /// What is told. Later ones in the order say more about the same case.
        #[doc(alias = "hito")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum MilestoneKind { $($(#[$meta])* $variant),+ }

        impl MilestoneKind {
            /// All of them, in order.
            pub const ALL: &[MilestoneKind] = &[$(MilestoneKind::$variant),+];

            /// As it stands in the database and in the keys of sentences.
            pub fn key(self) -> &'static str {
                match self { $(MilestoneKind::$variant => $key),+ }
            }

            /// From its key; nothing for any other text.
            pub fn parse(text: &str) -> Option<MilestoneKind> {
                match text { $($key => Some(MilestoneKind::$variant),)+ _ => None }
            }

            /// To which line of events it belongs.
            pub fn track(self) -> Track {
                match self { $(MilestoneKind::$variant => Track::$track),+ }
            }

            /// Under which topic people choose whether they want mail.
            pub fn topic(self) -> Topic {
                match self { $(MilestoneKind::$variant => Topic::$topic),+ }
            }

            /// Its color.
            pub fn light(self) -> Light {
                match self { $(MilestoneKind::$variant => Light::$light),+ }
            }

            /// Who hears of it.
            pub fn reach(self) -> Reach {
                match self { $(MilestoneKind::$variant => Reach::$reach),+ }
            }
        }
    };
}

kinds! {
    /// Half of the term has passed.
    HalfTerm = "half", Term, Near, Green, Owner;
    /// Five business days are left.
    Before5 = "before-5", Term, Near, Green, Owner;
    /// Three business days are left.
    Before3 = "before-3", Term, Near, Amber, OwnerThenHead;
    /// One business day is left.
    Before1 = "before-1", Term, Last, Amber, OwnerThenHead;
    /// The day of the company's extra alarm, if it is another one: it covers those who count the filing day.
    AlarmDay = "alarm", Term, Last, Amber, OwnerThenHead;
    /// The last day.
    DueDay = "due", Term, Last, Red, OwnerAndHead;
    /// It is over without an answer; no positive silence.
    Overdue = "overdue", Term, Late, Red, OwnerAndHead;
    /// Positive silence (Ley 142 de 1994, art. 158).
    Silence = "silence", Term, Late, Red, OwnerAndHead;
    /// A third of the hours for recognising the silence has passed.
    SilenceThird = "silence-24", Term, Late, Red, OwnerAndHead;
    /// Two thirds.
    SilenceTwoThirds = "silence-48", Term, Late, Red, OwnerAndHead;
    /// Five sixths.
    SilenceLast = "silence-60", Term, Late, Red, OwnerAndHead;
    /// The month in which the person may complete the petition ends (CPACA, art. 17).
    CompletionEnd = "completion-end", Person, Course, Amber, Owner;
    /// The day after the evidence period: the rest of the term runs again.
    EvidenceEnd = "evidence-end", Person, Course, Amber, OwnerThenHead;
    /// The summons for personal service has to be sent (CPACA, art. 68).
    SummonsDue = "summons", Service, Course, Amber, OwnerThenHead;
    /// The person did not come: the posted notice follows (CPACA, art. 69).
    PostingDue = "posting", Service, Course, Amber, OwnerThenHead;
    /// The last day for an appeal; from the next one the decision is final (CPACA, art. 87).
    AppealEnd = "appeal-end", Service, Course, Green, Owner;
    /// The file has to go to the Superintendence.
    RemittalDue = "remittal", Appeal, Course, Red, OwnerThenHead;
    /// The monthly file of the regulator has to be uploaded soon.
    UploadSoon = "upload-soon", Company, Report, Amber, Head;
    /// The last day for it.
    UploadDue = "upload-due", Company, Report, Red, Head;
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// As it stands in the database, in forms and in the keys of sentences.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }

            /// From its key; nothing for any other text.
            pub fn parse(text: &str) -> Option<$name> {
                match text { $($key => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// A line of events of a case. Of one line only the latest milestone is told; what came before is
    /// overtaken.
    Track {
        /// The term to answer, and what follows from its end.
        Term = "term",
        /// The term stands still: the person completes, or evidence is taken.
        Person = "person",
        /// How the decision reaches the person.
        Service = "service",
        /// An appeal on its way to the Superintendence.
        Appeal = "appeal",
        /// What the company owes, without a case.
        Company = "company",
    }
}

words! {
    /// What people choose for their mail.
    Topic {
        /// Half of the term, five and three days before.
        Near = "near",
        /// One day before and the last day.
        Last = "last",
        /// Overdue and positive silence.
        Late = "late",
        /// Completion, evidence, service of decisions, appeals.
        Course = "course",
        /// The regulator's file.
        Report = "report",
    }
}

/// Who hears of a milestone. Of a case that nobody owns the head always hears at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The owner; nobody else when the owner does not look.
    Owner,
    /// The owner; the head the next morning, if the owner neither read it nor did anything with the case.
    OwnerThenHead,
    /// Both at once: the next morning would be too late.
    OwnerAndHead,
    /// Only the head.
    Head,
}

/// The day or instant of which a milestone speaks. It is part of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The last day of something.
    Day(Day),
    /// The very instant at which something ends.
    Instant(At),
}

impl About {
    /// As it is stored; nothing for any other text.
    pub fn parse(text: &str) -> Option<About> {
        match text.contains('-') {
            true => text.parse().ok().map(About::Day),
            false => text.parse().ok().map(|at| About::Instant(At(at))),
        }
    }

    /// As people read it.
    pub fn words(self, lang: kernel::Lang) -> String {
        match self {
            About::Day(day) => web::format::day_in_words(day, lang),
            About::Instant(at) => web::format::moment(at, lang),
        }
    }
}

impl std::fmt::Display for About {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            About::Day(day) => write!(f, "{day}"),
            About::Instant(at) => write!(f, "{}", at.0),
        }
    }
}

/// One thing to tell.
#[doc(alias = "alerta")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    /// What.
    pub kind: MilestoneKind,
    /// Of which day or instant it speaks.
    pub about: About,
    /// When it is so.
    pub falls_at: At,
    /// When people are told: in working hours.
    pub tell_at: At,
}

/// Where the silence of a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SilenceState {
    /// It occurred, and nobody has recognised or contested it.
    Occurred,
    /// Recognised or contested: its clock is over.
    Settled,
}

/// What is known of an open case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// Code of the rule that governs.
    pub regime: String,
    /// When it was filed.
    pub filed_at: At,
    /// The last day to answer.
    pub due_on: Day,
    /// Whether the person has to complete or clarify it.
    pub awaits_person: bool,
    /// The last day of the time in which the term stands still.
    pub paused_until: Option<Day>,
    /// Its silence.
    pub silence: Option<SilenceState>,
    /// The very instant of the silence.
    pub silence_at: Option<At>,
}

impl CaseFacts {
    /// Whether silence decides for the person (Ley 142 de 1994, art. 158).
    pub fn is_positive(&self) -> bool {
        let rule = deadlines::rule_for(&self.regime, self.filed_at.day());
        rule.is_ok_and(|rule| rule.silence == Silence::Positive)
    }
}

/// How the company counts and works.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Calendar and parameters.
    pub rulebook: &'a Rulebook,
    /// Working hours.
    pub hours: WorkingHours,
}

impl Frame<'_> {
    fn calendar(&self) -> &Calendar {
        &self.rulebook.calendar
    }

    /// Told when work begins on that day, or on the next business day.
    fn on(&self, kind: MilestoneKind, about: Day, told_on: Day) -> Result<Milestone, DeadlineRefusal> {
        let falls_at = self.hours.opening(told_on);
        let tell_at = self.hours.at_or_after(falls_at, self.calendar())?;
        Ok(Milestone { kind, about: About::Day(about), falls_at, tell_at })
    }

    fn before(&self, kind: MilestoneKind, due: Day, days: u32) -> Result<Milestone, DeadlineRefusal> {
        self.on(kind, due, self.calendar().subtract_business_days(due, days)?)
    }

    /// What is told about something that has to be done until a day; `ahead` business days before.
    pub fn until(&self, kind: MilestoneKind, until: Day, ahead: u32) -> Result<Milestone, DeadlineRefusal> {
        self.before(kind, until, ahead)
    }

    /// Everything that is told about the term of an open case, as it stands on `today`. Milestones that lie
    /// in the past are part of it: whoever tells them takes the latest.
    pub fn plan(&self, case: &CaseFacts, today: Day) -> Result<Vec<Milestone>, DeadlineRefusal> {
        if let Some(until) = case.paused_until {
            return Ok(vec![self.pause_end(case, until)?]);
        }
        match case.silence {
            Some(SilenceState::Settled) => Ok(Vec::new()),
            Some(SilenceState::Occurred) => self.silent(case),
            None => self.running(case, today),
        }
    }

    fn pause_end(&self, case: &CaseFacts, until: Day) -> Result<Milestone, DeadlineRefusal> {
        if case.awaits_person {
            return self.on(MilestoneKind::CompletionEnd, until, until);
        }
        let after = self.calendar().next_business_day(until)?;
        self.on(MilestoneKind::EvidenceEnd, until, after)
    }

    fn running(&self, case: &CaseFacts, today: Day) -> Result<Vec<Milestone>, DeadlineRefusal> {
        use MilestoneKind as K;
        let (filed, due, calendar) = (case.filed_at.day(), case.due_on, self.calendar());
        let length = u32::try_from(calendar.business_days_between(filed, due)?).unwrap_or(0);
        let mut days: Vec<(Day, K)> = Vec::new();
        let mut add = |day: Day, kind: K| {
            // one telling a day: the later kind says more
            if day > filed && day < due {
                days.retain(|(other, _)| *other != day);
                days.push((day, kind));
            }
        };
        let half = calendar.add_business_days(filed, length.div_ceil(2).max(1))?;
        // half of a term that was extended meanwhile is no news
        if half >= today {
            add(half, K::HalfTerm);
        }
        let alarm = self.rulebook.parameters.extra_alarm_days;
        add(calendar.subtract_business_days(due, alarm)?, K::AlarmDay);
        for (kind, ahead) in [(K::Before5, 5), (K::Before3, 3), (K::Before1, 1)] {
            add(calendar.subtract_business_days(due, ahead)?, kind);
        }
        let mut plan = Vec::new();
        for (day, kind) in days {
            plan.push(self.on(kind, due, day)?);
        }
        plan.push(self.on(K::DueDay, due, due)?);
        plan.push(match case.is_positive() {
            true => self.silence(due, silence_begins(due)?)?,
            false => self.on(K::Overdue, due, calendar.next_business_day(due)?)?,
        });
        plan.sort_by_key(|m| (m.falls_at, m.kind));
        Ok(plan)
    }

    fn silence(&self, due: Day, begins: At) -> Result<Milestone, DeadlineRefusal> {
        let ends = self.recognition_ends(begins)?;
        let tell_at = self.hours.tell_at(begins, Some(ends), self.calendar())?;
        Ok(Milestone { kind: MilestoneKind::Silence, about: About::Day(due), falls_at: begins, tell_at })
    }

    /// The last instant for recognising a silence that began at `begins`.
    fn recognition_ends(&self, begins: At) -> Result<At, DeadlineRefusal> {
        let rule = deadlines::rule_for("RECONOCER_SAP", begins.day())?;
        Ok(self.rulebook.compute(rule, begins)?.ends_at)
    }

    /// The silence and the marks of its clock: a third, two thirds and five sixths of the hours.
    fn silent(&self, case: &CaseFacts) -> Result<Vec<Milestone>, DeadlineRefusal> {
        use MilestoneKind as K;
        let begins = match case.silence_at {
            Some(at) => at,
            None => silence_begins(case.due_on)?,
        };
        let ends = self.recognition_ends(begins)?;
        let sixth = (ends.0 - begins.0) / 6;
        let mut plan = vec![self.silence(case.due_on, begins)?];
        for (kind, sixths) in [(K::SilenceThird, 2), (K::SilenceTwoThirds, 4), (K::SilenceLast, 5)] {
            let falls_at = At(begins.0 + sixths * sixth);
            let tell_at = self.hours.tell_at(falls_at, Some(ends), self.calendar())?;
            plan.push(Milestone { kind, about: About::Instant(ends), falls_at, tell_at });
        }
        Ok(plan)
    }
}

/// Positive silence begins when the calendar day after the last one begins.
fn silence_begins(due: Day) -> Result<At, DeadlineRefusal> {
    Ok(At::start_of(due).plus_days(1))
}

/// Of the milestones of one line that are due together the one that is told: the latest fact, and of facts
/// of the same instant the one that says most. The others are overtaken.
pub fn latest<T>(due: &[T], key: impl Fn(&T) -> (At, MilestoneKind)) -> Option<usize> {
    (0..due.len()).max_by_key(|i| key(&due[*i]))
}

#[cfg(test)]
#[path = "milestones_tests.rs"]
mod tests;
