use kernel::{At, Day, Lang, Refusal};

use super::*;
use crate::calendar::Closure;
use crate::rules::rule_for;
use crate::{Revision, Rulebook, Stage, TermRefusal};

fn at(text: &str) -> At {
    At::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn book() -> Rulebook {
    Rulebook::national()
}

/// Filed on Friday 13 March 2026; Monday 23 March and Thursday 2 and Friday 3 April are holidays.
fn term(kind: &str) -> Term {
    let filed = at("2026-03-13T08:00");
    Term::new(book().compute(rule_for(kind, filed.day()).unwrap(), filed).unwrap())
}

fn due(term: &Term) -> String {
    term.due_on(&book().calendar).unwrap().to_string()
}

#[test]
fn cpaca_art_14_one_extension_told_before_the_end_up_to_twice_the_base() {
    let national = book().calendar;
    // the vectors of the law
    for (kind, latest) in [("general-petition", "2026-04-29"), ("consultation", "2026-06-16")] {
        assert_eq!(term(kind).latest_extension(&national), Ok(day(latest)), "{kind}");
    }
    let general = term("general-petition");
    assert_eq!(due(&general), "2026-04-08");
    let told = at("2026-04-08T23:59");
    let extended = general.extend(told, day("2026-04-29"), &national).unwrap();
    assert_eq!(due(&extended), "2026-04-29");
    let refused = |at, to| general.extend(at, day(to), &national).unwrap_err();
    assert_eq!(refused(told, "2026-04-30"), TermRefusal::ExtensionTooFar { latest: day("2026-04-29") });
    assert_eq!(refused(told, "2026-04-08"), TermRefusal::ExtensionNotLater { due_on: day("2026-04-08") });
    assert_eq!(refused(told, "2026-04-11"), TermRefusal::NotBusinessDay { day: day("2026-04-11") });
    let late = refused(at("2026-04-09T00:00"), "2026-04-20");
    assert_eq!(late, TermRefusal::Expired { due_on: day("2026-04-08") });
    assert_eq!((late.article(), late.status()), (Some("CPACA, art. 14"), 409));
    let again = extended.extend(at("2026-04-10T08:00"), day("2026-04-29"), &national);
    assert_eq!(again, Err(TermRefusal::AlreadyExtended));
}

#[test]
fn ley_1581_arts_14_and_15_five_and_eight_days_after_the_base() {
    let filed = at("2026-05-29T08:00");
    let of = |kind| Term::new(book().compute(rule_for(kind, filed.day()).unwrap(), filed).unwrap());
    let national = book().calendar;
    assert_eq!(of("habeas-data-claim").latest_extension(&national), Ok(day("2026-07-06")));
    let query = of("habeas-data-query");
    let latest = query.latest_extension(&national).unwrap();
    assert_eq!(national.business_days_between(query.base.due_on, latest), Ok(5));
}

#[test]
fn ley_142_art_158_no_extension_where_silence_decides() {
    for kind in ["claim", "reconsideration", "subsidiary-appeal", "own-information"] {
        let refused =
            term(kind).extend(at("2026-03-16T08:00"), day("2026-04-10"), &book().calendar).unwrap_err();
        assert_eq!(refused, TermRefusal::NotExtendable { silence: true }, "{kind}");
        assert_eq!(refused.article(), Some("Ley 142 de 1994, art. 158"));
    }
    let plain = term("authority").extend(at("2026-03-16T08:00"), day("2026-04-10"), &book().calendar);
    assert_eq!(plain, Err(TermRefusal::NotExtendable { silence: false }));
}

#[test]
fn ley_142_art_158_silence_from_midnight_and_seventy_two_hours_of_the_clock() {
    let claim = term("claim");
    let national = book().calendar;
    assert_eq!(claim.silence_from(&national), Ok(Some(at("2026-04-09T00:00"))));
    assert_eq!(claim.recognition_until(&national), Ok(Some(at("2026-04-12T00:00"))));
    assert_eq!(term("information").silence_from(&national), Ok(None));
    let asked = claim.request_completion(at("2026-03-16T09:00"), &national).unwrap();
    assert_eq!(asked.silence_from(&national), Ok(None), "while the person is awaited nothing is decided");
}

#[test]
fn cpaca_art_17_a_request_within_ten_days_suspends_for_a_month() {
    let national = book().calendar;
    // the second business day: thirteen are left
    let asked = term("claim").request_completion(at("2026-03-17T09:00"), &national).unwrap();
    let course = asked.course(&national).unwrap();
    let Stage::Awaiting { until, remaining, .. } = course.stage else { panic!("it waits") };
    assert_eq!((until, remaining), (day("2026-04-17"), 13));
    assert!(!course.lapsed_on(until) && course.lapsed_on(day("2026-04-18")));
    let back = asked.resume(at("2026-03-30T22:00"), &national).unwrap();
    assert_eq!(due(&back), "2026-04-20", "thirteen business days after 30 March, Easter skipped");
    let late = term("claim").request_completion(at("2026-03-31T09:00"), &national).unwrap_err();
    assert_eq!(late, TermRefusal::TooLateToAsk { last: day("2026-03-30") });
    assert_eq!(late.article(), Some("CPACA, art. 17"));
    let twice = back.request_completion(at("2026-03-30T23:00"), &national);
    assert_eq!(twice, Err(TermRefusal::AlreadyAsked));
    assert_eq!(asked.request_completion(at("2026-03-18T09:00"), &national), Err(TermRefusal::PersonAwaited));
    assert_eq!(term("claim").resume(at("2026-03-18T09:00"), &national), Err(TermRefusal::NothingAsked));
}

#[test]
fn cpaca_art_17_one_more_month_if_asked_before_the_first_ends() {
    let national = book().calendar;
    let asked = term("claim").request_completion(at("2026-03-17T09:00"), &national).unwrap();
    let more = asked.allow_more_time(at("2026-04-17T23:00"), &national).unwrap();
    let Stage::Awaiting { until, .. } = more.course(&national).unwrap().stage else { panic!("it waits") };
    assert_eq!(until, day("2026-05-19"), "17 May is a Sunday and 18 May a holiday");
    let late = asked.allow_more_time(at("2026-04-18T00:00"), &national);
    assert_eq!(late, Err(TermRefusal::MonthOver { until: day("2026-04-17") }));
    assert_eq!(more.allow_more_time(at("2026-04-20T09:00"), &national), Err(TermRefusal::MoreTimeTwice));
    // after the month, while nothing was archived, the person is heard all the same
    assert_eq!(due(&more.resume(at("2026-06-01T09:00"), &national).unwrap()), "2026-06-22");
}

#[test]
fn cpaca_art_17_on_the_last_day_of_a_short_term_one_day_is_left() {
    let national = book().calendar;
    let asked = term("information").request_completion(at("2026-03-30T09:00"), &national).unwrap();
    let back = asked.resume(at("2026-04-06T09:00"), &national).unwrap();
    assert_eq!(due(&back), "2026-04-07");
}

#[test]
fn cpaca_art_19_an_obscure_petition_goes_back_for_ten_days() {
    let national = book().calendar;
    let asked = term("claim").ask_clarification(at("2026-03-16T09:00"), &national).unwrap();
    let Stage::Awaiting { until, .. } = asked.course(&national).unwrap().stage else { panic!("it waits") };
    assert_eq!(until, day("2026-03-31"));
    assert_eq!(due(&asked.resume(at("2026-03-17T09:00"), &national).unwrap()), "2026-04-09");
    assert_eq!(asked.allow_more_time(at("2026-03-17T09:00"), &national), Err(TermRefusal::NothingAsked));
}

#[test]
fn cpaca_arts_40_and_79_evidence_stops_the_count_for_thirty_days_at_most() {
    let national = book().calendar;
    let claim = term("claim");
    let act = at("2026-03-25T09:00"); // the seventh business day: eight are left
    assert_eq!(claim.latest_evidence(act.day(), &national), Ok(day("2026-05-11")));
    let ordered = claim.order_evidence(act, day("2026-04-10"), &national).unwrap();
    let course = ordered.course(&national).unwrap();
    assert_eq!(course.deadline.due_on, day("2026-04-22"), "eight business days after 10 April");
    assert_eq!(course.deadline.alarm_on, day("2026-04-13"), "the first business day after the evidence");
    assert_eq!(ordered.silence_from(&national), Ok(Some(at("2026-04-23T00:00"))));
    let more = ordered.extend_evidence(at("2026-04-10T09:00"), day("2026-05-11"), &national).unwrap();
    assert_eq!(due(&more), "2026-05-22");
    let closed = more.close_evidence(at("2026-04-20T09:00"), &national).unwrap();
    assert_eq!(due(&closed), "2026-04-30");
    let refused =
        |t: &Term, until| t.order_evidence(at("2026-03-25T10:00"), day(until), &national).unwrap_err();
    assert_eq!(refused(&claim, "2026-05-12"), TermRefusal::EvidenceTooLong { latest: day("2026-05-11") });
    assert_eq!(refused(&claim, "2026-03-25"), TermRefusal::EvidenceNotLater { now: day("2026-03-25") });
    assert_eq!(refused(&ordered, "2026-04-20"), TermRefusal::EvidenceRuns { until: day("2026-04-10") });
    let twice = closed.order_evidence(at("2026-04-21T09:00"), day("2026-04-28"), &national);
    assert_eq!(twice, Err(TermRefusal::EvidenceTwice));
    let over = ordered.extend_evidence(at("2026-04-11T09:00"), day("2026-04-20"), &national);
    assert_eq!(over, Err(TermRefusal::NoEvidence), "it ended by itself");
    assert_eq!(
        more.extend_evidence(at("2026-04-12T09:00"), day("2026-05-11"), &national),
        Err(TermRefusal::EvidenceExtendedTwice)
    );
}

#[test]
fn cpaca_arts_40_and_79_after_evidence_never_more_than_the_fifteen_of_a_claim() {
    let national = book().calendar;
    let long =
        term("consultation").order_evidence(at("2026-03-16T09:00"), day("2026-03-24"), &national).unwrap();
    assert_eq!(long.due_on(&national), national.add_business_days(day("2026-03-24"), 15).map_err(Into::into));
}

#[test]
fn cpaca_art_21_a_transfer_begins_the_count_again() {
    let here = term("claim").received(at("2026-03-20T10:00"), &book()).unwrap();
    assert_eq!(due(&here), "2026-04-15");
    assert_eq!(here.received(at("2026-03-25T10:00"), &book()), Err(TermRefusal::OutOfOrder));
}

#[test]
fn ley_24_art_15_the_day_of_the_letter_prevails() {
    let national = book().calendar;
    let asked = term("ombudsman").set_date(at("2026-03-13T09:00"), day("2026-03-17"), &national).unwrap();
    assert_eq!(due(&asked), "2026-03-17");
    let claim = term("claim").set_date(at("2026-03-13T09:00"), day("2026-03-17"), &national);
    assert_eq!(claim, Err(TermRefusal::NoDateInLetter));
}

#[test]
fn nothing_happens_before_what_happened_last() {
    let national = book().calendar;
    let asked = term("claim").request_completion(at("2026-03-17T09:00"), &national).unwrap();
    assert_eq!(asked.resume(at("2026-03-17T08:59"), &national), Err(TermRefusal::OutOfOrder));
    let early = term("claim").order_evidence(at("2026-03-13T07:00"), day("2026-03-20"), &national);
    assert_eq!(early, Err(TermRefusal::OutOfOrder));
}

#[test]
fn another_calendar_moves_the_count_but_no_day_that_was_told() {
    let mut revision = Revision::of(&book());
    revision.closures.push(Closure {
        day: day("2026-03-20"),
        act_number: "Resolución 9".into(),
        reason: "Sismo".into(),
        suspends_terms: true,
    });
    let closed = revision.upon(&book()).unwrap();
    let claim = term("claim");
    let again = claim.recompute(&closed).unwrap();
    assert_eq!(again.due_on(&closed.calendar), Ok(day("2026-04-09")));
    let extended =
        term("general-petition").extend(at("2026-03-16T09:00"), day("2026-04-20"), &book().calendar).unwrap();
    let again = extended.recompute(&closed).unwrap();
    assert_eq!(again.due_on(&closed.calendar), Ok(day("2026-04-20")), "the day that was told stays");
    assert_eq!(again.events, extended.events);
}

#[test]
fn every_day_is_told_with_its_reason() {
    let national = book().calendar;
    let asked = term("claim").request_completion(at("2026-03-17T09:00"), &national).unwrap();
    let back = asked.resume(at("2026-03-30T22:00"), &national).unwrap();
    let lines = back.explain(&national).unwrap();
    assert_eq!(lines.len(), 39);
    let on = |d: &str| lines.iter().find(|l| l.day == day(d)).unwrap();
    assert_eq!(on("2026-03-17").counted, Some(2));
    assert_eq!(
        on("2026-03-18").reason(Lang::Es),
        "se espera lo que falta de la petición (CPACA, art. 17): no se cuenta"
    );
    assert!(on("2026-03-23").reason(Lang::En).starts_with("holiday"));
    assert_eq!(on("2026-03-31").counted, Some(3));
    assert_eq!((lines.last().unwrap().day, lines.last().unwrap().counted), (day("2026-04-20"), Some(15)));
    let extended =
        term("general-petition").extend(at("2026-03-16T09:00"), day("2026-04-09"), &national).unwrap();
    let told = extended.explain(&national).unwrap();
    assert_eq!(told.last().unwrap().reason(Lang::Es), "día hábil 16, por la prórroga");
    let waiting = asked.explain(&national).unwrap();
    assert_eq!(waiting.last().unwrap().day, day("2026-04-17"));
}

#[test]
fn days_that_are_left_while_it_runs_and_while_it_stands() {
    let national = book().calendar;
    let claim = term("claim").course(&national).unwrap();
    assert_eq!(claim.remaining_on(day("2026-03-13"), &national), Ok(15));
    assert_eq!(claim.remaining_on(day("2026-04-08"), &national), Ok(0));
    assert_eq!(claim.remaining_on(day("2026-05-08"), &national), Ok(0));
    let ordered = term("claim").order_evidence(at("2026-03-25T09:00"), day("2026-04-10"), &national).unwrap();
    let course = ordered.course(&national).unwrap();
    assert_eq!(course.remaining_on(day("2026-04-10"), &national), Ok(8));
    assert_eq!(course.remaining_on(day("2026-04-13"), &national), Ok(7));
    assert_eq!(
        (course.stage_key(day("2026-04-10")), course.stage_key(day("2026-04-11"))),
        ("evidence", "running")
    );
}

#[test]
fn a_term_is_stored_and_read_again() {
    let asked = term("claim").request_completion(at("2026-03-17T09:00"), &book().calendar).unwrap();
    let text = serde_json::to_string(&asked).unwrap();
    assert_eq!(serde_json::from_str::<Term>(&text).unwrap(), asked);
    assert!(text.contains("\"what\":\"completion_requested\""), "{text}");
}

#[test]
fn under_another_rule_no_extension_stays_where_silence_decides_ley_142_art_158() {
    let national = book().calendar;
    let general = term("general-petition");
    let extended = general.extend(at("2026-03-16T09:00"), day("2026-04-20"), &national).unwrap();
    let rule = |kind| rule_for(kind, day("2026-03-13")).unwrap();
    let claim = extended.under(rule("claim"), &book()).unwrap();
    assert_eq!((due(&claim).as_str(), claim.events.len()), ("2026-04-08", 0));
    let consultation = extended.under(rule("consultation"), &book()).unwrap();
    assert_eq!(due(&consultation), "2026-04-29", "an extension never shortens");
    let asked = term("claim").request_completion(at("2026-03-17T09:00"), &national).unwrap();
    assert_eq!(asked.under(rule("information"), &book()).unwrap().events, asked.events);
}

#[test]
fn a_claim_about_personal_data_is_completed_by_its_own_rules_ley_1581_art_15() {
    let (book, filed) = (book(), at("2026-03-13T08:00"));
    let rule = rule_for("HABEAS_DATA_RECLAMO", filed.day()).unwrap();
    let (term, calendar) = (Term::new(book.compute(rule, filed).unwrap()), &book.calendar);
    let late = term.request_completion(at("2026-03-24T08:00"), calendar).unwrap_err();
    assert_eq!(late, TermRefusal::TooLateToAskData { last: day("2026-03-20") });
    assert_eq!(late.article(), Some("Ley 1581 de 2012, art. 15"));
    let asked = term.request_completion(at("2026-03-20T17:00"), calendar).unwrap();
    let Stage::Awaiting { until, .. } = asked.course(calendar).unwrap().stage else { panic!("it waits") };
    assert_eq!(until, day("2026-05-20"), "two months from the request");
    let more = asked.allow_more_time(at("2026-05-01T08:00"), calendar);
    assert_eq!(more, Err(TermRefusal::NoMoreTime));
    assert!(asked.course(calendar).unwrap().lapsed_on(day("2026-05-21")));
}
