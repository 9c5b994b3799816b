//! Who comes: people who really came, or an expected demand from which a seed makes people.

use super::SECOND;
use crate::Class;
use crate::random::Random;

/// A person who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// When the turn is taken, in microseconds from any origin.
    pub at: i64,
    /// Its class.
    pub class: Class,
    /// What for: a number below [`super::SERVICES`] that the caller gives to a service.
    pub service: u8,
    /// How long a counter is busy with the person, in microseconds.
    pub attention: i64,
    /// How long the person waits before leaving, in microseconds; nothing: until called.
    pub patience: Option<i64>,
}

/// Who comes.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrivals {
    /// These people, in any order.
    Recorded(Vec<Visit>),
    /// People at random, as these demands say; several demands come together.
    Expected(Vec<Demand>),
}

/// An expected demand for one service: arrivals at random (Poisson) at a rate that changes by interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    /// For which service they come.
    pub service: u8,
    /// When the first interval begins, in microseconds.
    pub begins: i64,
    /// Length of an interval, in microseconds.
    pub interval: i64,
    /// People expected in each interval, by class in the order of [`Class::ALL`].
    pub expected: Vec<[f64; 3]>,
    /// How long a counter is busy with each.
    pub attention: Span,
    /// How long each waits at most; nothing: nobody leaves.
    pub patience: Option<Span>,
}

/// A random duration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Span {
    /// Always the same, in seconds.
    Fixed {
        /// Its length.
        seconds: f64,
    },
    /// Exponential: what the formulas of Erlang suppose.
    Exponential {
        /// Its mean, in seconds.
        mean_s: f64,
    },
    /// Lognormal: what attention times really look like (Brown and others 2005).
    Lognormal {
        /// Its mean, in seconds.
        mean_s: f64,
        /// Deviation divided by mean.
        variation: f64,
    },
}

impl Span {
    /// Its mean, in seconds.
    pub fn mean_s(self) -> f64 {
        match self {
            Span::Fixed { seconds } => seconds,
            Span::Exponential { mean_s } | Span::Lognormal { mean_s, .. } => mean_s,
        }
    }

    fn draw(self, random: &mut Random) -> i64 {
        let seconds = match self {
            Span::Fixed { seconds } => seconds,
            Span::Exponential { mean_s } => mean_s * random.exponential(),
            Span::Lognormal { mean_s, variation } => {
                let square = (1.0 + variation * variation).ln();
                mean_s * (square.sqrt() * random.normal() - 0.5 * square).exp()
            }
        };
        (seconds * SECOND as f64) as i64
    }
}

/// The people whom the demands give with this seed.
pub(super) fn generated(demands: &[Demand], seed: u64) -> Vec<Visit> {
    let mut visits = Vec::new();
    for (number, demand) in demands.iter().enumerate() {
        for class in Class::ALL {
            // A stream for each line: more people of one class do not change those of another.
            let line = (number * Class::ALL.len() + class.index()) as u64;
            let mut random = Random::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d).wrapping_add(line));
            demand.people(*class, &mut random, &mut visits);
        }
    }
    visits
}

impl Demand {
    fn people(&self, class: Class, random: &mut Random, visits: &mut Vec<Visit>) {
        let mut begins = self.begins;
        for expected in &self.expected {
            let rate = expected[class.index()];
            let mut at = if rate > 0.0 { random.exponential() / rate } else { 1.0 };
            while at < 1.0 {
                visits.push(Visit {
                    at: begins + (at * self.interval as f64) as i64,
                    class,
                    service: self.service,
                    attention: self.attention.draw(random),
                    patience: self.patience.map(|patience| patience.draw(random)),
                });
                at += random.exponential() / rate;
            }
            begins += self.interval;
        }
    }
}
