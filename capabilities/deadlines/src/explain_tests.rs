use super::*;
use crate::calendar::Closure;
use crate::deadline::{Parameters, Reading, compute};
use crate::rules::{RULES, Rule, rule_for};
use kernel::At;

fn lines(kind: &str, filed_at: &str, reading: Reading, calendar: &Calendar) -> Vec<DayLine> {
    let at = At::parse(filed_at).unwrap();
    let parameters = Parameters { reading, ..Parameters::default() };
    compute(rule_for(kind, at.day()).unwrap(), at, calendar, &parameters).unwrap().explain(calendar).unwrap()
}

fn spanish(lines: &[DayLine]) -> Vec<String> {
    lines.iter().map(|line| line.text(Lang::Es)).collect()
}

#[test]
fn every_day_is_told_with_its_reason() {
    let lines = lines("transfer", "2027-03-19T08:00", Reading::Strict, &Calendar::national());
    assert_eq!(
        spanish(&lines),
        [
            "viernes 19 de marzo de 2027: día de radicación: no se cuenta",
            "sábado 20 de marzo de 2027: sábado: no se cuenta",
            "domingo 21 de marzo de 2027: domingo: no se cuenta",
            "lunes 22 de marzo de 2027: festivo (San José): no se cuenta",
            "martes 23 de marzo de 2027: día hábil 1",
            "miércoles 24 de marzo de 2027: día hábil 2",
            "jueves 25 de marzo de 2027: festivo (Jueves Santo): no se cuenta",
            "viernes 26 de marzo de 2027: festivo (Viernes Santo): no se cuenta",
            "sábado 27 de marzo de 2027: sábado: no se cuenta",
            "domingo 28 de marzo de 2027: domingo: no se cuenta",
            "lunes 29 de marzo de 2027: día hábil 3",
            "martes 30 de marzo de 2027: día hábil 4",
            "miércoles 31 de marzo de 2027: día hábil 5",
        ]
    );
    let counted: Vec<_> = lines.iter().filter_map(|line| line.counted).collect();
    assert_eq!(counted, [1, 2, 3, 4, 5]);
    assert_eq!(lines[3].reason(Lang::En), "holiday (Saint Joseph): not counted");
    assert_eq!(lines[4].text(Lang::En), "Tuesday 23 March 2027: business day 1");
    assert_eq!(lines[0].reason(Lang::En), "day of filing: not counted");
    assert_eq!(lines[1].reason(Lang::En), "Saturday: not counted");
    assert_eq!(lines[2].reason(Lang::En), "Sunday: not counted");
}

#[test]
fn a_deferred_filing_names_the_day_of_reception() {
    let lines = lines("transfer", "2026-04-03T20:00", Reading::Deferred, &Calendar::national());
    assert_eq!(lines[0].why, Why::FilingDay); // Good Friday
    assert_eq!((&lines[1].why, &lines[2].why), (&Why::Saturday, &Why::Sunday));
    assert_eq!(lines[3].why, Why::ReceptionDay);
    assert_eq!(lines[3].reason(Lang::Es), "día en que se entiende recibida: no se cuenta");
    assert_eq!(lines[3].reason(Lang::En), "day on which it is taken as received: not counted");
    assert_eq!((lines[4].counted, lines.last().unwrap().counted), (Some(1), Some(5)));
    assert_eq!(lines.len(), 11);
}

#[test]
fn closures_two_feasts_and_a_sunday_holiday_have_their_words() {
    let closure = Closure {
        day: Day::constant(2025, 7, 18),
        act_number: "Resolución 9 de 2025".into(),
        reason: "Mudanza".into(),
        suspends_terms: true,
    };
    let calendar = Calendar::new(1, false, vec![closure]).unwrap();
    let lines = lines("claim", "2025-06-27T08:00", Reading::Strict, &calendar);
    let find = |text: &str| lines.iter().find(|l| l.day.to_string() == text).unwrap();
    assert_eq!(
        find("2025-06-30").why,
        Why::Holiday {
            es: "Sagrado Corazón de Jesús y San Pedro y San Pablo".into(),
            en: "Sacred Heart and Saints Peter and Paul".into(),
            citation: "Ley 51 de 1983, arts. 1 y 2".into(),
        }
    );
    assert_eq!(find("2025-07-20").reason(Lang::Es), "festivo (Independencia): no se cuenta");
    let closed = find("2025-07-18");
    assert_eq!(closed.counted, None);
    let es = "términos suspendidos (Resolución 9 de 2025: Mudanza): no se cuenta";
    assert_eq!(closed.reason(Lang::Es), es);
    assert_eq!(closed.reason(Lang::En), "terms suspended (Resolución 9 de 2025: Mudanza): not counted");
    let why = r#"{"code":"closure","act_number":"Resolución 9 de 2025","reason":"Mudanza"}"#;
    let json = format!(r#"{{"day":"2025-07-18","counted":null,"why":{why}}}"#);
    assert_eq!(serde_json::to_string(&closed).unwrap(), json);
    assert_eq!(serde_json::to_string(&find("2025-07-01").why).unwrap(), r#"{"code":"counted","n":1}"#);
}

#[test]
fn a_closure_on_a_saturday_or_sunday_explains_a_saturday_that_would_count() {
    let closed =
        |day| Closure { day, act_number: "Acto 1".into(), reason: "Inventario".into(), suspends_terms: true };
    let weekend = vec![closed(Day::constant(2026, 4, 11)), closed(Day::constant(2026, 4, 12))];
    let calendar = Calendar::new(1, true, weekend).unwrap();
    let lines = lines("transfer", "2026-04-10T08:00", Reading::Strict, &calendar);
    assert!(matches!(lines[1].why, Why::Closure { .. }));
    assert_eq!(lines[2].why, Why::Sunday);
    assert_eq!(lines.last().unwrap().day, Day::constant(2026, 4, 17));
}

#[test]
fn months_tell_only_the_end_and_the_days_by_which_it_moved() {
    let national = Calendar::national();
    let moved = lines("invoice", "2026-02-20T08:00", Reading::Strict, &national);
    assert_eq!(
        spanish(&moved),
        [
            "viernes 20 de febrero de 2026: día de radicación: no se cuenta",
            "lunes 20 de julio de 2026: festivo (Independencia): no se cuenta",
            "martes 21 de julio de 2026: último día del término",
        ]
    );
    assert_eq!(moved[2].reason(Lang::En), "last day of the term");
    let deferred = lines("invoice", "2026-02-21T08:00", Reading::Deferred, &national);
    let whys: Vec<_> = deferred.iter().map(|line| line.why.clone()).collect();
    assert_eq!(whys, [Why::FilingDay, Why::ReceptionDay, Why::LastDay]);
    assert_eq!(deferred[2].day, Day::constant(2026, 7, 23));
    let hours = lines("recognition", "2026-04-09T00:00", Reading::Strict, &national);
    assert_eq!(hours.last().unwrap().day, Day::constant(2026, 4, 11));
    assert_eq!(hours.len(), 2);
}

#[test]
fn the_calendar_of_another_version_cannot_explain() {
    let (national, other) = (Calendar::national(), Calendar::new(2, false, vec![]).unwrap());
    let at = At::parse("2026-03-13T08:00").unwrap();
    let deadline = compute(&RULES[0], at, &national, &Parameters::default()).unwrap();
    assert_eq!(
        deadline.explain(&other).unwrap_err(),
        DeadlineRefusal::OtherCalendar {
            computed_with: "co-2026-06-01/0".into(),
            given: "co-2026-06-01/2".into(),
        }
    );
}

#[test]
fn a_rule_of_a_later_program_is_explained_by_its_business_days() {
    let at = At::parse("2026-03-13T08:00").unwrap();
    let unknown = Rule { code: "FUTURA", ..RULES[0] };
    let national = Calendar::national();
    let deadline = compute(&unknown, at, &national, &Parameters::default()).unwrap();
    assert_eq!(deadline.rule(), None);
    assert_eq!(deadline.explain(&national).unwrap().last().unwrap().counted, Some(15));
}
