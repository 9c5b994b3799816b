//! Random legal lives: any order of acts, against an independent walk that goes day by day, knows only which
//! days are business days, and counts on its fingers.

use deadlines::{Calendar, Rulebook};
use kernel::{At, Day, Id, jiff};
use notices::{Act, Ground, How, Known, Notice, State, Terms};
use proptest::prelude::*;

/// Where the walk is, with the business days that are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Pending(u32),
    Mailed(u32),
    SummonsDue,
    Summoned(u32),
    PostingDue,
    Hanging(u32),
    Delivered(u32),
    Served(u32),
    Final,
}

/// The walk: the numbers of the law are written here again, on purpose.
#[derive(Debug, Clone)]
struct Walk {
    calendar: std::sync::Arc<Calendar>,
    day: Day,
    phase: Phase,
    accepted: bool,
    address: bool,
    summoned: bool,
    back: bool,
    decided: Day,
    contested: bool,
    appeal: bool,
    how: Option<How>,
    effective: Option<Day>,
    appeal_until: Option<Day>,
    final_on: Option<Day>,
}

impl Walk {
    fn begin(known: &Known, book: &Rulebook) -> Walk {
        let reachable = known.address_known && !known.anonymous;
        let phase = match (reachable, known.accepts_electronic) {
            (true, true) => Phase::Pending(1),
            (true, false) => Phase::SummonsDue,
            (false, _) => Phase::PostingDue,
        };
        Walk {
            calendar: book.calendar.clone(),
            day: known.decided_on,
            phase,
            accepted: reachable && known.accepts_electronic,
            address: reachable,
            summoned: false,
            back: false,
            decided: known.decided_on,
            contested: false,
            appeal: known.appeals_lie,
            how: None,
            effective: None,
            appeal_until: None,
            final_on: None,
        }
    }

    /// One more day.
    fn wake(&mut self) {
        self.day = self.day.saturating_add(jiff::Span::new().days(1));
        self.phase = match self.phase {
            Phase::Pending(0) | Phase::Mailed(0) => Phase::SummonsDue,
            Phase::Summoned(0) => Phase::PostingDue,
            Phase::Hanging(0) => Phase::Delivered(1),
            Phase::Delivered(0) => Phase::Served(if self.appeal { 5 } else { 0 }),
            other => other,
        };
        let business = self.calendar.is_business_day(self.day).unwrap();
        match &mut self.phase {
            Phase::Pending(n)
            | Phase::Mailed(n)
            | Phase::Summoned(n)
            | Phase::Hanging(n)
            | Phase::Delivered(n)
            | Phase::Served(n)
                if business && *n > 0 =>
            {
                *n -= 1;
            }
            _ => {}
        }
        if self.phase == Phase::Delivered(0) && self.effective.is_none() {
            self.effective = Some(self.day);
            if !self.appeal {
                self.final_on = Some(tomorrow(self.day));
            }
        }
        if self.phase == Phase::Served(0) && self.appeal && self.appeal_until.is_none() {
            self.appeal_until = Some(self.day);
            self.final_on = Some(tomorrow(self.day));
        }
        if matches!(self.phase, Phase::Served(0))
            && !self.contested
            && self.final_on.is_some_and(|on| self.day >= on)
        {
            self.phase = Phase::Final;
        }
    }

    fn serve(&mut self, how: How) {
        self.how = Some(how);
        self.effective = Some(self.day);
        self.phase = Phase::Served(if self.appeal { 5 } else { 0 });
        if !self.appeal {
            self.final_on = Some(tomorrow(self.day));
        }
    }

    fn fall_back(&mut self) {
        if matches!(self.phase, Phase::Pending(_) | Phase::Mailed(_)) {
            self.phase = Phase::SummonsDue;
        }
    }

    /// The same act; whether it is allowed.
    fn act(&mut self, act: &Act) -> bool {
        let open = !matches!(self.phase, Phase::Served(_) | Phase::Final);
        let posting = matches!(self.phase, Phase::PostingDue);
        let allowed = match act {
            Act::AppealFiled { .. } => matches!(self.phase, Phase::Served(_)),
            _ if !open => false,
            Act::Opened { .. } | Act::AcceptanceWithdrawn { .. } => self.accepted,
            Act::Summoned { .. } => self.address && !self.summoned,
            Act::ToldInTheAct { .. } => self.day == self.decided,
            Act::Delivered { .. } => posting && self.address,
            Act::Published { ground: Ground::Anonymous, .. } => posting && !self.address,
            Act::Published { .. } => posting && self.address && self.back,
            _ => true,
        };
        if !allowed {
            return false;
        }
        match act {
            Act::AppealFiled { .. } => self.contested = true,
            Act::Mailed { .. } => {
                if matches!(self.phase, Phase::Pending(_)) {
                    self.phase = Phase::Mailed(5);
                }
            }
            Act::MailCameBack { .. } => self.fall_back(),
            Act::AcceptanceWithdrawn { .. } => {
                self.accepted = false;
                self.fall_back();
            }
            Act::Opened { .. } => self.serve(How::Electronic),
            Act::Came { .. } | Act::ToldInTheAct { .. } => self.serve(How::Personal),
            Act::ShowedKnowledge { .. } => self.serve(How::Implied),
            Act::Summoned { .. } => {
                self.summoned = true;
                self.phase = Phase::Summoned(5);
            }
            Act::CameBack { .. } => self.back = true,
            Act::Delivered { .. } => {
                self.how = Some(How::Posted);
                self.phase = Phase::Delivered(1);
            }
            Act::Published { .. } => {
                self.how = Some(How::Posted);
                self.phase = Phase::Hanging(5);
            }
            Act::AppealResolved { .. } => {}
        }
        true
    }

    fn state(&self) -> State {
        match self.phase {
            Phase::Pending(_) => State::Pending,
            Phase::Mailed(_) => State::ElectronicSent,
            Phase::SummonsDue => State::SummonsDue,
            Phase::Summoned(_) => State::Summoned,
            Phase::PostingDue => State::PostingDue,
            Phase::Hanging(_) | Phase::Delivered(_) => State::Posted,
            Phase::Served(_) => State::Served,
            Phase::Final => State::Final,
        }
    }
}

fn tomorrow(day: Day) -> Day {
    day.saturating_add(jiff::Span::new().days(1))
}

fn act(which: u8, on: Day, anonymous: bool) -> Act {
    let ground = if anonymous { Ground::Anonymous } else { Ground::Closed };
    match which {
        0 => Act::Mailed { on },
        1 => Act::MailCameBack { on },
        2 => Act::AcceptanceWithdrawn { on },
        3 => Act::Opened { on },
        4 | 5 => Act::Summoned { on },
        6 => Act::CameBack { on },
        7 => Act::Came { on },
        8 => Act::ToldInTheAct { on },
        9 | 10 => Act::Delivered { on },
        11 | 12 => Act::Published { on, ground },
        13 => Act::ShowedKnowledge { on },
        _ => Act::AppealFiled { on },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_acts_gives_the_days_of_a_walk(
        start in 0..700i64,
        accepts in any::<bool>(),
        anonymous in any::<bool>(),
        appeal in any::<bool>(),
        acts in prop::collection::vec((0..9u8, 0..15u8), 0..9),
        asleep in any::<bool>(),
    ) {
        let book = Rulebook::national();
        let terms = Terms::new(&book);
        let first: Day = "2026-01-01".parse().unwrap();
        let decided_on = first.saturating_add(jiff::Span::new().days(start));
        let known = Known {
            case: Id::new(At(1), [1; 16]),
            decided_on,
            appeals_lie: appeal,
            accepts_electronic: accepts,
            address_known: true,
            anonymous,
        };
        let mut walk = Walk::begin(&known, &book);
        let mut notice = Notice::open(&known, &terms).unwrap();
        for (gap, which) in acts {
            for _ in 0..gap {
                walk.wake();
                // a server that sleeps never lets the days pass by itself
                if !asleep {
                    notice = notice.pass(walk.day, &terms).unwrap();
                    prop_assert_eq!(notice.state, walk.state(), "on {}", walk.day);
                }
            }
            let act = act(which, walk.day, anonymous);
            let before = walk.clone();
            let done = notice.clone().apply(&act, walk.day, &terms);
            prop_assert_eq!(done.is_ok(), walk.act(&act), "{:?} on {:?}: {:?}", act, before, done);
            if let Ok(after) = done {
                notice = after;
            }
            prop_assert_eq!(notice.clone().pass(walk.day, &terms).unwrap().state, walk.state(), "{:?}", act);
        }
        for _ in 0..60 {
            walk.wake();
        }
        let end = notice.pass(walk.day, &terms).unwrap();
        prop_assert_eq!(end.state, walk.state());
        prop_assert_eq!(end.service.map(|s| s.how), walk.how);
        prop_assert_eq!(end.service.map(|s| s.effective_on), walk.effective);
        prop_assert_eq!(end.service.and_then(|s| s.appeal_until), walk.appeal_until);
        prop_assert_eq!(end.service.map(|s| s.final_on), walk.final_on);
    }
}
