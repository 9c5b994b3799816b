//! Waits by class with several counters alike and the same mean attention for all classes.
//!
//! `loads` has the erlangs of each class, the first class first; times are in mean attentions. Whom a counter
//! attends is not interrupted. `σ(k)` is the load of the classes up to k for each counter.

use crate::erlang;
use crate::quadrature::{Complex, inverse_laplace};

/// Mean time until a busy hall frees a counter, times the probability that it is busy.
fn until_free(counters: u32, offered: f64) -> f64 {
    erlang::c(counters, offered) / f64::from(counters)
}

/// Strict priority without interruption: mean wait of each class,
/// `W(k) = C/c / ((1 - σ(k-1))(1 - σ(k)))` (Cobham 1954; with several servers Kella and Yechiali 1985).
/// A class up to which the load reaches the counters waits without end; those before it do not.
///
/// `loads.len()` waits come back. Without counters everybody waits without end.
pub fn strict(counters: u32, loads: &[f64]) -> Vec<f64> {
    let free = until_free(counters, loads.iter().sum());
    let mut before = 0.0;
    loads
        .iter()
        .map(|load| {
            let upto = before + load / f64::from(counters);
            let wait = if upto < 1.0 { free / ((1.0 - before) * (1.0 - upto)) } else { f64::INFINITY };
            before = upto;
            wait
        })
        .collect()
}

/// Strict priority: share of the class `class` that waits at most `target` mean attentions.
///
/// Who must wait finds a geometric number of people of the classes up to his, each of whom, and the first
/// free counter, takes a busy period of the classes before him: the transform is
/// `(1 - σ(k))β / (1 - σ(k)β)`, inverted numerically to about 1e-9.
pub fn strict_within(counters: u32, loads: &[f64], class: usize, target: f64) -> f64 {
    let c = f64::from(counters);
    let before: f64 = loads.iter().take(class).sum();
    let upto = before + loads.get(class).copied().unwrap_or(0.0);
    if upto >= c {
        return 0.0;
    }
    let waits = erlang::c(counters, loads.iter().sum());
    let beyond = if target <= 0.0 {
        1.0
    } else if before == 0.0 {
        (-(c - upto) * target).exp()
    } else {
        // The unit of time is the mean time until one of the busy counters is free.
        let (before, share) = (before / c, upto / c);
        let one = Complex(1.0, 0.0);
        let tail = |s: Complex| {
            let sum = s.plus(Complex(1.0 + before, 0.0));
            // the smaller root of before·β² - sum·β + 1 = 0, without a difference of near numbers
            let root = sum.times(sum).minus(Complex(4.0 * before, 0.0)).root();
            let busy = Complex(2.0, 0.0).over(sum.plus(root));
            let wait = busy.scaled(1.0 - share).over(one.minus(busy.scaled(share)));
            one.minus(wait).over(s)
        };
        inverse_laplace(tail, target * c).clamp(0.0, 1.0)
    };
    1.0 - waits * beyond
}

/// Accumulating priority: mean wait of each class when priority grows with the wait times the class's
/// weight (Kleinrock 1964; the same recursion with several servers alike, Stanford, Taylor and Ziedins 2014).
/// The weights must not rise and must be positive. All wait without end when the load reaches the counters.
pub fn accumulating(counters: u32, loads: &[f64], weights: &[f64]) -> Vec<f64> {
    let c = f64::from(counters);
    let offered: f64 = loads.iter().sum();
    let mut waits = vec![f64::INFINITY; loads.len()];
    if offered >= c {
        return waits;
    }
    let in_order = erlang::mean_wait(counters, offered);
    for class in (0..loads.len()).rev() {
        let weight = weights[class];
        let mut above = in_order;
        for later in class + 1..loads.len() {
            above -= loads[later] / c * waits[later] * (1.0 - weights[later] / weight);
        }
        let below: f64 = (0..class).map(|first| loads[first] / c * (1.0 - weight / weights[first])).sum();
        waits[class] = above / (1.0 - below);
    }
    waits
}
