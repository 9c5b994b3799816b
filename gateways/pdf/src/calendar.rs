//! The days of a term as calendar sheets: which count, which do not and why.

use std::collections::BTreeMap;

use documents::Term;
use kernel::Day;
use kernel::jiff::ToSpan;
use kernel::jiff::civil::Weekday;
use serde_json::{Value, json};

/// A term so long is told by its two days.
const MOST_MONTHS: usize = 4;

/// The months from the first to the last day, weeks from Monday: `[{year, month, weeks: [[null | {figure,
/// mark, note}]]}]`. `mark` is `first`, `last`, `counted`, `off` or empty; `note` the place of a day that
/// counts, or why another does not. Nothing for a term without days off, and for one whose days do not come
/// out.
pub(crate) fn months(term: &Term) -> Value {
    let told = told(term);
    let mut months = Vec::new();
    let mut first = term.first_day.first_of_month();
    while !told.is_empty() && first <= term.due_on && months.len() <= MOST_MONTHS {
        months.push(json!({ "year": first.year(), "month": first.month(), "weeks": weeks(first, &told) }));
        first = first.saturating_add(1.month());
    }
    if months.len() > MOST_MONTHS { json!([]) } else { Value::Array(months) }
}

/// What is told of each day.
fn told(term: &Term) -> BTreeMap<Day, (&'static str, String)> {
    let mut told = BTreeMap::new();
    let Some(off) = term.days_off.as_ref().filter(|_| term.business_days) else { return told };
    let (mut day, mut n) = (term.first_day, 0);
    while day <= term.due_on && told.len() < 400 {
        let other = off.others.iter().find(|(other, _)| *other == day);
        let weekday = day.weekday();
        let rests = weekday == Weekday::Sunday || weekday == Weekday::Saturday && !off.saturdays_count;
        let entry = match other {
            Some((_, why)) => ("off", why.clone()),
            None if rests => ("off", String::new()),
            None => {
                n += 1;
                let mark = match day {
                    day if day == term.due_on => "last",
                    day if day == term.first_day => "first",
                    _ => "counted",
                };
                (mark, n.to_string())
            }
        };
        told.insert(day, entry);
        day = day.saturating_add(1.day());
    }
    // a calendar that says something else than the term is worse than none
    if n == term.days { told } else { BTreeMap::new() }
}

fn weeks(first: Day, told: &BTreeMap<Day, (&'static str, String)>) -> Vec<Vec<Value>> {
    let begin = usize::from(first.weekday().to_monday_zero_offset().unsigned_abs());
    let mut cells = vec![Value::Null; begin];
    let mut day = first;
    for _ in 0..first.days_in_month() {
        let (mark, note) = told.get(&day).map_or(("", ""), |(mark, note)| (*mark, note.as_str()));
        cells.push(json!({ "figure": day.day(), "mark": mark, "note": note }));
        day = day.saturating_add(1.day());
    }
    cells.resize(cells.len().next_multiple_of(7), Value::Null);
    cells.chunks(7).map(<[Value]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use documents::DaysOff;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn term(days: u32) -> Term {
        Term {
            first_day: day("2026-11-24"),
            due_on: day("2026-12-15"),
            days,
            business_days: true,
            rule: String::new(),
            article: String::new(),
            days_off: Some(DaysOff {
                saturdays_count: false,
                others: vec![(day("2026-12-08"), "Inmaculada Concepción".into())],
            }),
        }
    }

    #[test]
    fn every_day_stands_once_with_its_place_or_its_reason() {
        let months = months(&term(15));
        let months = months.as_array().unwrap();
        assert_eq!(months.len(), 2);
        let cells = |m: &Value| -> Vec<Value> {
            let weeks = m["weeks"].as_array().unwrap().clone();
            weeks.iter().flat_map(|w| w.as_array().unwrap().clone()).filter(|c| !c.is_null()).collect()
        };
        let (november, december) = (cells(&months[0]), cells(&months[1]));
        assert_eq!((november.len(), december.len()), (30, 31));
        assert_eq!(november[23], json!({ "figure": 24, "mark": "first", "note": "1" }));
        assert_eq!(november[22]["mark"], "");
        assert_eq!(november[27], json!({ "figure": 28, "mark": "off", "note": "" }));
        assert_eq!(december[7], json!({ "figure": 8, "mark": "off", "note": "Inmaculada Concepción" }));
        assert_eq!(december[14], json!({ "figure": 15, "mark": "last", "note": "15" }));
        assert!(
            months.iter().all(|m| m["weeks"]
                .as_array()
                .unwrap()
                .iter()
                .all(|w| w.as_array().unwrap().len() == 7))
        );
    }

    #[test]
    fn days_that_do_not_come_out_and_endless_terms_are_not_drawn() {
        assert_eq!(months(&term(14)), json!([]));
        assert_eq!(months(&Term { days_off: None, ..term(15) }), json!([]));
        assert_eq!(months(&Term { business_days: false, ..term(15) }), json!([]));
        assert_eq!(months(&Term { due_on: day("2040-01-01"), ..term(15) }), json!([]));
    }
}
