//! The clock of a story: it shows each instant that it was given once, in order, then the last one.

use std::collections::VecDeque;
use std::sync::Mutex;

use kernel::{At, Clock};

/// The store reads its clock once a work; so every work of a story gets the instant that was written for it,
/// while many works are under way.
#[derive(Debug)]
pub struct StoryClock(Mutex<(VecDeque<At>, At)>);

impl StoryClock {
    /// A clock that shows `at`.
    pub fn new(at: At) -> StoryClock {
        StoryClock(Mutex::new((VecDeque::new(), at)))
    }

    /// The next reading after those given before.
    pub fn then(&self, at: At) {
        self.0.lock().unwrap_or_else(|e| e.into_inner()).0.push_back(at);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> At {
        let mut state = self.0.lock().unwrap_or_else(|e| e.into_inner());
        if let Some(next) = state.0.pop_front() {
            state.1 = next;
        }
        state.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_instant_once_then_the_last_one() {
        let clock = StoryClock::new(At(1));
        assert_eq!(clock.now(), At(1));
        clock.then(At(5));
        clock.then(At(9));
        assert_eq!([clock.now(), clock.now(), clock.now()], [At(5), At(9), At(9)]);
    }
}
