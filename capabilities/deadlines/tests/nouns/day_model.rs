//! A small model of a term that walks day by day, with its own holidays: no formula in common with the code.
//! Shared by the random lives of terms and of cases.
#![allow(dead_code)] // each program uses a part

use kernel::Day;
use kernel::jiff::ToSpan;
use kernel::jiff::civil::Weekday;

/// The holidays of the years of the lives, one by one: no formula in common with the code.
pub const HOLIDAYS: &[&str] = &[
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

pub fn works(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        && !HOLIDAYS.iter().any(|h| h.parse::<Day>().unwrap() == day)
}

pub fn next(day: Day) -> Day {
    day.checked_add(1.day()).unwrap()
}

/// What the model knows: how many days are left, and until when nothing is counted.
#[derive(Debug, Clone)]
pub struct Model {
    pub base: u32,
    pub today: Day,
    pub filed: Day,
    /// Business days left after `today`.
    pub left: i64,
    pub spent: u32,
    /// Nothing is counted until this day has passed.
    pub stopped: Option<Stop>,
    pub extended: bool,
    pub asked: bool,
    pub asked_more: bool,
    pub evidence: Option<(u32, bool)>,
    pub factor: u32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stop {
    Person(Day),
    Evidence(Day),
}

impl Model {
    /// One night passes.
    pub fn sleep(&mut self) {
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

    pub fn over(&self) -> bool {
        self.left < 0 || (self.left == 0 && !works(self.today) && self.stopped.is_none())
    }

    pub fn runs(&self) -> bool {
        self.stopped.is_none() && !self.over()
    }

    /// The last day, walking on.
    pub fn due(&self) -> Day {
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

    pub fn far(&self, n: u32) -> Day {
        let (mut day, mut n) = (self.today, n);
        while n > 0 {
            day = next(day);
            n -= u32::from(works(day));
        }
        day
    }

    pub fn month_later(day: Day) -> Day {
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

    pub fn keep_one(&mut self) {
        self.left = self.left.max(1);
    }
}

#[derive(Debug, Clone, Copy)]
pub enum Step {
    Sleep(u8),
    Extend(u8),
    Ask,
    More,
    Deliver,
    Order(u8),
    Longer(u8),
    Close,
}

/// What the model says of a step: the new model, or a refusal.
pub fn tried(m: &Model, step: Step) -> Option<Model> {
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

impl Model {
    /// A filing of that day, under a rule of `base` business days and an extension of `factor` times.
    pub fn filed(filed: Day, base: u32, factor: u32) -> Model {
        Model {
            base,
            today: filed,
            filed,
            left: i64::from(base),
            spent: 0,
            stopped: None,
            extended: false,
            asked: false,
            asked_more: false,
            evidence: None,
            factor,
        }
    }
}
