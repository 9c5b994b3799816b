use super::*;
use crate::calendar::Closure;
use crate::deadline::Reading;

fn chain(filed_at: &str) -> Chain {
    Chain::of_claim(At::parse(filed_at).unwrap(), &Calendar::national(), &Parameters::default()).unwrap()
}

#[test]
fn every_step_names_its_article() {
    let steps = chain("2026-03-13T08:00").steps(&Calendar::national()).unwrap();
    let told: Vec<_> = steps.iter().map(|s| (s.key, s.day.to_string(), s.law.as_str())).collect();
    let art_158 = "Ley 142 de 1994, art. 158; Decreto 2150 de 1995, art. 123";
    assert_eq!(
        told,
        [
            ("filed_at", "2026-03-13".into(), ""),
            ("answer_due", "2026-04-08".into(), art_158),
            ("sap_from", "2026-04-09".into(), art_158),
            ("sap_recognition_deadline_72h", "2026-04-12".into(), art_158),
            ("decision_date", "2026-04-08".into(), ""),
            ("citation_deadline", "2026-04-15".into(), "Ley 1437 de 2011, art. 68"),
            ("personal_notification_last_day", "2026-04-22".into(), "Ley 1437 de 2011, art. 69"),
            ("aviso_sent_and_delivered", "2026-04-23".into(), "Ley 1437 de 2011, art. 69"),
            ("aviso_effective", "2026-04-24".into(), "Ley 1437 de 2011, art. 69"),
            ("appeal_deadline", "2026-05-04".into(), "Ley 142 de 1994, art. 154"),
            ("firm_from", "2026-05-05".into(), "Ley 1437 de 2011, art. 87, num. 3"),
        ]
    );
    let terms: Vec<_> = steps.iter().filter_map(|s| s.term.as_ref()).map(|[es, _]| es.as_str()).collect();
    let five = "5 días hábiles";
    assert_eq!(terms, ["15 días hábiles", "72 horas", five, five, "1 día hábil", five]);
    assert_eq!(steps[1].term.as_ref().unwrap()[1], "15 business days");
}

#[test]
fn the_days_that_do_not_count_are_said_in_a_phrase() {
    let steps = chain("2026-03-13T08:00").steps(&Calendar::national()).unwrap();
    let said = |lang| skipped_in_words(&steps[1].skipped, lang);
    assert_eq!(
        said(Lang::Es),
        "8 días de fin de semana; lunes 23 de marzo de 2026 (San José); \
         jueves 2 de abril de 2026 (Jueves Santo); viernes 3 de abril de 2026 (Viernes Santo)"
    );
    assert!(said(Lang::En).starts_with("8 days of weekends; Monday 23 March 2026 (Saint Joseph); "));
    assert_eq!(skipped_in_words(&steps[9].skipped[..1], Lang::En), "1 day of a weekend");
    assert_eq!(skipped_in_words(&steps[9].skipped[..1], Lang::Es), "1 día de fin de semana");
    assert_eq!(skipped_in_words(&steps[3].skipped, Lang::Es), ""); // hours run over every day
}

#[test]
fn a_suspension_of_terms_moves_what_comes_after_it_and_is_named() {
    let closure = Closure {
        day: "2026-04-14".parse().unwrap(),
        act_number: "Resolución 9 de 2026".into(),
        reason: "Mudanza".into(),
        suspends_terms: true,
    };
    let calendar = Calendar::new(1, false, vec![closure]).unwrap();
    let at = At::parse("2026-03-13T08:00").unwrap();
    let chain = Chain::of_claim(at, &calendar, &Parameters::default()).unwrap();
    assert_eq!(chain.answer.due_on.to_string(), "2026-04-08");
    assert_eq!(chain.summons.due_on.to_string(), "2026-04-16");
    assert_eq!(chain.firm_from.to_string(), "2026-05-06");
    let summons = &chain.steps(&calendar).unwrap()[5];
    assert_eq!(
        skipped_in_words(&summons.skipped, Lang::Es),
        "2 días de fin de semana; martes 14 de abril de 2026 (Resolución 9 de 2026: Mudanza)"
    );
    assert!(chain.steps(&Calendar::national()).is_err(), "another calendar does not explain it");
}

#[test]
fn the_deferred_reading_moves_only_the_filing() {
    let deferred = Parameters { reading: Reading::Deferred, ..Parameters::default() };
    let at = At::parse("2026-03-13T17:30").unwrap();
    let later = Chain::of_claim(at, &Calendar::national(), &deferred).unwrap();
    let next_day = chain("2026-03-16T08:00");
    assert_eq!(later.answer.due_on, next_day.answer.due_on);
    assert_eq!((later.appeal.due_on, later.firm_from), (next_day.appeal.due_on, next_day.firm_from));
}

#[test]
fn local_time_has_seconds_only_where_there_are_any() {
    let local = |text: &str| local(At::parse(text).unwrap());
    assert_eq!(local("2026-03-13T08:00"), "2026-03-13T08:00");
    assert_eq!(local("2026-03-13T13:00:07Z"), "2026-03-13T08:00:07");
    assert_eq!(local("2026-03-13T08:00:00.5-05:00"), "2026-03-13T08:00:00.5");
}

#[test]
fn a_filing_before_the_law_or_outside_the_calendar_is_refused() {
    for filed_at in ["1995-12-04T08:00", "2012-05-02T08:00", "2199-12-01T08:00", "2300-01-01T08:00"] {
        let at = At::parse(filed_at).unwrap();
        let refused = Chain::of_claim(at, &Calendar::national(), &Parameters::default());
        assert!(refused.is_err(), "{filed_at}");
    }
}
