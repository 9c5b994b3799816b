//! A term told day by day, with what suspended it.

use kernel::{Day, Lang};

use crate::calendar::Calendar;
use crate::explain::{DayLine, Why, day_off, days};
use crate::refusal::DeadlineRefusal;
use crate::rules::Count;
use crate::term::Term;
use crate::term_course::{Asked, Course, Stage, Suspension};
use crate::words::long_date;

/// What a day is in a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermWhy {
    /// As in a deadline to which nothing happened.
    Plain(Why),
    /// The n-th business day, which is there because the term was extended.
    Extended {
        /// Which one, from 1.
        n: u32,
    },
    /// The person was awaited.
    Awaiting(Asked),
    /// Evidence was taken.
    Evidence,
    /// The letter of the authority names this day.
    DateSet,
}

/// One day of the explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermDay {
    /// The day.
    pub day: Day,
    /// Its place in the count; nothing when it is not counted.
    pub counted: Option<u32>,
    /// Why.
    pub why: TermWhy,
}

impl TermDay {
    /// The reason in words: «día hábil 3», «esperamos lo que usted debía completar: no se cuenta».
    pub fn reason(&self, lang: Lang) -> String {
        let (es, en) = match &self.why {
            TermWhy::Plain(why) => {
                return DayLine { day: self.day, counted: self.counted, why: why.clone() }.reason(lang);
            }
            TermWhy::Extended { n } => {
                (format!("día hábil {n}, por la prórroga"), format!("business day {n}, by the extension"))
            }
            TermWhy::Awaiting(Asked::Completion) => (
                "se espera lo que falta de la petición (CPACA, art. 17): no se cuenta".to_owned(),
                "what the petition lacks is awaited (CPACA, art. 17): not counted".to_owned(),
            ),
            TermWhy::Awaiting(Asked::Clarification) => (
                "se espera que se aclare la petición (CPACA, art. 19): no se cuenta".to_owned(),
                "the clarification of the petition is awaited (CPACA, art. 19): not counted".to_owned(),
            ),
            TermWhy::Evidence => (
                "práctica de pruebas (CPACA, arts. 40 y 79): no se cuenta".to_owned(),
                "evidence is taken (CPACA, arts. 40 and 79): not counted".to_owned(),
            ),
            TermWhy::DateSet => (
                "día que fija el oficio de la autoridad".to_owned(),
                "day that the letter of the authority sets".to_owned(),
            ),
        };
        if lang == Lang::Es { es } else { en }
    }

    /// The day and the reason in one line.
    pub fn text(&self, lang: Lang) -> String {
        format!("{}: {}", long_date(self.day, lang), self.reason(lang))
    }
}

impl Term {
    /// Every day from the filing to the last, with its reason. While the person is awaited it ends on their
    /// last day. The calendar must be the one with which the base was computed.
    pub fn explain(&self, calendar: &Calendar) -> Result<Vec<TermDay>, DeadlineRefusal> {
        let plain = self.base.explain(calendar)?;
        let in_days = matches!(self.base.rule().map(|r| r.count), Some(Count::BusinessDays(_)));
        let course = self.course(calendar);
        match course {
            Ok(course) if in_days && !self.events.is_empty() => self.tell(&course, calendar),
            _ => Ok(plain
                .into_iter()
                .map(|l| TermDay { day: l.day, counted: l.counted, why: TermWhy::Plain(l.why) })
                .collect()),
        }
    }

    fn tell(&self, course: &Course, calendar: &Calendar) -> Result<Vec<TermDay>, DeadlineRefusal> {
        let last = match course.stage {
            Stage::Awaiting { until, .. } => until,
            _ => course.deadline.due_on,
        };
        let (filed_on, received_on) = (self.base.filed_at.day(), self.base.deemed_received_on);
        let mut counted = 0;
        let mut lines = Vec::new();
        for day in days(filed_on, last) {
            let off = || day_off(calendar, day);
            let why = if day == filed_on {
                TermWhy::Plain(Why::FilingDay)
            } else if day <= received_on {
                TermWhy::Plain(Why::ReceptionDay)
            } else if course.date_set && day == last {
                TermWhy::DateSet
            } else if !calendar.is_business_day(day)? {
                TermWhy::Plain(off())
            } else if let Some(span) = suspended(course, day) {
                span.asked.map_or(TermWhy::Evidence, TermWhy::Awaiting)
            } else {
                counted += 1;
                let extended = course.extended_from.is_some_and(|before| day > before);
                if extended {
                    TermWhy::Extended { n: counted }
                } else {
                    TermWhy::Plain(Why::Counted { n: counted })
                }
            };
            let is = matches!(why, TermWhy::Extended { .. } | TermWhy::Plain(Why::Counted { .. }));
            lines.push(TermDay { day, counted: is.then_some(counted), why });
        }
        Ok(lines)
    }
}

fn suspended(course: &Course, day: Day) -> Option<&Suspension> {
    course.suspensions.iter().find(|s| s.since < day && day <= s.to)
}

impl Course {
    /// The stage in a word for programs: `running`, `awaiting`, `evidence`.
    pub fn stage_key(&self, day: Day) -> &'static str {
        match self.stage_on(day) {
            Stage::Running => "running",
            Stage::Awaiting { .. } => "awaiting",
            Stage::Evidence { .. } => "evidence",
        }
    }
}
