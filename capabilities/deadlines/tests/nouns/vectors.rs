//! The worked examples of the law: each row of `tests/data` must come out exactly.

use std::collections::BTreeSet;

use deadlines::{
    Calendar, Deadline, Extension, HOLIDAYS, MonthTerm, Parameters, Placement, compute, holidays_of,
    print_chain, rule_for,
};
use kernel::{At, Day, Lang};

fn rows(csv: &'static str) -> Vec<Vec<&'static str>> {
    csv.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn deadline(kind: &str, filed_at: &str) -> Deadline {
    let at = At::parse(filed_at).unwrap();
    compute(rule_for(kind, at.day()).unwrap(), at, &Calendar::national(), &Parameters::default()).unwrap()
}

fn due(kind: &str, filed_at: &str) -> String {
    deadline(kind, filed_at).due_on.to_string()
}

#[test]
fn due_dates() {
    let rows = rows(include_str!("../data/due_vectors.csv"));
    assert_eq!(rows.len(), 24);
    let national = Calendar::national();
    for row in rows {
        let (filed_at, kind, n, expected) = (row[0], row[1], row[2].parse().unwrap(), row[3]);
        assert_eq!(due(kind, filed_at), expected, "{row:?}");
        let filed_on = At::parse(filed_at).unwrap().day();
        assert_eq!(national.add_business_days(filed_on, n), Ok(day(expected)), "{row:?}");
    }
}

#[test]
fn terms_in_months() {
    let rows = rows(include_str!("../data/month_vectors.csv"));
    assert_eq!(rows.len(), 7);
    let national = Calendar::national();
    for row in rows {
        let term = MonthTerm::new(day(row[1]), row[2].parse().unwrap(), &national).unwrap();
        assert_eq!((term.calendar_end, term.last_valid_day), (day(row[3]), day(row[4])), "{row:?}");
        let kind = if row[0].starts_with("Ley 142 art. 154") { "invoice" } else { "complete-petition" };
        let nominal = national.add_months(day(row[1]), row[2].parse().unwrap()).unwrap();
        assert_eq!(nominal.to_string(), row[3], "{row:?}");
        assert_eq!(national.on_or_after(nominal), Ok(day(row[4])), "{row:?}");
        assert_eq!(due(kind, &format!("{}T09:00", row[1])), row[4], "{row:?}");
    }
}

/// From the filing to the firm decision, when everything happens on the last day. The columns of the file,
/// without what stands in brackets, are the names of the dates that programs read.
#[test]
fn the_chain_of_silence_and_notification() {
    let text = include_str!("../data/chain_vectors.csv");
    let columns: Vec<_> = text.lines().next().unwrap().split(',').map(without_brackets).collect();
    let rows = rows(text);
    assert_eq!((columns.len(), rows.len()), (11, 4));
    for row in rows {
        let expected: serde_json::Value = columns.iter().copied().zip(row.iter().copied()).collect();
        let printed =
            print_chain(row[0], true, Lang::Es, &Calendar::national(), &Parameters::default()).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&printed).unwrap(), expected, "{row:?}");
    }
}

fn without_brackets(name: &str) -> &str {
    name.split('(').next().unwrap()
}

#[test]
fn extensions() {
    let rows = rows(include_str!("../data/extension_vectors.csv"));
    assert_eq!(rows.len(), 4);
    for row in rows {
        let base = deadline(row[1], row[0]);
        assert_eq!(base.due_on.to_string(), row[3], "{row:?}");
        let limit = base.latest_extension(base.rule().unwrap(), &Calendar::national());
        assert_eq!(limit, Ok(day(row[4])), "{row:?}");
        let at = At::parse(row[0]).unwrap();
        let furthest =
            Extension::furthest(row[1], at, &Calendar::national(), &Parameters::default()).unwrap();
        assert_eq!(furthest.base_days().map(|n| n.to_string()).as_deref(), Some(row[2]));
        assert_eq!((furthest.base.due_on, furthest.latest), (day(row[3]), day(row[4])));
    }
}

#[test]
fn holidays_with_their_kind_and_original_date() {
    let rows = rows(include_str!("../data/holidays_2024_2028.csv"));
    assert_eq!(rows.len(), 93);
    let mut ours = BTreeSet::new();
    for year in 2024..=2028 {
        for rule in HOLIDAYS {
            let Some((feast, off)) = rule.in_year(year) else { continue };
            let (kind, original) = match rule.placement {
                Placement::Fixed(..) => ("fijo", feast),
                Placement::MovedToMonday(..) => ("trasladable", feast),
                Placement::Easter(_) | Placement::EasterMovedToMonday(_) => ("pascua", off),
            };
            ours.insert((year.to_string(), off.to_string(), kind, original.to_string()));
        }
    }
    let theirs: BTreeSet<_> =
        rows.iter().map(|r| (r[0].to_owned(), r[1].to_owned(), r[4], r[5].to_owned())).collect();
    assert_eq!(ours, theirs);
}

/// `holidays_oracle.csv` is written by `tests/oracle/holidays.py` with an independent package.
#[test]
fn the_calendar_agrees_with_an_independent_package_from_2012_to_2045() {
    let theirs: BTreeSet<Day> = include_str!("../data/holidays_oracle.csv")
        .lines()
        .skip(2)
        .map(|line| line.parse().unwrap())
        .collect();
    let ours: BTreeSet<Day> = (2012..=2045).flat_map(holidays_of).map(|(day, _)| day).collect();
    assert_eq!(theirs.len(), 626);
    assert_eq!(ours, theirs);
}
