//! Terms of the law as data: what must be done, within how long, and by which article.
//!
//! The rows stand in [`table`](mod@table). A future law adds a row with its `valid_from` and closes the old
//! one with `valid_to`; nothing else changes. Which row governs is decided by the day of filing.

mod norms;
mod personal_data;
pub mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::{Day, Lang, fold};

pub use crate::citation::{Citation, Confidence, Words};
use crate::refusal::{DeadlineRefusal, excerpt};
pub use table::RULES;

/// How a term is measured. Days are never turned into hours nor months into days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Business days; the first is the one after the start (Ley 4 of 1913, art. 62).
    BusinessDays(u32),
    /// Calendar days; a last day that is not a business day moves to the next one.
    CalendarDays(u32),
    /// Calendar months; a last day that is not a business day moves to the next one.
    Months(u32),
    /// Hours of the clock from the very instant of the start, day and night.
    Hours(u32),
}

impl Count {
    /// The term in words: «15 días hábiles», "15 business days".
    pub fn words(self, lang: Lang) -> String {
        let (n, es, en) = match self {
            Count::BusinessDays(n) => (n, ["día hábil", "días hábiles"], ["business day", "business days"]),
            Count::CalendarDays(n) => {
                (n, ["día calendario", "días calendario"], ["calendar day", "calendar days"])
            }
            Count::Months(n) => (n, ["mes", "meses"], ["month", "months"]),
            Count::Hours(n) => (n, ["hora", "horas"], ["hour", "hours"]),
        };
        let plural = usize::from(n != 1);
        match lang {
            Lang::Es => format!("{n} {}", es[plural]),
            Lang::En => format!("{n} {}", en[plural]),
        }
    }
}

/// What the law makes of silence when the term is over.
#[doc(alias = "silencio administrativo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Resolved in favor of the person, by itself (SAP).
    Positive,
    /// Taken as denied when three months have passed (CPACA, art. 83).
    Negative,
    /// Documents or information can no longer be refused (CPACA, art. 14, num. 1).
    AccessGranted,
    /// The person is taken to have given up (CPACA, arts. 17 and 19).
    Withdrawal,
    /// The opportunity is lost, or the duty is merely breached.
    NoEffect,
}

/// Whether and how far the term may be extended, once.
#[doc(alias = "prórroga")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtensionPolicy {
    /// Not at all.
    Never,
    /// The whole term, extension included, is at most so many times the base.
    TotalFactor(u32),
    /// At most so many business days after the end of the base.
    BusinessDays(u32),
    /// At most so many calendar months after the end of the base.
    Months(u32),
}

/// Who must act within the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// The company.
    Company,
    /// The person who asks.
    Person,
}

/// One term of the law.
#[doc(alias = "término")]
#[doc(alias = "plazo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Stable code, stored with each deadline: `PQR_SPD`.
    pub code: &'static str,
    /// Words by which people and programs ask for it; the first is the English one of the API.
    pub kinds: &'static [&'static str],
    /// What the term is for.
    pub name: Words,
    /// From which fact it is counted.
    pub counted_from: Words,
    /// Who must act.
    pub duty: Duty,
    /// How long.
    pub count: Count,
    /// What happens in silence.
    pub silence: Silence,
    /// How far it may be extended.
    pub extension: ExtensionPolicy,
    /// Where the law says so; the first is the principal one.
    pub citations: &'static [Citation],
    /// How sure we are.
    pub confidence: Confidence,
    /// First filing day that it governs.
    pub valid_from: Day,
    /// Last filing day that it governed, if it was replaced.
    pub valid_to: Option<Day>,
}

impl Rule {
    /// The principal norm and article.
    pub fn citation(&self) -> Citation {
        self.citations[0]
    }

    /// Every norm and article, the principal first, with semicolons between them.
    pub fn law(&self) -> String {
        self.citations.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    }

    /// Whether it governs what is filed on that day.
    pub fn in_force_on(&self, day: Day) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Code and kinds, as [`rule_for`] looks for them.
    fn names(&self) -> impl Iterator<Item = String> {
        std::iter::once(&self.code).chain(self.kinds).map(|name| fold(name))
    }
}

/// The versions of each rule by its folded names, in the order of the table: every page of a case asks.
static BY_NAME: LazyLock<HashMap<String, Vec<&'static Rule>>> = LazyLock::new(|| {
    let mut all: HashMap<_, Vec<&'static Rule>> = HashMap::new();
    for (name, rule) in RULES.iter().flat_map(|rule| rule.names().map(move |name| (name, rule))) {
        all.entry(name).or_default().push(rule);
    }
    all
});

/// The rule with that kind (`claim`, `reclamo`) or code (`PQR_SPD`) that governs what is filed on
/// that day. Capitals and accents do not matter.
pub fn rule_for(kind: &str, on: Day) -> Result<&'static Rule, DeadlineRefusal> {
    let versions = BY_NAME.get(&fold(kind.trim())).map_or(&[][..], Vec::as_slice);
    match (versions.iter().find(|rule| rule.in_force_on(on)), versions.last()) {
        (Some(rule), _) => Ok(rule),
        (None, Some(rule)) => Err(DeadlineRefusal::NotInForce { code: rule.code, on }),
        (None, None) => Err(DeadlineRefusal::UnknownKind { kind: excerpt(kind) }),
    }
}

/// The version of a rule that a stored deadline names: its code and the day since when it governs.
pub fn stored_rule(code: &str, valid_from: Day) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code && rule.valid_from == valid_from)
}

/// The rules that govern what is filed on that day, in the order of the table.
pub fn rules_in_force(on: Day) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.in_force_on(on))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
