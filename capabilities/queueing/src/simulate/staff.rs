//! Who attends: counters, when they are open and what they take.

/// How many services can be told apart.
pub const SERVICES: u8 = 64;

/// A set of services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Services(u64);

impl Services {
    /// Every service.
    pub const ALL: Services = Services(u64::MAX);

    /// These services; numbers from [`SERVICES`] on are not in any set.
    pub fn of(services: &[u8]) -> Services {
        Services(services.iter().filter(|one| **one < SERVICES).fold(0, |set, one| set | 1 << one))
    }

    /// Whether a service is among them.
    pub fn has(self, service: u8) -> bool {
        service < SERVICES && self.0 & (1 << service) != 0
    }
}

/// A time during which a counter calls people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// From this instant, in microseconds.
    pub from: i64,
    /// Until this one; whoever is at the counter then is attended to the end.
    pub until: i64,
    /// Afterwards it still calls those who wait, until nobody does: whoever came within hours is attended
    /// (Ley 1437 of 2011, art. 7 num. 2).
    pub overtime: bool,
}

/// A counter.
#[doc(alias = "ventanilla")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// What it takes.
    pub takes: Services,
    /// When it is open, in order and without overlaps.
    pub open: Vec<Open>,
}

/// The counters of a hall. Who comes while several are idle goes to the first in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Staffing {
    /// All counters.
    pub counters: Vec<Counter>,
}

impl Staffing {
    /// So many counters that take everything and never close.
    pub fn constant(counters: u32) -> Staffing {
        let open = Open { from: i64::MIN, until: i64::MAX, overtime: false };
        let one = Counter { takes: Services::ALL, open: vec![open] };
        Staffing { counters: vec![one; counters as usize] }
    }

    /// Counters that take everything, so many open in each interval of a day from `begins` on; both in
    /// microseconds. Those open in the last interval attend whoever still waits at its end.
    pub fn by_interval(begins: i64, interval: i64, open: &[u32]) -> Staffing {
        let mut staffing = Staffing::default();
        staffing.add_day(begins, interval, open);
        staffing
    }

    /// Adds a later day to such a staffing.
    pub fn add_day(&mut self, begins: i64, interval: i64, open: &[u32]) {
        let most = open.iter().copied().max().unwrap_or(0) as usize;
        while self.counters.len() < most {
            self.counters.push(Counter { takes: Services::ALL, open: Vec::new() });
        }
        let last = begins + interval * open.len() as i64;
        for (number, counter) in self.counters.iter_mut().enumerate() {
            let mut from = begins;
            for count in open {
                let until = from + interval;
                if (number as u32) < *count {
                    match counter.open.last_mut().filter(|before| before.until == from) {
                        Some(before) => (before.until, before.overtime) = (until, until == last),
                        None => counter.open.push(Open { from, until, overtime: until == last }),
                    }
                }
                from = until;
            }
        }
    }
}
