//! How far a term may be extended, and by which article.

use kernel::{At, Day, Lang};

use crate::calendar::Calendar;
use crate::deadline::{Deadline, Parameters, compute};
use crate::explain::{DayLine, days_off};
use crate::refusal::DeadlineRefusal;
use crate::rules::{Count, ExtensionPolicy, Rule, rule_for};

/// A term with its furthest extension: one, told before the term is over, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The rule of the term.
    pub rule: &'static Rule,
    /// The term as it is.
    pub base: Deadline,
    /// The last day to which it may be extended.
    pub latest: Day,
}

impl Extension {
    /// The furthest extension of what is filed at that instant; refused for a term that has none, such
    /// as that of a claim.
    pub fn furthest(
        kind: &str,
        filed_at: At,
        calendar: &Calendar,
        parameters: &Parameters,
    ) -> Result<Extension, DeadlineRefusal> {
        let rule = rule_for(kind, filed_at.day())?;
        let base = compute(rule, filed_at, calendar, parameters)?;
        let latest = base.latest_extension(rule, calendar)?;
        Ok(Extension { rule, base, latest })
    }

    /// The business days of the term, if it is one in days.
    pub fn base_days(&self) -> Option<u32> {
        match self.rule.count {
            Count::BusinessDays(n) => Some(n),
            Count::CalendarDays(_) | Count::Months(_) | Count::Hours(_) => None,
        }
    }

    /// The days after the term and before the furthest day that are not counted.
    pub fn skipped(&self, calendar: &Calendar) -> Result<Vec<DayLine>, DeadlineRefusal> {
        days_off(calendar, self.base.due_on, self.latest)
    }
}

impl ExtensionPolicy {
    /// How far, in words: «hasta el doble del término».
    pub fn words(self, lang: Lang) -> String {
        let more = |count: Count| match lang {
            Lang::Es => format!("hasta {} más", count.words(lang)),
            Lang::En => format!("up to {} more", count.words(lang)),
        };
        match (self, lang) {
            (ExtensionPolicy::Never, Lang::Es) => "no se puede prorrogar".into(),
            (ExtensionPolicy::Never, Lang::En) => "cannot be extended".into(),
            (ExtensionPolicy::TotalFactor(2), Lang::Es) => "hasta el doble del término".into(),
            (ExtensionPolicy::TotalFactor(2), Lang::En) => "up to twice the term".into(),
            (ExtensionPolicy::TotalFactor(n), Lang::Es) => format!("hasta {n} veces el término"),
            (ExtensionPolicy::TotalFactor(n), Lang::En) => format!("up to {n} times the term"),
            (ExtensionPolicy::BusinessDays(n), _) => more(Count::BusinessDays(n)),
            (ExtensionPolicy::Months(n), _) => more(Count::Months(n)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rules_in_force;

    fn furthest(kind: &str, filed_at: &str) -> Result<Extension, DeadlineRefusal> {
        let at = At::parse(filed_at).unwrap();
        Extension::furthest(kind, at, &Calendar::national(), &Parameters::default())
    }

    #[test]
    fn everyday_kinds_and_codes_ask_for_the_same() {
        let petition = furthest("general-petition", "2026-03-13T08:00").unwrap();
        assert_eq!(furthest("PETICION_GENERAL", "2026-03-13T08:00").unwrap(), petition);
        assert_eq!(furthest("sugerencia", "2026-03-13T08:00").unwrap(), petition);
        assert_eq!((petition.base_days(), petition.latest), (Some(15), Day::constant(2026, 4, 29)));
        let complete = furthest("complete-petition", "2026-01-31T08:00").unwrap();
        assert_eq!((complete.base_days(), complete.latest), (None, Day::constant(2026, 4, 6)));
    }

    #[test]
    fn only_some_terms_have_one_and_it_always_gives_more_time() {
        for rule in rules_in_force(Day::constant(2026, 3, 13)) {
            match furthest(rule.code, "2026-03-13T08:00") {
                Ok(extension) => assert!(extension.latest > extension.base.due_on, "{}", rule.code),
                Err(refusal) => {
                    assert_eq!(refusal, DeadlineRefusal::NotExtendable { code: rule.code.into() });
                    assert_eq!(rule.extension, ExtensionPolicy::Never);
                }
            }
        }
        assert!(matches!(furthest("tutela", "2026-03-13"), Err(DeadlineRefusal::UnknownKind { .. })));
    }

    #[test]
    fn the_days_of_the_extension_that_do_not_count_are_told() {
        let extension = furthest("habeas-data-claim", "2026-05-29T08:00").unwrap();
        let days: Vec<_> =
            extension.skipped(&Calendar::national()).unwrap().iter().map(|l| l.day.to_string()).collect();
        assert_eq!(days, ["2026-06-27", "2026-06-28", "2026-06-29", "2026-07-04", "2026-07-05"]);
    }

    #[test]
    fn how_far_is_said_in_words() {
        let both = |policy: ExtensionPolicy| (policy.words(Lang::Es), policy.words(Lang::En));
        let pair = |es: &str, en: &str| (es.to_owned(), en.to_owned());
        use ExtensionPolicy::*;
        assert_eq!(both(Never), pair("no se puede prorrogar", "cannot be extended"));
        assert_eq!(both(TotalFactor(2)), pair("hasta el doble del término", "up to twice the term"));
        assert_eq!(both(TotalFactor(3)), pair("hasta 3 veces el término", "up to 3 times the term"));
        assert_eq!(both(BusinessDays(5)), pair("hasta 5 días hábiles más", "up to 5 business days more"));
        assert_eq!(both(Months(1)), pair("hasta 1 mes más", "up to 1 month more"));
    }
}
