//! A turn as a pure state machine. The person is not the turn: the same person may take two, and a turn is
//! finished while its person stays.
//!
//! Its life is a row of [`Interval`]s without gaps (waiting, called, attended, held, absent); the four
//! instants (arrived, called, attended, ended) follow from them: see [`Instants::of`].

use cases::CaseId;
use kernel::{AccountId, At, Day, Id, Lang, Tag, keyed};
use people::PersonId;
use queueing::Class;

use crate::code::Code;
use crate::lane::Lane;
use crate::refusal::HallRefusal;
use crate::shift::{Place, ShiftId};
use crate::site::{CounterId, ServiceId, SiteId};
use crate::support::{Need, PriorityGround};

/// Marks ids of turns.
pub enum TicketTag {}
impl Tag for TicketTag {
    const NAME: &'static str = "turn";
}
/// Id of a turn.
pub type TicketId = Id<TicketTag>;

/// Calls without answer after which a person may be marked absent.
pub const CALLS_BEFORE_ABSENT: i64 = 2;
/// Seconds between two calls of the same person, and between the last one and the mark of absence.
pub const CALL_SPACING_S: i64 = 15;

keyed! {
    /// Where a turn is.
    #[doc(alias = "estado del turno")]
    State {
        /// In a line.
        Waiting = "waiting",
        /// Called to a counter, not there yet.
        Called = "called",
        /// At the counter.
        Attended = "attended",
        /// Put aside by the officer for a moment: the person fetches a paper.
        Held = "held",
        /// Did not come when called; may come back the same day.
        #[doc(alias = "no se presentó")]
        Absent = "absent",
        /// The attention ended.
        Finished = "finished",
        /// The person gave it up.
        #[doc(alias = "desistió")]
        Gone = "gone",
        /// The day was closed and nobody had attended it.
        #[doc(alias = "sin atender")]
        Unattended = "unattended",
    }
}

keyed! {
    /// How an attention ended.
    #[doc(alias = "resultado de la atención")]
    Outcome {
        /// What the person came for is done.
        Resolved = "resolved",
        /// A case was filed at the counter.
        Filed = "filed",
        /// The person knows what to do next.
        Informed = "informed",
        /// The person paid at the counter, or agreed how to.
        #[doc(alias = "pagó")]
        Paid = "paid",
        /// Another entity or office has to do it.
        Referred = "referred",
        /// It could not be done today.
        Pending = "pending",
        /// Something that is not in this list.
        Other = "other",
        /// Nobody said how: the day was closed over it.
        Unrecorded = "unrecorded",
    }
}

keyed! {
    /// Where a turn was taken.
    Origin {
        /// At the screen at the door.
        Kiosk = "kiosk",
        /// By the host.
        Host = "host",
        /// On the person's own telephone.
        Phone = "phone",
        /// For an appointment.
        Appointment = "appointment",
        /// By an officer at a counter.
        Counter = "counter",
        /// By another program.
        Program = "program",
    }
}

/// A turn.
#[doc(alias = "turno")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// The site.
    pub site: SiteId,
    /// The day.
    pub day: Day,
    /// What is called aloud.
    pub code: Code,
    /// The service for which it waits or was attended.
    pub service: ServiceId,
    /// In which order it is called.
    pub class: Class,
    /// Where it is.
    pub state: State,
    /// The line in which it waits, or waited last.
    pub lane: Lane,
    /// Orders the line: the arrival, unless a transfer says otherwise.
    pub rank_at: At,
    /// Where it was taken.
    pub origin: Origin,
    /// The language of the person.
    pub language: Lang,
    /// When it was taken.
    pub arrived_at: At,
    /// When it was called first.
    pub called_at: Option<At>,
    /// When its attention began first.
    pub attended_at: Option<At>,
    /// When it was over.
    pub ended_at: Option<At>,
    /// Since when it is in its present state or line.
    pub since: At,
    /// When it was called last.
    pub last_call_at: Option<At>,
    /// Calls since it last waited.
    pub calls: i64,
    /// The shift that called it.
    pub shift: Option<ShiftId>,
    /// The counter to which it was called.
    pub counter: Option<CounterId>,
    /// The officer who called it.
    pub officer: Option<AccountId>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What it was about: keys of the service's topics.
    pub topics: Vec<String>,
    /// The person, if an officer looked them up.
    pub person: Option<PersonId>,
    /// The case that was filed or treated.
    pub case: Option<CaseId>,
    /// Why it is preferential; wiped when the day is closed.
    pub ground: Option<PriorityGround>,
    /// What the person needs; wiped when the day is closed.
    pub needs: Vec<Need>,
    /// Counts its changes.
    pub version: i64,
}

/// Something that happens to a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A counter calls the first of its lines.
    Call(Place),
    /// A counter calls a chosen turn, which may have been absent or held.
    CallDirect(Place),
    /// The same counter calls again.
    Recall,
    /// The person did not come.
    MarkAbsent,
    /// An absent person came, the same day.
    BringBack,
    /// The person is at the counter.
    Begin,
    /// The officer puts it aside.
    Hold,
    /// A held turn goes on, at this counter.
    Resume(Place),
    /// It waits again, in another line.
    Transfer {
        /// The line.
        lane: Lane,
        /// Its service from now on.
        service: ServiceId,
        /// Its place in the line.
        rank_at: At,
    },
    /// It changes line while it waits; its place stays.
    Move {
        /// The line.
        lane: Lane,
        /// Its service from now on.
        service: ServiceId,
    },
    /// The person lets others of their class pass.
    SwapForLater {
        /// The place in the line from now on; one that is ahead of the present place counts for nothing.
        rank_at: At,
    },
    /// What the host learned of the person.
    Upgrade {
        /// The class from now on.
        class: Class,
        /// Why.
        ground: Option<PriorityGround>,
        /// What the person needs.
        needs: Vec<Need>,
        /// The line from now on.
        lane: Lane,
    },
    /// The attention ended.
    Finish {
        /// What it was about.
        topics: Vec<String>,
        /// How it ended.
        outcome: Outcome,
    },
    /// The person gave it up.
    GiveUp,
    /// The day is closed.
    CloseDay,
    /// The day was closed too early and goes on: who was left waits again, in their place.
    #[doc(alias = "reabrir la jornada")]
    ReopenDay,
}

impl Ticket {
    /// The turn after `act` at `at`.
    ///
    /// # Errors
    /// Why it cannot happen in its present state.
    pub fn apply(&self, act: &Act, at: At) -> Result<Ticket, HallRefusal> {
        if self.ended_at.is_some() && *act != Act::ReopenDay {
            return Err(HallRefusal::Over { state: self.state });
        }
        // a clock that was set back does not make intervals of negative length
        let at = at.max(self.since);
        let mut after = self.clone();
        match act {
            Act::Call(place) => {
                self.needs_state(&[State::Waiting])?;
                after.call(*place, at);
            }
            Act::CallDirect(place) => {
                self.needs_state(&[State::Waiting, State::Absent, State::Held])?;
                after.call(*place, at);
            }
            Act::Recall => {
                self.needs_state(&[State::Called])?;
                self.spaced(at)?;
                (after.last_call_at, after.calls) = (Some(at), self.calls + 1);
            }
            Act::MarkAbsent => {
                self.needs_state(&[State::Called])?;
                if self.calls < CALLS_BEFORE_ABSENT {
                    return Err(HallRefusal::CallAgain { calls: CALLS_BEFORE_ABSENT - self.calls });
                }
                self.spaced(at)?;
                after.state = State::Absent;
            }
            Act::BringBack => {
                self.needs_state(&[State::Absent])?;
                if at.day() != self.day {
                    return Err(HallRefusal::AnotherDay);
                }
                after.wait();
            }
            Act::Begin => {
                self.needs_state(&[State::Called])?;
                after.attend(at);
            }
            Act::Hold => {
                self.needs_state(&[State::Attended])?;
                after.state = State::Held;
            }
            Act::Resume(place) => {
                self.needs_state(&[State::Held])?;
                after.at_place(*place);
                after.attend(at);
            }
            Act::Transfer { lane, service, rank_at } => {
                self.needs_state(&[State::Called, State::Attended, State::Held])?;
                after.wait();
                (after.lane, after.service, after.rank_at) = (*lane, *service, *rank_at);
            }
            Act::Move { lane, service } => {
                self.needs_state(&[State::Waiting])?;
                (after.lane, after.service) = (*lane, *service);
            }
            Act::SwapForLater { rank_at } => {
                self.needs_state(&[State::Waiting])?;
                after.rank_at = self.rank_at.max(*rank_at);
            }
            Act::Upgrade { class, ground, needs, lane } => {
                if ground.is_some_and(|g| g.class() != *class) {
                    return Err(HallRefusal::BadGround);
                }
                (after.class, after.ground, after.needs) = (*class, *ground, needs.clone());
                if self.state == State::Waiting {
                    after.lane = *lane;
                }
            }
            Act::Finish { topics, outcome } => {
                self.needs_state(&[State::Attended, State::Held])?;
                (after.topics, after.outcome) = (topics.clone(), Some(*outcome));
                after.end(State::Finished, at);
            }
            Act::GiveUp => {
                self.needs_state(&[State::Waiting, State::Called, State::Held, State::Absent])?;
                after.end(State::Gone, at);
            }
            Act::CloseDay => match self.state {
                // what was absent stays so: it is counted apart from those whom nobody called
                State::Absent => after.end(State::Absent, at),
                State::Attended => {
                    after.outcome = Some(Outcome::Unrecorded);
                    after.end(State::Finished, at);
                }
                _ => after.end(State::Unattended, at),
            },
            Act::ReopenDay => {
                self.left_at_closing(at)?;
                after.ended_at = None;
                if self.state == State::Unattended {
                    after.wait();
                }
            }
        }
        after.version += 1;
        if after.turned(self) {
            after.since = at;
        }
        Ok(after)
    }

    /// Whether something of an interval changed: then the old one ends and a new one begins.
    pub(crate) fn turned(&self, before: &Ticket) -> bool {
        let key = |t: &Ticket| (t.state, t.lane, t.service, t.counter, t.ended_at.is_some());
        key(self) != key(before)
    }

    /// The interval in which the turn is; nothing if it is over.
    pub fn kind(&self) -> Option<IntervalKind> {
        let kind = match self.state {
            State::Waiting => IntervalKind::Waiting,
            State::Called => IntervalKind::Called,
            State::Attended => IntervalKind::Attended,
            State::Held => IntervalKind::Held,
            State::Absent => IntervalKind::Absent,
            State::Finished | State::Gone | State::Unattended => return None,
        };
        self.ended_at.is_none().then_some(kind)
    }

    /// Seconds waited until `at`, or until it was first called.
    pub fn waited_s(&self, at: At) -> i64 {
        self.called_at.or(self.ended_at).unwrap_or(at).seconds_since(self.arrived_at).max(0)
    }

    fn needs_state(&self, wanted: &[State]) -> Result<(), HallRefusal> {
        if wanted.contains(&self.state) { Ok(()) } else { Err(HallRefusal::WrongState { state: self.state }) }
    }

    /// Whether the close of this very day ended it, before somebody attended it.
    fn left_at_closing(&self, at: At) -> Result<(), HallRefusal> {
        self.needs_state(&[State::Unattended, State::Absent])?;
        if self.ended_at.is_none() {
            return Err(HallRefusal::WrongState { state: self.state });
        }
        if at.day() == self.day { Ok(()) } else { Err(HallRefusal::AnotherDay) }
    }

    fn spaced(&self, at: At) -> Result<(), HallRefusal> {
        let passed = self.last_call_at.map_or(CALL_SPACING_S, |last| at.seconds_since(last));
        if passed >= CALL_SPACING_S {
            return Ok(());
        }
        Err(HallRefusal::TooSoon { seconds: CALL_SPACING_S - passed.max(0) })
    }

    fn call(&mut self, place: Place, at: At) {
        self.at_place(place);
        self.state = State::Called;
        self.called_at = self.called_at.or(Some(at));
        (self.last_call_at, self.calls) = (Some(at), 1);
    }

    fn at_place(&mut self, place: Place) {
        (self.shift, self.counter, self.officer) =
            (Some(place.shift), Some(place.counter), Some(place.officer));
    }

    fn attend(&mut self, at: At) {
        self.state = State::Attended;
        self.attended_at = self.attended_at.or(Some(at));
    }

    fn wait(&mut self) {
        (self.state, self.calls, self.last_call_at) = (State::Waiting, 0, None);
        (self.shift, self.counter, self.officer) = (None, None, None);
    }

    fn end(&mut self, state: State, at: At) {
        (self.state, self.ended_at) = (state, Some(at));
    }
}

keyed! {
    /// What a turn does for a while.
    #[doc(alias = "intervalo del turno")]
    IntervalKind {
        /// In a line.
        Waiting = "waiting",
        /// Called.
        Called = "called",
        /// At a counter.
        Attended = "attended",
        /// Put aside.
        Held = "held",
        /// Did not come.
        Absent = "absent",
    }
}

/// A piece of the life of a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// What it does.
    pub kind: IntervalKind,
    /// From when.
    pub started_at: At,
    /// Until when; nothing while it runs.
    pub ended_at: Option<At>,
    /// For which service.
    pub service: ServiceId,
    /// At which counter.
    pub counter: Option<CounterId>,
    /// With which officer.
    pub officer: Option<AccountId>,
    /// Why, where somebody said so: the reason of a direct call, the note of a transfer.
    pub note: Option<String>,
}

/// The four instants of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instants {
    /// When it was taken.
    pub arrived_at: At,
    /// When it was called first.
    pub called_at: Option<At>,
    /// When its attention began first.
    pub attended_at: Option<At>,
    /// When it was over.
    pub ended_at: Option<At>,
}

impl Instants {
    /// From the life of a turn, oldest interval first; nothing if it has none.
    pub fn of(life: &[Interval]) -> Option<Instants> {
        let (first, last) = (life.first()?, life.last()?);
        let start = |kind| life.iter().find(|i| i.kind == kind).map(|i| i.started_at);
        Some(Instants {
            arrived_at: first.started_at,
            called_at: start(IntervalKind::Called),
            attended_at: start(IntervalKind::Attended),
            ended_at: last.ended_at,
        })
    }
}

#[cfg(test)]
#[path = "ticket_tests.rs"]
mod tests;
