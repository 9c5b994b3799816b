//! The edges of a term: the very instants and days at which the law changes its answer, and what a refusal
//! tells.

use deadlines::{
    Calendar, Count, Parameters, RULES, Reading, Rulebook, Stage, Term, TermRefusal, TermWhy, Why, compute,
    rule_for,
};
use kernel::{At, Day, Lang, Refusal};

fn at(text: &str) -> At {
    At::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn book() -> Rulebook {
    Rulebook::national()
}

fn term_of(kind: &str, filed_at: &str, reading: Reading) -> Term {
    let filed = at(filed_at);
    let parameters = Parameters { reading, ..Parameters::default() };
    let rule = rule_for(kind, filed.day()).unwrap();
    Term::new(compute(rule, filed, &Calendar::national(), &parameters).unwrap())
}

fn term(kind: &str) -> Term {
    term_of(kind, "2026-03-13T08:00", Reading::Strict)
}

#[test]
fn an_act_is_in_time_until_the_last_microsecond_of_the_term() {
    let national = book().calendar;
    let general = term("general-petition");
    let end = general.ends_at(&national).unwrap();
    assert!(general.extend(end, day("2026-04-20"), &national).is_ok());
    let late = general.extend(At(end.0 + 1), day("2026-04-20"), &national);
    assert_eq!(late, Err(TermRefusal::Expired { due_on: day("2026-04-08") }));
}

#[test]
fn what_happens_at_the_very_instant_of_the_filing_is_in_order() {
    let claim = term("claim");
    let filed = claim.base.filed_at;
    assert!(claim.request_completion(filed, &book().calendar).is_ok());
    assert!(claim.received(filed, &book()).is_ok());
    assert_eq!(claim.received(At(filed.0 - 1), &book()), Err(TermRefusal::OutOfOrder));
}

#[test]
fn the_letter_of_an_authority_may_name_the_day_of_the_filing_but_none_before() {
    let national = book().calendar;
    let asked = term("ombudsman");
    let now = at("2026-03-13T09:00");
    let same = asked.set_date(now, day("2026-03-13"), &national).unwrap();
    assert_eq!(same.due_on(&national), Ok(day("2026-03-13")));
    assert_eq!(asked.set_date(now, day("2026-03-12"), &national), Err(TermRefusal::OutOfOrder));
}

#[test]
fn the_day_of_a_letter_stays_only_where_an_authority_asks() {
    let dated =
        term("ombudsman").set_date(at("2026-03-13T09:00"), day("2026-03-17"), &book().calendar).unwrap();
    let rule = |kind| rule_for(kind, day("2026-03-13")).unwrap();
    let congress = dated.under(rule("congress"), &book()).unwrap();
    assert_eq!(congress.due_on(&book().calendar), Ok(day("2026-03-17")));
    let claim = dated.under(rule("claim"), &book()).unwrap();
    assert_eq!(claim.due_on(&book().calendar), Ok(day("2026-04-08")));
}

#[test]
fn evidence_that_ended_by_itself_leaves_the_term_running() {
    let national = book().calendar;
    let ordered = term("general-petition")
        .order_evidence(at("2026-03-25T09:00"), day("2026-04-10"), &national)
        .unwrap();
    let extended = ordered.extend(at("2026-04-13T09:00"), day("2026-04-30"), &national).unwrap();
    let course = extended.course(&national).unwrap();
    assert_eq!((course.stage, course.deadline.due_on), (Stage::Running, day("2026-04-30")));
}

#[test]
fn a_term_to_which_nothing_happened_is_told_as_its_deadline() {
    let national = book().calendar;
    let kinds = RULES.iter().filter(|r| r.in_force_on(day("2026-04-04")) && r.count != Count::Hours(72));
    for rule in kinds {
        for reading in [Reading::Strict, Reading::Deferred] {
            let term = term_of(rule.code, "2026-04-04T10:00", reading); // a Saturday
            let told: Vec<_> = term.explain(&national).unwrap().iter().map(|l| l.text(Lang::Es)).collect();
            let plain = term.base.explain(&national).unwrap();
            assert_eq!(told, plain.iter().map(|l| l.text(Lang::Es)).collect::<Vec<_>>(), "{}", rule.code);
        }
    }
}

#[test]
fn the_day_of_a_letter_is_told_as_such_and_only_that_day() {
    let national = book().calendar;
    let dated = term("ombudsman").set_date(at("2026-03-13T09:00"), day("2026-03-18"), &national).unwrap();
    let told: Vec<_> = dated.explain(&national).unwrap().iter().map(|l| l.text(Lang::Es)).collect();
    assert_eq!(
        told,
        [
            "viernes 13 de marzo de 2026: día de radicación: no se cuenta",
            "sábado 14 de marzo de 2026: sábado: no se cuenta",
            "domingo 15 de marzo de 2026: domingo: no se cuenta",
            "lunes 16 de marzo de 2026: día hábil 1",
            "martes 17 de marzo de 2026: día hábil 2",
            "miércoles 18 de marzo de 2026: día que fija el oficio de la autoridad",
        ]
    );
}

#[test]
fn the_days_of_an_extension_begin_after_the_last_day_of_the_base() {
    let national = book().calendar;
    let extended =
        term("general-petition").extend(at("2026-03-16T09:00"), day("2026-04-10"), &national).unwrap();
    let lines = extended.explain(&national).unwrap();
    let last_three: Vec<_> = lines.iter().rev().take(3).map(|l| (l.counted, l.why.clone())).collect();
    assert_eq!(
        last_three,
        [
            (Some(17), TermWhy::Extended { n: 17 }),
            (Some(16), TermWhy::Extended { n: 16 }),
            (Some(15), TermWhy::Plain(Why::Counted { n: 15 })),
        ]
    );
}

/// Status, code, field, words of the sentence, article: what a page needs of each refusal.
#[test]
fn every_refusal_of_a_term_tells_its_article_and_its_day() {
    use TermRefusal::*;
    let d = day("2026-03-13");
    for (refusal, told) in [
        (NotExtendable { silence: true }, "409 term-not-extendable-silence - - Ley 142 de 1994, art. 158"),
        (NotExtendable { silence: false }, "409 term-not-extendable - - CPACA, art. 14"),
        (AlreadyExtended, "409 term-already-extended - - CPACA, art. 14"),
        (ExtensionNotLater { due_on: d }, "422 term-extension-not-later day day CPACA, art. 14"),
        (ExtensionTooFar { latest: d }, "422 term-extension-too-far day day CPACA, art. 14"),
        (NotBusinessDay { day: d }, "422 term-not-business-day day day Ley 4 de 1913, art. 62"),
        (Expired { due_on: d }, "409 term-expired - day CPACA, art. 14"),
        (TooLateToAsk { last: d }, "409 term-too-late-to-ask - day CPACA, art. 17"),
        (AlreadyAsked, "409 term-already-asked - - CPACA, art. 17"),
        (PersonAwaited, "409 term-person-awaited - - CPACA, art. 17"),
        (NothingAsked, "409 term-nothing-asked - - CPACA, art. 17"),
        (MonthOver { until: d }, "409 term-month-over - day CPACA, art. 17"),
        (MoreTimeTwice, "409 term-more-time-twice - - CPACA, art. 17"),
        (EvidenceRuns { until: d }, "409 term-evidence-runs - day CPACA, arts. 40 y 79"),
        (NoEvidence, "409 term-no-evidence - - CPACA, arts. 40 y 79"),
        (EvidenceTwice, "409 term-evidence-twice - - CPACA, arts. 40 y 79"),
        (EvidenceNotLater { now: d }, "422 term-evidence-not-later day day CPACA, arts. 40 y 79"),
        (EvidenceTooLong { latest: d }, "422 term-evidence-too-long day day CPACA, arts. 40 y 79"),
        (EvidenceExtendedTwice, "409 term-evidence-extended-twice - - CPACA, arts. 40 y 79"),
        (NoDateInLetter, "422 term-no-date-in-letter day - Ley 24 de 1992, art. 15"),
        (OutOfOrder, "409 term-out-of-order - - -"),
        (NoTerm, "422 term-none day - -"),
    ] {
        let args = refusal.args();
        assert!(args.iter().all(|(_, value)| value == "2026-03-13"), "{told}");
        let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        let words = args.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(",");
        let (status, code) = (refusal.status(), refusal.code());
        let field = or_dash(refusal.field().unwrap_or_default());
        let article = or_dash(refusal.article().unwrap_or_default());
        assert_eq!(format!("{status} {code} {field} {} {article}", or_dash(&words)), told);
    }
}
