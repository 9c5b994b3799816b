//! Who is called, by whom, and what is refused.

use crate::house;

use hall::actions::swap_for_later::{self, Pass};
use hall::actions::{
    bring_back, call_direct, close_line, close_shift, hold, mark_absent, pause, recall, resume,
};
use hall::actions::{take_ticket, transfer, upgrade};
use hall::{Class, HallRefusal, Lane, Need, PriorityGround, State};
use house::{House, agent, officer, refused};
use kernel::Actor;
use store::Work;
use testkit::each;

#[test]
fn preferential_first_leaders_never_before_them_and_the_others_guarded() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        hall.came(0, Class::General).await;
        hall.came(0, Class::Community).await;
        world.clock.advance_seconds(700);
        for _ in 0..5 {
            hall.came(1, Class::Preferential).await;
        }
        let mut order = Vec::new();
        while let Some(code) = hall.serve(1, shift).await {
            order.push(code);
        }
        // three preferential in a row, then the general person who waited 700 s; the leader after all of them
        assert_eq!(order, ["P 001", "P 002", "P 003", "A 001", "P 004", "P 005", "C 001"]);
    });
}

#[test]
fn a_counter_calls_its_own_lines_and_a_preferential_one_nobody_else() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let (pays, first) = (hall.open(5).await, hall.open(6).await);
        hall.came(0, Class::General).await;
        assert_eq!(hall.serve(5, pays).await, None);
        assert_eq!(hall.serve(6, first).await, None);
        hall.came(2, Class::Preferential).await;
        assert_eq!(hall.serve(6, first).await.as_deref(), Some("P 001"));
        hall.came(2, Class::General).await;
        assert_eq!(hall.serve(5, pays).await.as_deref(), Some("F 001"));
    });
}

#[test]
fn a_wheelchair_goes_to_the_counter_that_it_reaches_while_one_is_open() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let (one, two) = (hall.open(1).await, hall.open(2).await);
        hall.came_with(0, Class::General, Need::Wheelchair).await;
        hall.came(0, Class::General).await;
        assert_eq!(hall.serve(1, one).await.as_deref(), Some("A 002"));
        assert_eq!(hall.serve(1, one).await, None);
        assert_eq!(hall.serve(2, two).await.as_deref(), Some("A 001"));
        // when no such counter is open, nobody is left waiting for it
        hall.came_with(0, Class::General, Need::Wheelchair).await;
        close(&hall, 2, two).await;
        assert_eq!(hall.serve(1, one).await.as_deref(), Some("A 003"));
    });
}

async fn close(hall: &House, n: u8, shift: hall::ShiftId) {
    let close = close_shift::CloseShift { shift };
    hall.act(agent(n), close, |work, c| Box::pin(close_shift::run(work, c))).await.expect("the shift closes");
}

#[test]
fn a_deaf_person_waits_for_the_certified_officer_who_hears_of_it_at_once() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let skill = hall.act(Actor::System("test"), (), |work: &mut Work<'_>, ()| {
            Box::pin(async move {
                Ok(hall::records::save_skill(work, officer(3), Need::SignLanguage, None).await?)
            })
        });
        skill.await.expect("the skill is kept");
        let one = hall.open(1).await;
        let early = hall.came_with(0, Class::Preferential, Need::SignLanguage).await;
        assert!(matches!(hall.ticket(early.id).await.lane, Lane::Service(_)));
        let three = hall.open(3).await;
        assert_eq!(hall.ticket(early.id).await.lane, Lane::Officer(officer(3)));
        let late = hall.came_with(1, Class::Preferential, Need::SignLanguage).await;
        assert_eq!(hall.ticket(late.id).await.lane, Lane::Officer(officer(3)));
        assert_eq!(hall.serve(1, one).await, None);
        assert_eq!(hall.serve(3, three).await.as_deref(), Some("P 001"));
        // the officer leaves: the person goes back to the line of the service
        close(&hall, 3, three).await;
        assert_eq!(hall.serve(1, one).await.as_deref(), Some("P 002"));
    });
}

#[test]
fn who_does_not_come_is_called_twice_and_comes_back_to_their_place() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        let first = hall.came(0, Class::General).await;
        hall.came(0, Class::General).await;
        let called = hall.call(1, shift, None).await.unwrap().unwrap();
        assert_eq!(called.id, first.id);
        let absent = || async {
            let mark = mark_absent::MarkAbsent { ticket: first.id };
            hall.act(agent(1), mark, |work, m| Box::pin(mark_absent::run(work, m))).await
        };
        let again = |key: Option<&str>| {
            let recall = recall::Recall { ticket: first.id, request: key.map(str::to_owned) };
            hall.act(agent(1), recall, |work, r| Box::pin(recall::run(work, r)))
        };
        assert_eq!(refused(absent().await), HallRefusal::CallAgain { calls: 1 });
        assert!(matches!(refused(again(None).await), HallRefusal::TooSoon { .. }));
        world.clock.advance_seconds(16);
        assert_eq!(again(Some("k")).await.unwrap().calls, 2);
        assert_eq!(again(Some("k")).await.unwrap().calls, 2);
        assert!(matches!(refused(absent().await), HallRefusal::TooSoon { .. }));
        world.clock.advance_seconds(16);
        assert_eq!(absent().await.unwrap().state, State::Absent);
        assert_eq!(hall.serve(1, shift).await.as_deref(), Some("A 002"));
        hall.came(0, Class::General).await;
        let back = bring_back::BringBack { ticket: first.id };
        hall.act(agent(1), back, |work, b| Box::pin(bring_back::run(work, b))).await.unwrap();
        assert_eq!(hall.serve(1, shift).await.as_deref(), Some("A 001"));
        let calls = hall.look(hall.founded.site, |look, site| {
            Box::pin(hall::records::recent_calls(look, *site, kernel::At(0), 10))
        });
        let calls: Vec<_> = calls.await.into_iter().rev().map(|c| (c.code, c.counter, c.times)).collect();
        let expected = [("A 001", 1, 1), ("A 001", 1, 2), ("A 002", 1, 1), ("A 001", 1, 1)];
        assert_eq!(calls, expected.map(|(code, counter, times)| (code.to_owned(), counter, times)));
    });
}

#[test]
fn a_transfer_goes_first_last_or_by_arrival_and_never_to_an_empty_chair() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let (one, two, pays) = (hall.open(1).await, hall.open(2).await, hall.open(5).await);
        let mut sent = Vec::new();
        for _ in 0..3 {
            sent.push(hall.came(0, Class::General).await.id);
        }
        hall.came(2, Class::General).await;
        let to = Lane::Service(hall.founded.services[2]);
        let places = [transfer::Placing::Last, transfer::Placing::KeepArrival, transfer::Placing::First];
        for (ticket, place) in sent.iter().zip(places) {
            let called = hall.call(1, one, None).await.unwrap().unwrap();
            assert_eq!(called.id, *ticket);
            let moved = transfer::Transfer { ticket: *ticket, to, place, note: "trae el recibo".into() };
            hall.act(agent(1), moved, |work, t| Box::pin(transfer::run(work, t))).await.unwrap();
        }
        let mut order = Vec::new();
        while let Some(code) = hall.serve(5, pays).await {
            order.push(code);
        }
        // A 002 keeps its arrival; A 003 goes before everybody, that is before A 002
        assert_eq!(order, ["A 003", "A 002", "F 001", "A 001"]);
        hall.came(0, Class::General).await;
        let called = hall.call(1, one, None).await.unwrap().unwrap();
        let away = |to| transfer::Transfer {
            ticket: called.id,
            to,
            place: transfer::Placing::Last,
            note: String::new(),
        };
        let try_to = |to| hall.act(agent(1), away(to), |work, t| Box::pin(transfer::run(work, t)));
        assert_eq!(refused(try_to(Lane::Officer(officer(4))).await), HallRefusal::OfficerAway);
        let empty = Lane::Counter(hall.founded.counters[3]);
        assert_eq!(refused(try_to(empty).await), HallRefusal::CounterClosed);
        try_to(Lane::Officer(officer(2))).await.unwrap();
        assert_eq!(hall.serve(1, one).await, None);
        assert_eq!(hall.serve(2, two).await.as_deref(), Some("A 004"));
    });
}

#[test]
fn a_held_turn_frees_the_counter_and_goes_on_at_another() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let (one, two) = (hall.open(1).await, hall.open(2).await);
        let first = hall.came(0, Class::General).await;
        hall.call(1, one, None).await.unwrap();
        hall.begin(1, first.id).await.unwrap();
        let aside = hold::Hold { ticket: first.id };
        hall.act(agent(1), aside, |work, h| Box::pin(hold::run(work, h))).await.unwrap();
        hall.came(0, Class::General).await;
        assert_eq!(hall.serve(1, one).await.as_deref(), Some("A 002"));
        let on = resume::Resume { ticket: first.id, shift: two };
        let on = hall.act(agent(2), on, |work, r| Box::pin(resume::run(work, r))).await.unwrap();
        assert_eq!((on.state, on.officer), (State::Attended, Some(officer(2))));
        let end = hall.finish(2, first.id).await.unwrap();
        assert_eq!(end.counter, Some(hall.founded.counters[1]));
    });
}

#[test]
fn one_person_before_a_counter_and_a_reason_for_who_is_called_directly() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        let (first, third) = (hall.came(0, Class::General).await, hall.came(0, Class::General).await);
        hall.call(1, shift, None).await.unwrap();
        let busy = HallRefusal::CounterBusy { code: "A 001".into() };
        assert_eq!(refused(hall.call(1, shift, None).await), busy);
        let direct = |reason: &str| {
            let call =
                call_direct::CallDirect { shift, ticket: third.id, reason: reason.into(), request: None };
            hall.act(agent(1), call, |work, c| Box::pin(call_direct::run(work, c)))
        };
        assert_eq!(refused(direct("vive lejos").await), busy);
        hall.begin(1, first.id).await.unwrap();
        hall.finish(1, first.id).await.unwrap();
        assert_eq!(refused(direct(" ").await), HallRefusal::BadText { field: "reason" });
        assert_eq!(direct("vive lejos").await.unwrap().code.to_string(), "A 002");
        let life = hall.look(third.id, |look, id| Box::pin(hall::records::intervals(look, *id))).await;
        assert_eq!(life[1].note.as_deref(), Some("vive lejos"));
        // another officer does not finish it
        assert_eq!(refused(hall.begin(2, third.id).await), HallRefusal::NotYours);
    });
}

#[test]
fn a_pause_and_a_closed_line_leave_nobody_out() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        hall.came(0, Class::General).await;
        let line = close_line::CloseLine { service: hall.founded.services[0] };
        hall.act(Actor::System("test"), line, |work, l| Box::pin(close_line::run(work, l))).await.unwrap();
        assert_eq!(refused(hall.take(hall.wish(0, Class::General)).await), HallRefusal::LineClosed);
        // the host may still register who was inside
        let inside = take_ticket::TakeTicket { origin: hall::Origin::Host, ..hall.wish(0, Class::General) };
        hall.take(inside).await.unwrap();
        let rest = pause::Pause { shift, reason: "almuerzo".into() };
        hall.act(agent(1), rest, |work, p| Box::pin(pause::run(work, p))).await.unwrap();
        assert_eq!(refused(hall.call(1, shift, None).await), HallRefusal::ShiftPaused);
        let back = hall::actions::back::Back { shift };
        hall.act(agent(1), back, |work, b| Box::pin(hall::actions::back::run(work, b))).await.unwrap();
        assert_eq!(hall.serve(1, shift).await.as_deref(), Some("A 001"));
        assert_eq!(hall.serve(1, shift).await.as_deref(), Some("A 002"));
    });
}

#[test]
fn the_host_upgrades_and_the_phone_lets_others_pass() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        let first = hall.came(0, Class::General).await;
        let second = hall.came(0, Class::General).await;
        let third = hall.came(0, Class::General).await;
        let change = |class, ground| {
            let change = upgrade::Upgrade { ticket: third.id, class, ground, needs: vec![] };
            hall.act(agent(9), change, |work, u| Box::pin(upgrade::run(work, u)))
        };
        let odd = change(Class::Community, Some(PriorityGround::Pregnancy)).await;
        assert_eq!(refused(odd), HallRefusal::BadGround);
        change(Class::Preferential, Some(PriorityGround::OlderAdult)).await.unwrap();
        let later = swap_for_later::SwapForLater { secret: first.secret.clone(), pass: Pass::All };
        hall.act(Actor::Visitor, later, |work, s| Box::pin(swap_for_later::run(work, s))).await.unwrap();
        let ahead = hall.look(first.id, |look, id| {
            Box::pin(async move {
                let ticket = hall::records::ticket(look, *id).await?.expect("the turn");
                hall::records::ahead_of(look, &ticket).await
            })
        });
        let ahead = ahead.await;
        assert_eq!((ahead.preferential, ahead.general, ahead.total()), (1, 1, 2));
        let mut order = Vec::new();
        while let Some(code) = hall.serve(1, shift).await {
            order.push(code);
        }
        assert_eq!(order, [third.code, second.code, first.code].map(|c| c.to_string()));
        let known = [PriorityGround::Child.class(), PriorityGround::CommunityLeader.class()];
        assert_eq!(known, [Class::Preferential, Class::Community]);
        assert_eq!(hall.ticket(third.id).await.ground, Some(PriorityGround::OlderAdult));
    });
}
