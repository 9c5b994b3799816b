//! What mistaken, repeated and late input gets.

use crate::house;

use hall::actions::{close_day, end_the_night, finish, give_up, open_shift, take_ticket};
use hall::{Class, Code, HallRefusal, Hours, Need, Origin, Outcome, PriorityGround, State};
use house::{House, agent, lead, officer, plan, refused};
use kernel::{Actor, At};
use store::Work;
use testkit::each;

#[test]
fn the_same_request_has_the_same_answer_and_acts_once() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        let wish = take_ticket::TakeTicket { request: Some("k1".into()), ..hall.wish(0, Class::General) };
        // from two browsers at the same instant
        let (a, b) = futures::join!(hall.take(wish.clone()), hall.take(wish.clone()));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert_eq!(a, b);
        world.clock.advance_seconds(60);
        assert_eq!(hall.take(wish).await.unwrap(), a);
        assert_eq!(hall.came(0, Class::General).await.code, Code::new("A", 2));
        let (one, two) = futures::join!(hall.call(1, shift, Some("p")), hall.call(1, shift, Some("p")));
        let one = one.unwrap().unwrap();
        assert_eq!(Some(&one), two.unwrap().as_ref());
        assert_eq!(one.id, a.id);
        // the same key for another verb is refused, and a press that called nobody may be made again
        assert_eq!(refused(hall.call(1, shift, Some("k1")).await), HallRefusal::RequestReused);
        let pays = hall.open(5).await;
        assert_eq!(hall.call(5, pays, Some("q")).await.unwrap(), None);
        hall.came(2, Class::General).await;
        assert!(hall.call(5, pays, Some("q")).await.unwrap().is_some());
    });
}

#[test]
fn a_counter_has_one_officer_and_an_officer_one_counter() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        assert_eq!(hall.open(1).await, shift);
        let taken = refused(hall.open_at(2, 1).await);
        assert!(matches!(taken, HallRefusal::CounterTaken { counter, .. } if counter == "Módulo 1"));
        let elsewhere = HallRefusal::AlreadyAtCounter { counter: "Módulo 1".into() };
        assert_eq!(refused(hall.open_at(1, 2).await), elsewhere);
        let for_another =
            open_shift::OpenShift { counter: hall.founded.counters[1], officer: Some(officer(7)) };
        let open = |who| hall.act(who, for_another, |work, o| Box::pin(open_shift::run(work, o)));
        assert_eq!(refused(open(agent(3)).await), HallRefusal::NotYours);
        assert_eq!(open(lead(3)).await.unwrap().officer, officer(7));
        let nobody = open_shift::OpenShift { counter: hall.founded.counters[2], officer: None };
        let nobody = hall.act(Actor::System("x"), nobody, |work, o| Box::pin(open_shift::run(work, o)));
        assert_eq!(refused(nobody.await), HallRefusal::NotAnOfficer);
    });
}

#[test]
fn a_turn_finished_twice_is_answered_the_same_or_refused() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let shift = hall.open(1).await;
        let turn = hall.came(0, Class::General).await;
        assert_eq!(refused(hall.begin(1, turn.id).await), HallRefusal::NotYours);
        hall.call(1, shift, None).await.unwrap();
        hall.begin(1, turn.id).await.unwrap();
        let end = |topics: &[&str], outcome| {
            let topics = topics.iter().map(|t| (*t).to_owned()).collect();
            let end = finish::Finish { ticket: turn.id, topics, outcome, person: None, case: None };
            hall.act(agent(1), end, |work, end| Box::pin(finish::run(work, end)))
        };
        assert_eq!(refused(end(&["otro"], Outcome::Resolved).await), HallRefusal::BadTopic);
        let first = end(&["consumo", "consumo"], Outcome::Resolved).await.unwrap();
        assert_eq!(end(&["consumo"], Outcome::Resolved).await.unwrap(), first);
        let again = refused(end(&[], Outcome::Pending).await);
        assert_eq!(again, HallRefusal::Over { state: State::Finished });
        let leave = give_up::GiveUp { secret: turn.secret.clone() };
        let leave = hall.act(Actor::Visitor, leave, |work, g| Box::pin(give_up::run(work, g)));
        assert_eq!(refused(leave.await), HallRefusal::Over { state: State::Finished });
        let nobody = give_up::GiveUp { secret: "no".into() };
        let nobody = hall.act(Actor::Visitor, nobody, |work, g| Box::pin(give_up::run(work, g)));
        assert_eq!(refused(nobody.await), HallRefusal::UnknownTicket);
    });
}

#[test]
fn a_kiosk_that_was_off_line_keeps_its_order_and_a_wrong_clock_takes_nobodys_place() {
    each(async |world| {
        let mut open = plan();
        open.hours = (1..=5).map(|weekday| Hours { weekday, opens: 7 * 60, closes: 16 * 60 }).collect();
        let hall = House::with(&world.store, open).await;
        world.at("2026-11-23T10:00");
        let shift = hall.open(1).await;
        hall.came(0, Class::General).await;
        let late = |number: i64, at: &str| take_ticket::TakeTicket {
            number: Some(number),
            at: At::parse(at),
            ..hall.wish(0, Class::General)
        };
        let before = hall.take(late(900, "2026-11-23T09:58")).await.unwrap();
        assert_eq!(before.code.to_string(), "A 900");
        for wrong in ["2026-11-23T11:00", "2026-11-23T06:59", "1970-01-01T00:00"] {
            world.clock.advance_seconds(1);
            let turn = hall.take(late(901, wrong)).await.unwrap();
            let kept = hall.ticket(turn.id).await;
            assert!(kept.rank_at >= At::parse("2026-11-23T10:00").unwrap(), "{wrong}");
            let life = hall.look(turn.id, |look, id| Box::pin(hall::records::intervals(look, *id))).await;
            assert!(life[0].note.as_deref().unwrap().starts_with("clock "), "{wrong}");
        }
        let outside = late(47, "2026-11-23T09:59");
        assert_eq!(refused(hall.take(outside).await), HallRefusal::NumberOutOfRange);
        let mut order = Vec::new();
        while let Some(code) = hall.serve(1, shift).await {
            order.push(code);
        }
        // two kiosks printed A 901: the later ones were told their new numbers
        assert_eq!(order, ["A 900", "A 001", "A 901", "A 002", "A 003"]);
    });
}

#[test]
fn doors_hours_limits_and_grounds_are_kept() {
    each(async |world| {
        let mut open = plan();
        open.hours = vec![Hours { weekday: 1, opens: 7 * 60 + 30, closes: 12 * 60 }];
        open.services[2].daily_most = Some(1);
        let hall = House::with(&world.store, open).await;
        let refusal = async |at: &str| {
            world.at(at);
            refused(hall.take(hall.wish(0, Class::General)).await)
        };
        let early = HallRefusal::SiteClosed { opens: "07:30".into(), next: None };
        let monday = Some(hall::Opening { day: "2026-11-30".parse().unwrap(), minute: 450 });
        let over = HallRefusal::SiteClosed { opens: String::new(), next: monday };
        assert_eq!(refusal("2026-11-23T07:29").await, early);
        assert_eq!(refusal("2026-11-23T12:00").await, over);
        assert_eq!(refusal("2026-11-24T09:00").await, over);
        world.at("2026-11-23T08:00");
        hall.came(2, Class::General).await;
        assert_eq!(refused(hall.take(hall.wish(2, Class::General)).await), HallRefusal::NoTurnsLeft);
        let odd =
            take_ticket::TakeTicket { ground: Some(PriorityGround::Child), ..hall.wish(0, Class::General) };
        assert_eq!(refused(hall.take(odd).await), HallRefusal::BadGround);
        // numbers count from 1 again the next day, and a restart changes nothing
        let again = hall.through(&world.reopen().await);
        assert_eq!(again.came(0, Class::General).await.code, Code::new("A", 1));
        assert_eq!(again.came(0, Class::General).await.code, Code::new("A", 2));
        world.at("2026-11-30T08:00");
        assert_eq!(again.came(0, Class::General).await.code, Code::new("A", 1));
    });
}

#[test]
fn the_day_is_closed_by_an_act_that_lists_who_was_left_and_the_night_wipes_the_rest() {
    each(async |world| {
        let hall = House::new(&world.store).await;
        let (one, _two) = (hall.open(1).await, hall.open(2).await);
        let wish = take_ticket::TakeTicket {
            ground: Some(PriorityGround::Pregnancy),
            needs: vec![Need::SimpleWords],
            ..hall.wish(0, Class::Preferential)
        };
        let served = hall.take(wish.clone()).await.unwrap();
        let left = hall.take(wish.clone()).await.unwrap();
        hall.call(1, one, None).await.unwrap();
        hall.begin(1, served.id).await.unwrap();
        let site = hall.founded.site;
        let close = |day: &str| {
            let close = close_day::CloseDay { site, day: day.parse().unwrap(), note: String::new() };
            hall.act(lead(8), close, |work, c| Box::pin(close_day::run(work, c)))
        };
        assert_eq!(refused(close("2026-11-24").await), HallRefusal::DayNotCome);
        let closed = close("2026-11-23").await.unwrap();
        let ids = |list: &[hall::Ticket]| list.iter().map(|t| t.id).collect::<Vec<_>>();
        assert_eq!((ids(&closed.unattended), ids(&closed.unrecorded)), (vec![left.id], vec![served.id]));
        assert_eq!(refused(close("2026-11-23").await), HallRefusal::DayAlreadyClosed);
        assert_eq!(refused(hall.take(wish.clone()).await), HallRefusal::DayClosed);
        let wiped = hall.ticket(left.id).await;
        assert_eq!((wiped.ground, wiped.needs.len(), wiped.state), (None, 0, State::Unattended));
        assert_eq!(refused(hall.call(1, one, None).await), HallRefusal::ShiftClosed);
        // a day that nobody closes: the night frees the counters and wipes, the list waits for the
        // coordinator
        world.at("2026-11-24T09:00");
        let three = hall.open(3).await;
        let kept = hall.take(wish.clone()).await.unwrap();
        let called = hall.call(3, three, None).await.unwrap().unwrap();
        assert_eq!((called.id, called.needs), (kept.id, vec![Need::SimpleWords]));
        let waits = hall.take(wish.clone()).await.unwrap();
        world.at("2026-11-25T00:10");
        let night = hall.act(Actor::System("night"), (), |work: &mut Work<'_>, ()| {
            Box::pin(async move {
                let today = work.today();
                Ok(end_the_night::run(work, today).await?)
            })
        });
        night.await.unwrap();
        let (kept, waits) = (hall.ticket(kept.id).await, hall.ticket(waits.id).await);
        assert_eq!((kept.state, kept.ended_at.map(At::day)), (State::Unattended, Some(kept.day)));
        assert_eq!((waits.state, waits.ground, waits.needs.len()), (State::Waiting, None, 0));
        world.at("2026-11-25T08:00");
        let morning = hall.open_at(4, 3).await.unwrap();
        // yesterday's people are not called today
        assert_eq!(hall.serve(4, morning).await, None);
        assert_eq!(hall.come_again(wish).await, Some("P 001".into()));
        let days = hall.look(site, |look, site| {
            Box::pin(async move { hall::records::days_not_closed(look, *site, day("2026-11-25")).await })
        });
        assert_eq!(days.await, ["2026-11-24".parse().unwrap()]);
        assert_eq!(ids(&close("2026-11-24").await.unwrap().unattended), [waits.id]);
    });
}

impl House {
    async fn come_again(&self, wish: take_ticket::TakeTicket) -> Option<String> {
        Some(self.take(wish).await.ok()?.code.to_string())
    }
}

#[test]
fn a_turn_for_the_host_has_no_hours() {
    each(async |world| {
        let mut open = plan();
        open.hours = vec![Hours { weekday: 7, opens: 0, closes: 60 }];
        let hall = House::with(&world.store, open).await;
        let wish = take_ticket::TakeTicket { origin: Origin::Host, ..hall.wish(0, Class::Community) };
        assert_eq!(hall.come_again(wish).await, Some("C 001".into()));
    });
}

fn day(text: &str) -> kernel::Day {
    text.parse().expect("a day")
}
