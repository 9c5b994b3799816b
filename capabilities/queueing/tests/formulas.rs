//! The formulas against values in 120 digits, against each other, and at their edges.

use queueing::{erlang, priority};

/// The rows of a file of vectors.
fn rows(text: &str) -> Vec<Vec<f64>> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect()).collect()
}

/// Equal to a part in 10⁹, or, where the value itself is of no size, to 10⁻¹².
fn assert_exact(found: f64, exact: f64, what: &str) {
    let error = (found - exact).abs();
    assert!(error <= 1e-9 * exact.abs().max(1e-3), "{what}: {found} instead of {exact}");
}

#[test]
fn erlang_b_is_exact() {
    let rows = rows(include_str!("data/erlang_b.csv"));
    assert_eq!(rows.len(), 14);
    for row in rows {
        let found = erlang::b(row[0] as u32, row[1]);
        assert!((found / row[2] - 1.0).abs() < 1e-9, "{row:?}: {found}");
    }
}

#[test]
fn erlang_c_is_exact() {
    let rows = rows(include_str!("data/erlang_c.csv"));
    assert_eq!(rows.len(), 13);
    for row in rows {
        let found = erlang::c(row[0] as u32, row[1]);
        assert!((found / row[2] - 1.0).abs() < 1e-9, "{row:?}: {found}");
    }
}

#[test]
fn erlang_a_is_exact() {
    let rows = rows(include_str!("data/erlang_a.csv"));
    assert_eq!(rows.len(), 16);
    for row in rows {
        let [counters, offered, patience, target, ..] = row[..] else { panic!("{row:?}") };
        let found = erlang::a(counters as u32, offered, patience);
        assert_exact(found.probability_of_waiting, row[4], "waiting");
        assert_exact(found.abandonment, row[5], "abandonment");
        assert_exact(found.mean_wait, row[6], "mean wait");
        assert_exact(found.mean_wait_attended, row[7], "mean wait of the attended");
        assert_exact(found.within(target), row[8], "within the target");
    }
}

#[test]
fn the_known_values_of_a_textbook_come_out() {
    // Two counters, one erlang: C = 1/3; one counter: C = load, wait = load / (1 - load).
    assert_exact(erlang::c(2, 1.0), 1.0 / 3.0, "C");
    assert_exact(erlang::c(1, 0.8), 0.8, "C of one");
    assert_exact(erlang::mean_wait(1, 0.8), 4.0, "wait of one");
    assert_exact(erlang::within(1, 0.8, 5.0), 1.0 - 0.8 * (-1.0_f64).exp(), "level of one");
}

#[test]
fn a_full_hall_without_patience_waits_for_ever_and_says_so() {
    for (counters, offered) in [(1, 1.0), (5, 5.0), (5, 7.5), (3000, 3000.0)] {
        assert_eq!(erlang::c(counters, offered), 1.0);
        assert_eq!(erlang::mean_wait(counters, offered), f64::INFINITY);
        assert_eq!(erlang::within(counters, offered, 1e6), 0.0);
        let impatient = erlang::a(counters, offered, 2.0);
        assert!(impatient.mean_wait.is_finite() && impatient.within(1.0) > 0.0);
        assert!(impatient.occupancy < 1.0 + 1e-12 && impatient.abandonment > 0.0);
    }
}

#[test]
fn nobody_nowhere_and_huge_halls_have_answers() {
    let empty = erlang::a(3, 0.0, 1.0);
    assert_eq!((empty.mean_wait, empty.abandonment, empty.within(0.0)), (0.0, 0.0, 1.0));
    let closed = erlang::a(0, 4.0, 2.0);
    assert_exact(closed.abandonment, 1.0, "all leave");
    assert_exact(closed.mean_wait, 2.0, "after their patience");
    assert!(closed.within(100.0) < 1e-12);
    assert_eq!((closed.occupancy, erlang::b(0, 3.0)), (0.0, 1.0));
    for offered in [1.0, 9_000.0, 9_999.0, 10_000.0, 30_000.0] {
        let huge = erlang::a(10_000, offered, 1.0);
        let all = [huge.probability_of_waiting, huge.abandonment, huge.within(0.01), huge.occupancy];
        assert!(all.iter().all(|share| (0.0..=1.0 + 1e-9).contains(share)), "{offered}: {all:?}");
        // people attended = counters busy
        assert!((huge.occupancy * 10_000.0 - offered * (1.0 - huge.abandonment)).abs() < 1e-6);
    }
}

#[test]
fn endless_patience_is_erlang_c_and_none_is_erlang_b() {
    let patient = erlang::a(6, 5.0, 1e7);
    assert!((patient.probability_of_waiting - erlang::c(6, 5.0)).abs() < 1e-6);
    assert!((patient.mean_wait - erlang::mean_wait(6, 5.0)).abs() < 1e-6);
    assert!((patient.within(0.7) - erlang::within(6, 5.0, 0.7)).abs() < 1e-6);
    let hasty = erlang::a(6, 5.0, 1e-7);
    assert!((hasty.abandonment - erlang::b(6, 5.0)).abs() < 1e-6);
}

#[test]
fn all_the_attended_are_attended_in_the_end() {
    for (counters, offered, patience) in [(5, 4.0, 2.0), (5, 8.0, 0.5), (40, 38.0, 10.0), (300, 400.0, 1.0)] {
        let hall = erlang::a(counters, offered, patience);
        assert!((hall.within(1e5) - (1.0 - hall.abandonment)).abs() < 1e-11, "{hall:?}");
        assert!((hall.within_attended(1e5) - 1.0).abs() < 1e-11);
        assert!(hall.within(0.1) < hall.within(0.2));
    }
}

#[test]
fn strict_priority_is_cobhams() {
    // One counter, loads 0.3 and 0.5: W = 0.8/(1·0.7) and 0.8/(0.7·0.2).
    let waits = priority::strict(1, &[0.3, 0.5]);
    assert_exact(waits[0], 0.8 / 0.7, "first");
    assert_exact(waits[1], 0.8 / (0.7 * 0.2), "second");
    let one = priority::strict(5, &[4.0]);
    assert_exact(one[0], erlang::mean_wait(5, 4.0), "one class is the hall in order");
    // The first class does not feel that the second is too many.
    let waits = priority::strict(2, &[1.0, 1.5]);
    assert_exact(waits[0], 0.5 / 0.5, "first of a full hall");
    assert_eq!(waits[1], f64::INFINITY);
}

#[test]
fn whatever_the_policy_all_together_wait_equally_long() {
    let loads = [1.1, 0.4, 2.9];
    let mean = |waits: Vec<f64>| {
        waits.iter().zip(loads).map(|(wait, load)| wait * load).sum::<f64>() / loads.iter().sum::<f64>()
    };
    let exact = erlang::mean_wait(5, 4.4);
    assert_exact(mean(priority::strict(5, &loads)), exact, "strict");
    for weights in [[5.0, 2.0, 1.0], [3.0, 3.0, 1.0], [1.0, 1.0, 1.0], [100.0, 10.0, 1.0]] {
        assert_exact(mean(priority::accumulating(5, &loads, &weights)), exact, "accumulating");
    }
    let equal = priority::accumulating(5, &loads, &[7.0; 3]);
    assert_exact(equal[0], exact, "equal weights are the order of arrival");
    let steep = priority::accumulating(5, &loads, &[1e12, 1e6, 1.0]);
    for (found, limit) in steep.iter().zip(priority::strict(5, &loads)) {
        assert!((found / limit - 1.0).abs() < 1e-5, "steep weights are strict priority");
    }
    assert_eq!(priority::accumulating(4, &loads, &[3.0, 2.0, 1.0]), [f64::INFINITY; 3]);
}

#[test]
fn the_distribution_of_a_class_has_its_mean() {
    let loads = [1.1, 0.4, 2.6];
    let means = priority::strict(5, &loads);
    for (class, exact) in means.iter().enumerate() {
        // mean = integral of the share that waits longer; Simpson's rule
        let (step, steps) = (0.01, 6_000);
        let beyond = |n: i32| 1.0 - priority::strict_within(5, &loads, class, f64::from(n) * step);
        let sum: f64 = (0..steps).step_by(2).map(|n| beyond(n) + 4.0 * beyond(n + 1) + beyond(n + 2)).sum();
        assert!((sum * step / 3.0 / exact - 1.0).abs() < 1e-4, "class {class}: {}", sum * step / 3.0);
    }
    // A class alone is Erlang C; the last of equal halls is the same hall.
    let alone = priority::strict_within(5, &[4.0], 0, 0.8);
    assert_exact(alone, erlang::within(5, 4.0, 0.8), "one class");
    let nearly = priority::strict_within(5, &[1e-9, 4.0], 1, 0.8);
    assert!((nearly - erlang::within(5, 4.0, 0.8)).abs() < 2e-8, "the inversion: {nearly}");
    assert_eq!(priority::strict_within(2, &[1.0, 1.5], 1, 9.0), 0.0);
}
