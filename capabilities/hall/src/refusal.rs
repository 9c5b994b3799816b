//! Why the hall says no, and what can be done instead.

use kernel::{Lang, Refusal, time_of_day};
use web::format;

use crate::gate::{DayOff, Opening};
use crate::ticket::State;

/// Why something cannot be done in the hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HallRefusal {
    /// There is no such site.
    UnknownSite,
    /// There is no such service in that site.
    UnknownService,
    /// There is no such counter in that site.
    UnknownCounter,
    /// There is no such turn.
    UnknownTicket,
    /// There is no such shift.
    UnknownShift,
    /// The site is not open now.
    SiteClosed {
        /// When it opens next today: `07:30`; empty if not today.
        opens: String,
        /// When it opens next, on another day.
        next: Option<Opening>,
    },
    /// The site does not open today.
    ClosedToday {
        /// Why.
        why: DayOff,
        /// When it opens next.
        next: Option<Opening>,
    },
    /// The day was closed.
    DayClosed,
    /// The day was closed before.
    DayAlreadyClosed,
    /// The day was not closed.
    DayNotClosed,
    /// A day is reopened until its midnight, not later.
    DayIsOver,
    /// People to let pass: a number that the page does not offer.
    BadPass,
    /// A day that has not come.
    DayNotCome,
    /// The supervisor closed this line for today.
    LineClosed,
    /// This line gives turns at other hours.
    LineNotOpen {
        /// From when: `07:00`.
        opens: String,
        /// Until when.
        closes: String,
    },
    /// All turns of this line for today are given.
    NoTurnsLeft,
    /// The ground does not belong to the class.
    BadGround,
    /// A number that kiosks without connection may not give.
    NumberOutOfRange,
    /// A text is missing or too long.
    BadText {
        /// Its name in the form.
        field: &'static str,
    },
    /// A topic that the service does not have, or too many.
    BadTopic,
    /// The key of the request was used for something else.
    RequestReused,
    /// The turn is over.
    Over {
        /// How.
        state: State,
    },
    /// It cannot be done while the turn is like this.
    WrongState {
        /// How it is.
        state: State,
    },
    /// The person was called a moment ago.
    TooSoon {
        /// Wait so many seconds.
        seconds: i64,
    },
    /// Call again before marking the person absent.
    CallAgain {
        /// So many times.
        calls: i64,
    },
    /// Turns come back only on their own day.
    AnotherDay,
    /// Somebody changed the turn meanwhile.
    ChangedMeanwhile,
    /// Somebody else attends at this counter.
    CounterTaken {
        /// Its name.
        counter: String,
        /// Who.
        officer: String,
    },
    /// The officer attends at another counter.
    AlreadyAtCounter {
        /// Its name.
        counter: String,
    },
    /// The counter is not used.
    CounterInactive,
    /// Nobody attends at that counter now.
    CounterClosed,
    /// That officer does not attend now.
    OfficerAway,
    /// There is already a turn at the counter.
    CounterBusy {
        /// Its code.
        code: String,
    },
    /// Only who is logged in as an officer attends.
    NotAnOfficer,
    /// The counter of somebody else.
    NotYours,
    /// The shift is over.
    ShiftClosed,
    /// The shift is paused.
    ShiftPaused,
    /// The shift is not paused.
    NotPaused,
    /// Another site has that key.
    KeyTaken,
    /// A key, prefix, hour or number of the site makes no sense.
    BadSite {
        /// Its name in the form.
        field: &'static str,
    },
}

impl Refusal for HallRefusal {
    fn code(&self) -> &'static str {
        use HallRefusal as R;
        match self {
            R::UnknownSite => "hall-unknown-site",
            R::UnknownService => "hall-unknown-service",
            R::UnknownCounter => "hall-unknown-counter",
            R::UnknownTicket => "hall-unknown-ticket",
            R::UnknownShift => "hall-unknown-shift",
            R::SiteClosed { opens, .. } if !opens.is_empty() => "hall-site-not-open-yet",
            R::SiteClosed { next: Some(_), .. } => "hall-site-closed-until",
            R::SiteClosed { .. } => "hall-site-closed",
            R::ClosedToday { next: Some(_), .. } => "hall-closed-today-until",
            R::ClosedToday { .. } => "hall-closed-today",
            R::DayClosed => "hall-day-closed",
            R::DayAlreadyClosed => "hall-day-already-closed",
            R::DayNotClosed => "hall-day-not-closed",
            R::DayIsOver => "hall-day-is-over",
            R::BadPass => "hall-bad-pass",
            R::DayNotCome => "hall-day-not-come",
            R::LineClosed => "hall-line-closed",
            R::LineNotOpen { .. } => "hall-line-not-open",
            R::NoTurnsLeft => "hall-no-turns-left",
            R::BadGround => "hall-bad-ground",
            R::NumberOutOfRange => "hall-number-out-of-range",
            R::BadText { .. } => "hall-bad-text",
            R::BadTopic => "hall-bad-topic",
            R::RequestReused => "hall-request-reused",
            R::Over { .. } => "hall-over",
            R::WrongState { state } => match state {
                State::Waiting => "hall-turn-is-waiting",
                State::Called => "hall-turn-is-called",
                State::Attended => "hall-turn-is-attended",
                State::Held => "hall-turn-is-held",
                State::Absent => "hall-turn-is-absent",
                State::Finished | State::Gone | State::Unattended => "hall-over",
            },
            R::TooSoon { .. } => "hall-too-soon",
            R::CallAgain { .. } => "hall-call-again",
            R::AnotherDay => "hall-another-day",
            R::ChangedMeanwhile => "hall-changed-meanwhile",
            R::CounterTaken { .. } => "hall-counter-taken",
            R::AlreadyAtCounter { .. } => "hall-already-at-counter",
            R::CounterInactive => "hall-counter-inactive",
            R::CounterClosed => "hall-counter-closed",
            R::OfficerAway => "hall-officer-away",
            R::CounterBusy { .. } => "hall-counter-busy",
            R::NotAnOfficer => "hall-not-an-officer",
            R::NotYours => "hall-not-yours",
            R::ShiftClosed => "hall-shift-closed",
            R::ShiftPaused => "hall-shift-paused",
            R::NotPaused => "hall-not-paused",
            R::KeyTaken => "hall-key-taken",
            R::BadSite { .. } => "hall-bad-site",
        }
    }

    fn status(&self) -> u16 {
        use HallRefusal as R;
        match self {
            R::UnknownSite | R::UnknownService | R::UnknownCounter | R::UnknownTicket | R::UnknownShift => {
                404
            }
            R::NotAnOfficer | R::NotYours => 403,
            R::BadGround
            | R::NumberOutOfRange
            | R::BadText { .. }
            | R::BadTopic
            | R::KeyTaken
            | R::DayNotCome
            | R::BadPass
            | R::BadSite { .. } => 422,
            _ => 409,
        }
    }

    fn field(&self) -> Option<&str> {
        use HallRefusal as R;
        match self {
            R::BadText { field } | R::BadSite { field } => Some(field),
            R::BadGround => Some("ground"),
            R::NumberOutOfRange => Some("number"),
            R::BadTopic => Some("topics"),
            R::KeyTaken => Some("key"),
            R::BadPass => Some("pasan"),
            R::UnknownService | R::LineClosed | R::LineNotOpen { .. } | R::NoTurnsLeft => Some("service"),
            _ => None,
        }
    }

    fn article(&self) -> Option<&'static str> {
        match self {
            HallRefusal::BadGround => Some("Decreto-ley 19 de 2012, art. 13"),
            _ => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        use HallRefusal as R;
        match self {
            R::SiteClosed { opens, next } => {
                [vec![("opens", opens.clone())], next.map(opening).unwrap_or_default()].concat()
            }
            R::ClosedToday { why, next } => {
                let why = vec![("reason", why.es.clone()), ("reason-en", why.en.clone())];
                [why, next.map(opening).unwrap_or_default()].concat()
            }
            R::LineNotOpen { opens, closes } => vec![("opens", opens.clone()), ("closes", closes.clone())],
            R::TooSoon { seconds } => vec![("seconds", seconds.to_string())],
            R::CallAgain { calls } => vec![("calls", calls.to_string())],
            R::CounterTaken { counter, officer } => {
                vec![("counter", counter.clone()), ("officer", officer.clone())]
            }
            R::AlreadyAtCounter { counter } => vec![("counter", counter.clone())],
            R::CounterBusy { code } => vec![("code", code.clone())],
            _ => Vec::new(),
        }
    }
}

/// An opening in both languages: each sentence takes its own.
fn opening(next: Opening) -> Vec<(&'static str, String)> {
    vec![
        ("day", format::day_in_words(next.day, Lang::Es)),
        ("day-en", format::day_in_words(next.day, Lang::En)),
        ("hour", time_of_day(next.minute)),
    ]
}
