//! Erlang A: people who wait leave after an exponential patience (Palm's model, M/M/c+M).

use super::b;
use crate::quadrature::integral;

/// A sum that passes this is scaled down, so that no load overflows it.
const SCALE: f64 = 1e200;
/// Below this part of the sum a further term changes nothing.
const NEGLIGIBLE: f64 = 1e-20;
/// `exp(-45)` is less than what a double can add to one.
const NEGLIGIBLE_EXPONENT: f64 = 45.0;

/// A hall with impatient people in its steady state. Times are in mean attentions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Impatient {
    counters: f64,
    offered: f64,
    leaving: f64,
    /// Logarithm of the probability that all counters are busy and nobody waits.
    ln_just_busy: f64,
    /// Share of those who come and find no free counter, whether they are attended or leave.
    pub probability_of_waiting: f64,
    /// Share of those who come and leave before they are called.
    pub abandonment: f64,
    /// Mean time in the queue of all who come, those who leave included (Little: people waiting / arrivals).
    pub mean_wait: f64,
    /// Mean wait of those who are attended.
    pub mean_wait_attended: f64,
    /// Share of the time during which a counter is busy.
    pub occupancy: f64,
}

/// Erlang A: `offered` erlangs for `counters`, mean `patience` in mean attentions. Steady at every load.
/// Without counters everybody waits and leaves.
///
/// With `r(k) = a / (c + k/patience)` the states above `c` have weights `r(1)…r(k)`; their sums give all.
pub fn a(counters: u32, offered: f64, patience: f64) -> Impatient {
    let (c, leaving) = (f64::from(counters), 1.0 / patience);
    let mut sums = Sums { weight: 1.0, all: 1.0, ..Sums::default() };
    sums.attended_wait = sums.attended(c, leaving, 0.0);
    let mut k = 0.0;
    let mut scalings = 0.0;
    let mut first = 1.0;
    loop {
        k += 1.0;
        let ratio = offered / (c + k * leaving);
        sums.weight *= ratio;
        if sums.weight > SCALE {
            sums.scale_down();
            first /= SCALE;
            scalings += 1.0;
        }
        sums.all += sums.weight;
        sums.waiting += k * sums.weight;
        sums.attended_wait += sums.attended(c, leaving, k);
        // The rest is less than a geometric series with this ratio.
        if ratio < 1.0 && sums.weight * k <= NEGLIGIBLE * sums.waiting * (1.0 - ratio) {
            break;
        }
    }
    let blocked = b(counters, offered);
    // p(c) relative to the sum over the waiting states, then to one
    let whole = (1.0 - blocked) * first + blocked * sums.all;
    let share = blocked / whole;
    let probability_of_waiting = share * sums.all;
    let mean_wait = if offered > 0.0 { share * sums.waiting / offered } else { 0.0 };
    let abandonment = leaving * mean_wait;
    let attended = 1.0 - abandonment;
    Impatient {
        counters: c,
        offered,
        leaving,
        ln_just_busy: blocked.ln() - whole.ln() - scalings * SCALE.ln(),
        probability_of_waiting,
        abandonment,
        mean_wait,
        mean_wait_attended: if attended > 0.0 && counters > 0 {
            share * sums.attended_wait / attended
        } else {
            0.0
        },
        occupancy: if counters > 0 { offered * attended / c } else { 0.0 },
    }
}

/// Sums over the number `k` of people who wait, weighted by their states.
#[derive(Default)]
struct Sums {
    weight: f64,
    all: f64,
    waiting: f64,
    attended_wait: f64,
    /// `Σ 1/(c + j·leaving)`, j from 1 to k + 1: the mean wait of those attended who found k waiting.
    steps: f64,
}

impl Sums {
    /// Wait of who comes while k wait, where attended: `P(attended) · Σ 1/(c + j·leaving)`.
    fn attended(&mut self, c: f64, leaving: f64, k: f64) -> f64 {
        let next = c + (k + 1.0) * leaving;
        self.steps += 1.0 / next;
        self.weight * c / next * self.steps
    }

    fn scale_down(&mut self) {
        self.weight /= SCALE;
        self.all /= SCALE;
        self.waiting /= SCALE;
        self.attended_wait /= SCALE;
    }
}

impl Impatient {
    /// Share of all who come and are attended after at most `target` mean attentions. Who leaves counts
    /// against it, however early: `P(W ≤ T, attended)` of Mandelbaum and Zeltyn 2007.
    pub fn within(&self, target: f64) -> f64 {
        (1.0 - self.probability_of_waiting + self.attended_by(target)).clamp(0.0, 1.0)
    }

    /// The same share, of those who are attended.
    pub fn within_attended(&self, target: f64) -> f64 {
        let attended = 1.0 - self.abandonment;
        if attended > 0.0 { (self.within(target) / attended).min(1.0) } else { 0.0 }
    }

    /// Integral of the density of the offered wait, `c·p(c)·exp(a·G(x) - c·x)` with
    /// `G(x) = (1 - exp(-x·leaving))/leaving`, times the probability of still being there.
    fn attended_by(&self, target: f64) -> f64 {
        if self.counters == 0.0 || self.offered <= 0.0 || target <= 0.0 {
            return 0.0;
        }
        let exponent = |x: f64| {
            let came = -(-x * self.leaving).exp_m1() / self.leaving;
            self.offered * came - (self.counters + self.leaving) * x
        };
        // The exponent is concave with this summit: what matters is one interval around it.
        let summit = ((self.offered / (self.counters + self.leaving)).ln() / self.leaving).max(0.0);
        let floor = exponent(summit) - NEGLIGIBLE_EXPONENT;
        let from = if exponent(0.0) >= floor { 0.0 } else { crossing(exponent, floor, 0.0, summit) };
        let mut far = summit.max(1.0 / self.counters);
        while exponent(far) > floor {
            far *= 2.0;
        }
        let to = crossing(exponent, floor, far, summit).min(target);
        if to <= from {
            return 0.0;
        }
        let height = self.counters.ln() + self.ln_just_busy;
        integral(|x| (exponent(x) + height).exp(), from, to)
    }
}

/// Where a concave function passes `floor` between `below` and `above`.
fn crossing(f: impl Fn(f64) -> f64, floor: f64, mut below: f64, mut above: f64) -> f64 {
    for _ in 0..80 {
        let middle = 0.5 * (below + above);
        if f(middle) < floor {
            below = middle;
        } else {
            above = middle;
        }
    }
    below
}
