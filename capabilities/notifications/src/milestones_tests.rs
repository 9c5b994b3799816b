use super::*;
use MilestoneKind as K;
use deadlines::{Revision, rule_for};
use proptest::prelude::*;

fn at(text: &str) -> At {
    At::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn case(regime: &str, filed: &str) -> CaseFacts {
    let filed_at = at(filed);
    let deadline = Rulebook::national().compute(rule_for(regime, filed_at.day()).unwrap(), filed_at).unwrap();
    CaseFacts {
        regime: regime.into(),
        filed_at,
        due_on: deadline.due_on,
        awaits_person: false,
        paused_until: None,
        silence: None,
        silence_at: None,
    }
}

fn plan(case: &CaseFacts) -> Vec<(&'static str, String)> {
    let rulebook = Rulebook::national();
    let frame = Frame { rulebook: &rulebook, hours: WorkingHours::default() };
    let plan = frame.plan(case, case.filed_at.day()).unwrap();
    plan.iter().map(|m| (m.kind.key(), m.tell_at.rfc3339()[..16].to_owned())).collect()
}

fn told(pairs: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    pairs.iter().map(|(kind, at)| (*kind, (*at).to_owned())).collect()
}

#[test]
fn a_claim_of_fifteen_days_over_holy_week() {
    // the worked example of the law book: filed on 13 March 2026, due on 8 April
    assert_eq!(
        plan(&case("PQR_SPD", "2026-03-13T08:00")),
        told(&[
            ("half", "2026-03-26T07:00"),
            ("before-5", "2026-03-30T07:00"),
            ("before-3", "2026-04-01T07:00"),
            ("before-1", "2026-04-07T07:00"),
            ("due", "2026-04-08T07:00"),
            ("silence", "2026-04-09T07:00"),
        ])
    );
}

#[test]
fn a_petition_without_positive_silence_is_overdue_on_the_next_business_day() {
    let petition = case("PETICION_GENERAL", "2026-10-16T09:00");
    assert_eq!(petition.due_on, day("2026-11-09"));
    assert_eq!(plan(&petition).last().unwrap(), &("overdue", "2026-11-10T07:00".to_owned()));
}

#[test]
fn the_extra_alarm_is_told_apart_when_it_is_another_day() {
    let national = Rulebook::national();
    let mut revision = Revision::of(&national);
    revision.parameters.extra_alarm_days = 2;
    let rulebook = revision.upon(&national).unwrap();
    let frame = Frame { rulebook: &rulebook, hours: WorkingHours::default() };
    let claim = case("PQR_SPD", "2026-03-13T08:00");
    let plan = frame.plan(&claim, day("2026-03-13")).unwrap();
    let alarm = plan.iter().find(|m| m.kind == K::AlarmDay).unwrap();
    assert_eq!(alarm.tell_at, at("2026-04-06T07:00"));
    assert!(plan.iter().any(|m| m.kind == K::Before1));
}

#[test]
fn the_marks_of_seventy_two_hours_from_a_saturday_on() {
    let mut claim = case("PQR_SPD", "2026-10-28T08:00");
    assert_eq!(claim.due_on, day("2026-11-20"));
    claim.silence = Some(SilenceState::Occurred);
    claim.silence_at = Some(at("2026-11-21T00:00"));
    assert_eq!(
        plan(&claim),
        told(&[
            ("silence", "2026-11-23T07:00"),
            ("silence-24", "2026-11-23T07:00"),
            ("silence-48", "2026-11-23T07:00"),
            ("silence-60", "2026-11-23T12:00"),
        ])
    );
    claim.silence = Some(SilenceState::Settled);
    assert_eq!(plan(&claim), told(&[]));
}

#[test]
fn the_seventy_two_hours_of_a_long_weekend_are_told_while_they_run() {
    // due on Friday 9 October 2026; Monday is a holiday and Tuesday is too late
    let mut claim = case("PQR_SPD", "2026-09-18T08:00");
    assert_eq!(claim.due_on, day("2026-10-09"));
    claim.silence = Some(SilenceState::Occurred);
    assert_eq!(
        plan(&claim),
        told(&[
            ("silence", "2026-10-10T07:00"),
            ("silence-24", "2026-10-11T07:00"),
            ("silence-48", "2026-10-12T07:00"),
            ("silence-60", "2026-10-12T12:00"),
        ])
    );
}

#[test]
fn a_term_that_stands_still_has_one_milestone() {
    let mut claim = case("PQR_SPD", "2026-03-13T08:00");
    claim.paused_until = Some(day("2026-04-20"));
    assert_eq!(plan(&claim), told(&[("evidence-end", "2026-04-21T07:00")]));
    claim.awaits_person = true;
    assert_eq!(plan(&claim), told(&[("completion-end", "2026-04-20T07:00")]));
}

#[test]
fn half_of_a_term_that_was_extended_is_no_news() {
    let mut petition = case("PETICION_GENERAL", "2026-03-13T08:00");
    petition.due_on = day("2026-04-29");
    let rulebook = Rulebook::national();
    let frame = Frame { rulebook: &rulebook, hours: WorkingHours::default() };
    let kinds =
        |today| -> Vec<K> { frame.plan(&petition, day(today)).unwrap().iter().map(|m| m.kind).collect() };
    assert!(kinds("2026-03-16").contains(&K::HalfTerm));
    assert!(!kinds("2026-04-20").contains(&K::HalfTerm));
}

#[test]
fn keys_and_days_read_back() {
    for kind in K::ALL {
        assert_eq!(K::parse(kind.key()), Some(*kind));
    }
    for track in Track::ALL {
        assert_eq!(Track::parse(track.key()), Some(*track));
    }
    for about in [About::Day(day("2026-11-24")), About::Instant(at("2026-11-24T00:00"))] {
        assert_eq!(About::parse(&about.to_string()), Some(about));
    }
    for wrong in ["", "mañana", "2026-13-01", "-5"] {
        assert_eq!(About::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn of_what_is_due_together_the_latest_fact_is_told() {
    let due = [(at("2026-11-23T07:00"), K::Before1), (at("2026-11-24T07:00"), K::DueDay)];
    assert_eq!(latest(&due, |d| *d), Some(1));
    let same = [(at("2026-11-23T07:00"), K::Silence), (at("2026-11-23T07:00"), K::Before5)];
    assert_eq!(latest(&same, |d| *d), Some(0));
    assert_eq!(latest(&[], |d: &(At, K)| *d), None);
}

proptest! {
    #[test]
    fn whatever_is_filed_is_told_in_working_hours_in_order_and_each_kind_once(
        minutes in 0i64..3_000_000,
        regime in prop::sample::select(vec![
            "PQR_SPD", "INFORMACION_DOCUMENTOS", "CONSULTA", "ENTREGA_COPIAS", "CONGRESISTA",
            "PETICION_GENERAL",
        ]),
    ) {
        let filed_at = At::parse("2024-01-01T00:00").unwrap().plus_minutes(minutes);
        let rulebook = Rulebook::national();
        let rule = rule_for(regime, filed_at.day()).unwrap();
        let facts = CaseFacts {
            regime: regime.into(),
            filed_at,
            due_on: rulebook.compute(rule, filed_at).unwrap().due_on,
            awaits_person: false,
            paused_until: None,
            silence: None,
            silence_at: None,
        };
        let frame = Frame { rulebook: &rulebook, hours: WorkingHours::default() };
        let plan = frame.plan(&facts, filed_at.day()).unwrap();
        let mut kinds: Vec<_> = plan.iter().map(|m| m.kind).collect();
        prop_assert!(plan.windows(2).all(|w| w[0].falls_at <= w[1].falls_at));
        kinds.sort();
        kinds.dedup();
        prop_assert_eq!(kinds.len(), plan.len());
        for m in &plan {
            prop_assert!(m.tell_at >= m.falls_at && m.tell_at > filed_at);
            if m.kind != K::Silence {
                let on = frame.hours.are_on(m.tell_at, &rulebook.calendar).unwrap();
                prop_assert!(on, "{:?}", m);
            }
        }
    }
}
