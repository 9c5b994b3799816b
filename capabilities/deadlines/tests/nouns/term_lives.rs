//! Random lives of a term against a small model that walks day by day with its own holidays.

use deadlines::{Rulebook, Term, rule_for};
use kernel::jiff::ToSpan;
use kernel::jiff::civil::Weekday;
use kernel::{At, Day};
use proptest::prelude::*;

/// The holidays of the years of the lives, one by one: no formula in common with the code.
const HOLIDAYS: &[&str] = &[
    "2026-01-01",
    "2026-01-12",
    "2026-03-23",
    "2026-04-02",
    "2026-04-03",
    "2026-05-01",
    "2026-05-18",
    "2026-06-08",
    "2026-06-15",
    "2026-06-29",
    "2026-07-13",
    "2026-07-20",
    "2026-08-07",
    "2026-08-17",
    "2026-10-12",
    "2026-11-02",
    "2026-11-16",
    "2026-12-08",
    "2026-12-25",
    "2027-01-01",
    "2027-01-11",
    "2027-03-22",
    "2027-03-25",
    "2027-03-26",
    "2027-05-01",
    "2027-05-10",
    "2027-05-31",
    "2027-06-07",
    "2027-07-05",
    "2027-07-12",
    "2027-07-20",
    "2027-08-07",
    "2027-08-16",
    "2027-10-18",
    "2027-11-01",
    "2027-11-15",
    "2027-12-08",
    "2027-12-25",
];

fn works(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        && !HOLIDAYS.iter().any(|h| h.parse::<Day>().unwrap() == day)
}

fn next(day: Day) -> Day {
    day.checked_add(1.day()).unwrap()
}

/// What the model knows: how many days are left, and until when nothing is counted.
#[derive(Debug, Clone)]
struct Model {
    base: u32,
    today: Day,
    filed: Day,
    /// Business days left after `today`.
    left: i64,
    spent: u32,
    /// Nothing is counted until this day has passed.
    stopped: Option<Stop>,
    extended: bool,
    asked: bool,
    asked_more: bool,
    evidence: Option<(u32, bool)>,
    factor: u32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Stop {
    Person(Day),
    Evidence(Day),
}

impl Model {
    /// One night passes.
    fn sleep(&mut self) {
        self.today = next(self.today);
        if let Some(Stop::Evidence(last)) = self.stopped
            && self.today > last
        {
            self.stopped = None;
            self.left = self.left.min(15);
        }
        if works(self.today) {
            self.spent += 1;
            match self.stopped {
                None => self.left -= 1,
                Some(Stop::Evidence(_)) => {
                    if let Some((days, _)) = &mut self.evidence {
                        *days += 1;
                    }
                }
                Some(Stop::Person(_)) => {}
            }
        }
    }

    fn over(&self) -> bool {
        self.left < 0 || (self.left == 0 && !works(self.today) && self.stopped.is_none())
    }

    fn runs(&self) -> bool {
        self.stopped.is_none() && !self.over()
    }

    /// The last day, walking on.
    fn due(&self) -> Day {
        let (mut day, mut left) = (self.today, self.left);
        match self.stopped {
            Some(Stop::Person(last)) => {
                day = day.max(last);
                while !works(day) {
                    day = next(day);
                }
            }
            Some(Stop::Evidence(last)) => {
                day = last;
                left = left.min(15);
            }
            None => {}
        }
        while left > 0 {
            day = next(day);
            left -= i64::from(works(day));
        }
        day
    }

    fn far(&self, n: u32) -> Day {
        let (mut day, mut n) = (self.today, n);
        while n > 0 {
            day = next(day);
            n -= u32::from(works(day));
        }
        day
    }

    fn month_later(day: Day) -> Day {
        let (year, month) =
            if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
        let mut of_month = day.day();
        let mut last = loop {
            match Day::new(year, month, of_month) {
                Ok(found) => break found,
                Err(_) => of_month -= 1,
            }
        };
        while !works(last) {
            last = next(last);
        }
        last
    }

    fn keep_one(&mut self) {
        self.left = self.left.max(1);
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Sleep(u8),
    Extend(u8),
    Ask,
    More,
    Deliver,
    Order(u8),
    Longer(u8),
    Close,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1_u8..9).prop_map(Step::Sleep),
        1 => (0_u8..70).prop_map(Step::Extend),
        2 => Just(Step::Ask),
        1 => Just(Step::More),
        2 => Just(Step::Deliver),
        2 => (0_u8..34).prop_map(Step::Order),
        1 => (0_u8..34).prop_map(Step::Longer),
        1 => Just(Step::Close),
    ]
}

/// What the model says of a step: the new model, or a refusal.
fn tried(m: &Model, step: Step) -> Option<Model> {
    let mut m = m.clone();
    match step {
        Step::Sleep(_) => return None,
        Step::Extend(n) => {
            let due = m.due();
            let to = due.checked_add(i64::from(n).days()).unwrap();
            let mut more = 0;
            let mut day = due;
            while day < to {
                day = next(day);
                more += u32::from(works(day));
            }
            if !m.runs() || m.factor < 2 || m.extended || more == 0 || more > m.base || !works(to) {
                return None;
            }
            m.extended = true;
            m.left += i64::from(more);
        }
        Step::Ask => {
            if !m.runs() || m.asked || m.spent > 10 || (m.spent == 10 && !works(m.today)) {
                return None;
            }
            m.asked = true;
            m.keep_one();
            m.stopped = Some(Stop::Person(Model::month_later(m.today)));
        }
        Step::More => {
            let Some(Stop::Person(last)) = m.stopped else { return None };
            if m.today > last || m.asked_more {
                return None;
            }
            m.asked_more = true;
            m.stopped = Some(Stop::Person(Model::month_later(last)));
        }
        Step::Deliver => {
            let Some(Stop::Person(_)) = m.stopped else { return None };
            m.stopped = None;
        }
        Step::Order(n) => {
            let last = m.today.checked_add(i64::from(n).days()).unwrap();
            if !m.runs() || m.evidence.is_some() || last <= m.today || last > m.far(30) || !works(last) {
                return None;
            }
            m.evidence = Some((0, false));
            m.keep_one();
            m.stopped = Some(Stop::Evidence(last));
        }
        Step::Longer(n) => {
            let (Some(Stop::Evidence(last)), Some((days, false))) = (m.stopped, m.evidence) else {
                return None;
            };
            let to = last.checked_add(i64::from(n).days()).unwrap();
            if to <= last || to > m.far(30 - days) || !works(to) {
                return None;
            }
            m.evidence = Some((days, true));
            m.stopped = Some(Stop::Evidence(to));
        }
        Step::Close => {
            let Some(Stop::Evidence(_)) = m.stopped else { return None };
            m.stopped = None;
            m.left = m.left.min(15);
        }
    }
    Some(m)
}

fn done(term: &Term, at: At, step: Step, due: Day, book: &Rulebook) -> Option<Term> {
    let c = &book.calendar;
    let later = |day: Day, n: u8| day.checked_add(i64::from(n).days()).unwrap();
    match step {
        Step::Sleep(_) => None,
        Step::Extend(n) => term.extend(at, later(due, n), c).ok(),
        Step::Ask => term.request_completion(at, c).ok(),
        Step::More => term.allow_more_time(at, c).ok(),
        Step::Deliver => term.resume(at, c).ok(),
        Step::Order(n) => term.order_evidence(at, later(at.day(), n), c).ok(),
        Step::Longer(n) => match term.course(c).unwrap().stage_on(at.day()) {
            deadlines::Stage::Evidence { until, .. } => term.extend_evidence(at, later(until, n), c).ok(),
            _ => None,
        },
        Step::Close => term.close_evidence(at, c).ok(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_happens_the_last_day_is_that_of_who_counts_day_by_day(
        start in 0_i64..300,
        kind in prop::sample::select(vec![("claim", 15_u32, 1_u32), ("general-petition", 15, 2), ("consultation", 30, 2), ("information", 10, 2)]),
        steps in prop::collection::vec(step(), 1..24),
    ) {
        let (kind, base, factor) = kind;
        let filed = "2026-01-02".parse::<Day>().unwrap().checked_add(start.days()).unwrap();
        let at = |day: Day, n: usize| At(At::start_of(day).0 + 36_000_000_000 + n as i64 * 1_000_000);
        let book = Rulebook::national();
        let mut term = Term::new(book.compute(rule_for(kind, filed).unwrap(), at(filed, 0)).unwrap());
        let mut m = Model {
            base, today: filed, filed, left: i64::from(base), spent: 0, stopped: None, extended: false,
            asked: false, asked_more: false, evidence: None, factor,
        };
        for (n, step) in steps.into_iter().enumerate() {
            if let Step::Sleep(nights) = step {
                for _ in 0..nights {
                    m.sleep();
                }
            } else {
                let due = term.due_on(&book.calendar).unwrap();
                let real = done(&term, at(m.today, n + 1), step, due, &book);
                let model = tried(&m, step);
                prop_assert_eq!(real.is_some(), model.is_some(), "{:?} on {} of {:?} and {:?}", step, m.today, m, term);
                if let (Some(real), Some(model)) = (real, model) {
                    term = real;
                    m = model;
                }
            }
            prop_assert!(m.today >= m.filed);
            let awaited = matches!(m.stopped, Some(Stop::Person(last)) if m.today > last);
            if !m.over() && !awaited {
                prop_assert_eq!(term.due_on(&book.calendar).unwrap(), m.due(), "{:?} {:?}", m, term);
                prop_assert_eq!(term.course(&book.calendar).unwrap().deadline.ends_at.day(), m.due());
            }
            if m.over() {
                prop_assert!(term.due_on(&book.calendar).unwrap() <= m.today);
            }
        }
        let told = term.explain(&book.calendar).unwrap();
        let counted = told.iter().filter_map(|l| l.counted).collect::<Vec<_>>();
        prop_assert_eq!(&counted, &(1..=counted.len() as u32).collect::<Vec<_>>());
        prop_assert!(told.iter().all(|l| l.counted.is_none() || works(l.day)));
    }
}
