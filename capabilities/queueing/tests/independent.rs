//! The simulation against Ciw, an independent simulator from a package: person by person the same waits.
//! `CAUCE_TEST_PYTHON` names a Python that has it; `cargo xtask test` provides one, and with
//! `CAUCE_TEST_ALL=1` its absence fails the test.

use std::collections::BTreeMap;
use std::process::Command;

use queueing::simulate::{Arrivals, SECOND, Staffing, Visit, run};
use queueing::{Class, Guard, Policy};

/// Counters, and each person with the wait of the other simulator.
type Hall = (u32, Vec<(Visit, Option<f64>)>);

#[test]
fn an_independent_simulator_lets_everybody_wait_as_long() {
    let python = std::env::var("CAUCE_TEST_PYTHON").ok().filter(|path| !path.is_empty());
    let all = std::env::var("CAUCE_TEST_ALL").is_ok_and(|v| v == "1");
    assert!(python.is_some() || !all, "CAUCE_TEST_ALL=1 needs CAUCE_TEST_PYTHON: run `cargo xtask test`");
    let Some(python) = python else {
        return eprintln!("not compared with Ciw: CAUCE_TEST_PYTHON names no Python that has it");
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/hall.py");
    let told = Command::new(python).arg(script).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));

    let mut halls: BTreeMap<String, Hall> = BTreeMap::new();
    let text = String::from_utf8(told.stdout).unwrap();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [hall, counters, class, at, attention, patience, wait] = cells[..] else { panic!("{line}") };
        let micros = |text: &str| (text.parse::<f64>().unwrap() * SECOND as f64).round() as i64;
        let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
        let visit = Visit {
            at: micros(at),
            class: Class::ALL[class.parse::<usize>().unwrap()],
            service: 0,
            attention: micros(attention),
            patience: some(patience).map(|text| micros(&text)),
        };
        let (_, people) =
            halls.entry(hall.to_string()).or_insert_with(|| (counters.parse().unwrap(), Vec::new()));
        people.push((visit, some(wait).map(|text| text.parse().unwrap())));
    }
    assert_eq!(halls.len(), 6);
    for (name, (counters, mut people)) in halls {
        people.sort_by_key(|(visit, _)| visit.at);
        let visits = people.iter().map(|(visit, _)| *visit).collect();
        let policy = Policy::Strict(Guard::NONE);
        let outcome = run(&Arrivals::Recorded(visits), &Staffing::constant(counters), &policy, 0);
        let left = outcome.people.iter().filter(|person| person.wait().is_none()).count();
        assert_eq!(left > 0, name.starts_with("impatient"), "{name}");
        for (person, (visit, theirs)) in outcome.people.iter().zip(&people) {
            let ours = person.wait().map(|wait| wait as f64 / SECOND as f64);
            let same = match (ours, theirs) {
                (Some(ours), Some(theirs)) => (ours - theirs).abs() < 1e-3,
                (ours, theirs) => ours.is_none() && theirs.is_none(),
            };
            assert!(same, "{name}: {visit:?} waits {ours:?}, and {theirs:?} with Ciw");
        }
    }
}
