//! Why a deadline is not computed.

use kernel::{Day, Refusal};

use crate::calendar::{FIRST_YEAR, LAST_YEAR};

/// Why a deadline is not computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeadlineRefusal {
    /// The day lies before or after the years that the calendar knows.
    #[error("{day} is outside the calendar, which covers {FIRST_YEAR} to {LAST_YEAR}")]
    OutsideCalendar {
        /// The day.
        day: Day,
    },
    /// The calendar ends before so many business days have passed.
    #[error("not so many business days left after {after} in the calendar, which ends in {LAST_YEAR}")]
    NoBusinessDayLeft {
        /// Where the count started.
        after: Day,
    },
    /// The closures leave a year without a single business day.
    #[error("the closures leave no business day in {year}")]
    AllClosed {
        /// The year.
        year: i16,
    },
    /// No rule has that kind or code.
    #[error("no term is called «{kind}»")]
    UnknownKind {
        /// What was asked for, cut to 40 characters.
        kind: String,
    },
    /// The norm was not in force when the paper was filed.
    #[error("the rule {code} was not in force on {on}")]
    NotInForce {
        /// The rule.
        code: &'static str,
        /// The filing day.
        on: Day,
    },
    /// That is not a date, or not a date with an hour.
    #[error("«{text}» is not a date with an hour, such as 2026-03-13T08:00")]
    BadInstant {
        /// What was given, cut to 40 characters.
        text: String,
    },
    /// The deadline was computed with another version of the calendar than the one at hand.
    #[error("the deadline was computed with calendar {computed_with}, not with {given}")]
    OtherCalendar {
        /// The version that is stored with the deadline.
        computed_with: String,
        /// The version at hand.
        given: String,
    },
    /// The term of this rule cannot be extended.
    #[error("the term of {code} cannot be extended")]
    NotExtendable {
        /// The rule.
        code: String,
    },
}

impl Refusal for DeadlineRefusal {
    fn code(&self) -> &'static str {
        match self {
            DeadlineRefusal::OutsideCalendar { .. } => "deadline-outside-calendar",
            DeadlineRefusal::NoBusinessDayLeft { .. } => "deadline-no-business-day-left",
            DeadlineRefusal::AllClosed { .. } => "deadline-all-closed",
            DeadlineRefusal::UnknownKind { .. } => "deadline-unknown-kind",
            DeadlineRefusal::NotInForce { .. } => "deadline-not-in-force",
            DeadlineRefusal::BadInstant { .. } => "deadline-bad-instant",
            DeadlineRefusal::OtherCalendar { .. } => "deadline-other-calendar",
            DeadlineRefusal::NotExtendable { .. } => "deadline-not-extendable",
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            DeadlineRefusal::UnknownKind { .. } => Some("kind"),
            DeadlineRefusal::OutsideCalendar { .. }
            | DeadlineRefusal::NotInForce { .. }
            | DeadlineRefusal::BadInstant { .. } => Some("filed_at"),
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            DeadlineRefusal::OutsideCalendar { day } => vec![
                ("day", day.to_string()),
                ("first", FIRST_YEAR.to_string()),
                ("last", LAST_YEAR.to_string()),
            ],
            DeadlineRefusal::NoBusinessDayLeft { after } => vec![("day", after.to_string())],
            DeadlineRefusal::AllClosed { year } => vec![("year", year.to_string())],
            DeadlineRefusal::UnknownKind { kind } => vec![("kind", kind.clone())],
            DeadlineRefusal::NotInForce { code, on } => {
                vec![("rule", (*code).to_owned()), ("day", on.to_string())]
            }
            DeadlineRefusal::BadInstant { text } => vec![("text", text.clone())],
            DeadlineRefusal::OtherCalendar { computed_with, given } => {
                vec![("computed_with", computed_with.clone()), ("given", given.clone())]
            }
            DeadlineRefusal::NotExtendable { code } => vec![("rule", code.clone())],
        }
    }
}

/// The beginning of what somebody typed, short enough to be shown back.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What pages need of a refusal: its sentence, its field, and the words that fill the sentence.
    #[test]
    fn every_refusal_names_its_sentence_its_field_and_its_words() {
        let day = Day::constant(2026, 3, 13);
        let word = String::from;
        for (refusal, code, field, words) in [
            (
                DeadlineRefusal::OutsideCalendar { day },
                "outside-calendar",
                Some("filed_at"),
                "day=2026-03-13 first=1984 last=2199",
            ),
            (
                DeadlineRefusal::NoBusinessDayLeft { after: day },
                "no-business-day-left",
                None,
                "day=2026-03-13",
            ),
            (DeadlineRefusal::AllClosed { year: 2026 }, "all-closed", None, "year=2026"),
            (DeadlineRefusal::UnknownKind { kind: word("x") }, "unknown-kind", Some("kind"), "kind=x"),
            (
                DeadlineRefusal::NotInForce { code: "PQR_SPD", on: day },
                "not-in-force",
                Some("filed_at"),
                "rule=PQR_SPD day=2026-03-13",
            ),
            (DeadlineRefusal::BadInstant { text: word("x") }, "bad-instant", Some("filed_at"), "text=x"),
            (
                DeadlineRefusal::OtherCalendar { computed_with: word("a"), given: word("b") },
                "other-calendar",
                None,
                "computed_with=a given=b",
            ),
            (
                DeadlineRefusal::NotExtendable { code: word("PQR_SPD") },
                "not-extendable",
                None,
                "rule=PQR_SPD",
            ),
        ] {
            assert_eq!(refusal.code(), format!("deadline-{code}"));
            assert_eq!(refusal.field(), field, "{code}");
            let args: Vec<_> = refusal.args().iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(args.join(" "), words, "{code}");
        }
    }

    #[test]
    fn what_is_shown_back_is_short_and_has_no_control_characters() {
        assert_eq!(excerpt("a\u{7}b\nc"), "abc");
        assert_eq!(excerpt(&"é".repeat(41)), "é".repeat(40));
    }
}
