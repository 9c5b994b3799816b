//! The clockwork: events in order of time.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, VecDeque};

use super::{Counter, End, Outcome, Person, SECOND, Staffing, Visit};
use crate::{Class, Head, Heads, Policy, Streak};

/// A line: those of one class who wait for one service, in order of arrival.
type Line = VecDeque<u32>;

struct Hall<'a> {
    visits: Vec<Visit>,
    staffing: &'a Staffing,
    policy: &'a Policy,
    people: Vec<Person>,
    /// By class and then by service.
    lines: [Vec<Line>; 3],
    waiting: usize,
    /// The pool of each counter, and the streak of each pool.
    pools: Vec<usize>,
    streaks: Vec<Streak>,
    /// In which of its open times each counter is, or which comes next.
    opens: Vec<usize>,
    /// The counters that may call and have nobody.
    idle: BTreeSet<usize>,
    /// What happens at the counters: instant, what, counter.
    events: BinaryHeap<Reverse<(i64, Happens, usize)>>,
}

/// What happens at a counter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Happens {
    /// It becomes free, or opens.
    Free,
    /// Its open time ends.
    Ends,
}

pub(super) fn play(mut visits: Vec<Visit>, staffing: &Staffing, policy: &Policy) -> Outcome {
    visits.sort_by_key(|visit| visit.at);
    let mut hall = Hall::new(visits, staffing, policy);
    let mut next = 0;
    loop {
        let event = hall.events.peek().map(|Reverse((at, ..))| *at);
        let arrival = hall.visits.get(next).map(|visit| visit.at);
        match (arrival, event) {
            // Who comes at the instant at which a counter becomes free is already there.
            (Some(at), event) if event.is_none_or(|event| at <= event) => {
                hall.comes(next);
                next += 1;
            }
            (_, Some(_)) => match hall.events.pop() {
                Some(Reverse((now, Happens::Free, counter))) => hall.call(counter, now),
                Some(Reverse((now, Happens::Ends, counter))) => hall.ends(counter, now),
                None => break,
            },
            _ => break,
        }
    }
    Outcome { people: hall.people }
}

impl<'a> Hall<'a> {
    fn new(visits: Vec<Visit>, staffing: &'a Staffing, policy: &'a Policy) -> Hall<'a> {
        let services = visits.iter().map(|visit| usize::from(visit.service) + 1).max().unwrap_or(0);
        let lines = || (0..services).map(|_| Line::new()).collect::<Vec<_>>();
        let mut sets = Vec::new();
        let pools: Vec<usize> = staffing
            .counters
            .iter()
            .map(|counter| {
                sets.iter().position(|set| *set == counter.takes).unwrap_or_else(|| {
                    sets.push(counter.takes);
                    sets.len() - 1
                })
            })
            .collect();
        let people = visits.iter().map(|visit| Person::waiting(*visit)).collect();
        let mut hall = Hall {
            people,
            lines: [lines(), lines(), lines()],
            waiting: 0,
            streaks: vec![Streak::default(); sets.len()],
            pools,
            opens: vec![0; staffing.counters.len()],
            idle: BTreeSet::new(),
            events: BinaryHeap::new(),
            visits,
            staffing,
            policy,
        };
        (0..staffing.counters.len()).for_each(|counter| hall.will_open(counter, i64::MIN));
        hall
    }

    /// Writes down when the open time that comes next begins and ends.
    fn will_open(&mut self, counter: usize, now: i64) {
        if let Some(open) = self.staffing.counters[counter].open.get(self.opens[counter]) {
            self.events.push(Reverse((open.from.max(now), Happens::Free, counter)));
            self.events.push(Reverse((open.until.max(now), Happens::Ends, counter)));
        }
    }

    /// An open time ends: an idle counter closes; a busy one does when it is free.
    fn ends(&mut self, counter: usize, now: i64) {
        let current = self.staffing.counters[counter].open.get(self.opens[counter]);
        if self.idle.contains(&counter) && current.is_some_and(|open| open.until <= now) {
            self.close(counter, now);
        }
    }

    fn comes(&mut self, number: usize) {
        let visit = self.visits[number];
        self.lines[visit.class.index()][usize::from(visit.service)].push_back(number as u32);
        self.waiting += 1;
        let mut idle = self.idle.iter().copied();
        let free = idle.find(|one| self.takes(*one, visit.service) && self.is_open(*one, visit.at));
        if let Some(counter) = free {
            self.call(counter, visit.at);
        }
    }

    fn counter(&self, number: usize) -> &'a Counter {
        &self.staffing.counters[number]
    }

    fn takes(&self, counter: usize, service: u8) -> bool {
        self.counter(counter).takes.has(service)
    }

    /// Whether the open time that the counter is in has not ended.
    fn is_open(&self, counter: usize, now: i64) -> bool {
        self.counter(counter)
            .open
            .get(self.opens[counter])
            .is_some_and(|open| (open.from..open.until).contains(&now))
    }

    /// The counter is free at this instant: it calls, waits, or closes.
    fn call(&mut self, counter: usize, now: i64) {
        let open = &self.counter(counter).open;
        let place = self.opens[counter];
        let Some(current) = open.get(place).copied() else { return };
        let closed = now >= current.until;
        let next_begun = open.get(place + 1).is_some_and(|next| next.from <= now);
        if closed && (next_begun || !current.overtime) {
            return self.close(counter, now);
        }
        let Some(person) = self.choose(counter, now) else {
            if closed {
                self.close(counter, now);
            } else {
                self.idle.insert(counter);
            }
            return;
        };
        self.idle.remove(&counter);
        let visit = self.visits[person];
        self.people[person].end = End::Called { at: now, counter: counter as u32 };
        self.events.push(Reverse((now.saturating_add(visit.attention.max(0)), Happens::Free, counter)));
    }

    /// The open time has ended: the counter comes back when the next one begins.
    fn close(&mut self, counter: usize, now: i64) {
        self.idle.remove(&counter);
        self.opens[counter] += 1;
        self.will_open(counter, now);
    }

    /// Whom the counter calls; the person leaves the line.
    fn choose(&mut self, counter: usize, now: i64) -> Option<usize> {
        if self.waiting == 0 {
            return None;
        }
        let mut heads = Heads::default();
        let mut firsts = [None; 3];
        for class in Class::ALL {
            let first = self.first(counter, *class, now);
            firsts[class.index()] = first;
            let head = first.map(|(at, _)| Head { waited_s: (now - at) / SECOND });
            match class {
                Class::Preferential => heads.preferential = head,
                Class::Community => heads.community = head,
                Class::General => heads.general = head,
            }
        }
        let streak = &mut self.streaks[self.pools[counter]];
        let class = self.policy.choose(&heads, streak)?;
        *streak = streak.after(class);
        let (_, service) = firsts[class.index()]?;
        self.waiting -= 1;
        self.lines[class.index()][service].pop_front().map(|person| person as usize)
    }

    /// Who of a class waits longest among those whom the counter takes: arrival and service. Those at the
    /// head of a line whose patience has ended leave it.
    fn first(&mut self, counter: usize, class: Class, now: i64) -> Option<(i64, usize)> {
        let takes = self.staffing.counters[counter].takes;
        let mut first: Option<(i64, usize)> = None;
        for (service, line) in self.lines[class.index()].iter_mut().enumerate() {
            if !takes.has(service as u8) {
                continue;
            }
            while let Some(person) = line.front().map(|person| *person as usize) {
                let visit = &self.visits[person];
                let leaves = visit.patience.map(|patience| visit.at.saturating_add(patience.max(0)));
                match leaves.filter(|leaves| *leaves <= now) {
                    Some(at) => {
                        self.people[person].end = End::Left { at };
                        line.pop_front();
                        self.waiting -= 1;
                    }
                    None => {
                        if first.is_none_or(|(at, _)| visit.at < at) {
                            first = Some((visit.at, service));
                        }
                        break;
                    }
                }
            }
        }
        first
    }
}
