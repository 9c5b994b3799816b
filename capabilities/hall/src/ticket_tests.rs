//! Random lives of a turn: whatever happens, the life has no gaps and the four instants follow from it.

use super::*;
use proptest::prelude::*;

fn place(n: u8) -> Place {
    let at = At(1_000_000);
    Place { shift: Id::new(at, [n; 16]), counter: Id::new(at, [n; 16]), officer: Id::new(at, [n; 16]) }
}

fn service(n: u8) -> ServiceId {
    Id::new(At(2_000_000), [n; 16])
}

fn taken(at: At) -> Ticket {
    Ticket {
        id: Id::new(at, [9; 16]),
        site: Id::new(at, [8; 16]),
        day: at.day(),
        code: Code::new("A", 1),
        service: service(1),
        class: Class::General,
        state: State::Waiting,
        lane: Lane::Service(service(1)),
        rank_at: at,
        origin: Origin::Kiosk,
        language: Lang::Es,
        arrived_at: at,
        called_at: None,
        attended_at: None,
        ended_at: None,
        since: at,
        last_call_at: None,
        calls: 0,
        shift: None,
        counter: None,
        officer: None,
        outcome: None,
        topics: Vec::new(),
        person: None,
        case: None,
        ground: None,
        needs: Vec::new(),
        version: 1,
    }
}

fn acts() -> impl Strategy<Value = Act> {
    let lane = (1u8..4).prop_map(|n| (Lane::Service(service(n)), service(n)));
    prop_oneof![
        4 => (1u8..4).prop_map(|n| Act::Call(place(n))),
        1 => (1u8..4).prop_map(|n| Act::CallDirect(place(n))),
        3 => Just(Act::Recall),
        2 => Just(Act::MarkAbsent),
        2 => Just(Act::BringBack),
        4 => Just(Act::Begin),
        2 => Just(Act::Hold),
        2 => (1u8..4).prop_map(|n| Act::Resume(place(n))),
        2 => (lane.clone(), 0i64..99).prop_map(|((lane, service), at)| {
            Act::Transfer { lane, service, rank_at: At(at) }
        }),
        1 => lane.prop_map(|(lane, service)| Act::Move { lane, service }),
        1 => (0i64..99).prop_map(|at| Act::SwapForLater { rank_at: At(at) }),
        1 => Just(Act::Upgrade {
            class: Class::Preferential,
            ground: Some(PriorityGround::OlderAdult),
            needs: vec![Need::Wheelchair],
            lane: Lane::Service(service(2)),
        }),
        1 => Just(Act::Finish { topics: vec!["x".into()], outcome: Outcome::Resolved }),
        1 => Just(Act::GiveUp),
        1 => Just(Act::CloseDay),
    ]
}

/// Which states an act may start from: written down a second time, on purpose.
fn allowed(act: &Act) -> &'static [State] {
    use State as S;
    match act {
        Act::Call(_) | Act::Move { .. } | Act::SwapForLater { .. } => &[S::Waiting],
        Act::CallDirect(_) => &[S::Waiting, S::Held, S::Absent],
        Act::Recall | Act::MarkAbsent | Act::Begin => &[S::Called],
        Act::BringBack => &[S::Absent],
        Act::Hold => &[S::Attended],
        Act::Resume(_) => &[S::Held],
        Act::Transfer { .. } => &[S::Called, S::Attended, S::Held],
        Act::Finish { .. } => &[S::Attended, S::Held],
        Act::GiveUp => &[S::Waiting, S::Called, S::Held, S::Absent],
        // not among the random acts: what it brings back has a gap in its life
        Act::ReopenDay => &[S::Unattended, S::Absent],
        Act::Upgrade { .. } | Act::CloseDay => &[S::Waiting, S::Called, S::Attended, S::Held, S::Absent],
    }
}

/// Writes the life of a turn as the store does.
fn live(life: &mut Vec<Interval>, before: &Ticket, after: &Ticket) {
    if !after.turned(before) {
        return;
    }
    if let Some(last) = life.last_mut() {
        last.ended_at = Some(after.since);
    }
    if let Some(kind) = after.kind() {
        life.push(piece(after, kind));
    }
}

fn piece(ticket: &Ticket, kind: IntervalKind) -> Interval {
    Interval {
        kind,
        started_at: ticket.since,
        ended_at: None,
        service: ticket.service,
        counter: ticket.counter,
        officer: ticket.officer,
        note: None,
    }
}

proptest! {
    #[test]
    fn a_life_has_no_gaps_and_the_instants_follow_from_it(
        steps in prop::collection::vec((acts(), -3i64..40), 1..40)
    ) {
        let mut at = At::parse("2026-11-23T08:00").unwrap();
        let mut ticket = taken(at);
        let mut life = vec![piece(&ticket, IntervalKind::Waiting)];
        for (act, seconds) in steps {
            at = at.plus_seconds(seconds);
            let done = ticket.apply(&act, at);
            let may = ticket.ended_at.is_none() && allowed(&act).contains(&ticket.state);
            let Ok(after) = done else {
                let timed = matches!(act, Act::Recall | Act::MarkAbsent);
                prop_assert!(!may || timed, "{act:?} refused from {:?}", ticket.state);
                continue;
            };
            prop_assert!(may, "{act:?} accepted from {:?}", ticket.state);
            prop_assert_eq!(after.version, ticket.version + 1);
            live(&mut life, &ticket, &after);
            ticket = after;
            for pair in life.windows(2) {
                prop_assert_eq!(pair[0].ended_at, Some(pair[1].started_at));
                prop_assert!(pair[0].started_at <= pair[1].started_at);
            }
            let instants = Instants::of(&life).unwrap();
            prop_assert_eq!(instants, Instants {
                arrived_at: ticket.arrived_at,
                called_at: ticket.called_at,
                attended_at: ticket.attended_at,
                ended_at: ticket.ended_at,
            });
            prop_assert_eq!(life.last().unwrap().ended_at.is_some(), ticket.kind().is_none());
            prop_assert!(ticket.waited_s(at) >= 0);
        }
    }
}

#[test]
fn calls_are_spaced_and_absence_needs_two() {
    let at = At::parse("2026-11-23T08:00").unwrap();
    let called = taken(at).apply(&Act::Call(place(1)), at).unwrap();
    let later = |s| at.plus_seconds(s);
    assert_eq!(called.apply(&Act::MarkAbsent, later(60)), Err(HallRefusal::CallAgain { calls: 1 }));
    assert_eq!(called.apply(&Act::Recall, later(14)), Err(HallRefusal::TooSoon { seconds: 1 }));
    let twice = called.apply(&Act::Recall, later(15)).unwrap();
    assert_eq!(twice.apply(&Act::MarkAbsent, later(20)), Err(HallRefusal::TooSoon { seconds: 10 }));
    let absent = twice.apply(&Act::MarkAbsent, later(30)).unwrap();
    assert_eq!((absent.state, absent.called_at, absent.ended_at), (State::Absent, Some(at), None));
    assert_eq!(absent.apply(&Act::BringBack, at.plus_days(1)), Err(HallRefusal::AnotherDay));
    let back = absent.apply(&Act::BringBack, later(300)).unwrap();
    assert_eq!((back.rank_at, back.calls, back.counter), (at, 0, None));
}

#[test]
fn the_end_of_the_day_tells_who_was_left_from_who_did_not_come() {
    let at = At::parse("2026-11-23T08:00").unwrap();
    let waiting = taken(at);
    let called = waiting.apply(&Act::Call(place(1)), at).unwrap();
    let attended = called.apply(&Act::Begin, at).unwrap();
    let held = attended.apply(&Act::Hold, at).unwrap();
    let absent = Ticket { state: State::Absent, ..called.clone() };
    let end = |ticket: &Ticket| {
        let ended = ticket.apply(&Act::CloseDay, at.plus_hours(9)).unwrap();
        assert_eq!(ended.ended_at, Some(at.plus_hours(9)));
        assert_eq!(ended.apply(&Act::GiveUp, at), Err(HallRefusal::Over { state: ended.state }));
        (ended.state, ended.outcome)
    };
    assert_eq!(end(&waiting), (State::Unattended, None));
    assert_eq!(end(&called), (State::Unattended, None));
    assert_eq!(end(&held), (State::Unattended, None));
    assert_eq!(end(&attended), (State::Finished, Some(Outcome::Unrecorded)));
    assert_eq!(end(&absent), (State::Absent, None));
}

#[test]
fn a_reopened_day_brings_back_who_was_left_and_nobody_else() {
    let at = At::parse("2026-11-23T15:00").unwrap();
    let waiting = taken(at);
    let called = waiting.apply(&Act::Call(place(1)), at).unwrap();
    let absent = Ticket { state: State::Absent, ..called.clone() };
    let (closing, later) = (at.plus_minutes(30), at.plus_minutes(40));
    let close = |ticket: &Ticket| ticket.apply(&Act::CloseDay, closing).unwrap();
    for left in [&waiting, &called] {
        let back = close(left).apply(&Act::ReopenDay, later).unwrap();
        assert_eq!((back.state, back.ended_at, back.counter), (State::Waiting, None, None));
        assert_eq!((back.rank_at, back.since, back.called_at), (left.rank_at, later, left.called_at));
    }
    let back = close(&absent).apply(&Act::ReopenDay, later).unwrap();
    assert_eq!((back.state, back.ended_at), (State::Absent, None));
    assert_eq!(back.apply(&Act::BringBack, later).unwrap().state, State::Waiting);
    assert_eq!(close(&waiting).apply(&Act::ReopenDay, at.plus_days(1)), Err(HallRefusal::AnotherDay));
    let open = waiting.apply(&Act::ReopenDay, later);
    assert_eq!(open, Err(HallRefusal::WrongState { state: State::Waiting }));
    assert_eq!(absent.apply(&Act::ReopenDay, later), Err(HallRefusal::WrongState { state: State::Absent }));
    let gone = waiting.apply(&Act::GiveUp, at).unwrap();
    assert_eq!(gone.apply(&Act::ReopenDay, later), Err(HallRefusal::WrongState { state: State::Gone }));
}

#[test]
fn who_lets_others_pass_never_comes_nearer() {
    let at = At::parse("2026-11-23T08:00").unwrap();
    let swap = |rank_at| taken(at).apply(&Act::SwapForLater { rank_at }, at.plus_minutes(5)).unwrap().rank_at;
    assert_eq!(swap(at.plus_minutes(3)), at.plus_minutes(3));
    assert_eq!(swap(at.plus_minutes(-3)), at);
}
