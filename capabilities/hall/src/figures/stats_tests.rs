use proptest::prelude::*;

use super::*;

fn at(text: &str) -> At {
    At::parse(text).expect("an instant")
}

fn fact(arrived: &str, wait: Option<i64>, attention: Option<i64>, state: State) -> Fact {
    let arrived_at = at(arrived);
    let called_at = wait.map(|s| arrived_at.plus_seconds(s));
    let attended_at = called_at.filter(|_| attention.is_some()).map(|c| c.plus_seconds(10));
    Fact {
        arrived_at,
        called_at,
        attended_at,
        ended_at: attended_at.zip(attention).map(|(a, s)| a.plus_seconds(s)),
        state,
        class: Class::General,
        service: 0,
        counter: None,
        officer: None,
    }
}

#[test]
fn ranks_are_those_of_people_who_waited() {
    // the worked example of the definition: 15, 20, 35, 40, 50
    let five = [15, 20, 35, 40, 50];
    let at = |percent| nearest_rank(&five, percent);
    assert_eq!([5, 30, 40, 50, 100].map(at), [Some(15), Some(20), Some(20), Some(35), Some(50)]);
    assert_eq!(nearest_rank(&[], 50), None);
    assert_eq!(nearest_rank(&[7], 1), Some(7));
}

#[test]
fn every_turn_is_counted_once() {
    let day = "2026-11-23T08:00";
    let facts = [
        fact(day, Some(60), Some(300), State::Finished),
        fact(day, Some(120), None, State::Called),
        fact(day, None, None, State::Waiting),
        fact(day, None, None, State::Gone),
        fact(day, Some(600), None, State::Absent),
        fact(day, None, None, State::Unattended),
        fact(day, Some(30), None, State::Held),
    ];
    let all = Figures::of(facts.iter());
    assert_eq!(
        (all.arrived, all.attended, all.gone, all.absent, all.unattended, all.open),
        (7, 2, 1, 1, 1, 2)
    );
    // waits: 30, 60, 120, 600
    assert_eq!((all.wait.median, all.wait.p80, all.wait.worst), (Some(60), Some(600), Some(600)));
    assert_eq!((all.attention.median, all.attention.p95), (Some(300), Some(300)));
}

#[test]
fn hours_and_weekdays_are_those_of_bogota() {
    assert_eq!((hour(at("2026-11-23T00:00")), hour(at("2026-11-23T19:30"))), (0, 19));
    for (day, expected) in [("2026-11-23", 1), ("2026-11-22", 7), ("2024-02-29", 4)] {
        assert_eq!(weekday(at(&format!("{day}T23:59"))), expected, "{day}");
        let jiff = day.parse::<Day>().expect("a day").weekday().to_monday_one_offset();
        assert_eq!(i64::from(jiff), expected);
    }
}

#[test]
fn rows_come_in_their_order_and_add_up() {
    let facts = [
        fact("2026-11-23T10:00", Some(10), None, State::Gone),
        fact("2026-11-23T08:00", Some(20), None, State::Gone),
        fact("2026-11-24T08:30", Some(30), None, State::Gone),
    ];
    let rows = table(&facts, By::Hour);
    let keys: Vec<_> = rows.iter().map(|(key, f)| (*key, f.arrived)).collect();
    assert_eq!(keys, [(Key::Number(8), 2), (Key::Number(10), 1)]);
    assert_eq!(table(&facts, By::Officer)[0].0, Key::Nobody);
    assert!(By::ALL.iter().all(|(by, word)| By::parse(word) == Some(*by) && by.word() == *word));
}

/// Another way to the same definition: the smallest value that at least p per cent of the values do not
/// exceed.
fn slowly(values: &[i64], percent: usize) -> Option<i64> {
    let enough = |v: &&i64| values.iter().filter(|w| w <= v).count() * 100 >= percent * values.len();
    values.iter().filter(enough).min().copied()
}

proptest! {
    #[test]
    fn ranks_agree_with_another_computation(
        values in prop::collection::vec(0i64..5_000, 1..200),
        percent in 1usize..=100,
    ) {
        let mut sorted = values.clone();
        sorted.sort_unstable();
        prop_assert_eq!(nearest_rank(&sorted, percent), slowly(&values, percent));
    }

    #[test]
    fn the_parts_make_the_whole(states in prop::collection::vec(0usize..8, 0..100), by in 0usize..8) {
        let facts: Vec<Fact> = states.iter().enumerate().map(|(n, s)| {
            let mut f = fact("2026-11-02T07:00", Some(n as i64), None, State::ALL[*s]);
            f.arrived_at = f.arrived_at.plus_minutes(137 * n as i64);
            f
        }).collect();
        let rows = table(&facts, By::ALL[by].0);
        prop_assert_eq!(rows.iter().map(|r| r.1.arrived).sum::<i64>(), facts.len() as i64);
        let total = Figures::of(facts.iter());
        let all = total.attended + total.gone + total.absent + total.unattended + total.open;
        prop_assert_eq!(all, total.arrived);
    }
}
