//! What makes a row fail before the regulator sees it: every rule of the annex that we know, as data.

use catalog::{Allowed, CauseTable, NoticeType, Procedure, ResponseType, UtilityService};
use kernel::Day;

use crate::cleaning::plain;
use crate::fact::Fact;
use crate::format_a::{FormatA, NO_NOTICE};
use crate::month::Month;
use crate::settings::ReportSettings;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file may not be sent.
    Fails,
    /// The file may be sent; somebody should look.
    Warns,
}

/// A row with everything that a rule may ask.
pub struct Checked<'a> {
    /// The row.
    pub row: &'a FormatA,
    /// The case behind it.
    pub fact: &'a Fact,
    /// The month of the file.
    pub month: Month,
    /// The service of the file.
    pub service: UtilityService,
    /// The causes in use.
    pub causes: &'a CauseTable,
    /// What the company decided.
    pub settings: &'a ReportSettings,
    /// Whether the row before has the same filing number.
    pub twice: bool,
}

/// One rule.
pub struct FileRule {
    /// Stable name, the end of the keys of its sentences.
    pub code: &'static str,
    /// The column that it is about, from 1.
    pub column: u8,
    /// Whether it fails the row.
    pub severity: Severity,
    /// Where it stands; certainty is told in `docs/law`.
    pub article: &'static str,
    /// Whether the row breaks it.
    pub broken: fn(&Checked<'_>) -> bool,
}

const ANNEX: &str = "Resolución SSPD 20151300054575 de 2015, anexo";
const FIRST: &str = "Resolución SSPD 20151300054575 de 2015, art. 1";
const CPACA_67: &str = "Ley 1437 de 2011, art. 67";
const LEY_142_159: &str = "Ley 142 de 1994, art. 159";

/// Since when edicts are no way to notify (Ley 1437 de 2011, art. 308).
const NO_EDICTS: Day = Day::constant(2012, 7, 2);

const fn fails(
    code: &'static str,
    column: u8,
    article: &'static str,
    broken: fn(&Checked<'_>) -> bool,
) -> FileRule {
    FileRule { code, column, severity: Severity::Fails, article, broken }
}

const fn warns(
    code: &'static str,
    column: u8,
    article: &'static str,
    broken: fn(&Checked<'_>) -> bool,
) -> FileRule {
    FileRule { code, column, severity: Severity::Warns, article, broken }
}

/// Every rule, in the order of the columns.
pub const RULES: &[FileRule] = &[
    fails("place", 1, ANNEX, |c| !place_exists(c.row)),
    fails("number", 4, ANNEX, |c| c.row.received.is_empty() || c.row.received != c.fact.number),
    fails("number-twice", 4, ANNEX, |c| c.twice),
    fails("filed-late", 5, FIRST, |c| c.row.filed_on > c.month.last()),
    fails("procedure", 6, ANNEX, |c| Procedure::find(c.row.procedure).is_none()),
    fails("cause-missing", 8, ANNEX, |c| c.row.cause.is_empty()),
    fails("cause-unknown", 8, ANNEX, |c| !c.row.cause.is_empty() && cause(c).is_none()),
    fails("cause-service", 8, ANNEX, |c| allowed(c) == Some(Allowed::No)),
    warns("cause-unconfirmed", 8, ANNEX, |c| allowed(c) == Some(Allowed::Unconfirmed)),
    fails("group", 7, ANNEX, |c| cause(c).is_some_and(|found| found.group.letter() != c.row.group)),
    fails("account", 9, ANNEX, |c| !is_text(&c.row.account)),
    fails("bill", 10, ANNEX, |c| !is_text(&c.row.bill)),
    fails("response", 11, ANNEX, |c| ResponseType::find(c.row.response).is_none()),
    fails("response-fits", 11, ANNEX, |c| !response_fits(c.row)),
    fails("pending-empty", 12, ANNEX, |c| c.row.is_pending() && !is_bare(c.row)),
    fails("answer-day", 12, ANNEX, |c| !c.row.is_pending() && c.row.answered_on.is_none()),
    fails("answer-number", 13, ANNEX, |c| !c.row.is_pending() && c.row.outgoing.is_empty()),
    fails("answer-before-filing", 12, ANNEX, |c| c.row.answered_on.is_some_and(|on| on < c.row.filed_on)),
    fails("answer-before-month", 12, FIRST, |c| c.row.answered_on.is_some_and(|on| on < c.month.first())),
    fails("notice-before-answer", 14, CPACA_67, |c| {
        c.row.noticed_on.zip(c.row.answered_on).is_some_and(|(noticed, answered)| noticed < answered)
    }),
    fails("notice-type", 15, ANNEX, |c| !notice_is_current(c.row)),
    fails("notice-day", 14, ANNEX, |c| (c.row.notice != NO_NOTICE) != c.row.noticed_on.is_some()),
    fails("notice-required", 15, CPACA_67, |c| c.settings.require_notice && lacks_notice(c.row)),
    warns("notice-missing", 15, CPACA_67, |c| !c.settings.require_notice && lacks_notice(c.row)),
    fails("remittal-procedure", 16, LEY_142_159, |c| c.row.remitted_on.is_some() && c.row.procedure != 5),
    fails("remittal-before-answer", 16, LEY_142_159, |c| {
        c.row.remitted_on.is_some_and(|on| c.row.answered_on.is_none_or(|answered| on < answered))
    }),
];

/// What a row breaks, in the order of [`RULES`].
pub fn broken<'a>(checked: &'a Checked<'a>) -> impl Iterator<Item = &'static FileRule> + 'a {
    RULES.iter().filter(|rule| (rule.broken)(checked))
}

fn place_exists(row: &FormatA) -> bool {
    let code = format!("{}{}", row.department, row.municipality);
    let center = format!("{code}{}", row.center);
    // a young municipality may have no center in the tables yet: its seat is 000 all the same
    territory::municipality(&code).is_some()
        && (row.center == "000" || territory::populated_center(&center).is_some())
}

fn cause<'a>(c: &Checked<'a>) -> Option<&'a catalog::Cause> {
    c.causes.find(&c.row.cause, c.row.filed_on)
}

fn allowed(c: &Checked<'_>) -> Option<Allowed> {
    cause(c).map(|found| found.allowed(c.service))
}

fn is_text(text: &str) -> bool {
    !text.is_empty() && plain(text) == text
}

/// Appeals are upheld, modified, revoked, refused, pending, unanswered or archived; the rest never is upheld,
/// modified or revoked.
fn response_fits(row: &FormatA) -> bool {
    match row.procedure {
        4 | 5 => matches!(row.response, 4..=7 | 9..=11),
        _ => !matches!(row.response, 4..=6),
    }
}

/// Nothing of an answer stands in it.
fn is_bare(row: &FormatA) -> bool {
    row.answered_on.is_none()
        && row.outgoing.is_empty()
        && row.noticed_on.is_none()
        && row.notice == NO_NOTICE
}

fn notice_is_current(row: &FormatA) -> bool {
    NoticeType::find(row.notice).is_some_and(|n| n.current || row.filed_on < NO_EDICTS)
}

/// Decided and still to be notified. A withdrawal needs no notice: the person knows.
fn lacks_notice(row: &FormatA) -> bool {
    !row.is_pending() && row.notice == NO_NOTICE && row.outgoing != row.received
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fact, format_a};

    /// Codes of what a changed sample breaks in October 2026.
    fn of(change: impl Fn(&mut FormatA)) -> Vec<&'static str> {
        with(change, |_| (), &ReportSettings::default(), false)
    }

    fn with(
        change: impl Fn(&mut FormatA),
        case: impl Fn(&mut Fact),
        settings: &ReportSettings,
        twice: bool,
    ) -> Vec<&'static str> {
        let (mut row, mut fact) = (format_a::sample(), fact::sample());
        change(&mut row);
        case(&mut fact);
        let checked = Checked {
            row: &row,
            fact: &fact,
            month: Month::parse("2026-10").unwrap(),
            service: UtilityService::Sewerage,
            causes: CauseTable::official(),
            settings,
            twice,
        };
        broken(&checked).map(|rule| rule.code).collect()
    }

    fn day(text: &str) -> Option<Day> {
        Some(text.parse().unwrap())
    }

    fn pend(row: &mut FormatA) {
        (row.response, row.notice) = (9, 3);
        (row.answered_on, row.noticed_on) = (None, None);
        row.outgoing.clear();
    }

    #[test]
    fn a_good_row_breaks_nothing() {
        assert_eq!(of(|_| ()), Vec::<&str>::new());
        assert_eq!(of(pend), Vec::<&str>::new());
        assert_eq!(of(|r| r.center = "999".into()), ["place"]);
        assert_eq!(of(|r| (r.department, r.municipality) = ("27".into(), "493".into())), Vec::<&str>::new());
    }

    #[test]
    fn each_rule_is_broken_by_its_own_mistake() {
        assert_eq!(of(|r| r.municipality = "999".into()), ["place"]);
        assert_eq!(of(|r| r.received = "otro".into()), ["number"]);
        assert_eq!(of(|r| r.procedure = 7), ["procedure"]);
        let bare = |r: &mut FormatA| (r.group, r.cause) = ("", String::new());
        assert_eq!(of(bare), ["cause-missing"]);
        assert_eq!(of(|r| (r.group, r.cause) = ("", "104".into())), ["cause-unknown"]);
        assert_eq!(of(|r| (r.group, r.cause) = ("P", "301".into())), ["cause-service"]);
        assert_eq!(of(|r| r.cause = "121".into()), ["cause-unconfirmed"]);
        assert_eq!(of(|r| r.group = "P"), ["group"]);
        assert_eq!(of(|r| r.account = "a,b".into()), ["account"]);
        assert_eq!(of(|r| r.bill.clear()), ["bill"]);
        assert_eq!(of(|r| r.response = 0), ["response"]);
        assert_eq!(of(|r| r.answered_on = None), ["answer-day"]);
        assert_eq!(of(|r| r.outgoing.clear()), ["answer-number"]);
        assert_eq!(of(|r| r.filed_on = Day::constant(2026, 10, 24)), ["answer-before-filing"]);
        assert_eq!(of(|r| r.noticed_on = day("2026-10-22")), ["notice-before-answer"]);
        assert_eq!(of(|r| r.notice = 2), ["notice-type"]);
        assert_eq!(of(|r| r.noticed_on = None), ["notice-day"]);
        assert_eq!(of(|r| r.remitted_on = day("2026-10-30")), ["remittal-procedure"]);
    }

    #[test]
    fn days_have_their_order_and_their_month() {
        let early = |r: &mut FormatA| {
            (r.filed_on, r.answered_on) = (Day::constant(2026, 9, 1), day("2026-09-30"));
        };
        assert_eq!(of(early), ["answer-before-month"]);
        let later = |r: &mut FormatA| {
            pend(r);
            r.filed_on = Day::constant(2026, 11, 1);
        };
        assert_eq!(of(later), ["filed-late"]);
        let appeal =
            |on: &'static str| of(move |r| (r.procedure, r.response, r.remitted_on) = (5, 4, day(on)));
        assert_eq!(appeal("2026-10-23"), Vec::<&str>::new());
        assert_eq!(appeal("2026-10-22"), ["remittal-before-answer"]);
    }

    #[test]
    fn pending_rows_carry_nothing_of_an_answer() {
        for change in [(|r: &mut FormatA| r.outgoing = "x".into()) as fn(&mut FormatA), |r| {
            r.answered_on = Some(Day::constant(2026, 10, 9))
        }] {
            let told = of(|r| {
                pend(r);
                change(r);
            });
            assert_eq!(told, ["pending-empty"]);
        }
    }

    #[test]
    fn responses_fit_their_procedures() {
        let fits = |procedure, response| {
            let told = of(|r| (r.procedure, r.response) = (procedure, response));
            !told.contains(&"response-fits")
        };
        let allowed = |procedure| (1..=11).filter(|r| fits(procedure, *r)).collect::<Vec<_>>();
        for petition in [1, 2, 3, 6] {
            assert_eq!(allowed(petition), [1, 2, 3, 7, 8, 9, 10, 11]);
        }
        assert_eq!((allowed(4), allowed(5)), (vec![4, 5, 6, 7, 9, 10, 11], vec![4, 5, 6, 7, 9, 10, 11]));
    }

    #[test]
    fn an_answer_that_nobody_was_told_warns_or_fails_as_the_company_wants() {
        let silent = |r: &mut FormatA| (r.notice, r.noticed_on) = (3, None);
        assert_eq!(of(silent), ["notice-missing"]);
        let strict = ReportSettings { require_notice: true, ..ReportSettings::default() };
        assert_eq!(with(silent, |_| (), &strict, false), ["notice-required"]);
        let withdrawn = |r: &mut FormatA| {
            silent(r);
            (r.response, r.outgoing) = (11, r.received.clone());
        };
        assert_eq!(with(withdrawn, |_| (), &strict, false), Vec::<&str>::new());
    }

    #[test]
    fn a_number_is_unique_and_unchanged() {
        let settings = ReportSettings::default();
        assert_eq!(with(|_| (), |_| (), &settings, true), ["number-twice"]);
        assert_eq!(with(|_| (), |f| f.number = "2026,EN,004391".into(), &settings, false), ["number"]);
    }

    #[test]
    fn names_of_rules_are_unique_and_columns_exist() {
        let mut codes: Vec<_> = RULES.iter().map(|r| r.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RULES.len());
        assert!(RULES.iter().all(|r| (1..=16).contains(&r.column) && !r.article.is_empty()));
    }
}
