//! A year of the hall simulated under a policy, and a prediction of one wait.

use std::time::Instant;

use queueing::Policy;
use queueing::predict::{Ahead, Cycle, Observed, wait};
use queueing::simulate::{Arrivals, Demand, SECOND, Span, Staffing, run};

use crate::report::{Report, Target};

/// Working days of a year, of 160 people each.
const DAYS: i64 = 250;
const DAY: i64 = 24 * 3600 * SECOND;
const HOUR: i64 = 3600 * SECOND;
/// Predictions of which one is the mean.
const PREDICTIONS: u32 = 1_000;

/// Prints the figures.
#[allow(clippy::disallowed_methods)] // measuring is what this is for
pub fn measure(report: &mut Report) -> Result<(), String> {
    let by_hour = [27.0, 30.0, 23.0, 17.0, 10.0, 14.0, 16.0, 15.0, 8.0];
    let mut staffing = Staffing::default();
    let mut demands = Vec::new();
    for day in 0..DAYS {
        let begins = day * DAY + 8 * HOUR;
        staffing.add_day(begins, HOUR, &[3, 4, 4, 3, 2, 2, 2, 2, 2]);
        demands.push(Demand {
            service: 0,
            begins,
            interval: HOUR,
            expected: by_hour.iter().map(|n| [n * 0.3, n * 0.04, n * 0.66]).collect(),
            attention: Span::Lognormal { mean_s: 420.0, variation: 0.8 },
            patience: Some(Span::Exponential { mean_s: 5_400.0 }),
        });
    }
    let begun = Instant::now();
    let outcome = run(&Arrivals::Expected(demands), &staffing, &Policy::default(), 1);
    let figures = outcome.overall(600);
    let seconds = begun.elapsed().as_secs_f64();
    if figures.came < 39_000 || figures.waiting > 0 {
        return Err(format!("the simulated year is not a year: {figures:?}"));
    }
    let target = Some(Target::Below(2.0));
    report.add(format!("a year of the hall simulated, {} turns", figures.came), seconds, "s", target);

    let cycle = |n: i64| Cycle { seconds: 120 + n * 37 % 700, hour_of_week: 9 };
    let observed = Observed { cycles: (0..400).map(cycle).collect() };
    let begun = Instant::now();
    for ahead in 0..PREDICTIONS {
        let counters = vec![Some(60), Some(200), Some(10), Some(400)];
        let asked = Ahead { ahead: ahead % 20, passing_per_hour: 9.0, counters, hour_of_week: 9 };
        wait(&asked, &observed).ok_or("nothing was predicted")?;
    }
    let each = begun.elapsed().as_secs_f64() / f64::from(PREDICTIONS);
    report.add("predicting a wait, ten people before on average", each * 1e3, "ms", None);
    Ok(())
}
